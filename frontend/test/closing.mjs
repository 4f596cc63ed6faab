// The end of the day: the titles are read aloud, people sign on phone, helper's device and paper, the plan is handed over, and the day is
// closed, which ends helper devices and the screen in the hall. No screen tells who signed. Pictures in test/pictures/closing.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/closing.mjs
import { Findings, makeMeeting, openPage, openPhone, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const names = ['Ada Veenstra', 'Bram Bakker', 'Corrie de Vries', 'Dirk Hoekstra', 'Els Dijkstra', 'Fenna Postma']
const people = names.map((name, i) => ({ id: `p${i + 1}`, name, capacity: ['carer', 'resident', 'volunteer'][i % 3], device: i === 3 ? 'helper' : i === 4 ? 'none' : 'phone' }))
const titles = ['Een vaste plek in elk dorp', 'Eén telefoonnummer voor vragen', 'Elk kwartaal samen in een dorpshuis', 'De huisarts vraagt: wie zorgt er mee?', 'Uw verhaal maar één keer vertellen', 'Vervangende zorg vanaf het begin', 'Een kaartje bij elke apotheek']

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('closing')
const { check, sees, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

/** A meeting of six that decided seven things. The last was on the list and never came. */
async function decided() {
  const room = await makeMeeting(server, staff, { title: 'Mantelzorg in Westerkwartier', people, here: people.slice(0, 5).map(one => one.id), frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }] })
  await room.lead.ask('prepare.set_agenda', { items: [
    { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' }, { id: 'voorlezen', title: 'Voorlezen', station: 'plan', minutes: 10, view: 'plan' },
    { id: 'ondertekenen', title: 'Ondertekenen', station: 'plan', minutes: 10, view: 'signing' }, { id: 'aanbieden', title: 'Aanbieden', station: 'after', minutes: 10, view: 'signing' },
  ] })
  const phones = {}
  for (const id of ['p1', 'p2', 'p3']) phones[id] = await room.phone(id)
  for (const [i, title] of titles.entries()) {
    const id = `v${i + 1}`
    await room.proposal({ id, title, text: i ? `${title}.` : 'Els Dijkstra zoekt met de buurt een vaste plek, ook voor wie dementie heeft.' })
    await room.lead.ask('decide.open', { id: `r${i + 1}`, proposals: [{ id }] })
    for (const one of people.slice(0, 5)) await room.lead.ask('decide.cast', { round: `r${i + 1}`, answers: { [id]: { choice: 'support' } } }, { for: one.id, via: 'hands' })
    await room.lead.ask('decide.close', { round: `r${i + 1}` })
  }
  await room.lead.ask('meet.go_to', { item: 'voorlezen' })
  return room
}
async function console_(room, language = 'nl') {
  const page = await openPage(browser, server, '/staff', { size: 'console', language })
  await page.locator('input').nth(0).fill('anna')
  await page.locator('input').nth(1).fill('een lange wachtzin')
  await page.locator('button[type=submit]').click()
  await page.locator('h1').filter({ hasText: /Bijeenkomsten|Meetings/ }).waitFor()
  await page.goto(`${server.page}/console/${room.id}#plan`)
  return page
}
const number = async room => (await room.lead.sees())['finish.end']?.signatures
/** Whether anything on a page changes when somebody signs, but for the number: then it tells who. */
const without = async page => (await page.locator('body').innerText()).replace(/\d+ mensen hebben|1 persoon heeft/, 'N')

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await decided()
  const desk = await console_(room)

  // The last reading points at what may be a name or an illness.
  await sees('the reading is there', desk, 'Voorlezen wat openbaar wordt')
  check('a name and an illness are marked', (await desk.locator('mark').allInnerTexts()).join('|') === 'Els Dijkstra|dementie')
  check('decided wording cannot be touched, only taken back to a round', await desk.getByRole('button', { name: 'Klopt een besluit niet? Terug naar een ronde' }).isVisible() && !(await desk.locator('textarea').count()))
  await everyWay(desk, 'reading')
  await room.seal()
  await sees('the plan stands fixed', desk, 'Het plan ligt vast')
  const before = await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text()

  const wall = await openPage(browser, server, await room.link('projector'), { size: 'projector' })
  await wall.setViewportSize({ width: 1920, height: 1080 })
  const helper = await openPage(browser, server, await room.helperCode(), { size: 'phone', language: 'nl' })
  await helper.getByLabel('Uw naam').fill('Henk')
  await press(helper, 'Begin')
  await helper.getByRole('button', { name: 'Deur' }).waitFor()
  check('nobody can sign before it is opened', !(await helper.getByRole('button', { name: 'Ondertekenen', exact: true }).count()))
  const ada = await openPhone(browser, server, room, 'p1', { language: 'nl' })
  const bram = await openPhone(browser, server, room, 'p2', { language: 'nl' })
  await sees('the phone shows the plan', ada, 'Lees het hele plan')
  check('and no signing yet', !(await ada.getByRole('button', { name: 'Ik onderteken' }).count()))

  // The titles are read aloud; then signing begins.
  await press(desk, 'Naar ondertekenen en afsluiten')
  await sees('the titles to read aloud', desk, 'Titels worden voorgelezen')
  await look(desk, 'console-before')
  await press(desk, 'Begin met ondertekenen')
  await sees('the screen in the hall says what is signed', wall, 'Ik was erbij. Dit is wat we hebben besloten.')
  check('with the titles', await wall.getByText(titles[0]).isVisible())
  await ada.getByRole('button', { name: 'Ik onderteken' }).waitFor()
  await everyWay(ada, 'phone')

  // On the phone, and back, and again.
  const others = [await without(bram), await without(wall)]
  await press(ada, 'Ik onderteken')
  await sees('the phone says that the signature is there', ada, 'Uw handtekening staat erbij.')
  await sees('the screen in the hall says how many', wall, '1 persoon heeft ondertekend')
  await everyWay(ada, 'phone-signed')
  check('no other screen tells who', others[0] === (await without(bram)).replace('N ondertekend\n', '').replace(/\n*N ondertekend/, '') && !(await wall.locator('body').innerText()).includes('Ada'))
  await press(ada, 'Neem mijn handtekening terug')
  await ada.getByRole('button', { name: 'Ik onderteken' }).waitFor()
  await until('the number to go down', async () => await number(room) === 0)
  await press(ada, 'Ik onderteken')
  await press(bram, 'Ik onderteken')
  await sees('two have signed', wall, '2 mensen hebben ondertekend')

  await look(wall, 'wall-signing')

  // On the helper's device, and on paper that the helper enters.
  await press(helper, 'Ondertekenen')
  await helper.getByLabel('Wie staat er voor u?').waitFor()
  check('there is no list of people until letters are typed', !(await helper.getByText('Dirk Hoekstra').count()))
  await helper.getByLabel('Wie staat er voor u?').fill('dir')
  await everyWay(helper, 'helper')
  await press(helper, 'Ondertekenen: Dirk Hoekstra')
  await sees('the device is handed over', helper, 'Geef het toestel nu aan')
  await everyWay(helper, 'helper-hand')
  await press(helper, 'Ik onderteken')
  await sees('the helper sees that it is there', helper, 'De handtekening van Dirk Hoekstra staat erbij.')
  await look(helper, 'helper-done')
  await helper.getByRole('radio', { name: 'Op papier' }).check({ force: true })
  await helper.getByLabel('Wie staat er voor u?').fill('ada')
  await press(helper, 'Getekend: Ada Veenstra')
  await sees('who had signed is said to be there', helper, 'De handtekening van Ada Veenstra stond er al bij.')
  check('and counts once', await number(room) === 3)
  await helper.getByLabel('Wie staat er voor u?').fill('fen')
  await sees('who never came cannot sign', helper, 'Niemand')

  // On paper, at the console.
  await desk.getByLabel('Zoek een naam').fill('els')
  await look(desk, 'console-paper')
  await press(desk, 'Getekend: Els Dijkstra')
  await sees('the console sees that it is there', desk, 'De handtekening van Els Dijkstra staat erbij.')
  await press(desk, 'Neem terug')
  await sees('and takes it back', desk, 'De handtekening van Els Dijkstra is teruggenomen.')
  await desk.getByLabel('Zoek een naam').fill('els')
  await press(desk, 'Getekend: Els Dijkstra')
  await sees('four have signed', wall, '4 mensen hebben ondertekend')
  await desk.getByRole('heading', { level: 1 }).click()
  const text = await desk.locator('main').innerText()
  check('the console names nobody who did not sign', !text.includes('Corrie') && !text.includes('Ada'))

  // Handing over.
  await press(desk, 'Leg vast: aangeboden')
  await sees('to whom must be filled in', desk, 'Vul in aan wie u het plan hebt gegeven.')
  await desk.getByLabel('Aan wie?').fill('de wethouder')
  await desk.getByLabel('Hoe laat?').fill('17:25')
  await press(desk, 'Leg vast: aangeboden')
  for (const [name, page] of [['the console', desk], ['the screen in the hall', wall], ['the phone', ada]]) await sees(`${name} says to whom and when`, page, /Aangeboden aan: de wethouder, .*17:25/)
  await everyWay(desk, 'console')
  await look(wall, 'wall')
  await wall.emulateMedia({ colorScheme: 'dark' })
  await look(wall, 'wall-dark')
  await room.lead.ask('meet.show', { view: 'plan' })
  await sees('the plan on the wall has the number beside it', wall, '4 mensen hebben ondertekend')
  await look(wall, 'wall-plan')
  await desk.goto(`${server.page}/api/v1/meetings/${room.id}/paper/handover.html`)
  await sees('the hand-over sheet has the number', desk, '4 mensen tekenden')
  await sees('and to whom', desk, 'de wethouder')
  await desk.pdf({ path: 'test/pictures/closing/handover.pdf', preferCSSPageSize: true })
  await desk.goto(`${server.page}/api/v1/meetings/${room.id}/paper/signing.html`)
  await desk.pdf({ path: 'test/pictures/closing/signing.pdf', preferCSSPageSize: true })

  // Closing.
  await desk.goto(`${server.page}/console/${room.id}#finish`)
  await desk.getByLabel('Het aanbiedblad is afgedrukt').check()
  await press(desk, 'Sluit de dag af')
  await sees('what is not ticked is said', desk, 'Nog niet afgevinkt:')
  check('what is ticked is not', !(await desk.getByRole('dialog').innerText()).includes('aanbiedblad'))
  await look(desk, 'console-closing')
  await press(desk, 'Ja, sluit de dag af')
  await sees('the helper is told in words', helper, 'Dit toestel doet niet meer mee. Geef het terug aan de gespreksleider.')
  await sees('the screen in the hall too', wall, 'Dit scherm mag uit.')
  await everyWay(helper, 'helper-over')
  await look(wall, 'wall-over')
  await sees('the console says that the day is closed', desk, 'De dag is afgesloten')
  await look(desk, 'console-closed')
  await sees('phones keep the plan', ada, 'Lees het hele plan')
  await ada.getByRole('button', { name: 'Neem mijn handtekening terug' }).waitFor({ state: 'detached' })
  await ada.reload()
  await sees('also when they come again', ada, 'Lees het hele plan')
  await look(ada, 'phone-closed')
  await wall.reload()
  await sees('the screen does not come back', wall, 'Dit scherm hoort nergens meer bij')
  check('the plan is what it was, byte for byte', before === await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.json`)).text())
  for (const page of [desk, ada, bram]) findings.all.push(...page.troubles)

  // In English.
  const english = await decided()
  const lead = await console_(english, 'en')
  await english.seal()
  await press(lead, 'To signing and closing')
  await press(lead, 'Begin signing')
  await lead.getByText('Titles are read aloud').waitFor()
  await look(lead, 'console-english')
  await lead.goto(`${server.page}/console/${english.id}#`)
  await lead.getByRole('button', { name: 'Continue: Ondertekenen' }).or(lead.getByRole('button', { name: /Ondertekenen/ })).first().waitFor()
  await look(lead, 'now-english')
})
