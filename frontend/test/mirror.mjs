// The screen of the hall as text: on the phone of who takes part, on that of an interpreter by a link, and with what is said under it. Every view of
// the projector is held against it, word for word. Pictures in test/pictures/mirror.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/mirror.mjs
import { readFileSync } from 'node:fs'
import { Findings, later, makeMeeting, openPage, setupFacilitator, startBrowser, startServer, toTheEnd, until } from './stage.mjs'

const people = ['Ada Veenstra', 'Bram Bakker', 'Corrie de Vries', 'Fenna Postma'].map((name, i) => ({ id: `p${i + 1}`, name, capacity: ['carer', 'resident', 'volunteer', 'official'][i], device: 'phone' }))
const themes = [{ id: 'vinden', title: 'Mantelzorgers vinden' }, { id: 'rust', title: 'Even rust' }]
const frameworks = [
  { id: 'samen', kind: 'value', text: 'Alleen samen zorgen we dat het goed gaat.' }, { id: 'algemeen', kind: 'preference', text: 'Waar het kan, kiezen we hulp die voor iedereen is.' },
  { id: 'geld', kind: 'numeric', text: 'Alles samen kost niet meer dan 50.000 euro.', measure: 'cost', unit: 'EUR', max: '50000.00', over: 'adopted_total' },
]
const agenda = [{ id: 'welkom', title: 'Welkom', station: 'question', minutes: 10, view: 'lobby' }, { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' }]

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('mirror')
const { check, sees, gone, everyWay } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

const meeting = (title, more = {}) => makeMeeting(server, staff, { title, people, themes, frameworks, agenda, here: people.map(one => one.id), ...more })
const wallOf = async room => openPage(browser, server, await room.link('projector'), { size: 'projector' })
async function phoneOf(room, person, how) {
  const page = await openPage(browser, server, await room.link('phone', person), { language: 'nl', ...how })
  await press(page, 'Ja')
  return page
}
async function mirrorOf(page) {
  await press(page, 'Terug')
  await press(page, 'Scherm op mijn telefoon')
  await page.locator('.mirror h1').waitFor()
  return page
}
const guestOf = async room => openPage(browser, server, (await room.link('projector')).replace('/projector#', '/mirror#'), { language: 'nl' })

/** Everything people read on a screen but what every view has: how to join, the line, and which page this is. */
const textsOf = (page, root) => page.locator(root).first().evaluate(root => {
  const texts = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue.trim() || node.parentElement.closest('.visually-hidden, script, style, aside.join, .join, nav.line, .lobby nav, [aria-hidden=true]')) continue
    texts.push(node.nodeValue.replace(/\s+/g, ' ').trim())
  }
  return texts
})
const plain = text => text.replace(/\s+/g, ' ').replace(/ …$/, '').trim()
/** What a kicker is made of, without what is of a wall alone: which page this is, what glows, and for how many there was no room. */
const pieces = text => text.split(' · ').map(plain).filter(one => one && !/^pagina \d+ van \d+$/.test(one) && !/^\d+$/.test(one) && !/^(nieuw|en nog \d+ idee(ën)?)$/.test(one))

async function same(what, wall, mirror) {
  let missing = []
  await until(`${what}: the mirror`, async () => {
    const shown = (await textsOf(mirror, '.mirror')).map(plain).join(' ')
    missing = (await textsOf(wall, 'body')).flatMap(pieces).filter(one => !shown.includes(one))
    return !missing.length
  }).catch(() => {})
  check(`${what}: the phone says all the wall says`, !missing.length)
  for (const one of missing) findings.all.push(`${what}: not on the mirror: ${one}`)
}

/** Every view there is, filled. */
async function everyView() {
  const room = await meeting('Mantelzorg in Westerkwartier')
  const { lead } = room
  const ada = await room.phone('p1')
  for (const [i, text] of ['Een tafel in het dorpshuis, elke dinsdagochtend, met koffie en iemand die luistert', 'Een kaartje bij de apotheek', 'De huisarts vraagt: wie zorgt er mee?'].entries()) await ada.ask('ideas.add', { id: `i${i}`, theme: 'vinden', text })
  await ada.ask('ideas.add', { id: 'i9', theme: 'rust', text: 'Een logeerplek dicht bij huis' })
  const [wall, guest] = [await wallOf(room), await guestOf(room)]
  const missed = new Set([...readFileSync(new URL('../../internal/life/meet/state.go', import.meta.url), 'utf8').matchAll(/View = "(\w+)"/g)].map(one => one[1]))
  const show = async (view, focus, what = view) => {
    const no = await lead.try('meet.show', { view, ...(focus ? { focus } : {}) })
    if (no && no.code !== 'no_change') throw new Error(`${view}: ${JSON.stringify(no)}`)
    missed.delete(view)
    await later(300)
    await same(what, wall, guest)
    await everyWay(guest, `view-${what}`)
  }
  await show('lobby')
  await show('frameworks')
  await show('information')
  await show('board', undefined, 'board-hidden')
  await lead.ask('ideas.reveal', { theme: 'vinden' })
  await lead.ask('ideas.cluster', { id: 'g1', theme: 'vinden', title: 'Waar mensen al komen', ideas: ['i0', 'i1'] })
  await show('board')
  await show('board', 'vinden', 'theme')
  await show('tables')
  await lead.ask('tables.set_up', { tables: [{ number: 1, theme: 'vinden', seats: 4 }, { number: 2, theme: 'rust', seats: 4 }] })
  await ada.ask('tables.wish', { theme: 'rust', show_name: true })
  await lead.ask('tables.lay_out')
  await lead.ask('tables.fix')
  await show('tables', 'seats', 'seats')
  await show('casework', undefined, 'casework-none')
  await show('harvest', undefined, 'harvest-none')
  await lead.ask('casework.write', { id: 'k', title: 'Mevrouw K. wil een weekend weg', story: 'Mevrouw K. zorgt al zes jaar voor haar man.\nHaar zus is jarig.', questions: [{ id: 'k1', text: 'Wie kan hier helpen?' }, { id: 'k2', text: 'Wat houdt haar tegen?' }] })
  await lead.ask('casework.give', { case: 'k', tables: [1, 2] })
  await lead.ask('casework.note', { id: 'n1', table: 1, question: 'k1', text: 'De buren, als iemand het vraagt' })
  await lead.ask('casework.note', { id: 'n2', table: 2, question: 'k1', text: 'Een logeerhuis' })
  await show('casework')
  await show('casework', 'k2', 'casework-question')
  await lead.ask('casework.reveal', { case: 'k' })
  await show('harvest')
  await lead.ask('practice.open')
  await show('practice')
  await ada.ask('practice.answer', { choice: 'bike' })
  await lead.ask('practice.close')
  await show('practice', undefined, 'practice-closed')
  const draft = (id, title, more = {}) => room.proposal({ id, from: ['i0'], title, text: `${title}. In elk dorp, en ook in het weekend.`, first_step: 'Drie dorpen zoeken een plek', due: '2027-03-01', numbers: { cost: '9000.00' }, lead: { person: 'p1' }, ...more })
  await draft('v1', 'Een vaste plek in elk dorp')
  await draft('v2', 'Eén telefoonnummer')
  await show('proposal', 'v1')
  await lead.ask('propose.amend', { id: 'v1', text: 'Een vaste plek in elk dorp. Open op dinsdag, en ook in het weekend.' })
  await same('a changed proposal', wall, guest)
  await room.fits('v1')
  await show('check', 'v1')
  await lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }, { id: 'v2' }] })
  await show('round', 'r1')
  const seats = [ada, await room.phone('p2'), await room.phone('p3')]
  for (const [i, seat] of seats.entries()) await seat.ask('decide.cast', { round: 'r1', answers: { v1: i ? { choice: 'support' } : { choice: 'support_with_concern', words: 'Ook in het weekend?' }, v2: i ? { choice: 'support' } : { choice: 'not_yet', words: 'Wie neemt op?', tell: 'read' } } })
  await lead.ask('people.leave', { people: ['p4'] })
  await lead.ask('decide.close', { round: 'r1' })
  await lead.ask('decide.show_words', { round: 'r1', proposal: 'v2', words: ['Zeg erbij wie de telefoon opneemt'] })
  await show('result', 'r1')
  await draft('v3', 'Een vrije middag')
  await lead.ask('decide.open', { id: 'r2', proposals: [{ id: 'v3' }], method: 'majority' })
  for (const seat of seats) await seat.ask('decide.cast', { round: 'r2', answers: { v3: { choice: 'for' } } })
  await lead.ask('decide.close', { round: 'r2' })
  await show('result', 'r2', 'result-counted')
  await draft('v4', 'Samen eten')
  await lead.ask('decide.open', { id: 'r3', proposals: [{ id: 'v4' }], method: 'consent' })
  await ada.ask('decide.cast', { round: 'r3', answers: { v4: { choice: 'objection', words: 'Niet op dinsdag' } } })
  await lead.ask('decide.close', { round: 'r3' })
  await show('round', 'r3', 'judging')
  await lead.ask('decide.close', { round: 'r3', found: { 1: true } })
  await lead.ask('meet.pause')
  await show('pause')
  await lead.ask('meet.resume')
  await lead.ask('meet.think', { seconds: 300 })
  await sees('thinking first: the phone says how long', guest, 'Nog')
  await lead.ask('meet.stop_thinking')
  await lead.ask('live.try_screen', { on: true })
  await later(300)
  await same('the reading test', wall, guest)
  await lead.ask('live.try_screen', { on: false })
  await show('private')
  await show('plan', undefined, 'plan-growing')
  await room.seal()
  await show('plan')
  await lead.ask('finish.open_signing')
  await ada.ask('finish.sign', {})
  await show('signing')
  check(`every view was held against the wall, not ${[...missed]}`, missed.size === 0)
  for (const page of [wall, guest]) await page.context().close()
}

/** Who takes part opens it on their own phone, and lets it wait while they read. */
async function ownPhone() {
  const room = await meeting('Op mijn eigen telefoon')
  const ada = await mirrorOf(await phoneOf(room, 'p1'))
  await room.lead.ask('meet.show', { view: 'frameworks' })
  await sees('it goes along by itself', ada, 'Alleen samen zorgen we')
  await everyWay(ada, 'own-phone')
  await ada.getByLabel('Wacht op mij').check()
  await room.lead.ask('meet.show', { view: 'board' })
  await sees('it says that the screen changed', ada, 'Het scherm in de zaal is veranderd.')
  check('and still shows what was being read', await ada.getByText('Alleen samen zorgen we').count() === 1)
  await everyWay(ada, 'own-phone-waits')
  await press(ada, 'Laat het nieuwe zien')
  await gone('after a tap it shows the new', ada, 'Alleen samen zorgen we')
  check('and whoever listens begins at its title', await ada.evaluate(() => document.activeElement?.tagName) === 'H1')
  await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] }).catch(async () => {
    await room.proposal({ id: 'v1', title: 'Koffie', text: 'Elke dinsdag koffie.', numbers: { cost: '10.00' } })
    await room.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
  })
  await sees('a round that opens goes before it', ada, 'Ik sta hierachter')
  await ada.context().close()
}

/** Somebody writes along what is said. It stands on every mirror, stops when the room is by itself, and is nowhere afterwards. */
async function writingAlong() {
  const room = await meeting('Meeschrijven')
  const ada = await mirrorOf(await phoneOf(room, 'p1'))
  const writer = await openPage(browser, server, await room.link('captions'), { size: 'helper', language: 'nl' })
  await writer.getByLabel('Wat er nu gezegd wordt').pressSequentially('Goedemiddag, fijn dat u er bent')
  await sees('it is on the phone while it is typed', ada, 'Goedemiddag, fijn dat u er bent')
  await writer.keyboard.type('.')
  await writer.keyboard.press('Enter')
  await writer.keyboard.type('Wie heeft er een vraag?')
  await writer.keyboard.press('Enter')
  await sees('a line after the other', ada, 'Wie heeft er een vraag?')
  check('the first line is whole', await ada.getByText('Goedemiddag, fijn dat u er bent.', { exact: true }).count() === 1)
  const long = 'Het gaat vanmiddag over de vraag wat er nodig is zodat het goed gaat met mantelzorgers, en iedereen die dat raakt is hier vandaag om daar samen een plan voor te maken dat klopt'
  await writer.keyboard.type(long)
  await writer.keyboard.press('Enter')
  const lines = () => ada.locator('[role=log] p').allInnerTexts()
  await until('all of what was said', async () => (await lines()).join(' ').endsWith(long)).catch(() => check(`a long sentence goes on the next line whole: ${(lines()).toString()}`, false))
  check('a long sentence is cut between words', (await lines()).length === 4)
  await everyWay(ada, 'captions-phone')
  await everyWay(writer, 'captions-writer')
  await room.lead.ask('meet.begin_private')
  await sees('who writes along is told that it stops', writer, 'De groep is onder elkaar')
  await gone('and what was said is gone', writer, 'Wie heeft er een vraag?')
  await everyWay(writer, 'captions-private')
  await room.lead.ask('meet.break_private')
  await writer.getByLabel('Wat er nu gezegd wordt').waitFor()
  check('nothing of before came back', await ada.locator('[role=log]').count() === 0)
  for (const page of [ada, writer]) await page.context().close()
}

/** The municipality goes out: its people's phones and the links that are ended show nothing any more. */
async function townOut() {
  const room = await meeting('De gemeente uit de zaal')
  const [official, guest] = [await mirrorOf(await phoneOf(room, 'p4')), await guestOf(room)]
  const desk = await openPage(browser, server, '/staff', { size: 'console', language: 'nl' })
  await desk.locator('input').nth(0).fill('anna')
  await desk.locator('input').nth(1).fill('een lange wachtzin')
  await desk.locator('button[type=submit]').click()
  await desk.locator('h1').filter({ hasText: 'Bijeenkomsten' }).waitFor()
  await desk.goto(`${server.page}/console/${room.id}#prepare/links`)
  await desk.getByRole('button', { name: 'Maak een adres: Het scherm op een telefoon, als tekst' }).or(desk.getByRole('button', { name: /Het scherm op een telefoon/ })).first().click()
  const address = await desk.locator('input[readonly]').evaluateAll(all => all.map(one => one.value).find(value => value.includes('/mirror#')))
  check('the console gives an address and a code for a phone', Boolean(address) && await desk.locator('svg').count() > 0)
  await findings.look(desk, 'console-links')
  await room.lead.ask('meet.send_town_out')
  await gone('the phone of an official is out', official, 'Scherm op mijn telefoon')
  await everyWay(official, 'official-out')
  for (const link of await staff.must('GET', `/meetings/${room.id}/links`)) if (link.desk === 'projector') await staff.must('DELETE', `/meetings/${room.id}/links/${link.id}`)
  await sees('a link that was ended shows nothing any more', guest, 'Dit adres werkt niet meer')
  await everyWay(guest, 'guest-gone')
  for (const page of [official, guest, desk]) await page.context().close()
}

await toTheEnd({ browser, server, found: findings.all }, async () => {
  await ownPhone()
  await writingAlong()
  await townOut()
  await everyView()
})
