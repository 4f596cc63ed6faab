// Every sheet of paper, printed by the browser as a person would: A4, the words that must be there, a sane number of pages, nothing
// running off the paper, black on white, within a second. With the long list of sixty people, and with nobody yet.
//   node test/paper.mjs PROGRAM [folder for the files]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printSheet } from './sheets.mjs'
import { axe, makeMeeting, openPage, setupFacilitator, startBrowser, startServer } from './stage.mjs'

if (process.argv[2]) process.env.HOOFDLIJN_BIN = process.argv[2]
const keep = process.argv[3]
const folder = keep ?? mkdtempSync(join(tmpdir(), 'hoofdlijn-paper-'))
mkdirSync(folder, { recursive: true })

const frameworks = [
  { id: 'gezondheid', kind: 'value', text: 'We gaan uit van wat mensen zelf nog kunnen en wat hun leven goed maakt.' },
  { id: 'preventie', kind: 'strategy', text: 'We doen liever iets voordat mensen vastlopen dan erna.' },
  { id: 'samen', kind: 'principle', text: 'Het lukt alleen als inwoners, organisaties en gemeente het samen doen.' },
  { id: 'algemeen', kind: 'preference', text: 'Waar het kan kiezen we iets waar iedereen zo terechtkan, zonder aanvraag.' },
  { id: 'wetten', kind: 'legal', text: 'Het plan past binnen de Jeugdwet, de Wmo, de Zvw en de Wlz.' },
  { id: 'budget', kind: 'numeric', text: 'Alles samen kost niet meer dan 250.000 euro.', measure: 'cost', unit: 'EUR', max: '250000', over: 'adopted_total' },
]
const themes = ['Mantelzorgers vinden en bereiken', 'Op tijd vervangende zorg, dagbesteding en lucht', 'Zorgprofessionals hebben oog voor mantelzorgers',
  'Informatie, advies en steun die iedereen kan vinden', 'Wetten en regels', 'Samen werken, dicht bij huis'].map((title, i) => ({ id: `t${i}`, title }))
const agenda = [
  { id: 'welkom', title: 'Welkom en de vraag', station: 'question', minutes: 15, view: 'lobby', script: 'Welkom. Fijn dat u er bent. We zoeken vandaag samen een antwoord op één vraag.' },
  { id: 'grenzen', title: 'Wat vooraf vaststaat, en de opdrachtgever vertrekt', station: 'bounds', minutes: 15, view: 'frameworks' },
  { id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 40, view: 'board', script: 'Elk idee telt. Schrijf geen namen of ziektes op.' },
  { id: 'voorstellen', title: 'Voorstellen maken', station: 'proposals', minutes: 40, view: 'proposal' },
  { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 45, view: 'round' },
  { id: 'plan', title: 'Voorlezen en tekenen', station: 'plan', minutes: 20, view: 'plan' },
]
const given = ['Ada', 'Jan', 'Mia', 'Truus', 'Piet', 'Els', 'Bouke', 'Wiebe', 'Sietske', 'Ton', 'Nynke', 'Hendrik-Jan']
const family = ['Bos', 'de Vries', 'van der Meulen', 'Zuidema', 'Hoekstra-Wiersma']
const people = Array.from({ length: 60 }, (_, i) => ({ id: `p${i + 1}`, name: `${given[i % 12]} ${family[i % 5]}`, capacity: ['carer', 'resident', 'professional', 'volunteer'][i % 4],
  device: i % 5 ? 'phone' : 'none', needs: i % 7 ? [] : ['hearing_loop'] }))
people.push({ id: 'p61', name: 'Joke Bos', capacity: 'companion', companion_of: 'p1', device: 'none' })

const browser = await startBrowser()
const stick = mkdtempSync(join(tmpdir(), 'hoofdlijn-stick-'))
const server = await startServer({ env: { HOOFDLIJN_COPY_TO: stick } })
const staff = await setupFacilitator(server)
const full = await makeMeeting(server, staff, { title: 'Besluitvormingsbijeenkomst mantelzorg', question: 'Wat is er nodig zodat het goed gaat met mantelzorgers in Westerkwartier?',
  themes, frameworks, agenda, people, here: people.slice(0, 3).map(one => one.id), ends: '17:00' })
await (await full.phone('p2')).ask('ideas.add', { id: 'i0', theme: 't0', text: 'Een tafel in het dorpshuis' })
for (const [id, title] of [['v1', 'Een vaste plek in elk dorp'], ['v2', 'Eén telefoonnummer waar een mens opneemt'], ['v3', 'Een krantje op papier']]) {
  await full.proposal({ id, from: ['i0'], title, text: `${title}. Twee mantelzorgadviseurs staan elke maand op een markt, een school of een dorpsfeest. Zij zoeken het uit en bellen terug binnen drie dagen.`,
    lead: { text: 'Wijkteams' }, first_step: 'Kijken wat er al is.', due: '2027-03-01', numbers: { cost: '9000.00' } })
}
await full.lead.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }] })
for (const id of ['p2', 'p3']) await (await full.phone(id)).ask('decide.cast', { round: 'r1', answers: { v1: { choice: 'support' } } })
await full.lead.ask('decide.cast', { round: 'r1', answers: { v1: { choice: 'support' } } }, { for: 'p1', via: 'paper' })
await full.lead.ask('decide.close', { round: 'r1' })
const halls = Array.from({ length: 8 }, (_, i) => i + 1)
await full.lead.ask('tables.set_up', { tables: halls.map(number => ({ number, seats: 8 })) })
await full.lead.ask('casework.write', { id: 'k', title: 'Mevrouw K. wil een weekend weg', story: 'Mevrouw K. zorgt al zes jaar voor haar man, die steeds meer vergeet. Zij slaapt al lang geen nacht door.\nHaar zus viert haar verjaardag. Mevrouw K. wil erheen, maar durft haar man niet alleen te laten.', questions: [{ id: 'k1', text: 'Wie kan hier helpen?' }, { id: 'k2', text: 'Wat is de eerste stap?' }, { id: 'k3', text: 'Wat houdt haar tegen?' }] })
await full.lead.ask('casework.give', { case: 'k', tables: halls })
const empty = await makeMeeting(server, staff, { title: 'Stil', question: 'Hoe?', phase: 'preparing', themes: [] })
const english = await makeMeeting(server, staff, { title: 'Carers together', question: 'What do carers need?', language: 'en', frameworks, themes, agenda, people: people.slice(0, 12), ends: '17:00' })

// As long as everything may be.
const words = n => 'mantelzorgondersteuningsbijeenkomst en dan nog iets '.repeat(100).slice(0, n - 1).trim() + '.'
const long = await makeMeeting(server, staff, { title: words(120), question: words(300), themes: Array.from({ length: 14 }, (_, i) => ({ id: `t${i}`, title: words(120) })),
  frameworks: Array.from({ length: 9 }, (_, i) => ({ id: `f${i}`, kind: 'value', text: words(500) })), agenda: agenda.map(one => ({ ...one, title: words(120), script: words(600) })),
  people: Array.from({ length: 9 }, (_, i) => ({ id: `p${i}`, name: words(80), capacity: 'companion', companion_of: i ? 'p0' : undefined, device: 'none' })) })
await long.lead.ask('casework.write', { id: 'k', title: words(60), story: words(4000), questions: Array.from({ length: 6 }, (_, i) => ({ id: `k${i}`, text: words(120) })) })
await long.lead.ask('propose.draft', { id: 'v1', theme: 't0', title: words(120), text: words(4000) })

// One hall has a Wi-Fi of its own, one has the longest there can be; the others have none.
for (const [room, wifi] of [[full, { name: 'Dorpshuis; de Bron', password: 'welkom-in-2026' }], [long, { name: 'W'.repeat(32), password: 'Wachtwoord-'.repeat(6).slice(0, 63) }]]) {
  await staff.must('PUT', `/meetings/${room.id}/hall/wifi`, wifi)
}

for (const [name, room] of Object.entries({ full, empty, english, long })) room.name = name

/** What a sheet of the full meeting must say, and how many pages it may have. */
const wanted = {
  run: [['14:05', '16:40', 'Fijn dat u er', 'Bladzijde 1 van'], 1, 3], emergency: [['De laptop gaat uit', '/staff', 'welkom-in-2026', code(full), 'hoofdlijn resume'], 1, 1], envelope: [['Overnamecode', 'envelop', 'hoofdlijn resume'], 1, 1], door: [['Wiebe', 'Joke Bos', 'Komt mee met Ada', 'Na afloop vernietigen'], 3, 6],
  hall: [['71', 'ringleiding'], 1, 1], posters: [['De vraag van vandaag', 'Wat vooraf vaststaat', 'Wetten en regels', 'Zo beslissen we', 'Dorpshuis; de Bron', 'welkom-in-2026', code(full)], 5, 5], tables: [['Tafel', 'Dorpshuis; de Bron', 'welkom-in-2026'], 8, 8],
  badges: [['Hendrik-Jan', 'Komt mee met Ada Bos'], 8, 9], cards: [['Kaart 1', 'Kaart 54', 'geen namen of ziektes'], 9, 9], form: [['Wie pakt dit op', 'wordt gezocht'], 1, 1], check: [['Eén telefoonnummer', 'Jeugdwet'], 2, 2],
  casework: [['Mevrouw K.', 'Wie kan hier helpen', 'geen besluiten'], 8, 8],
  answers: [['Ik sta hierachter', 'Een krantje op papier'], 2, 2], tally: [['Kaarten uitgedeeld', 'Een krantje'], 1, 1], signing: [['Ik was erbij', 'Een vaste plek'], 2, 4], calls: [['Truus', 'vernietigen'], 3, 8],
  handover: [['Dit hebben we besloten', 'Een vaste plek', 'Concept'], 1, 1], plan: [['Wijkteams', 'Kijken wat er al is'], 1, 3],
}
function code(room) { return `${room.code.slice(0, 3)} ${room.code.slice(3)}` }

const troubles = []
/** A browser that came by a link, and stands on the front page. */
async function enter(link, door = 'link', field = 'token') {
  const page = await openPage(browser, server, '/', { size: 'console', language: 'nl' })
  const token = new URL(await link).hash.slice(1)
  const status = await page.evaluate(async ([door, body]) => (await fetch(`/api/v1/${door}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status, [door, JSON.stringify({ [field]: token })])
  if (status !== 200) throw new Error(`the link was answered ${status}`)
  return page
}
const lead = await enter(full.link('console'))

/** Prints one sheet and says what is wrong with it. */
async function print(page, room, name, words, least, most) {
  const sheet = await printSheet(page, `${server.page}/api/v1/meetings/${room.id}/paper/${name}.html`, join(folder, `${room === full ? '' : `${room.name}-`}${name}.pdf`))
  if (sheet.took > 1000) sheet.wrong.push(`took ${Math.round(sheet.took)} ms`)
  if (sheet.pages && (sheet.pages < least || sheet.pages > most)) sheet.wrong.push(`has ${sheet.pages} pages, not ${least} to ${most}`)
  for (const word of words) if (!sheet.text.includes(word.replace(/ /g, ''))) sheet.wrong.push(`does not say ${word}`)
  for (const said of sheet.wrong) troubles.push(`${name} of ‘${room.name}’: ${said}`)
}

const names = (await lead.evaluate(async id => (await fetch(`/api/v1/meetings/${id}/paper`)).json(), full.id)).map(one => one.name)
for (const name of names) {
  if (!wanted[name]) troubles.push(`${name}: this test does not know what must be on it`)
  else await print(lead, full, name, ...wanted[name])
}
await print(lead, full, 'day', ['Draaiboek', 'Deurlijst', 'Ik was erbij', 'Als het misgaat'], 35, 60)
for (const [room, others, most] of [[empty, [], 12], [english, ['Page 1 of'], 12], [long, [], 20]]) {
  const page = await enter(room.link('console'))
  for (const name of names) await print(page, room, name, others, 1, most)
}

// The page that lists them, as somebody at the console sees it: each sheet opens beside the console.
const desk = await enter(full.link('console'))
await desk.goto(`${server.page}/console/${full.id}`)
await desk.getByRole('button', { name: 'Afdrukken' }).click()
await desk.getByRole('heading', { level: 1, name: 'Afdrukken' }).waitFor()
await desk.getByRole('link', { name: 'Deurlijst' }).waitFor()
troubles.push(...await axe(desk, 'the page Afdrukken'))
if (keep) await desk.screenshot({ path: join(folder, 'afdrukken.png'), fullPage: true })
const count = await desk.locator('main a[href*="/paper/"]').count()
if (count !== names.length + 1) troubles.push(`the page lists ${count} sheets, not ${names.length} and all for the day`)
for (const [link, heading] of [['Deurlijst', 'Deurlijst'], ['Open alles voor de dag', 'Draaiboek']]) {
  const [opened] = await Promise.all([desk.context().waitForEvent('page'), desk.getByRole('link', { name: link, exact: true }).click()])
  await opened.getByRole('heading', { level: 1, name: heading }).first().waitFor()
  await opened.close()
}
// Who does not lead the meeting sees nothing of it.
const helper = await enter(full.helperCode(), 'helper', 'code')
if ((await helper.goto(`${server.page}/api/v1/meetings/${full.id}/paper/door.html`)).status() === 200) troubles.push('a helper device prints the door list')

await browser.close()
await server.stop()
rmSync(stick, { recursive: true, force: true })
if (!keep) rmSync(folder, { recursive: true, force: true })
for (const trouble of troubles) console.log(trouble)
console.log(`${names.length} sheets printed for four meetings, ${troubles.length} troubles`)
process.exitCode = troubles.length || !names.length ? 1 : 0
