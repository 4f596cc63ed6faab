// Every screen in every state, as axe and a wide or narrow window see it: empty, full, with an error, without a connection, with letters of
// twice the size, and after sealing, each in light and dark. The list is made from the screens named in the code: a screen or view that is
// new there and cannot be reached here ends the test.
//   node test/screens.mjs PROGRAM [part of a name]
import { readFileSync, readdirSync } from 'node:fs'
import { Hands } from './hands.mjs'
import { account, axe, doubleText, later, makeMeeting, openPage, setupFacilitator, shot, smallText, startBrowser, startServer, until } from './stage.mjs'

const source = path => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const quoted = text => [...text.matchAll(/'([\w-]*)'/g)].map(one => one[1])
/** What stands between quotes in the part of a file that begins with these words. */
function named(path, from, to) {
  const text = source(path)
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`${path} no longer says ${from}`)
  return quoted(text.slice(at + from.length, text.indexOf(to, at + from.length)))
}
const views = [...source('../internal/life/meet/state.go').matchAll(/View = "(\w+)"/g)].map(one => one[1])

const screens = [
  ...named('src/screens/console/place.svelte.ts', 'export const pages', 'as const').filter(page => page !== 'prepare' && page !== 'talks').map(page => `console ${page || 'now'}`),
  ...named('src/screens/console/talks/Talks.svelte', 'type Part =', '\n').map(part => `console talks-${part}`), 'console talks-stranger',
  ...named('src/screens/console/prepare/Prepare.svelte', 'type Step =', '\n').map(step => `prepare ${step}`),
  ...['sign-in', ...named('src/screens/staff/Staff.svelte', 'let page = $state<', '>')].map(page => `staff ${page}`),
  ...views.flatMap(view => [`projector ${view}`, `phone ${view}`]), 'projector seats', 'projector reading',
  ...named('src/screens/phone/Room.svelte', 'type Aside =', '\n').filter(Boolean).map(place => `phone aside ${place}`),
  ...named('src/screens/phone/Phone.svelte', 'let ask = $state<', '>').map(ask => `phone door ${ask}`),
  ...[...new Set(named('src/screens/phone/Arrive.svelte', 'const step = $derived(', "'room')"))].filter(step => step !== 'room').map(step => `phone arrive ${step}`),
  'phone readable', 'phone reading', 'phone ballot', 'phone overview', 'phone confirmed', 'phone judging', 'phone asked',
  ...['code', 'name', ...named('src/screens/helper/Helper.svelte', 'let step = $state<', '>')].map(step => `helper ${step}`), 'helper case',
  'expert advice', 'municipality frameworks', 'municipality out', 'front door', 'mirror screen', 'mirror captions', ...named('src/screens/tryout/Page.svelte', 'type Step =', '\n').map(step => `tryout ${step}`), ...['number', 'over'].map(step => `hall ${step}`),
  'console private-time', 'projector private-time', 'phone private-time', 'helper private-time', 'projector thinking', 'phone thinking', 'console away', 'projector away', 'phone away',
]
// The demonstration, the conversation on somebody's own phone and what becomes of a plan (leads.mjs) have walks of their own, which look at each of their
// screens; every other door must have a screen here.
const doors = readdirSync(new URL('..', import.meta.url)).filter(name => name.endsWith('.html')).map(name => name.replace('.html', '').replace('index', 'front'))
for (const door of doors) if (!['demo', 'talk', 'after'].includes(door) && !screens.some(one => one.startsWith(door))) throw new Error(`the door ${door} has no screen`)

const themes = [{ id: 'vinden', title: 'Mantelzorgers vinden en op tijd bereiken' }, { id: 'rust', title: 'Even rust' }]
const frameworks = [
  { id: 'samen', kind: 'value', text: 'Alleen samen zorgen we dat het goed gaat.', explanation: 'Niemand doet het alleen.', fits_example: 'Een tafel in het dorpshuis', fails_example: 'Iedereen regelt het zelf' },
  { id: 'algemeen', kind: 'preference', text: 'Waar het kan, kiezen we hulp die voor iedereen is.' },
  { id: 'geld', kind: 'numeric', text: 'Alles samen kost niet meer dan 50.000 euro.', measure: 'cost', unit: 'EUR', max: '50000.00', over: 'adopted_total' },
]
const agenda = [
  { id: 'welkom', title: 'Welkom', station: 'question', minutes: 10, view: 'lobby' }, { id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board', script: 'Elk idee telt.' },
  { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' }, { id: 'voorlezen', title: 'Voorlezen', station: 'plan', minutes: 10, view: 'plan' },
]
const people = ['Ada', 'Jan', 'Mia', 'Truus', 'Piet', 'Els'].map((name, i) => ({ id: `p${i + 1}`, name, capacity: ['carer', 'resident', 'professional'][i % 3], device: i === 3 ? 'helper' : 'phone' }))
const here = ['p1', 'p2', 'p3', 'p4']

const browser = await startBrowser()
const server = await startServer()
const staff = await setupFacilitator(server)

/** A meeting in which everything has happened once. It ends in an open round, calm without one, or sealed. */
async function fullMeeting(title, end = 'round') {
  const room = await makeMeeting(server, staff, { title, themes, frameworks, agenda, people, here, ends: '23:30' })
  const { lead } = room
  const seats = {}
  for (const id of ['p1', 'p2', 'p3']) seats[id] = await room.phone(id)
  const texts = ['Een tafel in het dorpshuis', 'Een kaartje bij de apotheek', 'Een kaart bij de apotheken', 'De huisarts vraagt: wie zorgt er mee?', 'Een naam die hier niet hoort', 'Elke dinsdag samen koffie']
  for (const [i, text] of texts.entries()) await seats[`p${(i % 3) + 1}`].ask('ideas.add', { id: `i${i}`, theme: 'vinden', text })
  await seats.p1.ask('ideas.add', { id: 'i9', theme: 'rust', text: 'Een logeerplek dicht bij huis, ook in het weekend' })
  await lead.ask('ideas.reveal', { theme: 'vinden' })
  await seats.p2.ask('ideas.react', { id: 'i0', kind: 'recognise', on: true })
  await lead.ask('ideas.cluster', { id: 'g1', theme: 'vinden', title: 'Samen zijn', ideas: ['i0', 'i5'] })
  await lead.ask('ideas.merge', { into: 'i1', ideas: ['i2'] })
  await lead.ask('ideas.hide', { ideas: ['i4'], reason: 'Er stond een naam in' })
  await lead.ask('meet.go_to', { item: 'besluiten' })
  const draft = (id, title, more = {}) => room.proposal({ id, from: ['i0'], title, text: `${title}. In elk dorp, en ook in het weekend.`, first_step: 'Drie dorpen zoeken een plek', due: '2027-03-01', numbers: { cost: '9000.00' }, ...more })
  await draft('v1', 'Een vaste plek in elk dorp', { lead: { person: 'p1' } })
  await draft('v2', 'Eén telefoonnummer')
  await draft('v3', 'Een vrije middag')
  await draft('v4', 'Een kaartje bij elke apotheek')
  await lead.ask('propose.draft', { id: 'v5', theme: 'rust', from: ['i9'], title: 'Een logeerplek', text: 'Er komt een logeerplek.', lead: { person: 'p2' } })
  await lead.ask('propose.check', { proposal: 'v5', framework: 'algemeen', verdict: 'unclear', reason: 'Dat weten we nog niet' })
  const decide = async (round, proposal, choices, more = {}) => {
    await lead.ask('decide.open', { id: round, proposals: [{ id: proposal }], ...more })
    for (const [id, choice] of Object.entries(choices)) await seats[id].ask('decide.cast', { round, answers: { [proposal]: choice } })
  }
  const yes = { choice: 'support' }
  await lead.ask('people.leave', { people: ['p4'] })
  await decide('r1', 'v1', { p1: yes, p2: { choice: 'support_with_concern', words: 'Ook in het weekend?' }, p3: yes })
  await lead.ask('decide.close', { round: 'r1' })
  await decide('r2', 'v2', { p1: yes, p2: { choice: 'not_yet', words: 'Wie neemt op?', tell: 'read' }, p3: yes })
  await lead.ask('decide.close', { round: 'r2' })
  await lead.ask('people.arrive', { people: ['p4'] })
  if (end === 'round') await decide('r3', 'v3', { p2: yes })
  // Somebody who came too late for this round follows the room.
  await lead.ask('people.arrive', { people: ['p5'] })
  await (await room.phone('p5')).ask('ideas.add', { id: 'i10', theme: 'vinden', text: 'Bel iedereen één keer per jaar op' })
  await lead.ask('tables.set_up', { tables: [{ number: 1, theme: 'vinden', seats: 4 }, { number: 2, theme: 'rust', seats: 4 }] })
  await seats.p1.ask('tables.wish', { theme: 'rust', show_name: true })
  await lead.ask('tables.host', { table: 1, person: 'p2' })
  await lead.ask('tables.lay_out')
  await lead.ask('tables.fix')
  for (const [table, person] of [[1, 'p5'], [2, 'p1']]) {
    await lead.try('people.seat', { id: person, device: 'phone', table })
    await lead.ask('propose.fill_form', { id: `f${table}`, table, from: table === 1 ? ['g1'] : [], title: 'Een tafel in elk dorp', text: 'Elke dinsdag staat er koffie.', first_step: 'Drie dorpen beginnen' })
  }
  await lead.ask('casework.write', { id: 'k', title: 'Mevrouw K. wil een weekend weg', story: 'Mevrouw K. zorgt al zes jaar voor haar man, die steeds meer vergeet.', questions: [{ id: 'k1', text: 'Wie kan hier helpen?' }, { id: 'k2', text: 'Wat houdt haar tegen?' }] })
  await lead.ask('casework.give', { case: 'k', tables: [1, 2] })
  for (const [id, table, text] of [['n1', 1, 'De buren, als iemand het vraagt'], ['n2', 1, 'Een logeerhuis in de buurt'], ['n3', 2, 'Een telefoontje van de huisarts']]) await lead.ask('casework.note', { id, table, question: 'k1', text })
  await lead.ask('casework.finish', { table: 2, done: true })
  await lead.ask('ideas.add_note', { id: 'i11', theme: 'vinden', note: 'n1' })
  await lead.ask('casework.reveal', { case: 'k' })
  await lead.ask('tables.lay_out', { next: true })
  if (end === 'sealed' || end === 'signing') await room.seal()
  if (end === 'signing') {
    await lead.ask('finish.open_signing')
    await seats.p1.ask('finish.sign', {})
    await lead.ask('finish.hand_over', { to: 'de burgemeester', date: '2026-11-08', time: '17:25' })
  }
  return { ...room, seats }
}

/** A meeting in which nothing has happened. */
const quietMeeting = (title, more = {}) => makeMeeting(server, staff, { title, themes: themes.slice(0, 1), people: people.slice(0, 4), here: ['p1', 'p4'], ...more })

const rooms = {
  full: await fullMeeting('Mantelzorg in Westerkwartier'), empty: await quietMeeting('Stil'), sealed: await fullMeeting('Klaar', 'sealed'), calm: await fullMeeting('Even niets', 'calm'),
  preparing: await makeMeeting(server, staff, { title: 'Nieuw', phase: 'preparing', themes: [] }),
  prepared: await makeMeeting(server, staff, { title: 'Voorbereid', phase: 'preparing', themes, frameworks, agenda, people }),
  signing: await fullMeeting('Ondertekenen', 'signing'),
  practising: await quietMeeting('Oefenen'), stranger: await quietMeeting('Zonder team'),
  early: await quietMeeting('Straks', { phase: 'ready', here: [] }), judging: await fullMeeting('Bezwaren'),
}
Object.assign(rooms, { 'private-time': await quietMeeting('Besloten'), thinking: await quietMeeting('Denken'), away: await quietMeeting('Weggelegd'), out: await quietMeeting('Zonder gemeente', { people: [...people.slice(0, 4), { id: 'p7', name: 'Gerrit', capacity: 'official', device: 'phone' }], here: ['p1', 'p4', 'p7'] }) })
await rooms.practising.lead.ask('practice.open')
const talk = await rooms.full.talk('p2', { phone: '06 1234 5678' })
await talk.ask('talk.answer', { question: 'needs', choices: ['transport', 'loop'] })
await talk.ask('talk.plan', { day: new Date().toISOString().slice(0, 10), time: '10:00', place: 'home' })
await talk.ask('talk.set_need', { id: 'loop-1', owner: 'anna', due: '2026-01-01', state: 'open' })
await (await rooms.full.talker('p2')).ask('talk.write', { id: 'm1', text: 'Mag mijn hond mee?' })
await rooms['private-time'].lead.ask('meet.begin_private')
await rooms.thinking.lead.ask('meet.think', { seconds: 900 })
await rooms.away.lead.ask('meet.put_away', { until: 'maandag 15 november, 13.30 uur' })
await rooms.out.lead.ask('meet.send_town_out')
await rooms.judging.lead.ask('decide.close', { round: 'r3' })
await rooms.judging.lead.ask('decide.open', { id: 'r4', proposals: [{ id: 'v4' }], method: 'consent' })
await rooms.judging.seats.p1.ask('decide.cast', { round: 'r4', answers: { v4: { choice: 'objection', words: 'Eén middag is te weinig' } } })
await rooms.judging.lead.ask('decide.close', { round: 'r4' })
await account(server, staff, 'gemeente')
await account(server, staff, 'bea', { role: 'facilitator' })
await staff.must('PUT', `/meetings/${rooms.stranger.id}/facilitators`, { names: ['anna', 'bea'] })

/** A page whose line can be cut and can be ended by the server. */
async function open(address, size, before) {
  const lines = new Set()
  let cut = false
  const page = await openPage(browser, server, address, { size, language: 'nl', before: async page => {
    await before?.(page)
    await page.routeWebSocket(/\/live/, socket => {
      if (cut) return void socket.close({ code: 3001 })
      lines.add({ socket, there: socket.connectToServer() })
    })
  } })
  page.cut = async () => {
    cut = true
    await page.context().setOffline(true)
    for (const { socket, there } of lines) await Promise.allSettled([socket.close({ code: 3001 }), there.close()])
    lines.clear()
  }
  page.mend = async () => {
    cut = false
    await page.context().setOffline(false)
    await page.unroute('**/api/v1/**')
  }
  page.bye = () => { for (const { socket } of lines) socket.send(JSON.stringify({ t: 'bye', code: 'gone', retry: false })) }
  return page
}

const seats = {}
/** One page for each seat, loaded anew for each screen. */
async function seat(name, link, size) {
  const page = seats[name] ??= await open(await link(), size)
  await page.mend()
  await page.reload()
  return page
}
/** A helper's device of a meeting, by a code of its own, with a name. */
async function helperOf(room) {
  const name = `helper of ${room.id}`
  if (!seats[name]) {
    const page = seats[name] = await open(await room.helperCode(), 'helper')
    await hands(page).write('Uw naam', 'Henk')
    await hands(page).press('Begin')
    await page.getByRole('button', { name: 'Deur' }).waitFor()
  }
  return seat(name)
}
const gone = []
/** A page for one screen, closed after it. */
async function once(address, size, before) {
  const page = await open(address, size, before)
  gone.push(page)
  return page
}
async function signedIn(name, address) {
  const page = seats[name] ??= await open('/staff', 'console').then(async page => {
    await hands(page).write('Naam', name)
    await hands(page).write('Wachtzin', 'een lange wachtzin')
    await hands(page).press('Meld aan')
    await page.getByRole('button', { name: 'Meld af' }).waitFor()
    return page
  })
  await page.mend()
  await page.goto(`${server.page}${address}`)
  await page.reload()
  return page
}
/** Until the first frame has come there is nothing to look at. */
async function settled(page) {
  await page.locator('h1, h2').first().waitFor({ state: 'attached' })
  await page.getByText('We maken verbinding').waitFor({ state: 'detached' })
}
const hands = page => new Hands(page)
async function visitor(room, readable = true) {
  const page = await once('/phone', 'phone')
  await hands(page).write('Code van het scherm of uit uw brief', room.code)
  await hands(page).press('Meedoen')
  await hands(page).see('Kunt u dit goed lezen?')
  if (readable) {
    await hands(page).press('Ja')
    await hands(page).see('Hoe mogen we u noemen?')
  }
  return page
}
async function listed(room, person) {
  const page = await seat(`${person} of ${room.id}`, () => room.link('phone', person), 'phone')
  const go = page.getByRole('button', { name: /^(Ja|Ja, ik ga hier verder)$/ })
  await settled(page)
  for (let i = 0; i < 2 && await go.count(); i++) {
    const asked = await page.locator('h1').innerText()
    await go.first().click()
    await until('the next question', async () => await page.locator('h1').first().innerText() !== asked)
    await settled(page)
  }
  return page
}
const focus = { seats: 'seats', board: 'vinden', proposal: 'v1', check: 'v5', round: 'r3', result: 'r1' }
async function shows(room, view) {
  const no = await room.lead.try('meet.show', { view: view === 'seats' ? 'tables' : view, ...(focus[view] ? { focus: focus[view] } : {}) })
  if (no && no.code !== 'no_change') throw new Error(`${view}: ${JSON.stringify(no)}`)
}

/** Moments at which every screen says the same thing of the meeting as a whole, each in a meeting of its own. */
const moments = ['private-time', 'thinking', 'away']

/** An open round goes before whatever is steered. */
const following = (view, room) => (view === 'signing' ? rooms.signing : view === 'practice' ? rooms.practising : room === rooms.full && view !== 'round' ? rooms.calm : room)

/** How each kind of screen is come to. */
const ways = {
  console: (page, room) => signedIn(page === 'talks-stranger' ? 'bea' : 'anna', `/console/${(page === 'finish' ? rooms.signing : page === 'talks-stranger' ? rooms.stranger : page === 'practice' ? rooms.practising : moments.includes(page) ? rooms[page] : room).id}#${{ now: '', 'private-time': '', away: '', proposal: 'proposal/v5', draft: 'draft/vinden/i1', open: 'open/v4', round: 'round/r3', 'talks-stranger': 'talks', 'talks-with': 'talks/with/p2' }[page] ?? page.replace('talks-', 'talks/')}`),
  prepare: (step, room) => signedIn('anna', `/console/${(room === rooms.empty ? rooms.preparing : rooms.prepared).id}#prepare/${step}`),
  async staff(name) {
    if (name === 'sign-in') return once('/staff', 'console')
    const page = await signedIn('anna', '/staff')
    if (name !== 'list') await hands(page).press({ new: 'Nieuwe bijeenkomst', accounts: 'Accounts' }[name])
    return page
  },
  async projector(view, room) {
    room = moments.includes(view) ? rooms[view] : following(view, room)
    await room.lead.ask('live.try_screen', { on: view === 'reading' })
    if (view !== 'reading' && !moments.includes(view)) await shows(room, view)
    return seat(`projector of ${room.id}`, () => room.link('projector'), 'projector')
  },
  async phone(name, room) {
    const [kind, which] = name.split(' ')
    if (kind === 'aside') return aside(which, await listed(room, room === rooms.empty ? 'p1' : 'p5'), room)
    if (kind === 'door') return door(which, room)
    if (kind === 'arrive') return arrive(which, room)
    if (kind === 'readable') return visitor(room, false)
    if (moments.includes(kind)) return listed(rooms[kind], 'p1')
    if (views.includes(kind)) {
      room = following(kind, room)
      await shows(room, kind)
      return listed(room, room === rooms.empty || kind === 'practice' ? 'p1' : 'p5')
    }
    if (kind === 'judging' || kind === 'asked') return listed(rooms.judging, kind === 'asked' ? 'p2' : 'p1')
    const page = await listed(room, kind === 'confirmed' ? 'p2' : 'p1')
    if (kind === 'reading') await hands(page).press('Taal, grote letters en voorlezen')
    if (kind === 'overview') { await hands(page).press('Ik sta hierachter'); await hands(page).press('Verder') }
    return page
  },
  async helper(step, room) {
    if (step === 'code') return once('/helper', 'helper')
    if (step === 'name') return once(await room.helperCode(), 'helper')
    const page = await helperOf(step === 'sign' ? rooms.signing : moments.includes(step) ? rooms[step] : room)
    if (moments.includes(step)) return page
    if (step === 'help') await room.seats?.p2.ask('live.ask_help')
    const list = ['Invullen']
    const path = { door: [], help: ['Hulp gevraagd'], table: room === rooms.empty ? ['Tafel'] : ['Tafel', 'Tafel 1'], case: ['Tafel', 'Tafel 1', 'Casus'], sign: ['Ondertekenen'], list, hand: [...list, 'Truus'], person: [...list, 'Truus', 'Ja, ik ben Truus'], answer: [...list, 'Truus', 'Ja, ik ben Truus', 'Beslis mee'], paper: [...list, 'Antwoorden van papier invoeren'] }
    if (step === 'table' || step === 'case') await room.lead.try('tables.stand', { device: await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).helper.person) })
    for (const one of path[step]) await hands(page).press(one)
    if (step === 'sign' || (step === 'door' && room !== rooms.empty)) await hands(page).write('Wie staat er voor u?', step === 'sign' ? 'A' : 'Tru')
    return page
  },
  expert: (_, room) => seat(`expert of ${room.id}`, () => room.link('expert'), 'console'),
  mirror: (what, room) => seat(`${what} of ${room.id}`, async () => (await room.link(what === 'screen' ? 'projector' : 'captions')).replace('/projector#', '/mirror#'), 'phone'),
  municipality: (name, room) => signedIn('gemeente', `/municipality/${(name === 'out' ? rooms.out : room === rooms.empty ? rooms.preparing : room).id}`),
  front: () => once('/', 'console'),
  async tryout(step) {
    const page = await once('/uitproberen', 'phone')
    for (const one of { readable: [], ballot: ['Ja'], done: ['Ja', 'Ik sta hierachter', 'Verder'] }[step]) await hands(page).press(one)
    return page
  },
  async hall(step, room) {
    const { check } = await staff.must('POST', `/meetings/${room.id}/hall/check`)
    const page = await once(step === 'over' ? '/zaal' : check.url, 'phone')
    if (step === 'number') await hands(page).see('Dit is telefoon 1')
    return page
  },
}

async function aside(which, page, room) {
  await shows(room, 'lobby')
  await hands(page).press('Terug')
  const path = { look: [], table: ['Mijn tafel'], case: ['Casus'], ideas: ['Ideeën'], proposals: ['Voorstellen'], proposal: ['Voorstellen', 'Een vaste plek in elk dorp'], frameworks: ['Dit staat vooraf vast'], plan: ['Ons plan'], mine: ['Waar is mijn inbreng gebleven?'], leave: ['Ik moet weg'], screen: ['Scherm op mijn telefoon'] }
  if (which === 'read') { // from an open round, to read the whole text
    page = await listed(room, 'p1')
    await hands(page).press('Lees alles')
    return page
  }
  for (const one of path[which]) await hands(page).press(one)
  return page
}

async function door(ask, room) {
  if (ask === 'opening') return once('/phone', 'phone', page => page.route('**/api/v1/**', () => {}))
  if (ask === 'code') return once('/phone', 'phone')
  const link = await room.link('phone', 'p6')
  await (await once(link, 'phone')).getByRole('button', { name: 'Ja' }).waitFor()
  return once(link, 'phone')
}

async function arrive(step, room) {
  if (step === 'early') return listed(rooms.early, 'p1')
  if (step === 'out') return listed(rooms.out, 'p7')
  if (step === 'here') return listed(room, 'p6')
  const page = await visitor(room)
  if (step === 'name') return page
  await hands(page).press('Liever geen naam')
  if (step === 'capacity') return page
  await hands(page).press('Als inwoner')
  const atDoor = async () => Object.values(await room.lead.sees()).filter(one => one?.waiting && one.capacity).map(one => one.id)
  const others = await atDoor() // of the states before this one
  await hands(page).press('Vraag om binnen te komen')
  if (step === 'waiting') return page
  const id = await until('somebody at the door', async () => (await atDoor()).find(one => !others.includes(one)))
  await room.lead.ask('people.let_in', { id, capacity: 'resident' })
  await room.lead.ask('people.leave', { people: [id] })
  return page
}

/** Where no live line is: what is pressed while the server does not answer or says no. */
const poke = {
  'staff sign-in': async at => { await at.write('Naam', 'anna'); await at.write('Wachtzin', 'een lange wachtzin'); await at.press('Meld aan') },
  'staff new': async at => { await at.write('Naam van de bijeenkomst', 'Nog een'); await at.write('De vraag', 'Wat?'); await at.press('Maak de bijeenkomst') },
  'staff accounts': async at => { await at.write('Naam', 'bea'); await at.press('Maak een uitnodiging') },
  'phone door code': async at => { await at.write('Code van het scherm of uit uw brief', 'K7M4PX'); await at.press('Meedoen') },
  'helper code': async at => { await at.write('Code van de helpers', 'K7M4 PX2C'); await at.press('Meedoen') },
  'helper name': async at => { await at.write('Uw naam', 'Henk'); await at.press('Begin') },
  'hall number': at => at.see('De server is nu niet te bereiken'),
  'phone door resume': async at => { await at.press('Ja, ik ga hier verder') },
}
/** Screens without a line and without anything to ask: nothing can go wrong there that is not on another screen. */
const still = ['tryout readable', 'tryout ballot', 'tryout done', 'front door', 'hall over', 'phone door opening', 'staff list', 'phone readable', 'phone reading']
/** Screens of something that is there or not: there is no empty one. */
const neverEmpty = /(private-time|thinking|away|^municipality out)$|^(console (talks-(with|stranger)|proposal|draft|open|round|practice|finish)|(projector|phone) (proposal|check|round|result|signing|practice)|phone (aside (table|case|proposals?|read|frameworks)|ballot|overview|confirmed|judging|asked|door|arrive|readable|reading)|helper (answer|case|code|name|paper|sign)|staff|front|hall|tryout)/
const afterSealing = /^(console (now|plan)|projector plan|phone (plan|aside (look|mine))|municipality frameworks|expert)/
const statesOf = screen => ['full', 'double', ...(neverEmpty.test(screen) ? [] : ['empty']), ...(afterSealing.test(screen) ? ['sealed'] : []), ...(still.includes(screen) ? [] : ['offline', 'error'])]

const away = /Geen verbinding|We maken weer verbinding|bewaren uw antwoord|geen verbinding/
async function put(page, screen, state) {
  if (state === 'double') return doubleText(page)
  if (state !== 'offline' && state !== 'error') return
  if (poke[screen]) {
    if (state === 'offline') await page.context().setOffline(true)
    else await page.route('**/api/v1/**', route => route.fulfill({ status: 500, json: { code: 'internal' } }))
    await poke[screen](hands(page))
    await page.locator('[role=alert], [role=status], .error').filter({ hasText: /\S/ }).first().waitFor()
  } else if (state === 'offline') {
    await page.cut()
    await page.getByText(away).first().waitFor({ timeout: 20_000 })
  } else {
    await page.getByText('Verbonden').or(page.locator('.join .code, .dark, .test')).first().waitFor()
    const before = await page.locator('body').innerText()
    page.bye()
    await until('the page says that the line was ended', async () => await page.locator('body').innerText() !== before)
  }
}

/** Two screens with the same words are one screen: then a view was asked for and another one shown. The wall in private time is dark, whoever
 *  made it so. */
const seen = new Map()
const sameByDesign = /aside|^phone information$|^projector private-time$/
async function remember(screen, page) {
  const words = async () => `${screen.split(' ')[0]} ${(await page.locator('body').innerText()).replace(/\d+/g, '')}`
  let key = await words()
  // What is a person's own comes a moment after what everybody sees; on a busy machine a longer one.
  for (let tries = 0; seen.has(key) && tries < 20 && !sameByDesign.test(screen); tries++) {
    await later(250)
    key = await words()
  }
  if (seen.has(key) && !sameByDesign.test(screen)) troubles.push(`${screen} shows the same as ${seen.get(key)}`)
  seen.set(key, screen)
}

const [, , , only = ''] = process.argv
const troubles = []
let looked = 0
for (const screen of screens.filter(one => one.includes(only))) {
  const [surface, ...name] = screen.split(' ')
  for (const state of statesOf(screen)) {
    try {
      const page = await ways[surface](name.join(' '), rooms[{ empty: 'empty', sealed: 'sealed' }[state] ?? 'full'], state)
      if (screen !== 'phone door opening') await settled(page)
      await put(page, screen, state)
      if (state === 'full') await remember(screen, page)
      for (const theme of ['light', 'dark']) {
        await page.evaluate(theme => { document.documentElement.dataset.theme = theme }, theme)
        // Browsers complain of every line that was cut, and of those that were open when a page loads anew.
        troubles.push(...(await axe(page, `${screen}, ${state}, ${theme}`)).filter(one => !one.includes('WebSocket')))
        if (surface === 'projector') troubles.push(...(await page.evaluate(smallText)).map(one => `${screen}, ${state}, ${theme}: ${one}`))
        if (theme === 'light') await shot(page, 'screens', `${screen} ${state}`)
        looked++
      }
      for (const one of gone.splice(0)) await one.context().close()
    } catch (error) {
      troubles.push(`${screen}, ${state}: ${error.message.split("\n").slice(0, 2).join(" ")}`)
    }
  }
}
await browser.close()
await server.stop()
for (const trouble of troubles) console.log(trouble)
console.log(`${screens.length} screens, ${looked} states looked at, ${troubles.length} troubles`)
process.exitCode = troubles.length || !looked ? 1 : 0
