// A slip in a sealed plan: the facilitator proposes what it should say, who was there says on their own phone whether that is right, and then it stands
// beside the plan, for everybody, in files of its own. Not a byte of the plan changes. Pictures in test/pictures/correct.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/correct.mjs
import { account, Findings, openDesk, openPage, openPhone, sealedMeeting, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('correct')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const write = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text)

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await sealedMeeting(server, staff, [{ title: 'Een vaste plek in elk dorp', text: 'Vanaf 1 maart is er in elk dorp een vaste plek, samen met stigting Zorg.' }], {
    people: [{ id: 'p1', name: 'Ada Veenstra', capacity: 'carer', device: 'phone' }, { id: 'p2', name: 'Bram Bakker', capacity: 'resident', device: 'phone' }, { id: 'p3', name: 'Cor Dijk', capacity: 'carer', device: 'phone' }],
  })
  await account(server, staff, 'gemeente')
  const file = async name => (await fetch(`${server.origin}/api/v1/meetings/${room.id}/${name}`)).text()
  const before = [await file('plan.json'), await file('plan.html')]

  const ada = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  const bram = await openPhone(browser, server, room, 'p2', { language: 'nl' })
  const cor = await openPhone(browser, server, room, 'p3', { language: 'nl' })
  await ada.getByText('Ons plan').first().waitFor()
  const desk = await openDesk(browser, server, {})
  await desk.goto(`${server.page}/console/${room.id}#plan`)
  await press(desk, 'Stel een verbetering voor')
  await press(desk, 'Vraag het de mensen')
  await sees('what it says now is asked for', desk, 'Schrijf wat er nu staat.')
  await sees('and what it should say', desk, 'Schrijf wat er moet staan.')
  await write(desk, 'Wat staat er nu?', '1 april')
  await write(desk, 'Wat moet er staan?', 'stichting Zorg')
  await write(desk, 'Waarom?', 'Een typefout: zo heet de stichting niet.')
  await press(desk, 'Vraag het de mensen')
  await sees('what does not stand there cannot be corrected', desk, /Deze woorden staan daar niet/)
  await everyWay(desk, 'form')
  await write(desk, 'Wat staat er nu?', 'stigting Zorg')
  await press(desk, 'Vraag het de mensen')
  await sees('people are asked', desk, 'Gevraagd. Wie erbij was, ziet de vraag op de eigen telefoon.')
  check('it cannot be published yet', await desk.getByRole('button', { name: 'Zet naast het plan' }).isDisabled() || await desk.getByRole('button', { name: 'Zet naast het plan' }).getAttribute('aria-disabled') === 'true')

  await sees('who was there is asked', ada, 'Klopt deze verbetering?')
  check('who was not there is not', await cor.getByText('Klopt deze verbetering?').count() === 0)
  check('nothing of it is public yet', !(await file('corrections.md')).includes('stichting'))
  await everyWay(ada, 'phone-asked')
  await press(ada, 'Ja, dit klopt')
  await sees('her answer stands', ada, 'U zei: dit klopt.')
  await sees('the console sees a number', desk, '1 mens die erbij was zegt: dit klopt.')
  await press(bram, 'Nee, dit klopt niet')
  await sees('the console sees that somebody says no, not who', desk, /Iemand zegt: dit klopt niet/)
  check('no name is there', await desk.getByText('Bram Bakker').count() === 0)
  await look(desk, 'somebody-says-no')
  await press(bram, 'Verander mijn antwoord')
  await press(bram, 'Ja, dit klopt')
  await sees('two say that it is right', desk, '2 mensen die erbij waren zeggen: dit klopt.')

  await press(desk, 'Zet naast het plan')
  await sees('what it means is said first', desk, 'Zij kan niet meer weg.')
  await look(desk, 'sure')
  await press(desk, 'Ja, zet ernaast')
  await sees('it stands beside the plan', desk, 'Erbij gezet op')
  await everyWay(desk, 'made')
  await gone('nobody is asked any more', ada, 'Klopt deze verbetering?')
  for (const [name, page] of [['who was there', ada], ['who was not', cor]]) await sees(`${name} reads it`, page, 'stichting Zorg')
  await everyWay(ada, 'phone-made')

  const town = await openDesk(browser, server, { name: 'gemeente' })
  await town.goto(`${server.page}/municipality/${room.id}`)
  await sees('the municipality reads it', town, 'stichting Zorg')
  check('and has no way to correct anything', await town.getByRole('button', { name: /verbetering|naast het plan/ }).count() === 0)
  await look(town, 'town')

  check('it is a file of its own', (await file('corrections.html')).includes('stichting Zorg') && JSON.parse(await file('corrections.json')).corrections.length === 1)
  const page = await openPage(browser, server, `/api/v1/meetings/${room.id}/corrections.html`)
  await sees('which anybody reads', page, 'Dat moet zijn')
  await look(page, 'file')
  check('not a byte of the plan changed', await file('plan.json') === before[0] && await file('plan.html') === before[1])
})
