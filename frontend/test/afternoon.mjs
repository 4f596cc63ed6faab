// An afternoon for 24, on one machine without internet, from the evening before to the signed hand-over sheet: 8 people with a phone, 4 who
// answer on two tablets, 6 on paper, 6 of whom only the phone is there. The laptop that serves falls off the table in the middle of a
// round, and somebody says "nog niet" at the end. What people do is counted and held against the run sheet (pace.mjs). Pictures of every
// screen that matters and every sheet of paper are in test/pictures/afternoon.
//   node test/afternoon.mjs PROGRAM
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inTheHall, Laptop, laptopAt, wayOut } from './hall-network.mjs'
import { PacedHands, RunSheet } from './pace.mjs'
import { printSheet } from './sheets.mjs'
import { Line } from './sockets.mjs'
import { Caller, Findings, openPage, startBrowser, toTheEnd, until } from './stage.mjs'

if (process.argv[2]) process.env.HOOFDLIJN_BIN = process.argv[2]
const here = dirname(fileURLToPath(import.meta.url))
const findings = new Findings('afternoon')
const { check, sees, look } = findings

// ---- who comes

const person = (device, capacity, ...names) => names.map(name => ({ name, capacity, device }))
const onPhone = [...person('phone', 'carer', 'Ada Bos', 'Bram Bakker', 'Corrie de Vries', 'Dirk Hoekstra'), ...person('phone', 'resident', 'Els Dijkstra', 'Fenna Postma'), ...person('phone', 'volunteer', 'Geert Veenstra'), ...person('phone', 'professional', 'Hilde Visser')]
const simulated = [...person('phone', 'resident', 'Ietje Kuiper', 'Jan Zuidema', 'Klaas Wiersma'), ...person('phone', 'carer', 'Lies Boersma', 'Mia van der Meulen'), ...person('phone', 'professional', 'Oda Smit')]
const onTablet = [...person('helper', 'carer', 'Piet Hofman', 'Riet Jansma'), ...person('helper', 'resident', 'Sjoerd Terpstra', 'Truus Haan')]
const onPaper = [...person('none', 'carer', 'Wim de Boer', 'Ynske Miedema', 'Aaltje Kramer'), ...person('none', 'resident', 'Bouke Faber', 'Jelle Prins')]
const ill = person('phone', 'resident', 'Nico Brand')
const listed = [...onPhone, ...simulated, ...onTablet, ...onPaper, ...ill]
const unlisted = 'Zwaantje Vos'
const coming = listed.filter(one => !ill.includes(one))
coming.forEach((one, i) => { one.table = (i % 4) + 1 })
onPaper.forEach((one, i) => { one.card = 11 + i })

// ---- what is on the agenda: the afternoon the product proposes, with the share of its minutes that handling the product may take

const door = { minutes: 15, perPerson: 20, helpers: 2 } // sixty people in ten minutes through two helpers
const third = 1 / 3
const agenda = [
  ['Welkom en de vraag', 15, third], ['Oefenronde', 10, 0.55], ['Wat vooraf vaststaat, en de opdrachtgever vertrekt', 20, third], ['Informatie', 15, third], ['Ideeën', 40, third], ['Pauze', 15, third],
  ['Voorstellen maken', 40, third], ['Besluiten', 45, third], ['Besloten tijd', 10, third], ['Voorlezen', 15, third], ['Ondertekenen', 10, third], ['Aanbieden', 10, third],
]
const minutes = agenda.reduce((sum, [, one]) => sum + one, 0)

const themes = ['Mantelzorgers vinden en bereiken', 'Even rust en lucht']

// ---- the hall

const server = { origin: laptopAt, page: laptopAt, stop: async () => { for (const one of laptops) await one.stop(); rmSync(sticks, { recursive: true, force: true }) } }
const laptops = []
let sticks, browser
let desk, wall, expert
const phones = {}
const tablets = {}
const lines = {}
/** Who leads, and all others whose handling counts. */
const crew = { lead: undefined, others: {} }
const day = new RunSheet(crew)

async function sit(address, size, { touch = size !== 'console', reads = size === 'phone', ...more } = {}) {
  const page = await openPage(browser, server, address, { size, hasTouch: touch, language: 'nl', before: hears, ...more })
  return new PacedHands(page, { how: touch ? 'touch' : 'mouse', reads })
}
/** When this screen last heard anything from a server. */
const hears = page => page.on('websocket', socket => socket.on('framereceived', () => { page.heard = performance.now() }))
/** Follows the one next step; a second tap where people are still busy. */
async function onward(words) {
  await desk.press(words)
  const again = desk.page.locator('.next.asking button')
  if (await again.count()) { await again.click(); desk.clicks++ }
}
/** What the console was told by the server: for what has no words on a screen. */
const told = path => desk.page.evaluate(path => fetch(`/api/v1${path}`).then(answer => answer.json()), path)
const meeting = () => /console\/([^#]+)/.exec(desk.page.url())[1]
const clock = at => new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' }).format(at).replace(':', '.')
const everybody = (all, walk) => Promise.all(Object.entries(all).map(([name, one]) => walk(one, name)))

// ---- the evening before

async function theEveningBefore() {
  desk = crew.lead = await sit(`/setup#${/\/setup#(\S+)/.exec(laptops[0].said)[1]}`, 'console', { language: undefined })
  await desk.write('Naam', 'anna')
  await desk.page.locator('#password').fill('een lange wachtzin')
  await desk.page.getByRole('button', { name: /Instellen/ }).click()
  await desk.press('Nieuwe bijeenkomst')
  await desk.write('Naam van de bijeenkomst', 'Mantelzorg in Westerkwartier')
  await desk.write('Gemeente', 'Westerkwartier')
  await desk.write('De vraag', 'Wat is er nodig zodat het goed gaat met mantelzorgers?')
  await desk.press('Maak de bijeenkomst')
  await desk.write('Datum', new Date().toISOString().slice(0, 10))
  await desk.write('Plaats', 'Dorpshuis de Bron')
  await desk.write('Hoe laat is het klaar?', clock(Date.now() + 21 * 60_000))
  await desk.write('Wie zegt ja of nee?', 'Het college')
  await desk.see('Bewaard om')
  await look(desk.page, 'eve-about')
  await desk.press('Onderwerpen')
  for (const title of themes) {
    await desk.write('Nieuw onderwerp', title)
    await desk.press('Onderwerp toevoegen')
    await desk.page.locator('.name', { hasText: title }).waitFor()
  }
  await whatIsFixed()
  await whoIsInvited()
  await tablesAreSet()
  await desk.press('Agenda')
  await desk.see(`${minutes} minuten samen`)
  for (const [title, budget] of agenda) await desk.see(`${title} · ${budget} min`)
  await look(desk.page, 'eve-agenda')
  await desk.press('Zet vast')
  await desk.press('Ja, zet vast')
  await desk.see('Staat vast, versie 1')
}
async function whatIsFixed() {
  await desk.press('Wat vooraf vaststaat')
  for (const [add, text, fits, fails] of [['Uitgangspunt toevoegen', 'We doen liever iets voordat mensen vastlopen dan erna.', 'Hulp vanaf de eerste maand', 'Alleen noodopvang'],
    ['Uitgangspunt toevoegen', 'Het lukt alleen als inwoners, organisaties en gemeente het samen doen.', 'Een tafel in het dorpshuis', 'Een besluit van één partij']]) {
    await desk.press(add)
    await desk.write('In gewone taal', text)
    await desk.write('Een voorbeeld dat past', fits)
    await desk.write('Een voorbeeld dat niet past', fails)
    await desk.see('Bewaard om')
    await desk.press('Klaar')
  }
  await desk.press('Grens toevoegen')
  await desk.choose('Wat voor punt is dit?', 'Getal')
  await desk.write('In gewone taal', 'Alles samen kost niet meer dan 50.000 euro.')
  await desk.write('Hoogstens', '€ 50.000')
  await desk.see('Bewaard om')
  await look(desk.page, 'eve-frameworks')
  await desk.press('Klaar')
}
async function whoIsInvited() {
  await desk.press('Mensen')
  const capacities = { carer: 'mantelzorger', resident: 'inwoner', volunteer: 'vrijwilliger', professional: 'zorgprofessional' }
  for (const { name, capacity, device } of listed) {
    await desk.page.getByLabel('Naam', { exact: true }).fill(name)
    await desk.choose('Hoedanigheid', capacities[capacity])
    await desk.choose('Hoe doet deze persoon mee?', { phone: 'met eigen telefoon', helper: 'met een helpertablet', none: 'zonder toestel' }[device])
    await desk.press('Iemand toevoegen')
    await desk.see(`Op de lijst: ${name}.`)
  }
  const names = await desk.page.locator('#werk ul li strong').allInnerTexts()
  check('the list is in the order of names', names.length === listed.length && names.join() === [...names].sort((a, b) => a.localeCompare(b)).join())
  await look(desk.page, 'eve-people')
}
async function tablesAreSet() {
  await desk.press('Tafels')
  await desk.write('Hoeveel tafels?', '4')
  await desk.write('Stoelen per tafel', '6')
  await desk.press('Zet deze tafels klaar')
  await desk.see('Maak een indeling')
  await look(desk.page, 'eve-tables')
  await desk.press('Voorbereiden')
}

/** An address that the console just made. */
async function made(words, path) {
  await desk.press(`Maak een link: ${words}`)
  return until(`a link for ${words}`, async () => {
    for (const one of await desk.page.getByLabel('Adres van de link').all()) {
      const address = await one.inputValue()
      if (address.includes(`/${path}#`) && !made.before.has(address)) { made.before.add(address); return address }
    }
  })
}
made.before = new Set()

/** People get their link before the day; whose phone is a program keeps it. */
async function whoGetsALink() {
  await desk.press('Code en links')
  const links = {}
  for (const { name } of [...onPhone, ...simulated]) {
    await desk.choose('Voor wie?', name)
    links[name] = await made('Persoonlijke link', 'phone')
  }
  return links
}

/** Every sheet the product has, printed; says how long each took to come. */
async function printEverything(when, must = {}) {
  const paper = await sit(`/console/${meeting()}`, 'console', { storageState: await desk.page.context().storageState() })
  const took = []
  const names = [...(await told(`/meetings/${meeting()}/paper`)).map(one => one.name), 'day']
  for (const name of names) {
    const sheet = await printSheet(paper.page, `${server.page}/api/v1/meetings/${meeting()}/paper/${name}.html`, join(here, 'pictures/afternoon', `${when}-${name}.pdf`))
    took.push(`${name} ${sheet.pages} p ${Math.round(sheet.took)} ms`)
    for (const said of must[name] ?? []) if (!sheet.text.includes(said.replace(/\s/g, ''))) sheet.wrong.push(`does not say ${said}`)
    findings.all.push(...sheet.wrong.map(one => `${when}, ${name}: ${one}`))
  }
  console.log(`${names.length} sheets: ${took.join(', ')}`)
  await paper.page.context().close()
}

// ---- the morning: the hall is made ready

async function theHallIsMadeReady() {
  await desk.press('Code en links')
  wall = (await sit(await made('Scherm in de zaal', 'projector'), 'projector', { touch: false, viewport: { width: 1920, height: 1080 } })).page
  await desk.write('Voor welke deskundige?', 'adviseur financiën')
  expert = crew.others.expert = await sit(await made('Link voor een deskundige', 'expert'), 'console')
  await desk.press('Zaal')
  await desk.write('Naam van de wifi', 'Dorpshuis de Bron')
  await desk.write('Wachtwoord van de wifi', 'welkom in de zaal')
  await desk.press('Bewaar')
  await desk.see('Scan dit vierkant om op de wifi te komen.')
  await desk.press('Begin de zaalcheck')
  const scanned = await until('a code to scan', async () => (await told(`/meetings/${meeting()}/hall`)).check?.url)
  const borrowed = []
  for (let i = 0; i < 3; i++) borrowed.push(await sit(scanned, 'phone'))
  for (const one of borrowed) await one.see('Dit gaat goed')
  await sees('three borrowed phones reach the laptop', desk.page, 'Drie telefoons doen het goed.', 20_000)
  await look(borrowed[0].page, 'morning-borrowed-phone')
  for (const one of borrowed) await one.page.context().close()
  await desk.press('Zet de leesproef op het scherm')
  await sees('the back row is asked', wall, 'Kan de achterste rij dit lezen?')
  await look(wall, 'morning-wall-legible')
  await look(desk.page, 'morning-hall')
  await desk.press('Iedereen leest het')
  await desk.press('Haal de leesproef weg')
  await desk.press('Voorbereiden')
  await desk.press('Open de bijeenkomst')
  await desk.press('Ja, open')
  await desk.see('Nog niet begonnen')
}

/** Two helpers come in with the code of a minute. */
async function theHelpers() {
  await desk.press('Mensen')
  await desk.press('Laat een code zien')
  let shown = ''
  for (const name of ['Anja', 'Bert']) {
    shown = await until('a code on the console', async () => {
      const code = (await desk.page.locator('.shown .code').innerText()).replace(/\s/g, '')
      return code !== shown && code
    })
    const helper = tablets[name.toLowerCase()] = crew.others[name] = await sit('/helper', 'helper')
    await helper.write('Code van de helpers', shown)
    await helper.press('Meedoen')
    await helper.write('Uw naam', name)
    await helper.press('Begin')
    await helper.see('Wie staat er voor u?')
  }
  check('a helper device says where the room is', /^Vraag/m.test(await tablets.anja.page.locator('body').innerText()))
  await look(desk.page, 'door-console-code')
  await desk.press('Verberg de code')
}

// ---- the door

async function throughTheDoor(links) {
  await everybody(Object.fromEntries(onPhone.map(one => [one.name, one])), async ({ name }) => {
    const phone = phones[name] = crew.others[name] = await sit(links[name], 'phone')
    await phone.press('Ja')
  })
  await look(phones['Ada Bos'].page, 'door-phone')
  for (const { name } of simulated) {
    const caller = new Caller(server.origin)
    const me = await caller.must('POST', '/link', { token: new URL(links[name]).hash.slice(1), go_on: true })
    lines[name] = new Line(caller, meeting(), me.person)
  }
  const first = Math.ceil(coming.length / 2) + 1 // who has somebody who is not on the list brings in one less
  await Promise.all([bringIn(tablets.anja, coming.slice(0, first)), bringIn(tablets.bert, coming.slice(first), true)])
  await sees('all 24 are in', tablets.anja.page, '24 van 25 mensen zijn binnen')
  await look(tablets.anja.page, 'door-tablet')
  await look(desk.page, 'door-console')
  await desk.press('Terug naar nu')
}
async function bringIn(helper, queue, stranger = false) {
  const { page } = helper
  const ready = () => page.evaluate(() => document.activeElement?.tagName === 'INPUT' && !document.activeElement.value)
  for (const { name, device, card, table } of queue) {
    await until(`the field for ${name}`, ready)
    await helper.type(name.slice(0, 3))
    await helper.press(`Binnen: ${name}`)
    await helper.see(`${name} is binnen`)
    if (device === 'none') { await until('the field for the card', ready); await helper.type(String(card)) }
    if (name === 'Aaltje Kramer') {
      check('the door offers the tables that are there', await page.getByRole('button', { name: /^Tafel \d/ }).count() === 4)
      await look(page, 'door-tablet-place')
    }
    await helper.press(`Tafel ${table}`)
    await helper.see(`${name} zit aan tafel ${table}.`)
  }
  if (!stranger) return
  await helper.type(unlisted.slice(0, 3))
  await helper.see('Niemand met deze letters')
  await helper.press('Niet op de lijst')
  helper.aloud(await page.locator('.aloud').innerText())
  await helper.write('Naam', unlisted)
  await helper.press('Papier')
  await look(page, 'door-tablet-not-listed')
  await helper.press('Voorgelezen: laat binnen')
  await until('the field for the card', ready)
  await helper.type('16')
  await helper.press('Tafel 4')
  await helper.see(`${unlisted} zit aan tafel 4.`)
}

// ---- the run sheet, item by item

/** Whoever leads reads the line of this item aloud. */
async function says() { desk.aloud(await desk.page.locator('.spoken').innerText()) }

async function welcome() {
  await onward('Begin met: Welkom en de vraag')
  await says()
  await sees('the hall reads the question', wall, 'Wat is er nodig zodat het goed gaat')
  await look(wall, 'welcome-wall')
  await look(desk.page, 'welcome-console')
  await everybody(phones, one => one.look())
  const asked = performance.now()
  await phones['Corrie de Vries'].press('Hulp')
  await tablets.anja.page.getByRole('button', { name: 'Hulp gevraagd (1)' }).waitFor()
  console.log(`a call for help was on the helper's screen after ${Math.round(performance.now() - asked)} ms, the tap included; promised is 1000`)
  await tablets.anja.press('Hulp gevraagd (1)')
  await look(tablets.anja.page, 'welcome-tablet-help')
  await tablets.anja.press('Ik ga naar Corrie de Vries')
  await tablets.anja.press('Klaar: Corrie de Vries is geholpen')
  await tablets.anja.see('Niemand vraagt nu hulp.')
}

/** Hands the tablet to each of its people, one after another. */
async function inTurn(tablet, people, walk) {
  for (const { name } of people) {
    await tablet.press('Invullen')
    await tablet.press(name)
    tablet.handedTo(name)
    tablet.reads = true
    await tablet.press(`Ja, ik ben ${name}`)
    await walk(tablet, name)
    tablet.reads = false
  }
}
const shares = () => [[tablets.anja, onTablet.slice(0, 2)], [tablets.bert, onTablet.slice(2)]]

async function practising() {
  await onward('Verder: Oefenronde')
  await says()
  await onward('Oefen eerst: hoe bent u gekomen?')
  const onTheWall = look(wall, 'practice-wall')
  await Promise.all([onTheWall,
    everybody(phones, async one => {
      await one.press('Met de fiets')
      await one.press('Verstuur mijn antwoord')
      await one.see('Uw antwoord is binnen')
    }),
    everybody(lines, one => one.ask('practice.answer', { choice: 'foot' })),
    ...shares().map(([tablet, people]) => inTurn(tablet, people, async hands => {
      await hands.press('Met de bus of de trein')
      await hands.press('Verstuur mijn antwoord')
      await hands.see('Wie helpt u nu?')
    }))])
  await look(phones['Ada Bos'].page, 'practice-phone')
  await desk.press('Oefenronde')
  for (const name of [...onPaper.map(one => one.name), unlisted]) {
    await desk.press(`Vul in voor ${name}`)
    await desk.press('Met de auto')
    await desk.press('Zet dit antwoord erin')
    await desk.see(`Het antwoord van ${name} is binnen.`)
  }
  await desk.see('Iedereen heeft geantwoord.')
  await look(desk.page, 'practice-console')
  await onward('Sluit de oefenronde')
  await sees('the hall sees how people came', wall, 'Zo zijn wij gekomen')
  await look(wall, 'practice-wall-counts')
  await desk.press('Terug naar nu')
}

async function whatStands() {
  await onward(`Verder: ${agenda[2][0]}`)
  await says()
  await sees('the hall reads what is fixed', wall, 'We doen liever iets voordat mensen vastlopen')
  await look(wall, 'fixed-wall')
  await everybody(phones, one => one.look())
  await look(phones['Ada Bos'].page, 'fixed-phone')
  await desk.press('De gemeente verlaat de zaal')
  await desk.press('Ja, de gemeente is de zaal uit')
  await sees('phones say that the municipality has left', phones['Ada Bos'].page, 'De gemeente is de zaal uit. Zij kan niet meekijken.')
  await look(wall, 'fixed-wall-out')
}

async function information() {
  await onward('Verder: Informatie')
  await says()
  await look(wall, 'information-wall')
}

const onBoard = ['Een tafel in elk dorpshuis', 'Een telefoonnummer waar een mens opneemt', 'De huisarts vraagt: wie zorgt er mee?', 'Een vrije middag in de week', 'Een kaartje bij de apotheek', 'Iemand die een avond overneemt', 'Bellen bij ontslag uit het ziekenhuis', 'Een logeerplek dicht bij huis']
const onCards = { 'Wim de Boer': 'Iemand die mijn vrouw ophaalt', 'Ynske Miedema': 'Op de koffie zonder haast', 'Aaltje Kramer': 'Een vast gezicht', 'Bouke Faber': 'Eén plek voor alle vragen', 'Jelle Prins': 'Rust in het weekend', [unlisted]: 'Iemand die meedenkt over formulieren' }

async function ideas() {
  await onward('Verder: Ideeën')
  await says()
  await Promise.all([
    ...onPhone.map(async ({ name }, i) => {
      const one = phones[name]
      if (i % 2) await one.choose('Ander onderwerp kiezen', themes[1])
      await one.write('Wat is uw idee?', onBoard[i])
      await one.press('Zet op het bord')
      await one.see('Bewaard.')
    }),
    ...Object.values(lines).map((one, i) => one.ask('ideas.add', { id: `van-${one.person}`, theme: one.seen['prepare.themes'][i % 2].id, text: `Een idee van tafel ${i + 1}` })),
    atTable(tablets.anja, ['Tafel 1: Mantelzorgers', 'Tafel 2: Even rust'], 0),
    atTable(tablets.bert, ['Tafel 3: Mantelzorgers', 'Tafel 4: Even rust'], 2),
  ])
  await look(phones['Ada Bos'].page, 'ideas-phone')
  await look(tablets.anja.page, 'ideas-tablet')
  for (const one of themes) await onward(`Laat de ideeën zien: ${one}`)
  await sees('the hall reads what stood on a card', wall, onCards[unlisted])
  await look(wall, 'ideas-wall')
  await look(desk.page, 'ideas-console')
}
/** A helper types in what stood on the cards of two tables. */
async function atTable(helper, tables, first) {
  await helper.press('Tafel')
  for (const [i, words] of tables.entries()) {
    if (i || first < 0) await helper.press('Ik sta bij een andere tafel')
    await helper.page.getByRole('button', { name: new RegExp(`^${words}`) }).click()
    helper.clicks++
    const who = [...onPaper, { name: unlisted, table: 4 }].filter(one => one.table === first + i + 1)
    for (const { name } of who) {
      await helper.choose('Van wie is deze kaart?', name)
      await helper.write('Wat staat er op de kaart?', onCards[name])
      await helper.press('Zet op het bord')
      await helper.see('De kaart is verstuurd.')
    }
  }
}

async function pause() {
  await onward('Verder: Pauze')
  await says()
  await sees('phones rest', phones['Ada Bos'].page, 'Pauze')
  await look(wall, 'pause-wall')
}

const forms = [
  { by: 'bert', table: 'Tafel 3: Mantelzorgers', title: 'Eén telefoonnummer', text: 'Er komt één telefoonnummer waar een mens opneemt. Wie belt, hoort binnen drie dagen meer.', lead: 'Sociaal team', first: 'Een nummer aanvragen', due: '2027-03-01', cost: '12000' },
  { by: 'anja', table: 'Tafel 1: Mantelzorgers', title: 'Een tafel in elk dorpshuis', text: 'In elk dorpshuis staat elke dinsdag een tafel voor mantelzorgers, met koffie en een vast gezicht.', lead: 'De dorpshuizen', first: 'Drie dorpen beginnen', due: '2027-01-15', cost: '9000' },
  { by: 'anja', table: 'Tafel 2: Even rust', title: 'Een avond vrij', text: 'Vrijwilligers nemen één avond in de week over.', lead: 'Humanitas', first: 'Tien vrijwilligers zoeken', due: '2027-05-01', cost: '15000' },
]

async function proposals() {
  await onward('Verder: Voorstellen maken')
  await says()
  await look(wall, 'proposals-wall-tables')
  await Promise.all(['anja', 'bert'].map(async name => { for (const form of forms.filter(one => one.by === name)) await writeForm(tablets[name], form) }))
  await sees('a phone at the table reads along', phones['Ada Bos'].page, 'Een tafel in elk dorpshuis')
  await look(phones['Ada Bos'].page, 'proposals-phone')
  await look(tablets.anja.page, 'proposals-tablet')
  await desk.press('Tafels')
  await look(desk.page, 'proposals-console-tables')
  for (const { title } of forms) {
    await desk.press(`Breng in: ${title}`)
    await desk.see(`‘${title}’ staat nu bij de voorstellen.`)
  }
  await desk.press('Terug naar nu')
  await expert.write('Uw functie', 'adviseur financiën')
  for (const { title } of forms) {
    await onward(`Kijk of dit past: ${title}`)
    await fits(title)
    await look(wall, `proposals-wall-${title}`)
    await desk.press('Terug naar nu')
  }
}
async function writeForm(helper, { table, title, text, lead, first, due, cost }) {
  await helper.press('Ik sta bij een andere tafel')
  await helper.page.getByRole('button', { name: new RegExp(`^${table}`) }).click()
  helper.clicks++
  await helper.press('Voorstel')
  await helper.press('Begin een voorstel')
  for (const [field, words] of [['Titel, in een paar woorden', title], ['Wat spreken we af?', text], ['Wie pakt dit op?', lead], ['Wat is de eerste stap?', first], ['Wanneer is het klaar?', due], ['Wat kost het, in euro’s?', cost]]) await helper.write(field, words)
  await helper.see('Bewaard. Uw tafel leest mee.')
}
/** What only an expert may judge first, then the room. */
async function fits(title, again = false) {
  await expert.press(title)
  await expert.choose('Past dit bij punt 3?', 'Past')
  await expert.press('Geef dit advies bij punt 3')
  await expert.see('Uw advies staat erbij')
  await desk.see('Advies van adviseur financiën')
  await desk.press(again ? 'Past nog steeds overal bij' : 'Past overal bij')
  await desk.see('3 van 3 bekeken')
}

// ---- deciding

async function openRound() {
  await desk.press('Open de ronde')
  await desk.see('De ronde is open')
}
async function answerByPhone(one, words = 'Ik sta hierachter') {
  await one.press(words)
  await one.press('Verder')
  await one.press('Ja, verstuur mijn antwoord')
}
async function answerByTablet() {
  await Promise.all(shares().map(([tablet, people]) => inTurn(tablet, people, async hands => {
    await hands.press('Beslis mee')
    await answerByPhone(hands)
    await hands.see('De keuze van de vorige persoon is verstuurd.')
  })))
}
async function answerOnPaper(helper) {
  await helper.press('Invullen')
  await helper.press('Antwoorden van papier invoeren')
  await helper.press('Kies alle 6 zonder telefoon')
  await helper.press('Ik sta hierachter')
  await helper.press('Lees voor')
  helper.aloud(await helper.page.locator('blockquote').first().innerText())
  await look(helper.page, 'decide-tablet-paper')
  await helper.press('Ja, het klopt. Voer in')
  await helper.see('De antwoorden van 6 mensen zijn ingevoerd.')
}
const support = one => {
  const [round] = Object.entries(one.seen).filter(([key, value]) => key.startsWith('decide.round/') && value.status === 'open').map(([, value]) => value)
  return one.ask('decide.cast', { round: round.id, answers: Object.fromEntries(round.proposals.map(each => [each.id, { choice: 'support' }])) })
}
const roundIsOpen = one => until('a program to hear that the round is open', () => Object.entries(one.seen).some(([key, value]) => key.startsWith('decide.round/') && value.status === 'open'))
async function closeRound(words) {
  await desk.see('Iedereen heeft geantwoord.')
  await onward('Sluit de ronde')
  await sees(`the hall hears: ${words}`, wall, words)
}

async function deciding() {
  await onward('Verder: Besluiten')
  await says()
  await aRound()
  await theLaptopDies()
  await notYet()
}

/** The first: everybody stands behind it. */
async function aRound() {
  await onward(`Beslis over: ${forms[0].title}`)
  await look(desk.page, 'decide-console-open')
  await openRound()
  await Promise.all([look(wall, 'decide-wall'), look(phones['Ada Bos'].page, 'decide-phone')])
  await Promise.all([everybody(phones, one => answerByPhone(one)), everybody(lines, async one => { await roundIsOpen(one); await support(one) }), answerByTablet()])
  await look(phones['Ada Bos'].page, 'decide-phone-sent')
  await answerOnPaper(tablets.bert)
  await look(desk.page, 'decide-console')
  await closeRound('Iedereen staat hierachter.')
  await look(wall, 'decide-wall-result')
  await look(desk.page, 'decide-console-result')
  await desk.press('Terug naar nu')
}

/** The second: in its middle the laptop dies, and another takes over. Nobody touches a phone to come back. */
async function theLaptopDies() {
  await onward(`Beslis over: ${forms[1].title}`)
  await openRound()
  const [before, during, after] = [onPhone.slice(0, 3), onPhone.slice(3, 6), onPhone.slice(6)].map(some => some.map(one => phones[one.name]))
  const programs = Object.values(lines)
  await Promise.all([...before.map(one => answerByPhone(one)), ...programs.slice(0, 3).map(async one => { await roundIsOpen(one); await support(one) })])
  for (const one of before) await one.see('Dank u. Uw antwoord is binnen.')
  await answerOnPaper(tablets.anja)
  await until('the copy to be whole', async () => (await told('/health')).copy.state !== 'behind')

  const code = laptops[0].envelope()
  await laptops[0].dies()
  const died = performance.now()
  console.log('the laptop fell off the table')
  // Some find nobody any more; what they choose waits with them.
  const waiting = programs.slice(3).map(one => support(one))
  await Promise.all(during.map(one => answerByPhone(one)))
  await Promise.all(during.map(one => one.see('Uw antwoord staat klaar')))
  await look(during[0].page, 'dies-phone-waits')
  laptops.push(await (await Laptop.plugged('twee')).resume(join(sticks, 'copy'), join(sticks, 'keys'), code))
  console.log(`the second laptop serves after ${seconds(died)} s`)
  await Promise.all([...waiting, ...during.map(one => one.page.getByText('Dank u. Uw antwoord is binnen.').waitFor({ timeout: 120_000 }))])
  const pages = { ...phones, ...tablets, desk, expert, wall: { page: wall } }
  await everybody(pages, ({ page }, name) => until(`${name} to come back by itself`, () => page.heard > died, 120_000))
  for (const [name, { page }] of Object.entries(pages)) check(`${name} says nothing of being without a connection`, !/Geen verbinding|We maken weer verbinding/.test(await page.locator('body').innerText()))
  console.log(`everybody is back by themselves after ${seconds(died)} s; promised is 120`)
  for (const one of before) check('an answer of before is still there', await one.page.getByText('Dank u. Uw antwoord is binnen.').count() > 0)
  await look(wall, 'dies-wall-back')
  await look(desk.page, 'dies-console-back')

  await Promise.all([...after.map(one => answerByPhone(one)), answerByTablet()])
  await desk.see('Iedereen heeft geantwoord.')
  check('24 of 24 answered, each once', /24\s*van de 24/.test((await desk.page.locator('main').innerText()).replace(/\s+/g, ' ')))
  await closeRound('Iedereen staat hierachter.')
  await desk.press('Terug naar nu')
}
const seconds = since => Math.round((performance.now() - since) / 1000)

/** The third, at ten past five: one "nog niet", and what the room does with it. */
async function notYet() {
  const { title } = forms[2]
  await onward(`Beslis over: ${title}`)
  await openRound()
  const { 'Fenna Postma': fenna, ...others } = phones
  await Promise.all([everybody(others, one => answerByPhone(one)), everybody(lines, async one => { await roundIsOpen(one); await support(one) }), answerByTablet(), (async () => {
    await fenna.press('Ik sta hier nog niet achter')
    await fenna.write('Wat is er nodig om er wel achter te staan?', 'Ook in het weekend')
    await fenna.press('Lees mijn tekst voor, zonder mijn naam')
    await look(fenna.page, 'not-yet-phone')
    await fenna.press('Verder')
    await fenna.press('Ja, verstuur mijn antwoord')
  })()])
  await answerOnPaper(tablets.bert)
  await closeRound('Nog niet iedereen staat hierachter.')
  await look(wall, 'not-yet-wall')
  await look(desk.page, 'not-yet-console')
  desk.aloud('Ook in het weekend')
  await desk.press('Terug naar nu')
  await sees('the end is near, and the console says so', desk.page, 'Het einde is in zicht')
  const four = desk.page.getByRole('group', { name: title }).getByRole('button')
  const boxes = await Promise.all((await four.all()).map(one => one.boundingBox()))
  check('four equal choices', boxes.length === 4 && new Set(boxes.map(one => `${Math.round(one.width)} ${Math.round(one.height)}`)).size === 1)
  await look(desk.page, 'not-yet-console-closing')
  await desk.press('Nog één keer aanpassen')
  await desk.write('Precies deze tekst komt in het plan', 'Vrijwilligers nemen één avond in de week over, ook in het weekend.')
  await desk.press('Bewaar als versie 2')
  await fits(title, true)
  await look(desk.page, 'not-yet-console-amended')
  await openRoundFrom()
  await Promise.all([everybody(phones, one => answerByPhone(one)), everybody(lines, async one => { await roundIsOpen(one); await support(one) }), answerByTablet()])
  await answerOnPaper(tablets.anja)
  await closeRound('Iedereen staat hierachter.')
  await desk.press('Terug naar nu')
}
/** From the page of a proposal. */
async function openRoundFrom() {
  await desk.press('Open de ronde')
  await desk.page.getByRole('heading', { name: 'Ronde openen' }).waitFor()
  await openRound()
}

// ---- to the signed sheet

async function privateTime() {
  await onward('Verder: Besloten tijd')
  await says()
  await onward('Begin de besloten tijd')
  await sees('the hall is dark', wall, 'Besloten tijd')
  await sees('whoever leads is out', desk.page, 'De groep is onder elkaar sinds')
  await look(desk.page, 'private-console')
  await look(wall, 'private-wall')
  const ada = phones['Ada Bos']
  await look(ada.page, 'private-phone')
  await ada.press('Wij zijn klaar')
  await ada.press('Ja, wij zijn klaar')
  await desk.see('Verder: Voorlezen')
}

async function lastReading() {
  await onward('Verder: Voorlezen')
  await says()
  await onward('Voorlezen wat openbaar wordt')
  await look(desk.page, 'reading-console')
  desk.aloud(await desk.page.locator('main ul').first().innerText())
  const all = desk.page.getByRole('button', { name: /^Alle \d+ voorgelezen/ })
  await all.click()
  desk.clicks++
  await desk.press('Leg het plan vast')
  await look(desk.page, 'reading-console-seal')
  await desk.press('Ja, leg het plan vast')
  await desk.see('Het plan ligt vast')
  await sees('the hall sees the plan', wall, forms[0].title)
  await look(wall, 'plan-wall')
  await everybody(phones, one => one.see('Lees het hele plan'))
  await look(phones['Ada Bos'].page, 'plan-phone')
  await look(desk.page, 'plan-console')
}

/** Some do not sign: nothing hangs on it. */
const unsigned = ['Hilde Visser', 'Oda Smit', 'Jelle Prins']
async function signing() {
  await desk.press('Naar ondertekenen en afsluiten')
  desk.aloud(forms.map(one => one.title).join(' '))
  await desk.press('Begin met ondertekenen')
  await sees('the hall reads what is signed', wall, 'Ik was erbij. Dit is wat we hebben besloten.')
  await Promise.all([
    ...Object.entries(phones).filter(([name]) => !unsigned.includes(name)).map(async ([, one]) => { await one.press('Ik onderteken'); await one.see('Uw handtekening staat erbij.') }),
    ...Object.entries(lines).filter(([name]) => !unsigned.includes(name)).map(([, one]) => one.ask('finish.sign')),
    (async () => {
      await tablets.anja.press('Ondertekenen')
      for (const { name } of onTablet) {
        await tablets.anja.write('Wie staat er voor u?', name.slice(0, 3))
        await tablets.anja.press(`Ondertekenen: ${name}`)
        await tablets.anja.press('Ik onderteken')
        await tablets.anja.see(`De handtekening van ${name} staat erbij.`)
      }
    })(),
    (async () => {
      await tablets.bert.press('Ondertekenen')
      await tablets.bert.press('Op papier')
      for (const name of [...onPaper.map(one => one.name), unlisted].filter(one => !unsigned.includes(one))) {
        await tablets.bert.write('Wie staat er voor u?', name.slice(0, 3))
        await tablets.bert.press(`Getekend: ${name}`)
        await tablets.bert.see(`De handtekening van ${name} staat erbij.`)
      }
    })(),
  ])
  await sees('the hall sees how many', wall, '21 mensen hebben ondertekend')
  await look(wall, 'signing-wall')
  await look(phones['Ada Bos'].page, 'signing-phone')
  await look(tablets.anja.page, 'signing-tablet')
  await look(tablets.bert.page, 'signing-tablet-paper')
  await look(desk.page, 'signing-console')
}

async function handingOver() {
  const sealed = await (await fetch(`${server.origin}/api/v1/meetings/${meeting()}/plan.json`)).text()
  await desk.write('Aan wie?', 'de burgemeester')
  await desk.write('Hoe laat?', '17:25')
  await desk.press('Leg vast: aangeboden')
  await sees('the hall hears to whom', wall, /Aangeboden aan: de burgemeester, .*17:25/)
  await look(wall, 'handed-wall')
  const sealedCode = / ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})$/m.exec(await (await fetch(`${server.origin}/api/v1/meetings/${meeting()}/plan.md`)).text())[1]
  await printEverything('after', { handover: ['21 mensen tekenden', 'de burgemeester', sealedCode, ...forms.map(one => one.title)], plan: forms.map(one => one.title) })
  for (const item of ['Het plan is gedownload', 'Het aanbiedblad is afgedrukt', 'Alle papieren kaarten']) await desk.press(item)
  await desk.press('Sluit de dag af')
  await look(desk.page, 'closing-console')
  await desk.press('Ja, sluit de dag af')
  await everybody(tablets, one => sees('a tablet is told that it is over', one.page, 'Dit toestel doet niet meer mee.'))
  await sees('the hall screen too', wall, 'Dit scherm mag uit.')
  await desk.see('De dag is afgesloten')
  await look(desk.page, 'closed-console')
  await look(tablets.anja.page, 'closed-tablet')
  await look(phones['Ada Bos'].page, 'closed-phone')
  const plan = async () => (await fetch(`${server.origin}/api/v1/meetings/${id}/plan.json`)).text()
  const id = meeting()
  check('the plan is what it was, byte for byte', sealed === await plan())
  const code = laptops[1].envelope()
  await until('the copy to be whole', async () => (await told('/health')).copy.state !== 'behind')
  await laptops[1].dies()
  laptops.push(await (await Laptop.plugged('drie')).resume(join(sticks, 'copy'), join(sticks, 'keys'), code))
  const again = await until('the third laptop to give the plan', () => plan().catch(() => false)) // the line to the dead one fails first
  check('a third laptop makes the same plan from the copy alone, byte for byte', sealed === again)
}

async function afternoon() {
  mkdirSync(join(here, 'pictures/afternoon'), { recursive: true })
  check('there is no way out of this hall', !await wayOut())
  sticks = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'hoofdlijn-stick-')) // a stick is another disk
  for (const one of ['copy', 'keys']) mkdirSync(join(sticks, one))
  browser = await startBrowser()
  await toTheEnd({ browser, server, found: findings.all }, async () => {
    try {
      laptops.push(await Laptop.plugged('een', { serves: true }))
      await laptops[0].serve(join(sticks, 'copy'), join(sticks, 'keys'))
      await theEveningBefore()
      const links = await whoGetsALink()
      await theHallIsMadeReady()
      await printEverything('before', { tables: ['Tafel 4', 'Dorpshuis de Bron', 'welkom in de zaal'], door: ['Truus Haan Inwoner tablet'], envelope: ['--copy-keys-to SLEUTELMAP'] })
      await theHelpers()
      await day.item('Inloop', door.minutes, (door.perPerson * 24) / door.helpers, () => throughTheDoor(links))
      const walks = [welcome, practising, whatStands, information, ideas, pause, proposals, deciding, privateTime, lastReading, signing, handingOver]
      for (const [i, [title, budget, share]] of agenda.entries()) await day.item(title, budget, share, walks[i])
      findings.all.push(...day.tooLong())
    } catch (error) {
      await everybody({ desk, expert, wall: wall && { page: wall }, ...tablets, ...phones }, (one, name) => one?.page.screenshot({ path: join(here, 'pictures/afternoon', `stuck-${name.replace(/\W/g, '-')}.png`) }).catch(() => {}))
      throw error
    } finally {
      console.log(day.markdown())
      for (const one of Object.values(lines)) one.stop()
    }
    for (const { page } of [desk, expert, { page: wall }, ...Object.values(tablets), ...Object.values(phones)]) findings.all.push(...page.troubles.filter(one => !/WebSocket|ERR_CONNECTION|ERR_NETWORK|ERR_ADDRESS|ERR_TIMED/.test(one)))
  })
}

// The hall lives in a time zone in which it is five o'clock in the afternoon.
const zone = (17 - new Date().getUTCHours() + 36) % 24 - 12
if (inTheHall(fileURLToPath(import.meta.url), { TZ: `Etc/GMT${zone > 0 ? '-' : '+'}${Math.abs(zone)}` })) await afternoon()
