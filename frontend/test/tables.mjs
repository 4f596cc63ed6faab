// The tables: a lay-out made, changed by mouse, finger and keyboard, fixed; who sits where on the screen in the hall; two devices at two tables
// that type in cards, lay them together and write a proposal that their people read along; the console puts it forward; another round in which
// hosts stay; somebody who comes late. In Dutch, and a look in English. Pictures in test/pictures/tables.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/tables.mjs
import { Findings, makeMeeting, openDesk, openHelper, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const firsts = ['Anna', 'Bram', 'Corrie', 'Dirk', 'Els', 'Fenna', 'Geert', 'Hilde', 'Ietje', 'Jan', 'Klaas', 'Lies', 'Mia', 'Nico', 'Oda', 'Piet', 'Riet', 'Sjoerd', 'Truus', 'Wim']
const people = ['de Vries', 'Bakker'].flatMap((last, j) => firsts.map((first, i) => ({
  id: `p${j}-${i}`, name: `${first} ${last}`, capacity: ['carer', 'resident', 'volunteer', 'professional'][(i + j) % 4], device: i % 7 === 3 ? 'none' : 'phone',
})))
people.push({ id: 'mee', name: 'Zus van Anna', capacity: 'companion', companion_of: 'p0-0', device: 'phone' })
const here = people.slice(0, -2).map(one => one.id).concat('mee') // one comes late
const late = people.at(-2)
const themes = [['vervoer', 'Vervoer en de laatste kilometer'], ['rust', 'Even rust'], ['vinden', 'Mantelzorgers vinden en op tijd bereiken'], ['jong', 'Jonge mantelzorgers'], ['geld', 'Geld en regels'], ['samen', 'Samen in het dorp']].map(([id, title]) => ({ id, title }))
const agenda = [{ id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 20, view: 'board' }, { id: 'tafels', title: 'Aan de tafels', station: 'proposals', minutes: 40, view: 'tables' }]

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('tables')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

const consoleOf = (meeting, path, options = {}) => openDesk(browser, server, { meeting: meeting.id, at: path, ...options })

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people, here, themes, agenda, frameworks: [{ id: 'f1', kind: 'value', text: 'Samen' }] })
  const { lead } = room
  const wall = async () => (await lead.sees())
  /** Where everybody who is here sits. */
  const seating = async () => { const seen = await wall(); return Object.fromEntries(here.map(id => [id, seen[`people.person/${id}`].table ?? 0])) }
  const tableOf = async id => (await wall())[`people.person/${id}`].table ?? 0
  const phone = async person => {
    const page = await openPage(browser, server, await room.link('phone', person))
    await press(page, 'Ja')
    return page
  }
  const hall = await openPage(browser, server, await room.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } })

  // Setting up, and a lay-out that nobody sees until it is fixed.
  const desk = await consoleOf(room, 'tables')
  await everyWay(desk, 'console-none')
  await press(desk, 'Zet deze tafels klaar')
  await desk.getByText('Er is nog geen indeling.').waitFor()
  const anna = await phone('p0-0')
  await lead.ask('meet.go_to', { item: 'tafels' })
  await sees('a phone says that there is no table yet', anna, 'U hebt nog geen tafel')
  await everyWay(anna, 'phone-none')
  await anna.getByLabel('Over welk onderwerp praat u het liefst?').selectOption({ label: 'Even rust' })
  await anna.getByText('Mijn naam mag op het scherm staan, bij mijn tafel').click()
  await until('the wish to be kept', async () => (await wall())['tables.guest/p0-0']?.show_name)
  for (const one of people.slice(1, 30)) await lead.ask('tables.wish', { show_name: true }, { for: one.id, via: 'call' })
  for (const [i, one] of people.filter(one => one.device === 'none' && here.includes(one.id)).entries()) await lead.ask('people.seat', { id: one.id, device: 'none', card: 101 + i })

  // Who rather does not sit together: said beforehand, kept to, and forgotten when it is of no use any more.
  await desk.getByText('Liever niet samen aan tafel').click()
  for (const [label, name] of [['Wie', 'Anna de Vries'], ['Liever niet met', 'Bram de Vries']]) await desk.getByLabel(label, { exact: true }).selectOption({ label: name })
  await press(desk, 'Voeg toe')
  await sees('a seat rule is kept', desk, 'Anna de Vries en Bram de Vries')
  await everyWay(desk, 'console-apart')
  check('the phone of who it is about knows nothing of it', !(await (await room.phone('p0-1')).sees())['tables.apart'])

  await press(desk, 'Maak een indeling')
  await sees('the lay-out is a proposal', desk, 'Nog niemand ziet het.')
  check('and seats nobody', await tableOf('p0-0') === 0)
  await everyWay(desk, 'console-layout')
  const laid = async id => (await wall())['tables.layout'].at[id] ?? 0
  check('everybody who is here has a place', Object.keys((await wall())['tables.layout'].at).length === here.length)
  check('who wished a subject is at its table', await laid('p0-0') === 2)
  check('who rather does not sit together does not', await laid('p0-1') !== 2)
  await lead.ask('tables.place', { person: 'p0-1', table: 0 })
  const away = Object.entries((await wall())['tables.layout'].at).find(([id, table]) => table === 2 && id !== 'p0-0' && id !== 'mee')[0]
  await lead.ask('tables.place', { person: away, table: 0 })
  await lead.ask('tables.place', { person: 'p0-1', table: 2 })
  await sees('by hand they can, and it is said', desk, 'Zij zitten in deze indeling toch samen.')
  await lead.ask('tables.lay_out')
  check('with who came along', await laid('mee') === 2)

  // One person moved by keyboard, one by mouse, one by finger, one by choosing.
  const column = number => desk.locator(`[data-column="${number}"]`)
  const from = async id => Number(await laid(id))
  const beside = n => (n === 6 ? 5 : n + 1)
  const someone = async () => Object.entries((await wall())['tables.layout'].at).filter(([id]) => id.startsWith('p1')).map(([id]) => id)
  const [one, two, three, four] = await someone()
  const name = id => people.find(each => each.id === id).name
  let was = await from(one)
  await desk.locator(`[data-card="${one}"] [data-grip]`).focus()
  await desk.keyboard.press('Enter')
  await desk.keyboard.press(was === 6 ? 'ArrowLeft' : 'ArrowRight')
  await desk.keyboard.press('Enter')
  await until(`${name(one)} to be moved by keyboard`, async () => await laid(one) === beside(was))
  was = await from(two)
  await desk.locator(`[data-card="${two}"]`).scrollIntoViewIfNeeded()
  await desk.locator(`[data-card="${two}"] p`).hover()
  await desk.mouse.down()
  const goal = await column(beside(was)).locator('.card').first().boundingBox()
  await desk.mouse.move(goal.x + 60, goal.y + 4, { steps: 8 })
  await desk.mouse.up()
  await until(`${name(two)} to be moved by mouse`, async () => await laid(two) === beside(was))
  was = await from(three)
  await press(desk, `Verplaats naar… ${name(three)}`)
  await desk.locator(`[data-card="${three}"]`).getByLabel('Naar welk onderwerp').or(desk.locator(`[data-card="${three}"] select`)).first().selectOption(String(beside(was)))
  await look(desk, 'console-choose')
  await desk.locator(`[data-card="${three}"] .ask button`).click()
  await until(`${name(three)} to be moved by choosing`, async () => await laid(three) === beside(was))
  const tablet = await consoleOf(room, 'tables', { size: 'helper', hasTouch: true, viewport: { width: 820, height: 1180 } })
  was = await from(four)
  const card = tablet.locator(`[data-card="${four}"]`)
  await card.evaluate(node => node.scrollIntoView({ block: 'center' })) // near the edge the page scrolls along
  const line = await tablet.context().newCDPSession(tablet)
  const box = await card.locator('p').boundingBox()
  const columns = await Promise.all((await tablet.locator('[data-column]').all()).map(one => one.boundingBox()))
  const to = columns.find(one => one.y < box.y && one.y + one.height > box.y + 20 && (one.x > box.x || one.x + one.width < box.x)) // in the same row
  const touch = (type, x, y) => line.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await touch('touchStart', box.x + 20, box.y + 8)
  await tablet.locator('[data-card].lifted').waitFor()
  for (let i = 1; i <= 6; i++) await touch('touchMove', box.x + 20 + ((to.x + 60 - box.x - 20) * i) / 6, box.y + 8)
  await touch('touchEnd')
  check('somebody is moved by finger', await until('a move by finger', async () => await laid(four) !== was).catch(() => false))
  await look(tablet, 'console-tablet')
  await tablet.context().close()

  await press(desk, 'Zet deze indeling vast')
  await sees('a phone says its table', anna, 'U zit aan tafel 2')
  await sees('and what it talks about', anna, 'Even rust')
  check('everybody who is here sits', Object.values(await seating()).every(Boolean))
  await desk.getByText('Ronde 1').waitFor()
  await everyWay(desk, 'console-fixed')

  // The screen in the hall.
  await press(desk, 'Laat op het scherm zien wie waar zit')
  await sees('the hall reads who sits where', hall, 'Wie zit waar?')
  await sees('with names of who agreed', hall, 'Anna de Vries')
  await sees('and cards of who is on paper', hall, /kaart\s10\d/)
  check('nobody who did not agree', !/Wim\sBakker/.test(await hall.locator('main').innerText()))
  const small = await hall.evaluate(() => Math.min(...[...document.querySelectorAll('main li span:not(.visually-hidden)')].map(node => parseFloat(getComputedStyle(node).fontSize))))
  check(`letters of at least 1/25 of the screen (${small})`, small >= 1080 / 25)
  const runsOver = () => hall.evaluate(() => { const main = document.querySelector('main'); return main.scrollHeight - main.clientHeight })
  check('nothing runs off the screen', await runsOver() <= 0)
  await look(hall, 'hall-seats')
  await hall.emulateMedia({ colorScheme: 'dark' })
  await look(hall, 'hall-seats-dark')
  await hall.emulateMedia({ colorScheme: 'light' })

  // Two devices at two tables; three phones: two at table 2, one at table 3.
  const at = async number => Object.entries(await seating()).filter(([, table]) => table === number).map(([id]) => id)
  const second = (await at(2)).find(id => id !== 'p0-0' && id !== 'mee')
  const [third] = await at(3)
  const [bea, cas] = [await phone(second), await phone(third)]
  const dina = await openHelper(browser, server, room, { name: 'Dina' })
  await press(dina, 'Tafel')
  await dina.getByText('Bij welke tafel staat u?').waitFor()
  await everyWay(dina, 'device-where')
  await press(dina, 'Tafel 2: Even rust')
  const evert = await openHelper(browser, server, room, { name: 'Evert' })
  await press(evert, 'Tafel')
  await sees('the console lists the devices', desk, 'Tafel van het toestel: Evert')
  await desk.getByLabel('Tafel van het toestel: Evert').selectOption({ label: 'Tafel 3: Mantelzorgers vinden en op tijd bereiken' })
  await sees('a device given a table by the console says so', evert, 'Tafel 3: Mantelzorgers vinden')

  const writeCard = async (page, text) => {
    await page.getByLabel('Wat staat er op de kaart?').fill(text)
    await press(page, 'Zet op het bord')
    await page.getByText('De kaart is verstuurd.').first().waitFor()
  }
  for (const text of ['Een logeerplek dicht bij huis', 'Een vrije middag in de week', 'Iemand die ’s nachts belt']) await writeCard(dina, text)
  await writeCard(evert, 'De huisarts vraagt: wie zorgt er mee?')
  await lead.ask('ideas.reveal', { theme: 'rust' })
  await lead.ask('ideas.reveal', { theme: 'vinden' })
  await dina.getByText('Een vrije middag in de week').waitFor()
  check('a table sees its own cards alone', await dina.getByText('De huisarts vraagt').count() === 0)
  for (const text of ['Een logeerplek dicht bij huis', 'Een vrije middag in de week']) await dina.getByText(text).click()
  await dina.getByLabel('Wat hoort hier bij elkaar?').fill('Even weg kunnen')
  await everyWay(dina, 'device-cards')
  await press(dina, 'Leg bij elkaar')
  await dina.getByRole('heading', { name: 'Even weg kunnen' }).waitFor()
  await dina.getByText('Iemand die ’s nachts belt').click()
  await press(dina, 'Leg bij: Even weg kunnen')
  await press(dina, 'Haal eruit: Iemand die ’s nachts belt')
  await look(dina, 'device-grouped')
  const board = await wall()
  check('what a table laid together stands on the board of the theme', Object.values(board).some(one => one?.title === 'Even weg kunnen' && one.theme === 'rust' && one.table === 2))

  // The board of a table at the console: the board of its theme, with only the cards written there.
  await lead.ask('ideas.add', { id: 'elders', theme: 'rust', text: 'Geschreven aan een andere tafel' }, { for: third, via: 'paper' })
  const boards = await consoleOf(room, '')
  await boards.getByRole('button', { name: 'Bord', exact: true }).click()
  await boards.getByLabel('Onderwerp', { exact: true }).selectOption('rust')
  await sees('the board of a theme has the cards of all tables', boards, 'Geschreven aan een andere tafel')
  await boards.getByLabel('Kaarten van').selectOption('2')
  await gone('the board of a table only its own', boards, 'Geschreven aan een andere tafel')
  await sees('the same cards', boards, 'Een logeerplek dicht bij huis')
  await look(boards, 'console-board')
  await boards.context().close()

  // The form: read along, live, by the table and the console alone.
  await sees('a phone waits for what its table writes', bea, 'Uw tafel schrijft nog geen voorstel.')
  await dina.getByText('Voorstel', { exact: true }).click()
  await press(dina, 'Begin een voorstel')
  const field = (page, label) => page.getByLabel(label, { exact: true })
  await field(dina, 'Titel, in een paar woorden').fill('Een logeerplek in elk dorp')
  for (const page of [anna, bea]) await sees('a phone at the table reads along', page, 'Een logeerplek in elk dorp')
  await sees('and so does the console', desk, 'Een logeerplek in elk dorp')
  await sees('which says what is missing', desk, /Ontbreekt nog: tekst, wie pakt dit op/)
  await field(dina, 'Wat spreken we af?').fill('In elk dorp komt een plek waar iemand een nacht kan logeren.')
  await field(dina, 'Wie pakt dit op?').fill('De dorpshuizen')
  await field(dina, 'Wat is de eerste stap?').fill('Drie dorpen zoeken een plek')
  await field(dina, 'Wanneer is het klaar?').fill('2027-03-01')
  await field(dina, 'Wat kost het, in euro’s?').fill('€ 12.000')
  await dina.getByRole('checkbox', { name: 'Even weg kunnen' }).click({ force: true })
  await sees('the cost as it is read', bea, '€ 12.000')
  check('another table reads nothing of it', await cas.getByText('Een logeerplek').count() === 0)
  check('nor does the hall', await hall.getByText('Een logeerplek').count() === 0)
  await sees('the device says that it is kept', dina, 'Bewaard. Uw tafel leest mee.')
  await everyWay(dina, 'device-form')
  await everyWay(bea, 'phone-draft')
  await everyWay(desk, 'console-forms')

  // Two devices on one form: the last counts, the first is told.
  const flip = await openHelper(browser, server, room, { name: 'Flip' })
  await press(flip, 'Tafel')
  await press(flip, 'Tafel 2: Even rust')
  await flip.getByText('Voorstel', { exact: true }).click()
  await until('the second device to have the form', async () => await field(flip, 'Wie pakt dit op?').inputValue() === 'De dorpshuizen')
  await field(flip, 'Wie pakt dit op?').fill('De zorgboerderij')
  await sees('who wrote first is told', dina, 'Iemand anders veranderde ook ‘Wie pakt dit op?’.')
  await until('the last to count', async () => await field(dina, 'Wie pakt dit op?').inputValue() === 'De zorgboerderij')
  await look(dina, 'device-told')
  // At the same moment, each in another field: nobody loses anything.
  await Promise.all([field(dina, 'Wat is de eerste stap?').fill('Vier dorpen zoeken een plek'), field(flip, 'Wie moet nog ja zeggen?').fill('De gemeente\nDe kerk')])
  await sees('two fields at once', bea, 'Vier dorpen zoeken een plek')
  await sees('both are kept', bea, 'De gemeente, De kerk')
  await flip.context().close()

  // All six tables at once, then the console puts forward.
  const devices = await Promise.all([1, 3, 4, 5, 6].map(async table => {
    const seat = await room.helper()
    await seat.ask('tables.stand', { table })
    return { table, seat }
  }))
  await Promise.all(devices.map(({ table, seat }) => seat.ask('propose.fill_form', { id: `f-${table}`, table, title: `Voorstel van tafel ${table}`, text: 'Dat spreken we af.' })))
  for (const { table } of devices) await sees(`the console has the form of table ${table}`, desk, `Voorstel van tafel ${table}`)
  const [{ seat }] = devices
  check('no table writes on the form of another', (await seat.try('propose.fill_form', { id: 'f-3', table: 3, title: 'Gepikt' }))?.code === 'not_allowed')
  await desk.getByText('Alles is ingevuld.').waitFor()
  await press(desk, 'Breng in: Een logeerplek in elk dorp')
  await sees('it is put forward', desk, '‘Een logeerplek in elk dorp’ staat nu bij de voorstellen.')
  await sees('the phone says so', bea, 'Dit is ingebracht.')
  const proposal = Object.values(await wall()).find(one => one?.title === 'Een logeerplek in elk dorp' && one.version)
  check('with its words', proposal?.lead === 'De zorgboerderij' && proposal.numbers.cost === '12000' && proposal.needs_yes_from.length === 2)
  check('and the cards it comes from', proposal?.ideas.length === 2)
  await lead.ask('meet.show', { view: 'proposal', focus: proposal.id })
  await sees('now the hall may read it', hall, 'Een logeerplek in elk dorp')
  await look(hall, 'hall-proposal')

  // Another round: hosts stay, others move on.
  await lead.ask('meet.show', { view: 'tables' })
  await lead.ask('tables.host', { table: 2, person: second })
  const before = await seating()
  await press(desk, 'Volgende ronde')
  await sees('a proposal for the second round', desk, 'Dit is een voorstel voor ronde 2.')
  await look(desk, 'console-next')
  await press(desk, 'Zet deze indeling vast')
  await desk.getByText('Ronde 2').waitFor()
  const after = await seating()
  check('the host stays, and nobody else', here.every(id => (before[id] === after[id]) === (id === second)))
  check('who came along sits with Anna', after.mee === after['p0-0'])
  await sees('the host is told', bea, 'U bent de tafelbegeleider.')
  await look(bea, 'phone-host')
  await gone('who moved on no longer reads the draft of the table before', anna, 'Een logeerplek in elk dorp')

  // Late: the door finds a table with room, nobody is moved.
  await press(dina, 'Deur')
  await dina.getByLabel('Wie staat er voor u?').fill(late.name.slice(0, 3))
  await press(dina, `Binnen: ${late.name}`)
  await look(dina, 'door-late')
  await press(dina, 'Kies een tafel met plaats')
  await until('who came late to have a table', async () => await tableOf(late.id) > 0)
  check('nobody was moved for it', JSON.stringify(await seating()) === JSON.stringify(after))

  // In English.
  const english = await openPage(browser, server, await room.link('phone', 'p0-5'), { language: 'en' })
  await english.getByRole('button', { name: 'Yes', exact: true }).click()
  await sees('a phone in English', english, /You sit at table/)
  await look(english, 'phone-english')
  const abroad = await makeMeeting(server, staff, { language: 'en', title: 'Carers', themes: [{ id: 'a', title: 'Transport' }], people: people.slice(0, 6), here: people.slice(0, 6).map(one => one.id) })
  await abroad.lead.ask('tables.set_up', { tables: [{ number: 1, theme: 'a', seats: 8 }] })
  await abroad.lead.ask('tables.seat_late', {})
  await abroad.lead.ask('meet.show', { view: 'tables', focus: 'seats' })
  const screen = await openPage(browser, server, await abroad.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } })
  await sees('the hall in English', screen, 'Who sits where?')
  await look(screen, 'hall-english')
})
