// The console's tests on the shared stage: what they found, kept until the end of the walk, with a picture of each state.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { axe, openPage, startBrowser, startServer } from './stage.mjs'

export const pictures = join(dirname(fileURLToPath(import.meta.url)), 'pictures/console')
const found = []
let server

export async function house() {
  server = await startServer()
  return { origin: server.page, setup: `${server.page}/setup#${server.setup}`, stop: server.stop }
}

export async function browse() {
  mkdirSync(pictures, { recursive: true })
  return startBrowser()
}

/** Somebody at a console, on a page that is no secure context. */
export const person = (browser, options = {}) => openPage(browser, server, '/staff', { size: 'console', ...options })

/** What the window shows in this state, as a picture; what axe finds ends the walk at its end. */
export async function look(page, name) {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  found.push(...await axe(page, name))
}

export function finish(pages) {
  for (const page of pages) found.push(...page.troubles)
  for (const one of found) console.error(one)
  console.log(found.length ? `${found.length} findings` : 'no findings')
  return found.length === 0
}
