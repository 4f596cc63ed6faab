// What becomes of the plan: the municipality reports, people who were there say whether it is right and who helps, the team reads what they say
// and brings them in touch; and not a byte of the plan changes. Pictures in test/pictures/follow.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/follow.mjs
import { account, dayFrom, Findings, openDesk, openPhone, sealedMeeting, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('follow')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const write = (page, label, text) => page.getByLabel(label, { exact: true }).first().fill(text)
const there = ['p1', 'p2', 'p3']

const sealed = () => sealedMeeting(server, staff, [
  { title: 'Een vaste plek in elk dorp', text: 'Er komt een vaste plek in elk dorp.', lead: { text: 'De bibliotheek' }, due: dayFrom(-3) },
  { title: 'Eén telefoonnummer', text: 'Er komt één nummer voor alle vragen.' },
], { here: there, people: ['Ada Veenstra', 'Bram Bakker', 'Cor Dijkstra'].map((name, i) => ({ id: there[i], name, capacity: 'carer', device: 'phone' })) })

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await sealed()
  await account(server, staff, 'gemeente')
  const plan = async () => (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text()
  const before = await plan()

  const town = await openDesk(browser, server, { name: 'gemeente' })
  await town.goto(`${server.page}/municipality/${room.id}`)
  await sees('what becomes of it is asked', town, 'Wat komt ervan terecht?')
  await sees('what is late stands there', town, /Te laat: het had op/)
  await sees('and how far all of it is', town, '0 van 2 klaar, 1 te laat')
  await sees('somebody is still sought', town, 'Wie pakt dit op? Dat wordt nog gezocht.')

  await press(town, 'Noem wie dit oppakt: Eén telefoonnummer')
  await press(town, 'Zet dit erbij')
  await sees('a lead has a name', town, 'Schrijf eerst iets.')
  await write(town, 'Wie pakt dit op?', 'Het zorgloket')
  await press(town, 'Zet dit erbij')
  await sees('who was found stands there', town, 'Trekker: Het zorgloket')

  await press(town, 'Meld hoe het gaat met: Een vaste plek in elk dorp')
  await press(town, 'Zet dit erbij')
  await sees('a report says how it goes', town, 'Kies hoe het gaat.')
  await town.getByRole('radio', { name: 'Klaar', exact: true }).check()
  await press(town, 'Zet dit erbij')
  await sees('what is done is told', town, /Schrijf in een zin wat er gebeurd is/)
  await everyWay(town, 'report')
  await write(town, 'In een paar zinnen', 'In elk dorp is een plek open.')
  await press(town, 'Zet dit erbij')
  await sees('the report stands there', town, 'In elk dorp is een plek open.')
  await gone('and nothing is late any more', town, /Te laat: het had op/)

  const phones = []
  for (const one of there) phones.push(await openPhone(browser, server, room, one, { language: 'nl' }))
  for (const [i, phone] of phones.entries()) {
    await sees(`phone ${i + 1} reads the report`, phone, 'In elk dorp is een plek open.')
    await press(phone, 'Klopt niet')
    await sees(`phone ${i + 1} is thanked`, phone, 'Dank u. Uw antwoord telt mee.')
  }
  await sees('three times not right stands there', town, '3 klopt niet')
  await write(phones[0], 'Waarom klopt het niet?', 'Bij mevrouw Jansen in Zevenhuizen niet')
  await everyWay(phones[0], 'phone')
  await press(phones[0], 'Verstuur')
  await press(phones[2], 'Klopt')
  await sees('an answer can change', town, '2 klopt niet')
  await phones[1].getByRole('button', { name: 'Ik help mee', exact: true }).last().click()
  await sees('everybody sees how many help', town, '1 mens helpt mee')

  const desk = await openDesk(browser, server, {})
  await desk.goto(`${server.page}/console/${room.id}#plan`)
  await sees('the team reads first', desk, 'Bij mevrouw Jansen in Zevenhuizen niet')
  await sees('and sees who helps', desk, 'Bram Bakker')
  check('nobody else reads it yet', await town.getByText('mevrouw Jansen').count() === 0 && await phones[1].getByText('mevrouw Jansen').count() === 0)
  check('the municipality does not see who helps', await town.getByText('Bram Bakker').count() === 0)
  await everyWay(desk, 'console')
  await press(desk, 'Laat iedereen dit lezen: Bij mevrouw Jansen in Zevenhuizen niet')
  await sees('then everybody may', town, 'Bij mevrouw Jansen in Zevenhuizen niet')

  await press(town, 'Antwoord op wie zegt dat het niet klopt: Een vaste plek in elk dorp')
  await write(town, 'Wat zegt u tegen wie vindt dat het niet klopt?', 'Wij gaan kijken in Zevenhuizen.')
  await press(town, 'Zet dit erbij')
  await sees('who asked has an answer', phones[0], 'Wij gaan kijken in Zevenhuizen.')

  await write(town, 'Op welke dag kijkt u terug?', dayFrom(-1))
// A working group, and a plan that came later.
  await press(town, 'Zet een werkgroep erbij')
  await press(town, 'Zet erbij')
  for (const line of ['Schrijf hoe de groep heet.', 'Schrijf wat de groep gaat doen.', 'Kies een of meer besluiten.']) await sees(`a group says: ${line}`, town, line)
  await everyWay(town, 'group')
  await town.getByLabel('Hoe heet de groep?').fill('Werkgroep Vaste plek')
  await town.getByLabel('Wat gaat de groep doen?').fill('In elk dorp een sleutel regelen.')
  await town.getByRole('group', { name: 'Aan welke besluiten werkt de groep?' }).getByLabel('Een vaste plek in elk dorp').check()
  await press(town, 'Zet erbij')
  await sees('the team sees the group', desk, 'In elk dorp een sleutel regelen.')
  await press(desk, 'De groep stopt: Werkgroep Vaste plek')
  await desk.getByLabel('Waarom stopt de groep?').fill('De sleutels zijn er.')
  await press(desk, 'Zet dit erbij')
  await sees('a group that ended stays to be read', town, /Gestopt\. De sleutels zijn er\./)
  check('the municipality puts no plan aside', await town.getByRole('button', { name: 'Zet een later plan erbij' }).count() === 0)
  await press(desk, 'Zet een later plan erbij')
  const later = desk.getByRole('region', { name: 'Een later besluit' })
  await later.getByRole('button', { name: 'Zet dit erbij' }).click()
  await sees('a later plan has a name', desk, 'Schrijf hoe de latere bijeenkomst heet.')
  await desk.getByLabel('Hoe heet de latere bijeenkomst?').fill('Mantelzorg, een jaar later')
  await desk.getByLabel('Op welk adres staat dat plan?').fill('ergens')
  await later.getByRole('button', { name: 'Zet dit erbij' }).click()
  await sees('and an address', desk, 'Schrijf het hele adres. Het begint met https://.')
  await desk.getByLabel('Op welk adres staat dat plan?').fill('https://hoofdlijn.example.nl/plan/later')
  await desk.getByLabel('Controlecode van dat plan').fill('1234')
  await later.getByRole('button', { name: 'Zet dit erbij' }).click()
  await sees('and a code', desk, /Dit is geen controlecode van een ander plan/)
  await everyWay(desk, 'instead')
  await desk.getByLabel('Controlecode van dat plan').fill('gsne-44g1-vhn4-bhdn')
  await later.getByRole('button', { name: 'Zet dit erbij' }).click()
  await sees('what took its place stands there', desk, /Nu geldt: Mantelzorg, een jaar later/)

  await press(town, 'Bewaar de dag om terug te kijken')
  await sees('the day of looking back stands there', town, /kijkt u terug op het plan/)
  await write(town, 'Wat kwam eruit, en wat gebeurt er als het anders loopt?', 'Eén plek ging weer dicht. Wij zoeken een andere.')
  await town.getByRole('button', { name: 'Zet dit erbij', exact: true }).last().click()
  await sees('and what came of it', desk, 'Eén plek ging weer dicht. Wij zoeken een andere.')
  await everyWay(town, 'town')
  await look(phones[0], 'phone-after')
  check('not a byte of the plan changed', await plan() === before)

  // Somebody asks that words about them go, of what becomes of the plan.
  const lead = await openDesk(browser, server, { meeting: room.id, at: 'plan' })
  await write(lead, 'Zoek een woord dat erin staat', 'plek open')
  await press(lead, 'Haal weg: In elk dorp is een plek open.')
  await sees('what it means is said', lead, /Dit kan niet terug/)
  await press(lead, 'Ja, haal weg')
  await sees('it is done', lead, 'De woorden zijn weg. Op die plek staat dat er iets is weggehaald.')
  await gone('the municipality reads them no more', town, 'In elk dorp is een plek open.')
  await sees('but that something was taken out', town, /zijn hier woorden weggehaald, op verzoek/)
  await gone('phones neither', phones[1], 'In elk dorp is een plek open.')
  await sees('and how often it was right stays', town, /3 klopt niet|2 klopt niet|1 klopt niet/)
  await everyWay(lead, 'taken-out')
  check('they are in no file of what becomes of it', !(await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/follow.csv`)).text()).includes('plek open'))
})
