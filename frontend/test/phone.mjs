// Walks one phone through a whole meeting on the real program: from the room code to the sealed plan, in Dutch, with the room led from
// another browser. On every screen axe looks for barriers and a picture is taken into test/pictures/phone. Ends with 1 when anything is wrong.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/phone.mjs
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const pictures = join(here, 'pictures/phone')
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
const program = process.env.HOOFDLIJN_BIN
if (!program) throw new Error('HOOFDLIJN_BIN names no program')

const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-phone-'))
const port = await new Promise(found => {
  const free = createServer().listen(0, '127.0.0.1', () => { const { port } = free.address(); free.close(() => found(port)) })
})
const origin = `http://127.0.0.1:${port}`
const server = spawn(program, ['serve', '--data', join(folder, 'data'), '--key-file', join(folder, 'master.key'), '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'pipe'] })
let output = ''
server.stdout.on('data', text => { output += text })
server.stderr.on('data', text => { output += text })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })

const troubles = []
let looked = 0
const sleep = ms => new Promise(done => setTimeout(done, ms))

/** The room as its facilitator leads it: the interface and a live line, from a browser of their own. */
async function facilitator() {
  for (let i = 0; !/setup#(\S+)/.test(output); i++) {
    if (i > 150) throw new Error(`no set-up link: ${output}`)
    await sleep(100)
  }
  const token = /setup#(\S+)/.exec(output)[1]
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${origin}/setup`)
  const call = (method, path, body) => page.evaluate(async ([method, path, body]) => {
    const answer = await fetch(`/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : null
  }, [method, path, body])
  await call('POST', '/setup', { token, name: 'saskia', password: 'een heel lang wachtwoord' })
  const made = await call('POST', '/meetings', { title: 'Mantelzorg in het dorp', municipality: 'Westerkwartier' })
  const id = made.meeting.id
  await page.evaluate(id => new Promise((open, fail) => {
    const socket = new WebSocket(`ws://${location.host}/api/v1/meetings/${id}/live?as=console`)
    window.sections = {}
    window.waiting = {}
    socket.onerror = () => fail(new Error('no socket'))
    socket.onclose = () => { window.closed = true }
    socket.onopen = () => socket.send(JSON.stringify({ t: 'hello', from: '', place: '' }))
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data)
      if (message.t === 'frame') { for (const [key, one] of Object.entries(message.set ?? {})) { if (one === null) delete window.sections[key]; else window.sections[key] = one } open() }
      if (message.t === 'done') window.waiting[message.id]?.(message)
    }
    window.ask = (name, data, more = {}) => new Promise(done => {
      const id = crypto.randomUUID()
      window.waiting[id] = done
      socket.send(JSON.stringify({ t: 'ask', id, name, data, ...more }))
    })
  }), id)
  const ask = async (name, data, more) => {
    const done = await page.evaluate(([name, data, more]) => window.ask(name, data, more), [name, data, more])
    if (done.no) throw new Error(`${name}: ${JSON.stringify(done.no)}`)
  }
  const sections = kind => page.evaluate(kind => Object.entries(window.sections).filter(([key]) => key === kind || key.startsWith(`${kind}/`)).map(([, one]) => one), kind)
  const until = async (what, kind, test) => {
    for (let i = 0; i < 100; i++) {
      const found = (await sections(kind)).find(test)
      if (found) return found
      await sleep(100)
    }
    throw new Error(`the console never saw: ${what}`)
  }
  return { id, made, call, ask, sections, until }
}

async function look(page, name) {
  looked++
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }))
  for (const one of found.violations) troubles.push(`${name}: ${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 1) troubles.push(`${name}: ${wide} px wider than the phone`)
  await page.screenshot({ path: join(pictures, `${String(looked).padStart(2, '0')}-${name}.png`), fullPage: true })
}

const heading = (page, text) => page.getByRole('heading', { name: text }).first().waitFor({ timeout: 12_000 })
const tap = (page, name) => page.getByRole('button', { name, exact: true }).first().click({ timeout: 8_000 })
const pick = (page, name) => page.getByRole('radio', { name }).first().check({ force: true, timeout: 8_000 })

async function newPhone(query = '') {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL', reducedMotion: 'reduce', hasTouch: true })
  const page = await context.newPage()
  page.on('pageerror', error => troubles.push(`page: ${error.message}`))
  page.query = query
  return page
}

async function arrive(page, room, code, { name, capacity, pictures: take = false }) {
  const shot = async what => { if (take) await look(page, what) }
  await page.goto(`${origin}/phone${page.query}`)
  await heading(page, 'Welkom. Doe mee')
  await shot('code')
  if (take) {
    await page.getByRole('textbox').fill('CCCCCC')
    await tap(page, 'Meedoen')
    await page.getByText('Deze code kennen we niet').waitFor()
    await shot('wrong-code')
  }
  await page.getByRole('textbox').fill(`${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)
  await tap(page, 'Meedoen')
  await heading(page, 'Kunt u dit goed lezen')
  await shot('readable')
  await tap(page, 'Ja')
  await heading(page, 'Hoe mogen we u noemen')
  await shot('name')
  await page.getByRole('textbox').fill(name)
  await tap(page, 'Klaar')
  await heading(page, 'Waarom bent u hier')
  await shot('capacity')
  await pick(page, capacity)
  await tap(page, 'Vraag om binnen te komen')
  await heading(page, 'We laten u zo binnen')
  await shot('waiting')
  const knocked = await room.until('somebody at the door', 'people.person', one => one.waiting && one.name === name)
  await room.ask('people.let_in', { id: knocked.id, capacity: knocked.capacity })
  return knocked.id
}

/** Everything a round needs: a verdict on each framework for the newest text. */
const check = (room, proposal) => room.ask('propose.check', { proposal, framework: '*', verdict: 'fits' })

async function walk() {
  const room = await facilitator()
  await room.ask('prepare.set_meeting', { title: 'Mantelzorg in het dorp', municipality: 'Westerkwartier', question: 'Wat is er nodig zodat het goed gaat met mantelzorgers?', language: 'nl', method: 'stand_behind', secrecy: 'closed', repairs: 2 })
  await room.ask('prepare.set_theme', { id: 'vinden', title: 'Mantelzorgers vinden' })
  await room.ask('prepare.set_theme', { id: 'rust', title: 'Even rust' })
  await room.ask('prepare.set_framework', { id: 'samen', kind: 'value', text: 'Alleen samen zorgen we dat het goed gaat.', explanation: 'Niemand doet het alleen.', fits_example: 'Een tafel in het dorpshuis' })
  await room.ask('prepare.set_agenda', { items: [
    { id: 'welkom', title: 'Welkom', station: 'question', minutes: 10, view: 'lobby' }, { id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' },
    { id: 'voorstellen', title: 'Voorstellen', station: 'proposals', minutes: 30, view: 'tables' }, { id: 'besluiten', title: 'Besluiten', station: 'decisions', minutes: 30, view: 'round' },
    { id: 'voorlezen', title: 'Voorlezen', station: 'plan', minutes: 10, view: 'plan' } ] })
  await room.ask('people.list', { id: 'p01', capacity: 'carer', name: 'Jan' })
  await room.ask('people.list', { id: 'p02', capacity: 'carer', name: 'Truus', device: 'helper' })
  await room.ask('prepare.lock', {})
  const link = await room.call('POST', `/meetings/${room.id}/links`, { desk: 'phone', person: 'p01' })
  const { code } = await room.call('GET', `/meetings/${room.id}/door`)
  await room.ask('prepare.open', {})

  const ada = await newPhone()
  const me = await arrive(ada, room, code, { name: 'Ada', capacity: /Als mantelzorger/, pictures: true })
  await heading(ada, 'U hoeft nu niets te doen')
  await look(ada, 'let-in')

  // Somebody on the list comes by their own link, over the long poll, and goes on with a second device.
  const jan = await newPhone('?socket=off')
  await jan.goto(`${origin}/phone?socket=off#${link.url.split('#')[1]}`)
  await tap(jan, 'Ja')
  await heading(jan, 'Welkom, Jan')
  await look(jan, 'listed')
  await tap(jan, 'Ik ben er')
  await heading(jan, 'U hoeft nu niets te doen')
  const tablet = await newPhone()
  await tablet.goto(`${origin}/phone#${link.url.split('#')[1]}`)
  await heading(tablet, 'Gaat u hier verder')
  await look(tablet, 'second-device')
  await tap(tablet, 'Ja, ik ga hier verder')
  await tap(tablet, 'Ja')
  await heading(tablet, 'U hoeft nu niets te doen')
  await tablet.context().close()

  await tap(ada, 'Hulp')
  await ada.getByText('Er komt iemand naar u toe').waitFor()
  await room.ask('live.help_done', { person: me })
  await tap(ada, 'Terug')
  await heading(ada, 'Rondkijken')
  await look(ada, 'look-around')
  await ada.getByRole('button', { name: 'Dit staat vooraf vast' }).click()
  await heading(ada, 'Dit staat vooraf vast')
  await look(ada, 'frameworks')
  await tap(ada, 'Terug')
  await tap(ada, 'Terug naar de zaal')

  await room.ask('meet.go_to', { item: 'ideeen' })
  await room.ask('meet.show', { view: 'board', focus: 'vinden' })
  await heading(ada, 'Mantelzorgers vinden')
  await tap(ada, 'Zet op het bord')
  await ada.getByText('Typ eerst uw idee').waitFor()
  await ada.getByLabel('Wat is uw idee?').fill('Een tafel in elk dorpshuis')
  await look(ada, 'idea-draft')
  await ada.reload()
  await heading(ada, 'Mantelzorgers vinden')
  if (await ada.getByLabel('Wat is uw idee?').inputValue() !== 'Een tafel in elk dorpshuis') troubles.push('a reload lost the draft')
  await tap(ada, 'Zet op het bord')
  await ada.getByText('Bewaard. De zaal ziet dit straks.').waitFor()
  await heading(jan, 'Mantelzorgers vinden')
  await jan.getByLabel('Wat is uw idee?').fill('De huisarts vraagt: wie zorgt er mee?')
  await tap(jan, 'Zet op het bord')
  await jan.getByText('Bewaard. De zaal ziet dit straks.').waitFor()
  await room.ask('ideas.reveal', { theme: 'vinden' })
  await ada.getByText('De huisarts vraagt').waitFor()
  await tap(ada, 'herken ik')
  await ada.getByRole('button', { name: 'herken ik', pressed: true }).waitFor()
  await ada.getByRole('button', { name: /^Wijzigen/ }).click()
  await ada.getByLabel('Wijzigen', { exact: true }).fill('Een tafel in elk dorpshuis, elke dinsdag')
  await tap(ada, 'Bewaar')
  await ada.getByText('Een tafel in elk dorpshuis, elke dinsdag').waitFor()
  await look(ada, 'ideas')
  await ada.getByLabel('Ander onderwerp kiezen').selectOption('rust')
  await heading(ada, 'Even rust')

  const idea = (await room.sections('ideas.idea')).find(one => one.text.startsWith('Een tafel'))
  const draft = (id, title, text, more = {}) => room.ask('propose.draft', { id, theme: 'vinden', from: [idea.id], title, text, first_step: 'Drie dorpen zoeken een plek', due: '2026-03-01', numbers: { cost: '18000.00' }, ...more })
  await draft('v1', 'Een vaste plek', 'In elk dorp komt één vaste plek voor mantelzorgers.', { lead: { person: me } })
  await heading(ada, 'Wilt u dit oppakken')
  await look(ada, 'asked')
  await tap(ada, 'Ja, ik pak dit op')
  await ada.getByText('Fijn dat u dit oppakt').waitFor()
  await draft('v2', 'Eén telefoonnummer', 'Er komt één telefoonnummer voor alle vragen.', { lead: { text: 'Sociaal team' } })
  await check(room, 'v1')
  await check(room, 'v2')
  await room.ask('meet.go_to', { item: 'voorstellen' })
  await room.ask('meet.show', { view: 'check', focus: 'v1' })
  await heading(ada, 'Een vaste plek')
  await ada.getByText('Alleen samen').waitFor()
  await look(ada, 'proposal')

  await room.ask('meet.show', { view: 'private' })
  await heading(ada, 'Besloten tijd')
  await look(ada, 'private')
  await room.ask('meet.pause', {})
  await heading(ada, 'Pauze')
  await look(ada, 'pause')
  await room.ask('meet.resume', {})

  await room.ask('meet.go_to', { item: 'besluiten' })
  await room.ask('meet.show', { view: 'round' })
  await room.ask('decide.open', { id: 'r1', proposals: [{ id: 'v1' }, { id: 'v2' }] })
  await heading(ada, 'Staat u achter dit voorstel')
  if (await ada.getByRole('radio', { checked: true }).count()) troubles.push('an answer was chosen beforehand')
  await tap(ada, 'Verder')
  await ada.getByText('Kies eerst een antwoord').waitFor()
  await look(ada, 'ballot')
  await pick(ada, /Ik sta hier nog niet achter/)
  await ada.getByLabel('Wat is er nodig om er wel achter te staan?').fill('Ook in het weekend open')
  await tap(ada, 'Verder')
  await ada.getByText('Kies eerst hoe we het vertellen').waitFor()
  await pick(ada, /Lees mijn tekst voor/)
  await look(ada, 'ballot-not-yet')
  await tap(ada, 'Verder')
  await ada.getByText('2 van 2').first().waitFor()
  await pick(ada, /^Ik sta hierachter, maar let op/)
  await ada.getByLabel('Waar moeten we op letten?').fill('Ook voor wie slecht hoort')
  await tap(ada, 'Verder')
  await heading(ada, 'Klopt dit')
  await look(ada, 'overview')
  await tap(ada, 'Ja, verstuur mijn antwoorden')
  await heading(ada, 'Dank u')
  await look(ada, 'confirmed')
  await tap(ada, 'Verander mijn antwoord')
  await heading(ada, 'Staat u achter')
  await tap(ada, 'Verder')
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoorden') // the same once more: that counts as done
  await heading(ada, 'Dank u')

  const late = await newPhone()
  await arrive(late, room, code, { name: 'Piet', capacity: /Als inwoner/ })
  await heading(late, 'Anderen beslissen nu')
  await look(late, 'not-in')

  const answerAll = async (page, proposals) => {
    await heading(page, 'Staat u achter')
    for (let i = 0; i < proposals; i++) { await pick(page, /^Ik sta hierachter Dit/); await tap(page, 'Verder') }
    await tap(page, proposals > 1 ? 'Ja, verstuur mijn antwoorden' : 'Ja, verstuur mijn antwoord')
    await heading(page, 'Dank u')
  }
  await answerAll(jan, 2)
  await room.ask('decide.close', { round: 'r1' })
  await heading(ada, 'Nog niet iedereen staat hierachter')
  await ada.getByText('We kijken wat er nodig is').first().waitFor()
  await look(ada, 'result')
  if (/\b[12] van de\b/.test(await ada.locator('main').innerText())) troubles.push('a count beside a round that is not carried')

  // Truus has no phone: a helper lets her in and hands her the tablet.
  const help = await newPhone()
  const { url } = await room.call('POST', `/meetings/${room.id}/links`, { desk: 'helper' })
  await help.goto(`${origin}/helper#${url.split('#')[1]}`)
  await heading(help, 'Wie helpt u nu')
  await tap(help, 'Truus')
  await tap(help, 'Truus is er')
  await heading(help, 'Wie helpt u nu')

  await room.ask('propose.amend', { id: 'v1', text: 'In elk dorp komt één vaste plek voor mantelzorgers. De plek is ook in het weekend open.' })
  await check(room, 'v1')
  await room.ask('decide.open', { id: 'r2', proposals: [{ id: 'v1' }] })
  await heading(ada, 'Staat u achter')
  await ada.locator('ins').first().waitFor()
  await look(ada, 'ballot-changed')
  await ada.context().setOffline(true)
  await pick(ada, /^Ik sta hierachter Dit/)
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoord')
  await ada.context().setOffline(false)
  await heading(ada, 'Dank u')
  await answerAll(jan, 1)
  await answerAll(late, 1)
  await help.getByText('Moet nog antwoorden').waitFor()
  await look(help, 'helper-list')
  await tap(help, 'Truus')
  await heading(help, 'Truus')
  await look(help, 'helper-hand-over')
  await tap(help, 'Ja, ik ben Truus')
  await heading(help, 'U bent nu: Truus')
  await help.getByLabel('Wat is uw idee?').fill('Een soos in de kerk')
  await tap(help, 'Zet op het bord')
  await help.getByText('Het idee is verstuurd').waitFor()
  await look(help, 'helper-person')
  await tap(help, 'Beslis mee')
  await heading(help, 'Staat u achter')
  if (await help.getByRole('radio', { checked: true }).count()) troubles.push('helper: an answer was chosen beforehand')
  await pick(help, /^Ik sta hierachter, maar let op/)
  await help.getByLabel('Waar moeten we op letten?').fill('Denk aan de bus')
  await look(help, 'helper-ballot')
  await tap(help, 'Verder')
  await tap(help, 'Ja, verstuur mijn antwoord')
  await help.getByText('Niemand kan die nog zien').waitFor()
  if (/Denk aan de bus|maar let op/.test(await help.locator('body').innerText())) troubles.push('helper: the choice can still be seen')
  await look(help, 'helper-sent')
  await room.ask('people.leave', { people: ['p02'] })
  await room.ask('decide.close', { round: 'r2' })
  await heading(ada, 'Iedereen staat hierachter')
  await look(ada, 'result-carried')

  await draft('v3', 'Een vrije middag', 'Elke mantelzorger krijgt één vrije middag per maand.')
  await check(room, 'v3')
  await room.ask('decide.open', { id: 'r3', proposals: [{ id: 'v3' }], method: 'consent' })
  await heading(ada, 'belangrijk bezwaar')
  await pick(ada, /^Ik heb een belangrijk bezwaar/)
  await ada.getByLabel('Wat is uw bezwaar?').fill('Eén middag is te weinig')
  await tap(ada, 'Verder')
  await tap(ada, 'Ja, verstuur mijn antwoord')
  await heading(ada, 'Dank u')
  for (const page of [jan, late]) {
    await heading(page, 'belangrijk bezwaar')
    await pick(page, /^Ik heb geen belangrijk bezwaar Dit/)
    await tap(page, 'Verder')
    await tap(page, 'Ja, verstuur mijn antwoord')
    await heading(page, 'Dank u')
  }
  await room.ask('decide.close', { round: 'r3' })
  await heading(ada, 'We kijken samen naar de bezwaren')
  await ada.getByText('Alleen u ziet dat').waitFor()
  await look(ada, 'judging')
  await heading(jan, 'We kijken samen naar de bezwaren')
  if (await jan.getByText('Alleen u ziet dat').count()) troubles.push('somebody else sees whose objection it is')
  const judging = await room.until('objections', 'decide.round', one => one.id === 'r3')
  await room.ask('decide.close', { round: 'r3', found: { [judging.objections[0].label]: true } })
  await heading(ada, 'Er is nog een belangrijk bezwaar')

  await room.ask('decide.open', { id: 'r4', proposals: [{ id: 'v3' }], method: 'majority', params: { num: 1, den: 2, strict: true, basis: 'for_against' }, poll: true })
  await heading(ada, 'Wat stemt u')
  await look(ada, 'poll')
  for (const page of [ada, jan, late]) { await heading(page, 'Wat stemt u'); await pick(page, /^Voor/); await tap(page, 'Verder'); await tap(page, 'Ja, verstuur mijn antwoord'); await heading(page, 'Dank u') }
  await room.ask('decide.close', { round: 'r4' })
  await heading(ada, 'Dit was een peiling')
  await look(ada, 'poll-result')

  await tap(late, 'Terug')
  await late.getByRole('button', { name: 'Ik moet weg' }).click()
  await heading(late, 'Gaat u weg')
  await look(late, 'leave')
  await tap(late, 'Ja, ik ga nu weg')
  await heading(late, 'Fijn dat u er was')

  await room.ask('meet.go_to', { item: 'voorlezen' })
  await room.ask('meet.show', { view: 'plan' })
  await heading(ada, 'Ons plan')
  await look(ada, 'plan-draft')
  const items = (await room.sections('plan.reading'))[0] ?? []
  await room.ask('plan.tick', { items: items.map(one => one.id) })
  await room.ask('plan.seal', {})
  await ada.getByRole('link', { name: 'Lees het hele plan' }).waitFor()
  await look(ada, 'plan-sealed')
  await ada.getByRole('button', { name: 'Waar is mijn inbreng gebleven?' }).click()
  await ada.getByText('Komt in het plan').first().waitFor()
  await look(ada, 'mine')
  const plan = await ada.request.get(`${origin}/api/v1/meetings/${room.id}/plan.html`)
  if (!plan.ok()) troubles.push(`the plan answers ${plan.status()}`)
  return { ada, jan, late }
}

rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
try {
  await walk()
} catch (error) {
  troubles.push(error.stack ?? String(error))
  let nr = 0
  for (const context of browser.contexts()) for (const page of context.pages()) await page.screenshot({ path: join(pictures, `stuck-${++nr}.png`), fullPage: true }).catch(() => {})
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise(gone => { if (server.exitCode !== null) gone(); else server.once('exit', gone) })
  rmSync(folder, { recursive: true, force: true })
}
for (const trouble of troubles) console.error(trouble)
console.log(`${looked} screens looked at, ${troubles.length} troubles; pictures in test/pictures/phone`)
process.exit(troubles.length ? 1 : 0)
