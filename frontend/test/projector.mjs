// The projector on a real server: every view of a real meeting, as the hall sees it. Looks at each with axe, checks that nothing is smaller
// than 1/25 of the height or runs out of the window, follows a round without steering, loses the server and comes back.
// All of it on a wide screen and on the 4:3 of a village hall. usage: node test/projector.mjs PROGRAM [part of a view's name]
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const [program, only] = process.argv.slice(2)
if (!program) throw new Error('usage: node test/projector.mjs PROGRAM [part of a view\'s name]')
const pictures = join(here, 'pictures/projector')
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
const wait = ms => new Promise(done => setTimeout(done, ms))

const port = 20_000 + Math.floor(Math.random() * 20_000)
const server = spawn(program, ['demo', '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'inherit'] })
const origin = `http://127.0.0.1:${port}`
let said = ''
server.stdout.on('data', text => { said += text })
for (let i = 0; !said.includes('/staff'); i++) {
  if (i > 200) throw new Error('the demo did not start in 20 s')
  await wait(100)
}

// However this ends, the server ends with it, and it never lasts longer than this.
process.on('exit', () => server.kill('SIGKILL'))
setTimeout(() => { console.log('took longer than six minutes'); process.exit(1) }, 360_000).unref()

const troubles = []
const passed = []
const check = (name, ok, more = '') => { (ok ? passed : troubles).push(name + (more && !ok ? `: ${more}` : '')) }

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
const context = await browser.newContext({ reducedMotion: 'reduce' })
const api = async (path, data) => {
  const answer = await context.request.post(`${origin}/api/v1/${path}`, { data, headers: { Origin: origin } })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.status() === 204 ? undefined : answer.json()
}
let meeting
let count = 0
async function ask(name, data, as = 'console', more = {}) {
  const id = `vraag-${++count}-${Date.now()}`
  const told = await api(`meetings/${meeting}/poll?as=${as}`, { from: '', place: '', asks: [{ id, name, data, ...more }] })
  const done = (Array.isArray(told) ? told : told.messages).find(one => one.t === 'done' && one.id === id)
  if (!done) throw new Error(`${name}: no answer`)
  if (done.no && done.no.code !== 'no_change') throw new Error(`${name}: ${JSON.stringify(done.no)}`)
}
const show = (view, focus) => ask('meet.show', focus ? { view, focus } : { view })

async function begin(chapter) {
  meeting = (await api('demo/begin', { chapter })).meeting
  await api('demo/play', { on: false })
}

/** Text on the projector that is smaller than 1/25 of its height, or runs out of where it belongs. */
function tooSmallOrCut() {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.nodeValue.trim() || element.closest('.visually-hidden, script, style') || getComputedStyle(element).clipPath !== 'none') continue
    if (parseFloat(getComputedStyle(element).fontSize) < innerHeight / 25 - 0.5) found.push(`too small: ${node.nodeValue.trim().slice(0, 40)}`)
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) { found.push(`outside: ${node.nodeValue.trim().slice(0, 40)}`); break }
    const fit = element.closest('.fit')
    if (fit && range.getBoundingClientRect().bottom > fit.getBoundingClientRect().bottom + 2) found.push(`cut: ${node.nodeValue.trim().slice(0, 40)}`)
  }
  const line = document.querySelector('nav')?.getBoundingClientRect()
  const main = document.querySelector('main')
  if (line && main && !document.querySelector('.plan, .lobby')) {
    for (const one of main.querySelectorAll('p, li, dd, h2')) if (one.getBoundingClientRect().bottom > line.top + 2) { found.push(`into the line: ${one.textContent.trim().slice(0, 40)}`); break }
  }
  return found
}

let page
let cut = false
const lines = new Set()
async function open(theme, language) {
  await page?.close()
  page = await context.newPage()
  await page.setViewportSize(size)
  page.setDefaultTimeout(6_000)
  page.on('pageerror', error => troubles.push(`an error on the page: ${error}`))
  page.on('console', message => { if (message.type() === 'error' && !/ERR_|WebSocket|503/.test(message.text())) troubles.push(`the page said: ${message.text()}`) })
  await page.routeWebSocket(/\/live/, socket => {
    if (cut) return void socket.close({ code: 3001 })
    const there = socket.connectToServer()
    lines.add(() => { socket.close({ code: 3001 }); there.close() })
  })
  await page.goto(`${origin}/projector/${meeting}?theme=${theme}&language=${language}`)
  await page.waitForSelector('main')
}

async function look(name, text, patience = 6_000) {
  if (only && !name.includes(only)) return
  try {
    if (text) await page.getByText(text, { exact: false }).first().waitFor({ timeout: patience })
  } catch {
    check(name, false, `does not say "${text}"`)
  }
  await page.evaluate(() => document.fonts.ready)
  await wait(350)
  await page.screenshot({ path: join(pictures, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`) })
  const wrong = await page.evaluate(tooSmallOrCut)
  check(`${name}: can be read from the back row`, !wrong.length, wrong.slice(0, 3).join('; '))
  await page.evaluate(`${axe}; undefined`)
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  check(`${name}: axe`, !violations.length, violations.map(v => `${v.id} ${v.nodes[0]?.target}`).join('; '))
}

const words = {
  nl: { fits: 'Het lukt alleen als', answer: 'Ik sta hierachter', lobby: 'Wat is er nodig', limits: 'Dit staat vooraf vast', round: 'Staan wij hier allemaal achter?', not: 'Nog niet iedereen', pause: 'Pauze', private: 'Besloten tijd', proposal: 'Nog over', check: 'Past dit?', tables: 'Aan de tafels', board: 'Wat is er bedacht?', plan: 'Hier staan wij achter', example: 'Voorbeeld: verzonnen besluiten' },
  en: { fits: 'Het lukt alleen als', answer: 'I stand behind', lobby: 'Wat is er nodig', limits: 'This is fixed', round: 'Do we all', not: 'Not everybody', pause: 'Break', private: 'Private time', proposal: 'Still left', check: 'Does this fit?', tables: 'At the tables', board: 'What did we think of?', plan: 'This is what we stand behind', example: 'Example: invented decisions' },
}

const wide = { width: 1920, height: 1080 }
const hall = { width: 1024, height: 768 }
let size = wide
/** On 4:3 what stands beside a text comes after it: the next page. */
const after = (name, text) => (size === hall ? look(`${name} after`, text, 15_000) : undefined)

async function views(theme, language, at) {
  size = at
  const w = words[language]
  const label = name => `${name} ${theme} ${language}${at === hall ? ' 4 to 3' : ''}`
  await begin('decisions')
  await open(theme, language)
  await look(label('proposal'), w.proposal)
  await after(label('proposal'), 'Werkgroep logeren')
  check(label('says that it is an example'), await page.getByText(w.example).count() > 0)
  check(label('shows how to join'), await page.locator('.join .code').count() > 0)
  for (const [view, focus] of [['lobby'], ['frameworks'], ['information'], ['tables'], ['board'], ['board', 'respijt'], ['check', 'v03']]) {
    await show(view, focus)
    await look(label(view + (focus ? ' ' + focus : '')), { lobby: w.lobby, frameworks: w.limits, tables: w.tables, board: focus ? undefined : w.board, check: w.check }[view])
    if (view === 'check') await after(label('check'), w.fits)
  }
  await show('tables', 'seats')
  await look(label('seats'))
  await ask('practice.open', {})
  await show('practice')
  await look(label('practice'))
  await ask('practice.close', {})
  await look(label('practice counted'))
  await ask('meet.think', { seconds: 900 })
  await look(label('thinking'))
  await ask('meet.stop_thinking', {})
  await ask('live.try_screen', { on: true })
  await look(label('readable'))
  await ask('live.try_screen', { on: false })
  await show('private')
  await look(label('private'), w.private)
  await show('proposal', 'v03')
  await ask('meet.pause', {})
  await look(label('pause'), w.pause)
  await ask('meet.resume', {})
  // Nobody steers from here on.
  await ask('decide.open', { id: 'ronde-a', proposals: [{ id: 'v03' }] })
  await look(label('round open'), w.round)
  await after(label('round open'), w.answer)
  await ask('decide.close', { round: 'ronde-a' })
  await look(label('result not yet'), w.not)
  await ask('propose.amend', { id: 'v03', text: 'Er komen vier logeerkamers in een huis dat er al is. Er is dag en nacht een professional wakker.' })
  await look(label('proposal changed'), w.proposal)
  const long = Array.from({ length: 14 }, (_, i) => `Zin ${i + 1} zegt precies wat wij hier samen afspreken.`).join(' ')
  await ask('propose.amend', { id: 'v03', text: long })
  await look(label('proposal long'), '1')
  await begin('plan')
  await open(theme, language)
  await look(label('plan'), w.plan)
  await show('result', 'r09')
  await look(label('result counted'))
  await show('signing')
  await look(label('signing'))
  await show('result', 'r01')
  await look(label('result everybody'))
}

await views('light', 'nl', hall)
await views('light', 'nl', wide)
await views('dark', 'nl', wide)
await views('light', 'en', wide)
await views('dark', 'en', hall)
size = wide

// The line is lost: the last picture stays, with a mark, and comes back by itself.
await begin('decisions')
await open('light', 'nl')
await page.getByText('logeerhuis').first().waitFor()
cut = true
await context.setOffline(true)
for (const close of lines) close()
await page.getByText('We maken weer verbinding').waitFor({ timeout: 20_000 }).catch(() => {})
check('a lost line is marked', await page.getByText('We maken weer verbinding').count() > 0)
check('the last picture stays', await page.getByText('logeerhuis').count() > 0)
await page.screenshot({ path: join(pictures, 'lost.png') })
cut = false
await context.setOffline(false)
await page.getByText('We maken weer verbinding').waitFor({ state: 'detached', timeout: 40_000 }).catch(() => {})
check('it comes back by itself', await page.getByText('We maken weer verbinding').count() === 0)
await show('frameworks')
await page.getByText('Dit staat vooraf vast').waitFor().catch(() => {})
check('and goes on', await page.getByText('Dit staat vooraf vast').count() > 0)

await browser.close()
server.kill('SIGTERM')
for (const trouble of troubles) console.log(trouble)
console.log(`${passed.length} passed, ${troubles.length} failed`)
process.exit(troubles.length || !passed.length ? 1 : 0)
