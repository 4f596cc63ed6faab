// Makes the pictures of README anew, from the demo at the moment of its first decision, and from the plan of the Westerkwartier: docs/pictures.
// Needs pdftoppm (poppler-utils).
// usage: node test/pictures.mjs PROGRAM
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { freePort, later } from './stage.mjs'

const [program] = process.argv.slice(2)
if (!program) throw new Error('usage: node test/pictures.mjs PROGRAM')
const into = join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures')
const origin = `http://localhost:${await freePort()}`
const server = spawn(program, ['demo', '--listen', new URL(origin).host], { stdio: ['ignore', 'pipe', 'inherit'] })
process.on('exit', () => server.kill('SIGKILL'))
await new Promise(ready => { let said = ''; server.stdout.on('data', text => { said += text; if (said.includes('/staff')) ready() }) })

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
const visitor = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
const front = await visitor.newPage()
await front.goto(origin)
const phone = front.frameLocator('.phone iframe')
await phone.getByRole('button', { name: 'Ja', exact: true }).click()
await front.getByText('Doe mee met uw eigen telefoon').waitFor()
await phone.getByRole('radio').first().waitFor({ timeout: 60_000 })
await later(1_500)

/** One screen at its own size, seen by the same visitor. */
async function picture(name, frame, width, height) {
  const page = await visitor.newPage()
  await page.setViewportSize({ width, height })
  await page.goto(await front.locator(frame).getAttribute('src').then(src => new URL(src, origin).href))
  await later(2_000)
  await page.screenshot({ path: join(into, `${name}.png`) })
  await page.close()
}
await front.screenshot({ path: join(into, 'demo.png') })
await picture('projector', '.screen iframe', 1920, 1080)
await picture('phone', '.phone iframe', 390, 844)
await picture('console', '.console iframe', 1440, 900)
await browser.close()

/** A page of a document, as it comes out of a printer. */
const printed = (name, pdf, page) => execFileSync('pdftoppm', ['-png', '-r', '80', '-singlefile', '-f', String(page), '-l', String(page), pdf, join(into, name)])
const out = mkdtempSync(join(tmpdir(), 'hoofdlijn-pictures-'))
execFileSync(program, ['rehearse', join(into, '../../cases/westerkwartier.yaml'), '--out', out])
printed('plan-cover', join(out, 'plan.pdf'), 1)
printed('plan-decision', join(out, 'plan.pdf'), 3)
printed('report', join(out, 'report.pdf'), 1)
process.exit(0)
