// Opens every page of the gallery as a person could have it (light, dark, double text) under the server's own content policy, lets axe
// look at it, checks that nothing runs out of the window, and takes pictures into test/pictures. Ends with 1 at the first kind of trouble.
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { smallText } from './stage.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, '../dist')
const pictures = join(here, 'pictures')
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
const only = process.argv[2] // a part of a page's name, to look at a few
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' }
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

// These are nothing without what stands in them, or without a voice on the device; the screens show them.
const onlyInScreens = ['aloud', 'columns', 'dialog']
const pieces = join(here, '../src/ui')
for (const piece of readdirSync(pieces)) {
  if (!onlyInScreens.includes(piece) && !existsSync(join(pieces, piece, 'examples.ts'))) throw new Error(`src/ui/${piece} has no examples`)
}

const server = createServer((request, response) => {
  let path = normalize(new URL(request.url, 'http://here').pathname)
  if (path.endsWith('/')) path += 'index.html'
  try {
    const body = readFileSync(join(dist, path))
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': policy })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise(ready => server.listen(0, '127.0.0.1', ready))
const { port } = server.address()
// A name that is no secure context, as in a hall without internet.
const origin = `http://zaal.internal:${port}`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--host-resolver-rules=MAP zaal.internal 127.0.0.1'],
})

const sizes = { phone: { width: 390, height: 844 }, projector: { width: 1280, height: 720 }, console: { width: 1440, height: 900 }, web: { width: 1280, height: 900 } }
const ways = [
  { name: 'light', query: '&theme=light' },
  { name: 'dark', query: '&theme=dark' },
  { name: 'double', query: '&theme=light', double: true },
  { name: 'english', query: '&theme=light&language=en', screensOnly: true },
]

const troubles = []
let looked = 0

async function context() {
  const made = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: false })
  const page = await made.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const first = await context()
await first.goto(`${origin}/gallery/`)
if (await first.evaluate('isSecureContext')) throw new Error('this is a secure context: it would hide what is missing in a hall')
const list = await first.evaluate('window.gallery')
await first.context().close()
if (list.length < 50) throw new Error(`only ${list.length} pages in the gallery`)

rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })

const wanted = list.flatMap(one => ways.filter(way => !way.screensOnly || one.only).map(way => ({ ...one, way }))).filter(one => !(one.on === 'projector' && one.way.double))
const jobs = wanted.filter(one => !only || `${one.name} ${one.only ?? ''}`.includes(only))

async function look(page, { name, on, only: example, way }) {
  const label = [name, example, on === name ? '' : on, way.name].filter(Boolean).join(' ')
  const told = []
  const hear = message => { if (['error', 'warning'].includes(message.type())) told.push(message.text()) }
  const broke = error => told.push(String(error))
  page.on('console', hear)
  page.on('pageerror', broke)
  await page.setViewportSize(way.double && on === 'phone' ? { width: 360, height: 800 } : sizes[on])
  await page.goto(`${origin}/gallery/?show=${name}&on=${on}${example ? `&only=${encodeURIComponent(example)}` : ''}${way.query}`)
  if (way.double) {
    // What a browser does whose reader chose letters of twice the size.
    const root = { phone: '225%', console: '200%', web: '200%' }[on]
    await page.evaluate(size => { document.documentElement.style.fontSize = size }, root)
  }
  await page.evaluate(() => document.fonts.ready)
  const shape = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth - innerWidth, tall: document.documentElement.scrollHeight - innerHeight }))
  if (shape.wide > 0) told.push(`runs ${shape.wide} px out of the window to the right`)
  if (on === 'projector' && example && shape.tall > 0) told.push(`runs ${shape.tall} px out of the window at the bottom`)
  if (on === 'projector' && example) {
    for (const small of await page.evaluate(smallText)) told.push(small)
    for (const cut of await page.evaluate(cutText)) told.push(cut)
  }
  // What sticks to the bottom of the window would lie across a long picture.
  if (on === 'phone' && shape.tall > 0) await page.setViewportSize({ ...page.viewportSize(), height: page.viewportSize().height + shape.tall })
  await page.screenshot({ path: join(pictures, `${label.replace(/[^a-z0-9]+/gi, '-')}.png`), fullPage: on !== 'projector' })
  await page.evaluate(`${axe}; undefined`)
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  for (const violation of found.violations) told.push(`${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)
  page.off('console', hear)
  page.off('pageerror', broke)
  looked++
  for (const one of told) troubles.push(`${label}: ${one}`)
}

/** Things on the projector that end below the line or outside the window. */
function cutText() {
  const edge = document.querySelector('main').getBoundingClientRect().bottom + 2
  return [...document.querySelectorAll('main *')].filter(element => element.getBoundingClientRect().bottom > edge).map(element => `below the edge: ${element.textContent.trim().slice(0, 40)}`).slice(0, 3)
}

const queue = [...jobs]
await Promise.all([1, 2].map(async () => {
  const page = await context()
  for (let job = queue.shift(); job; job = queue.shift()) await look(page, job)
  await page.context().close()
}))
await browser.close()
server.close()

for (const trouble of troubles) console.log(trouble)
console.log(`${looked} pages looked at, ${troubles.length} troubles`)
console.log(`${looked - new Set(troubles.map(one => one.split(':')[0])).size} passed, ${new Set(troubles.map(one => one.split(':')[0])).size} failed`)
process.exit(troubles.length || !looked ? 1 : 0)
