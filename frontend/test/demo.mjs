// The story of the demo, as a visitor lives it: open the front page, answer "not yet", see the room say so calmly and the text change, answer
// "now I do", see the stop on the line, try as the municipality, open the plan: by taps alone, within a minute. Then once more, writing what is
// needed; and the chapters. Everything is real: this only taps and reads.
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
async function answer(label, need) {
  const readable = phone.getByRole('button', { name: 'Ja', exact: true })
  if (await readable.waitFor({ timeout: 2_000 }).then(() => true, () => false)) await readable.click()
  const radio = phone.getByRole('radio', { name: label }).first()
  await radio.check({ force: true })
  if (need) {
    await phone.getByRole('textbox').first().fill(need)
    await phone.getByRole('radio', { name: /^Lees mijn tekst voor/ }).check({ force: true })
  }
  await phone.getByRole('button', { name: /^Verder/ }).first().click()
  await phone.getByRole('button', { name: /verstuur mijn antwoord/ }).first().click()
}

await page.goto(origin)
await see(hall, 'Een logeerhuis in de gemeente', 'the hall is at the decisions', 10_000)
await see(hall, 'Voorbeeld: verzonnen besluiten', 'the hall says that it is an example', 5_000)
const [edge, under] = await hall.locator('.marks .example').evaluate(mark => [mark.getBoundingClientRect(), document.querySelector('.screen header').getBoundingClientRect()].map(({ top, bottom }) => ({ top, bottom })))
check('that mark stands clear of the edge and of the title', edge.top >= 10 && under.top - edge.bottom >= 4, JSON.stringify([edge, under]))
await see(story, 'U bent mantelzorger', 'the visitor is told who they are', 5_000)
await shot('1-begin')

// By taps alone, as somebody of 75 does it: counted, and timed by the clock of the browser since the page was opened.
let taps = 0
const tap = async (what, how = target => target.click()) => { await how(what.first()); taps++ }
const choose = target => target.check({ force: true })
const lived = []
const beat = async name => { lived.push(`${name} ${Math.round(await page.evaluate(() => performance.now()) / 1000)} s`) }
async function send(choice) {
  await tap(phone.getByRole('radio', { name: choice }), choose)
  if (String(choice).includes('nog niet')) await tap(phone.getByRole('radio', { name: /^Ik vertel het zelf/ }), choose)
  await tap(phone.getByRole('button', { name: /^Verder/ }))
  await tap(phone.getByRole('button', { name: /verstuur mijn antwoord/ }))
}
await see(hall, 'Staan wij hier allemaal achter?', 'the round opens')
await see(story, 'Nu bent u aan de beurt', 'it is the visitor\'s turn', 5_000)
await shot('2-round')
await tap(phone.getByRole('button', { name: 'Ja', exact: true }))
await send(/nog niet achter/)
await beat('not yet')
await see(hall, 'Nog niet iedereen staat hierachter.', 'the room says calmly that not everybody stands behind it')
check('without a number or a name', !/\b\d+ van\b|p0\d/.test(await hall.locator('main').innerText()))
await shot('4-not-yet')
await see(story, 'De tekst is veranderd', 'then the text changes')
await beat('changed')
await shot('5-changed')
await see(hall, 'Staan wij hier allemaal achter?', 'the round opens again')
await send(/^Ik sta hierachter(?!, maar)/)
await beat('now I do')
await see(story, 'Iedereen staat hierachter', 'everybody stands behind it')
await see(hall, 'Hier staan wij achter', 'it is a stop on the line')
await beat('a stop')
await shot('7-stop')
await tap(story.getByRole('button', { name: 'Probeer als gemeente het plan te veranderen' }))
await see(story, 'De gemeente kan dit plan niet veranderen.', 'the municipality is refused in words', 8_000)
await shot('8-refused')
await tap(story.getByRole('button', { name: 'Open het plan' }))
await see(story, 'Het plan ligt vast', 'the plan is sealed', 10_000)
await story.getByRole('link', { name: 'Lees het plan als bladzijde' }).waitFor({ timeout: 8_000 }).catch(() => {})
check('the plan opens', await story.getByRole('link', { name: 'Lees het plan als bladzijde' }).count() > 0)
check('a QR code invites their own phone', await story.locator('.qr svg, .qr img').first().isVisible())
const seconds = await page.evaluate(() => performance.now() / 1000)
await beat('the plan')
console.log(`${taps} taps; since the page was opened: ${lived.join(', ')}`)
check('the story takes ten taps', taps <= 10, `${taps}`)
check('the story takes a minute', seconds <= 60, `${Math.round(seconds)} s`)
await shot('9-plan')

// Once more, and now the visitor writes what is needed: the room reads it, and it comes into the text and the plan.
await page.getByRole('button', { name: 'Begin opnieuw' }).first().click()
await see(story, 'Nu bent u aan de beurt', 'begun again, it is the visitor\'s turn')
await clean('at the beginning')
await answer(/nog niet achter/, 'er ook een kamer is voor wie slecht ter been is').catch(error => check('the visitor answers "not yet" on the phone', false, String(error).split('\n')[0]))
await shot('3-answered')
await see(hall, 'slecht ter been', 'the room reads what is needed')
await see(story, 'De tekst is veranderd', 'then the text changes to it')
await see(hall, 'slecht ter been', 'and what was needed is in it')
await see(hall, 'Past dit?', 'the room checks it')
await see(hall, 'Staan wij hier allemaal achter?', 'the round opens again')
await answer(/^Ik sta hierachter(?!, maar)/).catch(error => check('the visitor answers "now I do" on the phone', false, String(error).split('\n')[0]))
await see(story, 'Iedereen staat hierachter', 'everybody stands behind that')
await shot('6-adopted')
await story.getByRole('button', { name: 'Probeer als gemeente het plan te veranderen' }).click()
await see(story, 'De gemeente kan dit plan niet veranderen.', 'the municipality is refused again', 8_000)
await clean('after the refusal')
await story.getByRole('button', { name: 'Open het plan' }).click()
const link = story.getByRole('link', { name: 'Lees het plan als bladzijde' })
await link.waitFor({ timeout: 10_000 }).catch(() => {})
if (await link.count()) {
  const plan = await context.newPage()
  await plan.goto(origin + await link.getAttribute('href'))
  const text = await plan.locator('body').innerText()
  check('the plan holds the decided words', text.includes('slecht ter been'))
  check('the plan says that it is an example', /voorbeeld: verzonnen besluiten/i.test(text))
  await plan.screenshot({ path: join(pictures, '9-plan-page.png') })
  await plan.close()
} else check('the plan opens as a page', false)

// The chapters: said in the very next frame, and there within three seconds.
for (const [name, text] of [['Vraag', 'Wat is er nodig'], ['Grenzen', 'Dit staat vooraf vast'], ['Gesprekken', 'Aan de tafels'], ['Ideeën', 'Wat is er bedacht?'], ['Voorstellen', 'Voorstel 1'], ['Plan', 'Hier staan wij achter'], ['Besluiten', 'Een logeerhuis']]) {
  const since = Date.now()
  const said = await page.getByRole('button', { name, exact: true }).evaluate(async (button, name) => {
    button.click()
    await new Promise(requestAnimationFrame)
    return [...document.querySelectorAll('.veil')].filter(veil => veil.textContent.includes(name)).length + (button.getAttribute('aria-current') === 'step' ? 1 : 0)
  }, name)
  check(`chapter ${name} is said at once on all three screens and on the line`, said === 4, `${said} of 4`)
  const there = await hall.getByText(text).first().waitFor({ timeout: 8_000 }).then(() => true, () => false)
  check(`chapter ${name} within 3 s`, there && Date.now() - since < 3_000, there ? `${Date.now() - since} ms` : 'not there')
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
