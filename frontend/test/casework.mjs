// Working on a case: the console writes one the evening before and one on the day; two devices at two tables write down what their tables say,
// paper too, and the phones of those tables read along, and no others; the tables are ready; one note becomes an idea; the harvest of all tables on the
// screen, on the mirror and on every phone; the plan has it, as no decision. In Dutch, and a look in English. Pictures in test/pictures/casework.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/casework.mjs
import { Findings, makeMeeting, openDesk, openHelper, openPage, setupFacilitator, smallText, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const people = ['Anna de Vries', 'Bram Bakker', 'Corrie Postma', 'Dirk Veenstra'].map((name, i) => ({ id: `p${i + 1}`, name, capacity: ['carer', 'resident', 'volunteer', 'professional'][i], device: i === 3 ? 'none' : 'phone' }))
const here = people.map(one => one.id)
const themes = [{ id: 'rust', title: 'Even rust' }, { id: 'vinden', title: 'Mantelzorgers vinden' }]
const agenda = [{ id: 'casus', title: 'Werken aan een casus', station: 'talks', minutes: 30, view: 'casework' }, { id: 'plan', title: 'Voorlezen', station: 'plan', minutes: 10, view: 'plan' }]
const story = 'Mevrouw K. is 71 jaar. Zij zorgt al zes jaar voor haar man, die steeds meer vergeet.\nHaar zus viert haar verjaardag. Mevrouw K. wil erheen, maar durft haar man niet alleen te laten.'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('casework')
const { check, sees, gone, look, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const field = (page, label) => page.getByLabel(label, { exact: true })

const consoleOf = (meeting, path) => openDesk(browser, server, { meeting: meeting.id, at: path })

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await makeMeeting(server, staff, { people, themes, agenda, phase: 'preparing' })
  const { lead } = room
  const wall = async () => lead.sees()
  const phone = async person => {
    const page = await openPage(browser, server, await room.link('phone', person))
    await press(page, 'Ja')
    return page
  }

  // The evening before: a case is written, and the tables get it.
  await lead.ask('tables.set_up', { tables: [{ number: 1, theme: 'rust', seats: 4 }, { number: 2, theme: 'vinden', seats: 4 }, { number: 3, seats: 4 }] })
  const desk = await consoleOf(room, 'tables')
  await press(desk, 'Werken aan een casus')
  await desk.getByText('Er is nog geen casus.').waitFor()
  await everyWay(desk, 'console-none')
  await press(desk, 'Bewaar de casus')
  await sees('nothing is written, and it says what is needed', desk, 'Vul een titel, een verhaal en minstens één vraag in.')
  await field(desk, 'Titel').fill('Mevrouw K. wil een weekend weg')
  await desk.getByLabel('Het verhaal').fill(story)
  await field(desk, 'Vraag 1').fill('Wie in het dorp kan hier helpen?')
  await press(desk, 'Nog een vraag')
  await field(desk, 'Vraag 2').fill('Wat houdt haar tegen?')
  await everyWay(desk, 'console-writing')
  await press(desk, 'Bewaar de casus')
  await desk.getByRole('heading', { name: 'Mevrouw K. wil een weekend weg' }).waitFor()
  await press(desk, 'Geef aan alle tafels: Mevrouw K. wil een weekend weg')
  await sees('all tables have it', desk, 'Tafel 1, 2, 3')
  await lead.ask('casework.write', { id: 'meneer-b', title: 'Meneer B. en de formulieren', story: 'Meneer B. zorgt voor zijn zoon van negentien.', questions: [{ id: 'b-weg', text: 'Wie wijst meneer B. de weg?' }] })
  const own = desk.locator('section').filter({ has: desk.getByRole('heading', { name: 'Meneer B. en de formulieren', exact: true }) }).last()
  await own.getByLabel('Tafel 3 (nu: Mevrouw K. wil een weekend weg)').check({ force: true })
  await until('table 3 to have a case of its own', async () => (await wall())['casework.table/3']?.case === 'meneer-b')

  // On the day.
  await lead.ask('prepare.lock')
  await lead.ask('prepare.open')
  await lead.ask('people.arrive', { people: here })
  for (const [id, table] of [['p1', 1], ['p2', 1], ['p3', 2], ['p4', 2]]) await lead.ask('people.seat', { id, device: id === 'p4' ? 'none' : 'phone', table, ...(id === 'p4' ? { card: 7 } : {}) })
  const hall = await openPage(browser, server, await room.link('projector'), { size: 'projector', viewport: { width: 1920, height: 1080 } })
  const mirror = await openPage(browser, server, (await room.link('projector')).replace('/projector#', '/mirror#'))
  const [anna, bram, cor] = [await phone('p1'), await phone('p2'), await phone('p3')]
  const letters = async name => { for (const one of await hall.evaluate(smallText)) findings.all.push(`${name}: ${one}`) }
  const fits = async name => check(`${name}: nothing runs off the screen`, await hall.evaluate(() => [document.documentElement, ...document.querySelectorAll('main, main ul, main ol, main .fit')].every(one => one.scrollHeight - one.clientHeight <= 1)))
  await lead.ask('meet.go_to', { item: 'casus' })
  await sees('the hall tells the story', hall, 'Zij zorgt al zes jaar voor haar man')
  await sees('with its questions', hall, 'Wat houdt haar tegen?')
  await sees('until when the tables work on it', hall, /tot \d\d\.\d\d uur/)
  await letters('hall-case')
  await fits('hall-case')
  await look(hall, 'hall-case')
  await hall.emulateMedia({ colorScheme: 'dark' })
  await look(hall, 'hall-case-dark')
  await hall.emulateMedia({ colorScheme: 'light' })
  const asked = Object.values(await wall()).find(one => one?.title === 'Mevrouw K. wil een weekend weg')
  await press(desk, 'Zet op het scherm: vraag 2 van Mevrouw K. wil een weekend weg')
  await gone('one question is pointed out: the other is away', hall, 'Wie in het dorp kan hier helpen?')
  await letters('hall-question')
  await fits('hall-question')
  await look(hall, 'hall-question')
  await sees('a phone says which question it is', anna, 'Vraag 2 · nu')
  await lead.ask('meet.think', { seconds: 300 })
  await sees('thinking first runs beside the case', hall, /Nog [45]\.\d\d/)
  check('and the case stays', await hall.getByText('Zij zorgt al zes jaar').count() === 1)
  await lead.ask('meet.stop_thinking')
  await lead.ask('meet.show', { view: 'casework' })
  await sees('the mirror says it too', mirror, 'Wie in het dorp kan hier helpen?')
  await sees('and the case of the table that has its own', mirror, 'Wie wijst meneer B. de weg?')
  await everyWay(mirror, 'mirror-case')

  await sees('a phone has the case of its table', anna, 'Mevrouw K. wil een weekend weg')
  await sees('nothing is noted yet', anna, 'Uw tafel schreef hier nog niets op.')
  await everyWay(anna, 'phone-case')

  // Two devices at two tables.
  const table = async (name, number) => {
    const page = await openHelper(browser, server, room, { name })
    await press(page, 'Tafel')
    await page.getByRole('button', { name: new RegExp(`^Tafel ${number}`) }).click()
    await page.getByText('Casus', { exact: true }).click()
    await page.getByRole('heading', { name: 'Mevrouw K. wil een weekend weg' }).waitFor()
    return page
  }
  const [dina, evert] = [await table('Dina', 1), await table('Evert', 2)]
  const write = async (page, number, text) => {
    await page.getByLabel(`Wat zegt de tafel bij vraag ${number}?`).fill(text)
    await press(page, `Schrijf op bij vraag ${number}`)
    await page.getByText(text, { exact: true }).waitFor()
  }
  await everyWay(dina, 'device-empty')
  await Promise.all([write(dina, 1, 'De buren, als iemand het vraagt'), write(evert, 1, 'Een logeerhuis in de buurt')])
  await write(dina, 2, 'Zij denkt dat hulp vragen falen is')
  await write(evert, 2, 'Van kaart 7: schaamte')
  for (const page of [anna, bram]) await sees('a phone at the table reads along', page, 'De buren, als iemand het vraagt')
  check('another table reads nothing of it', await cor.getByText('De buren').count() === 0)
  await sees('but what its own writes', cor, 'Een logeerhuis in de buurt')
  check('nor does the hall', await hall.getByText('De buren').count() === 0)
  check('nor the mirror', await mirror.getByText('De buren').count() === 0)
  await press(dina, 'Wijzig: De buren, als iemand het vraagt')
  await dina.getByLabel('Wat moet er staan?').fill('De buren, als iemand het hun vraagt')
  await look(dina, 'device-changing')
  await press(dina, 'Bewaar')
  await sees('what is changed is changed on the phone', anna, 'De buren, als iemand het hun vraagt')
  await write(dina, 1, 'Toch maar niet')
  await press(dina, 'Haal weg: Toch maar niet')
  await gone('what is taken back is gone', anna, 'Toch maar niet')

  // By keyboard alone: the field, the words, the button.
  await dina.getByLabel('Wat zegt de tafel bij vraag 2?').focus()
  await dina.keyboard.type('Zij is bang dat hij haar niet herkent')
  await dina.keyboard.press('Tab')
  await dina.keyboard.press('Enter')
  await sees('by keyboard alone', anna, 'Zij is bang dat hij haar niet herkent')

  await press(dina, 'Onze tafel is klaar')
  await sees('the phone says that its table is ready', anna, 'Uw tafel is klaar.')
  await sees('and so does the console', desk, /klaar · 3 notities/)
  await everyWay(dina, 'device-done')
  await everyWay(anna, 'phone-noted')

  // A note becomes an idea: by the table for itself, and by the facilitator.
  await press(dina, 'Maak er een idee van: De buren, als iemand het hun vraagt')
  await sees('the device says that it is an idea', dina, 'Staat als idee op het bord: Even rust')
  const seat = await room.helper()
  await seat.ask('tables.stand', { table: 2 })
  const first = Object.values(await wall()).find(one => one?.text === 'Zij denkt dat hulp vragen falen is')
  check('another table cannot', (await seat.try('ideas.add_note', { id: 'gepikt', theme: 'rust', note: first.id }))?.code === 'not_allowed')
  await press(desk, 'Maak er een idee van: Een logeerhuis in de buurt')
  await until('a card on the board of the subject of the table', async () => Object.values(await wall()).some(one => one?.text === 'Een logeerhuis in de buurt' && one.theme === 'vinden' && one.table === 2 && one.case === asked.id && one.state))
  await desk.getByText('Voer in van papier').click()
  await desk.getByLabel('Wat staat er op papier?').fill('De dominee kent iedereen')
  await press(desk, 'Schrijf op')
  await sees('paper typed in at the console is on the phones of that table', anna, 'De dominee kent iedereen')
  await sees('not shown yet, and the console says what that means', desk, 'Nog niet getoond: komt zo niet in het plan.')
  await everyWay(desk, 'console-notes')
  const boards = await consoleOf(room, '')
  await boards.getByRole('button', { name: 'Bord', exact: true }).click()
  await boards.getByLabel('Onderwerp', { exact: true }).selectOption('rust')
  await sees('the board says where the idea comes from', boards, 'tafel 1, casus: Mevrouw K. wil een weekend weg')
  await look(boards, 'console-board')
  await boards.context().close()

  // The harvest, for everybody.
  await lead.ask('meet.show', { view: 'harvest' })
  await sees('before it is shown, the hall says to wait', hall, 'De tafels werken er nog aan.')
  await letters('hall-waiting')
  await press(desk, 'Laat zien wat de tafels vonden: Mevrouw K. wil een weekend weg')
  await look(desk, 'console-sure')
  await press(desk, 'Ja, laat zien')
  await sees('the hall shows what the tables found', hall, 'De buren, als iemand het hun vraagt')
  await sees('of all tables', hall, 'Een logeerhuis in de buurt')
  await letters('hall-harvest')
  await fits('hall-harvest')
  await look(hall, 'hall-harvest')
  await sees('a phone of another table reads it', cor, 'De buren, als iemand het hun vraagt')
  await everyWay(cor, 'phone-harvest')
  await sees('the mirror has all of it at once', mirror, 'Van kaart 7: schaamte')
  await everyWay(mirror, 'mirror-harvest')
  // The longest there can be: a story of many pages, six long questions, long notes.
  const many = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length)
  await lead.ask('casework.write', { id: 'lang', title: many('Een lange titel ', 60), story: many('Iemand die zorgt, en nog veel meer dat hier verteld wordt. ', 4000), questions: Array.from({ length: 6 }, (_, i) => ({ id: `lang-${i}`, text: many('Een lange vraag waar niemand doorheen komt ', i ? 60 : 120) })) })
  await lead.ask('casework.give', { case: 'lang', tables: [3] })
  for (let i = 0; i < 3; i++) await lead.ask('casework.note', { id: `lang-note-${i}`, table: 3, question: 'lang-0', text: many('Iemand die meedenkt en tijd heeft om te luisteren. ', 500) })
  await lead.ask('casework.reveal', { case: 'lang' })
  for (const [size, view, focus] of [[1024, 768], [1920, 1080]].flatMap(size => [['casework', 'lang'], ['casework', 'lang-0'], ['harvest', 'lang'], ['harvest', 'lang-5']].map(one => [size, ...one]))) {
    await hall.setViewportSize({ width: size[0], height: size[1] })
    await lead.ask('meet.show', { view, focus })
    await hall.getByText(view === 'casework' ? 'Een lange titel' : 'Een lange vraag').first().waitFor()
    await hall.waitForTimeout(300)
    const name = `hall-long-${view}-${focus}-${size[0]}`
    await fits(name)
    await letters(name)
    await look(hall, name)
  }
  await anna.getByRole('button', { name: 'Terug' }).click()
  await anna.getByRole('button', { name: 'Casus', exact: true }).click()
  await sees('on a phone it stays to be read', anna, 'Wat de tafels vonden')

  // The plan.
  await lead.ask('meet.show', { view: 'plan' })
  await desk.goto(`${server.page}/console/${room.id}#plan`)
  await sees('it is in the last reading', desk, 'Casus: Mevrouw K. wil een weekend weg')
  await sees('with the table that noted it', desk, 'Opgeschreven door tafel 2')
  await everyWay(desk, 'console-reading')
  await room.seal()
  const file = await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/plan.md`)).text()
  check('the plan has the case and what each table noted', /## Waar de tafels aan werkten/.test(file) && /Mevrouw K\. wil een weekend weg/.test(file) && /De buren, als iemand het hun vraagt/.test(file))
  check('and says that it is no decision', /Dit zijn geen besluiten/.test(file))
  check('a case that was not shown is not in it', !/Meneer B/.test(file))
  const page = await openPage(browser, server, `/api/v1/meetings/${room.id}/plan.html`, { size: 'console' })
  await page.getByRole('heading', { name: 'Waar de tafels aan werkten' }).waitFor()
  await look(page, 'plan')
  await page.context().close()

  // In English.
  const abroad = await makeMeeting(server, staff, { language: 'en', title: 'Carers', themes: [{ id: 'a', title: 'A break' }], people: people.slice(0, 2), here: ['p1', 'p2'] })
  await abroad.lead.ask('tables.set_up', { tables: [{ number: 1, theme: 'a', seats: 8 }] })
  await abroad.lead.ask('tables.seat_late', {})
  await abroad.lead.ask('casework.write', { id: 'k', title: 'Mrs K. wants a weekend away', story: 'Mrs K. is 71.', questions: [{ id: 'q', text: 'Who can help?' }] })
  await abroad.lead.ask('casework.give', { case: 'k', tables: [1] })
  await abroad.lead.ask('meet.show', { view: 'casework' })
  const english = await openPage(browser, server, await abroad.link('phone', 'p1'), { language: 'en' })
  await english.getByRole('button', { name: 'Yes', exact: true }).click()
  await sees('a phone in English', english, 'Case of table 1')
  await look(english, 'phone-english')
})
