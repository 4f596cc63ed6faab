// What the tests of the screens share: the real server in an empty folder, a meeting made from a small description, everybody in it as
// a program that asks by long poll, and a browser that looks the way axe and a person look. A test imports this and nothing of the product.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const axeSource = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
/** A name that is no secure context, as in a hall without internet. The browser finds it on this machine. */
const hall = 'zaal.internal'

export const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer()
  probe.on('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

/** The address others on the local network have for this machine, when it is on one. */
const ownAddress = () => Object.values(networkInterfaces()).flat().find(one => one.family === 'IPv4' && !one.internal)?.address

/**
 * Starts the program in HOOFDLIJN_BIN. `stop` ends it, `restart` ends it and starts it again on the same data, both within seconds, and does `between` when nothing runs; `pid` is its
 * process. With `forHall` it is there for the whole local network, under the machine's own address. `env` is added to its environment.
 */
export async function startServer({ forHall = false, env = {} } = {}) {
  const binary = process.env.HOOFDLIJN_BIN
  if (!binary) throw new Error('HOOFDLIJN_BIN names no program: go build -o /tmp/hl ./server')
  const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-stage-'))
  const port = await freePort()
  const address = forHall && ownAddress()
  const listen = address ? ['--listen', `0.0.0.0:${port}`, '--hall', '--url', `http://${address}:${port}`] : ['--listen', `127.0.0.1:${port}`]
  const server = { folder, origin: `http://127.0.0.1:${port}`, page: `http://${address || hall}:${port}`, said: '' }
  let running
  async function start() {
    const mark = server.said.length
    const mine = running = spawn(binary, ['serve', ...listen], {
      stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOOFDLIJN_DATA: join(folder, 'data'), HOOFDLIJN_KEY_FILE: join(folder, 'key'), ...env },
    })
    for (const out of [mine.stdout, mine.stderr]) out.on('data', text => { server.said += text })
    for (const until = Date.now() + 20_000; !/^Ready\.$/m.test(server.said.slice(mark));) {
      if (Date.now() > until || mine.exitCode !== null) throw new Error(`the server did not start: ${server.said}`)
      await later(50)
    }
  }
  server.pid = () => running.pid
  async function end(signal) {
    if (running.exitCode !== null || running.signalCode !== null) return
    const over = new Promise(done => running.once('exit', done))
    running.kill(signal)
    await over
  }
  server.restart = async (signal = 'SIGKILL', between = () => {}) => { await end(signal); await between(); await start() }
  server.stop = async () => { await end('SIGTERM'); rmSync(folder, { recursive: true, force: true }) }
  await start()
  server.setup = /\/setup#(\S+)/.exec(server.said)?.[1]
  return server
}

export const later = ms => new Promise(done => setTimeout(done, ms))

/** Asks again until the answer is yes; says what it waited for when it never comes. */
export async function until(what, ask, ms = 10_000) {
  for (const end = Date.now() + ms; ;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await later(40)
  }
}

/** A browser without a screen: it keeps cookies and speaks JSON. */
export class Caller {
  #cookies = new Map()
  constructor(origin) { this.origin = origin }

  get cookie() { return [...this.#cookies].map(pair => pair.join('=')).join('; ') }

  async call(method, path, body) {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method, headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), Cookie: this.cookie },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    const text = await answer.text()
    return { status: answer.status, body: text && /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text }
  }

  /** The same, for what must succeed. */
  async must(method, path, body) {
    const answer = await this.call(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

/** Somebody in a meeting, of whatever kind, by long poll. */
export class Seat {
  constructor(caller, meeting, as, person = '') { Object.assign(this, { caller, meeting, as, person }) }

  async #poll(asks, place = '', from = '') {
    const { messages } = await this.caller.must('POST', `/meetings/${this.meeting}/poll?as=${this.as}`, { from, place, asks })
    return messages
  }

  /** Asks one thing; the refusal, or undefined when it was done. */
  async try(name, data = {}, extra = {}) {
    const id = randomUUID()
    const messages = await this.#poll([{ id, name, data, ...extra }])
    const done = messages.find(message => message.t === 'done' && message.id === id)
    if (!done) throw new Error(`${name}: no answer`)
    return done.no
  }

  /** Asks what must be done. Several in a row are one call each, in order. */
  async ask(name, data, extra) {
    const no = await this.try(name, data, extra)
    if (no) throw new Error(`${name} was refused: ${JSON.stringify(no)}`)
  }

  /** Everything this seat sees now, by section. */
  async sees(place) {
    const seen = {}
    for (const message of await this.#poll([], place)) if (message.t === 'frame') Object.assign(seen, message.set)
    for (const key of Object.keys(seen)) if (seen[key] === null) delete seen[key]
    return seen
  }
}

/** The first account of a new server, signed in. */
export async function setupFacilitator(server, name = 'anna') {
  const staff = new Caller(server.origin)
  await staff.must('POST', '/setup', { token: server.setup, name, password: 'een lange wachtzin' })
  return staff
}

/** Another account, signed in: `form` is { role } and what goes with it, of a municipality unless told otherwise. */
export async function account(server, staff, name, form = { role: 'municipality', municipality: 'Westerkwartier' }) {
  const { setup } = await staff.must('POST', '/accounts', { name, ...form })
  const caller = new Caller(server.origin)
  await caller.must('POST', '/setup', { token: new URL(setup).hash.slice(1), password: 'een lange wachtzin' })
  return caller
}

/** The day so many days from today, as a field for a day takes it. */
export function dayFrom(days) {
  const at = new Date(Date.now() + days * 86_400_000)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

const hour = 3_600_000
const ago = ms => new Date(Date.now() - ms).toISOString()

/** A meeting in which everybody who was there stood behind each of these proposals, sealed: two people, unless told otherwise. */
export async function sealedMeeting(server, staff, proposals, more = {}) {
  const here = more.here ?? ['p1', 'p2']
  const room = await makeMeeting(server, staff, {
    here, title: 'Mantelzorg in Westerkwartier',
    people: [{ id: 'p1', name: 'Ada Veenstra', capacity: 'carer', device: 'phone' }, { id: 'p2', name: 'Bram Bakker', capacity: 'resident', device: 'phone' }], ...more,
  })
  for (const [i, words] of proposals.entries()) {
    const [round, id] = [`r${i + 1}`, `v${i + 1}`]
    await room.proposal({ id, ...words })
    await room.lead.ask('decide.open', { id: round, proposals: [{ id }] })
    for (const one of here) await room.lead.ask('decide.cast', { round, answers: { [id]: { choice: 'support' } } }, { for: one, via: 'hands' })
    await room.lead.ask('decide.close', { round })
  }
  await room.seal()
  return room
}

/**
 * Makes a meeting and opens it, unless told to stay `preparing` or `ready`. Description, all optional: title, question, language, method,
 * deciding, to_group, ends, themes [{id, title}], frameworks [{id, kind, text, ...}], agenda, people [{id, capacity, name, device}], here [ids], phase.
 * Answers with the seats that lead and help it, its code, and ways in for others.
 */
export async function makeMeeting(server, staff, description = {}) {
  const title = description.title ?? 'Mantelzorg in Westerkwartier'
  const made = await staff.must('POST', '/meetings', { title, municipality: 'Westerkwartier', opens: ago(hour), closes: ago(-9 * hour) })
  const { id, code } = made.meeting
  const lead = new Seat(staff, id, 'console')
  const { themes = [{ id: 'vinden', title: 'Vinden en bereiken' }], frameworks = [], people = [], agenda = [], here = [], phase = 'open' } = description
  const { question = 'Wat is er nodig zodat het goed gaat met mantelzorgers?', language = 'nl', ends, method, deciding, to_group } = description
  await lead.ask('prepare.set_meeting', { title, municipality: 'Westerkwartier', question, language, ends, method, deciding, to_group })
  for (const theme of themes) await lead.ask('prepare.set_theme', theme)
  for (const framework of frameworks) await lead.ask('prepare.set_framework', framework)
  if (agenda.length) await lead.ask('prepare.set_agenda', { items: agenda })
  for (const person of people) await lead.ask('people.list', person)
  if (phase !== 'preparing') await lead.ask('prepare.lock')
  if (phase === 'open') await lead.ask('prepare.open')
  if (here.length) await lead.ask('people.arrive', { people: here })

  const link = (desk, person) => staff.must('POST', `/meetings/${id}/links`, { desk, ...(person ? { person } : {}) }).then(made => made.url)
  const enter = async (desk, person) => {
    const caller = new Caller(server.origin)
    const me = await caller.must('POST', '/link', { token: new URL(await link(desk, person)).hash.slice(1), go_on: true })
    return new Seat(caller, id, desk, me.person)
  }
  let expert
  /** An expert says of the newest text that what only an expert may judge fits; then the room says it of everything. */
  async function fits(proposal) {
    for (const { id: framework, kind } of frameworks) {
      if (kind === 'legal' || kind === 'numeric') await (expert ??= await enter('expert')).ask('propose.advise', { proposal, framework, by: 'jurist', verdict: 'fits' })
    }
    if (frameworks.length) await lead.ask('propose.check', { proposal, framework: '*', verdict: 'fits' })
  }
  return {
    id, code, lead, link, fits,
    /** Somebody on the list, on a phone of their own. */
    phone: person => enter('phone', person),
    /** The conversation beforehand of somebody on the list, as the team holds it; it is begun, and permitted unless told otherwise. */
    async talk(person, { permitted = true, ...contact } = {}) {
      await staff.must('POST', `/meetings/${id}/talks`, { person, ...contact })
      const team = new Seat(staff, `${id}/talks/${person}`, 'team')
      if (permitted) await team.ask('talk.permit', { given: true })
      return team
    },
    /** The same as the person holds it, with a new link and, when it is given, the pin. */
    async talker(person, pin) {
      const caller = new Caller(server.origin)
      const { url } = await staff.must('POST', `/meetings/${id}/talks/${person}/link`)
      await caller.must('POST', '/talk', { token: new URL(url).hash.slice(1) })
      if (pin) await caller.must('POST', `/meetings/${id}/talks/${person}/unlock`, { pin })
      return new Seat(caller, `${id}/talks/${person}`, 'person')
    },
    /** A helper device, by the code on the console. */
    async helper() {
      const caller = new Caller(server.origin)
      await caller.must('POST', '/helper', { code: (await staff.must('POST', `/meetings/${id}/helper-codes`)).code })
      return new Seat(caller, id, 'helper')
    },
    /** The address in the code that the console shows: for one device, within a minute. */
    helperCode: () => staff.must('POST', `/meetings/${id}/helper-codes`).then(made => made.url),
    /** Somebody with the room code and nothing else. */
    async visitor() {
      const caller = new Caller(server.origin)
      const me = await caller.must('POST', '/join', { code })
      return new Seat(caller, id, 'phone', me.person)
    },
    /** A proposal that fits every framework and can be decided on. */
    async proposal(words) {
      await lead.ask('propose.draft', { theme: themes[0].id, ...words })
      await fits(words.id)
    },
    /** Reads everything that becomes public, and fixes the plan. */
    async seal() {
      const items = (await lead.sees())['plan.reading'].map(item => item.id)
      if (items.length) await lead.ask('plan.tick', { items })
      await lead.ask('plan.seal')
    },
  }
}

const sizes = { phone: { width: 390, height: 844 }, helper: { width: 820, height: 1180 }, projector: { width: 1280, height: 720 }, console: { width: 1440, height: 900 } }

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--host-resolver-rules=MAP ${hall} 127.0.0.1`],
  })
}

/** A page of its own, with its own cookies; `before` meets it before it opens anything. Links are opened under the name of the hall, so the page is no secure context. */
export async function openPage(browser, server, address, { size = 'phone', dark = false, language, before, ...context } = {}) {
  const room = await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light', locale: language === 'en' ? 'en-GB' : 'nl-NL', ...context })
  const page = await room.newPage()
  page.setDefaultTimeout(8_000)
  page.troubles = []
  // The browser writes every answer of 400 and more to the console. What matters of those, the test looks at itself.
  const usual = /Failed to load resource/
  page.on('console', message => { if (['error', 'warning'].includes(message.type()) && !usual.test(message.text())) page.troubles.push(message.text()) })
  page.on('pageerror', error => page.troubles.push(String(error)))
  // Somebody who chose their language under Aa once, and whose browser remembers it.
  if (language) await page.addInitScript(language => { if (!localStorage.getItem('hl.reading')) localStorage.setItem('hl.reading', JSON.stringify({ language })) }, language)
  await before?.(page)
  const to = new URL(address, server.page)
  to.host = new URL(server.page).host
  await page.goto(to.href)
  // A link leads on to another page: this outlives that.
  await page.waitForFunction(() => !isSecureContext).catch(() => { throw new Error('this is a secure context: it would hide what is missing in a hall') })
  return page
}

/** Staff signed in, in a browser of their own; with the id of a meeting at its console, on the page that stands behind #. */
export async function openDesk(browser, server, { name = 'anna', meeting, at = '', size = 'console', language = 'nl', ...how } = {}) {
  const page = await openPage(browser, server, '/staff', { size, language, ...how })
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByLabel('Wachtzin', { exact: true }).fill('een lange wachtzin')
  await page.getByRole('button', { name: 'Meld aan', exact: true }).click()
  await page.getByRole('heading', { name: 'Bijeenkomsten' }).waitFor()
  if (!meeting) return page
  await page.goto(`${server.page}/console/${meeting}${at && `#${at}`}`)
  await page.locator('#werk').waitFor()
  return page
}

/** The phone of somebody on the list, past what it asks at the door: whether to go on here when their link was used before, and whether the letters are large enough. */
export async function openPhone(browser, server, room, person, how = {}) {
  const page = await openPage(browser, server, await room.link('phone', person), how)
  const resume = page.getByRole('button', { name: 'Ja, ik ga hier verder', exact: true })
  const yes = page.getByRole('button', { name: 'Ja', exact: true })
  await yes.or(resume).or(page.getByText('Ons plan')).first().waitFor()
  if (await resume.isVisible()) await resume.click()
  await yes.or(page.getByText('Ons plan')).first().waitFor()
  if (await yes.isVisible()) await yes.click()
  return page
}

/** A helper device with a name, at its door. */
export async function openHelper(browser, server, room, { name = 'Henk', ...how } = {}) {
  const page = await openPage(browser, server, await room.helperCode(), { size: 'helper', ...how })
  await page.getByLabel('Uw naam').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: 'Deur' }).waitFor()
  return page
}

/** What is wrong with this state of a page: axe, what runs out of the window, and what the page complained of. One sentence each. */
export async function axe(page, name) {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(`${axeSource}; undefined`)
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  const wrong = violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) wrong.push(`runs ${wide} px out of the window to the right`)
  return [...wrong, ...page.troubles.splice(0)].map(one => `${name}: ${one}`)
}

/** Text on the projector that is smaller than 1/25 of its height. For `page.evaluate`. */
export function smallText() {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.nodeValue.trim() || element.closest('.visually-hidden, script, style')) continue
    if (parseFloat(getComputedStyle(element).fontSize) < innerHeight / 25 - 0.5) found.push(`text too small: ${node.nodeValue.trim().slice(0, 40)}`)
  }
  return found
}

/** A picture of the whole page in test/pictures/<group>. What sticks to the bottom of the window would lie across a long picture. */
export async function shot(page, group, name) {
  const folder = join(here, 'pictures', group)
  mkdirSync(folder, { recursive: true })
  const size = page.viewportSize()
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  if (tall > size.height) await page.setViewportSize({ ...size, height: tall })
  await page.screenshot({ path: join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true })
  if (tall > size.height) await page.setViewportSize(size)
}

/** The letters a browser shows to a reader who chose twice the size. Once for good: a page that loads again begins anew. */
export const doubleText = page => page.evaluate(() => { document.documentElement.style.fontSize = '225%' })

/** What a walk finds wrong: said as it goes, and once more at its end. Its pictures are in test/pictures/<group>. */
export class Findings {
  all = []
  constructor(group) { this.group = group }

  check = (what, ok) => {
    console.log(`${ok ? 'ok' : 'NO'} ${what}`)
    if (!ok) this.all.push(what)
  }
  #waits = async (what, page, text, state, timeout) => this.check(what, await page.getByText(text).first().waitFor({ state, timeout }).then(() => true, () => false))
  sees = (what, page, text, ms = 8_000) => this.#waits(what, page, text, 'visible', ms)
  gone = (what, page, text) => this.#waits(what, page, text, 'detached', 8_000)
  look = async (page, name) => {
    await shot(page, this.group, name)
    this.all.push(...await axe(page, name))
  }
  /** The same screen in the dark and with letters of twice the size. */
  everyWay = async (page, name) => {
    await this.look(page, name)
    await page.emulateMedia({ colorScheme: 'dark' })
    await this.look(page, `${name}-dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await doubleText(page)
    await this.look(page, `${name}-200`)
    await page.evaluate(() => { document.documentElement.style.fontSize = '' })
  }
}

/** Goes a walk to its end. Whatever happens, what it opened is closed; what was found is said, and makes it fail. */
export async function toTheEnd({ browser, server, found = [] }, walk) {
  try {
    await walk()
  } catch (error) {
    found.push(error.stack ?? String(error))
  } finally {
    await browser.close()
    await server.stop()
  }
  for (const one of found) console.error(one)
  console.log(found.length ? `${found.length} findings` : 'no findings')
  if (found.length) process.exitCode = 1
}
