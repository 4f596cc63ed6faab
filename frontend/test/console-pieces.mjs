// What the console's browser tests share: the real server in an empty folder, a browser, axe, pictures.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8')
export const pictures = join(here, 'pictures/console')

/** The server of this checkout. HOOFDLIJN names another binary, so that one build serves many runs. */
export async function house() {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-'))
  const port = 18_000 + Math.floor(Math.random() * 20_000)
  const server = spawn(process.env.HOOFDLIJN ?? join(here, '../../bin/hoofdlijn'), ['serve', '--listen', `127.0.0.1:${port}`, '--data', join(folder, 'data')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const heard = text => { said += text }
  server.stdout.on('data', heard)
  server.stderr.on('data', heard)
  const origin = `http://127.0.0.1:${port}`
  for (let i = 0; !/\/setup#\S+/.test(said); i++) {
    if (i > 200 || server.exitCode !== null) throw new Error(`the server did not start: ${said}`)
    await new Promise(later => setTimeout(later, 50))
  }
  return {
    origin,
    setup: /http\S+\/setup#\S+/.exec(said)[0],
    said: () => said,
    async stop() {
      server.kill('SIGTERM')
      await new Promise(done => server.once('exit', done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function browse() {
  mkdirSync(pictures, { recursive: true })
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export async function person(browser, options = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 }, locale: 'nl-NL', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  page.troubles = []
  page.on('console', message => { if (message.type() === 'error' && !/404|401|409|422/.test(message.text())) page.troubles.push(message.text()) })
  page.on('pageerror', error => page.troubles.push(String(error)))
  return page
}

const found = []

/** Looks at the page as axe does; what it finds ends the run at the end, with the state it was found in. */
export async function look(page, name, { picture = true } = {}) {
  if (picture) await page.screenshot({ path: join(pictures, `${name}.png`) })
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  for (const one of violations) found.push(`${name}: ${one.id}: ${one.nodes.map(node => `${node.target} (${node.failureSummary?.split('\n')[1]?.trim()})`).slice(0, 3).join('; ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 1) found.push(`${name}: ${wide} px too wide`)
}

export function finish(pages) {
  for (const page of pages) for (const trouble of page.troubles) found.push(trouble)
  for (const one of found) console.error(one)
  console.log(found.length ? `${found.length} findings` : 'no findings')
  return found.length === 0
}
