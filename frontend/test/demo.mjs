// The story of the demo, as a visitor lives it: open the front page, answer "not yet", say what is needed, see the room say so calmly and the
// text change, answer "now I do", see the stop on the line, try as the municipality, open the plan. Everything is real: this only taps and reads.
// usage: node test/demo.mjs PROGRAM
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const [program] = process.argv.slice(2)
if (!program) throw new Error('usage: node test/demo.mjs PROGRAM')
const pictures = join(here, 'pictures/demo')
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
const wait = ms => new Promise(done => setTimeout(done, ms))

const port = 20_000 + Math.floor(Math.random() * 20_000)
const origin = `http://127.0.0.1:${port}`
const started = Date.now()
const server = spawn(program, ['demo', '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'inherit'] })
process.on('exit', () => server.kill('SIGKILL'))
setTimeout(() => { console.log('took longer than five minutes'); process.exit(1) }, 300_000).unref()
let said = ''
server.stdout.on('data', text => { said += text })
for (let i = 0; !said.includes('/staff'); i++) {
  if (i > 200) throw new Error('the demo did not start in 20 s')
  await wait(50)
}

const troubles = []
const passed = []
const check = (name, ok, more = '') => { (ok ? passed : troubles).push(name + (more && !ok ? `: ${more}` : '')); if (!ok) console.log('!', name, more) }
check('ready within 10 s of the start', Date.now() - started < 10_000, `${Date.now() - started} ms`)
const addresses = [...said.matchAll(/http:\/\/localhost:\d+\/(\w*)/g)].map(match => match[1])
check('prints plain addresses, the projector first', addresses.join(' ').startsWith('projector phone console'), addresses.join(' '))

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
const page = await context.newPage()
page.setDefaultTimeout(10_000)
page.on('pageerror', error => troubles.push(`an error on the page: ${error}`))

const shot = (name, full = false) => page.screenshot({ path: join(pictures, `${name}.png`), fullPage: full }).catch(() => {})
async function clean(name) {
  await page.evaluate(`${axe}; undefined`)
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false }))
  check(`${name}: axe`, !violations.length, violations.map(v => `${v.id} ${v.nodes[0]?.target}`).join('; '))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  check(`${name}: nothing runs out to the right`, wide <= 0, `${wide} px`)
}
async function see(where, text, name, patience = 45_000) {
  const found = await where.getByText(text).first().waitFor({ timeout: patience }).then(() => true, () => false)
  check(name, found, `no "${text}"`)
  return found
}
const hall = page.frameLocator('.screen iframe')
const phone = page.frameLocator('.phone iframe')
const story = page.locator('.story')

/** Answers as a visitor does, on the phone: chooses, writes what is needed, repeats, sends. */
async function answer(choice, label, need) {
  const readable = phone.getByRole('button', { name: 'Ja', exact: true })
  if (await readable.waitFor({ timeout: 3_000 }).then(() => true, () => false)) await readable.click()
  const radio = phone.getByRole('radio', { name: label }).first()
  if (await radio.waitFor({ state: 'attached', timeout: 12_000 }).then(() => true, () => false)) {
    await radio.check({ force: true })
    if (need) {
      await phone.getByRole('textbox').first().fill(need)
      await phone.getByRole('radio', { name: /^Lees mijn tekst voor/ }).check({ force: true })
    }
    await phone.getByRole('button', { name: /^Verder/ }).first().click()
    await phone.getByRole('button', { name: /verstuur mijn antwoord/ }).first().click()
    return
  }
  // A build without the phone's screens: the same answer, over the same session of the same phone. That is a trouble, not a pass.
  troubles.push(`the phone shows no ballot: "${choice}" was sent over its session`)
  const meeting = new URL(await page.locator('.phone iframe').getAttribute('src'), origin).pathname.split('/')[2]
  const answers = { v03: need ? { choice, words: need, tell: 'read' } : { choice } }
  const rounds = JSON.parse(await (await page.request.post(`${origin}/api/v1/meetings/${meeting}/poll?as=phone`, { data: { from: '', place: '', asks: [] }, headers: { Origin: origin } })).text())
  const shown = Object.assign({}, ...(rounds.messages ?? rounds).map(one => one.set ?? {}))
  const round = Object.values(Object.fromEntries(Object.entries(shown).filter(([key]) => key.startsWith('decide.round/')))).find(one => one.status === 'open')
  await page.request.post(`${origin}/api/v1/meetings/${meeting}/poll?as=phone`, { data: { from: '', place: '', asks: [{ id: `bezoeker-${Date.now()}`, name: 'decide.cast', data: { round: round.id, answers } }] }, headers: { Origin: origin } })
}

await page.goto(origin)
await see(hall, 'Een logeerhuis in de gemeente', 'the hall is at the decisions', 10_000)
await see(hall, 'Voorbeeld: verzonnen besluiten', 'the hall says that it is an example', 5_000)
const [edge, under] = await hall.locator('.marks .example').evaluate(mark => [mark.getBoundingClientRect(), document.querySelector('.screen header').getBoundingClientRect()].map(({ top, bottom }) => ({ top, bottom })))
check('that mark stands clear of the edge and of the title', edge.top >= 10 && under.top - edge.bottom >= 4, JSON.stringify([edge, under]))
await see(story, 'U bent mantelzorger', 'the visitor is told who they are', 5_000)
await shot('1-begin')
await clean('at the beginning')
const begun = Date.now()
await see(hall, 'Staan wij hier allemaal achter?', 'the round opens')
await see(story, 'Nu bent u aan de beurt', 'it is the visitor\'s turn', 5_000)
await shot('2-round')
await answer('not_yet', /nog niet achter/, 'er ook een kamer is voor wie slecht ter been is').catch(error => check('the visitor answers "not yet" on the phone', false, String(error).split('\n')[0]))
await shot('3-answered')
await see(hall, 'Nog niet iedereen staat hierachter.', 'the room says calmly that not everybody stands behind it')
check('without a number or a name', !/\b\d+ van\b|p0\d/.test(await hall.locator('main').innerText()))
await shot('4-not-yet')
await see(hall, 'slecht ter been', 'the room reads what is needed')
await see(story, 'De tekst is veranderd', 'then the text changes')
await see(hall, 'slecht ter been', 'and what was needed is in it')
await shot('5-changed')
await see(hall, 'Past dit?', 'the room checks it')
await see(hall, 'Staan wij hier allemaal achter?', 'the round opens again')
await answer('support', /^Ik sta hierachter(?!, maar)/).catch(error => check('the visitor answers "now I do" on the phone', false, String(error).split('\n')[0]))
await see(story, 'Iedereen staat hierachter', 'everybody stands behind it')
await shot('6-adopted')
await see(hall, 'Hier staan wij achter', 'it is a stop on the line')
check('the story takes a minute and a half at most', Date.now() - begun < 90_000, `${Math.round((Date.now() - begun) / 1000)} s`)
await shot('7-stop')
await story.getByRole('button', { name: 'Probeer als gemeente het plan te veranderen' }).click()
await see(story, 'De gemeente kan dit plan niet veranderen.', 'the municipality is refused in words', 8_000)
await shot('8-refused')
await clean('after the refusal')
await story.getByRole('button', { name: 'Open het plan' }).click()
await see(story, 'Het plan ligt vast', 'the plan is sealed', 10_000)
const link = story.getByRole('link', { name: 'Lees het plan als bladzijde' })
await link.waitFor({ timeout: 8_000 }).catch(() => {})
check('the plan opens', await link.count() > 0)
if (await link.count()) {
  const plan = await context.newPage()
  await plan.goto(origin + await link.getAttribute('href'))
  const text = await plan.locator('body').innerText()
  check('the plan holds the decided words', text.includes('slecht ter been'))
  check('the plan says that it is an example', /voorbeeld: verzonnen besluiten/i.test(text))
  await plan.screenshot({ path: join(pictures, '9-plan-page.png') })
  await plan.close()
}
await shot('9-plan')

// The chapters: each within two seconds.
for (const [name, text] of [['Vraag', 'Wat is er nodig'], ['Grenzen', 'Dit staat vooraf vast'], ['Gesprekken', 'Aan de tafels'], ['Ideeën', 'Wat is er bedacht?'], ['Voorstellen', 'Voorstel 1'], ['Plan', 'Hier staan wij achter'], ['Besluiten', 'Een logeerhuis']]) {
  const since = Date.now()
  await page.getByRole('button', { name, exact: true }).click()
  const there = await hall.getByText(text).first().waitFor({ timeout: 8_000 }).then(() => true, () => false)
  check(`chapter ${name} within 2 s`, there && Date.now() - since < 2_000, there ? `${Date.now() - since} ms` : 'not there')
  await wait(name === 'Ideeën' ? 12_000 : 1500)
  await shot(`chapter-${name}`)
}
await page.getByRole('button', { name: 'Het scherm in de zaal: groot' }).click()
await shot('large-screen')
await page.getByRole('button', { name: 'Het scherm in de zaal: groot' }).click()
await page.getByRole('button', { name: 'English' }).click()
await see(hall, 'Proposal 3', 'English in the hall', 10_000)
await shot('english')
await page.getByRole('button', { name: 'Nederlands' }).click()

await page.setViewportSize({ width: 390, height: 844 })
await wait(500)
await clean('on a phone')
await shot('narrow-phone', true)
await page.getByRole('radio', { name: 'Het scherm in de zaal' }).check({ force: true })
await wait(500)
await shot('narrow-screen', true)

await browser.close()
server.kill('SIGTERM')
console.log(`${passed.length} passed, ${troubles.length} failed`)
for (const trouble of troubles) console.log(trouble)
process.exit(troubles.length || !passed.length ? 1 : 0)
