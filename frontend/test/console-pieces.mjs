// The console's tests on the shared stage: what they found, kept until the end of the walk, with a picture of each state.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { axe, openPage, startBrowser, startServer, toTheEnd as finish } from './stage.mjs'

export const pictures = join(dirname(fileURLToPath(import.meta.url)), 'pictures/console')
const found = []
const pages = []
let server

export async function house() {
  server = await startServer()
  return { origin: server.page, setup: `${server.page}/setup#${server.setup}` }
}

export async function browse() {
  mkdirSync(pictures, { recursive: true })
  return startBrowser()
}

/** Somebody at a console, on a page that is no secure context. */
export async function person(browser, options = {}) {
  const page = await openPage(browser, server, '/staff', { size: 'console', ...options })
  pages.push(page)
  return page
}

/** What the window shows in this state, as a picture; what axe finds ends the walk at its end. */
export async function look(page, name) {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  found.push(...await axe(page, name))
}

/** Goes a walk to its end; what the pages complained of is found as well. */
export const toTheEnd = (browser, walk) => finish({ browser, server, found }, async () => {
  await walk()
  for (const page of pages) found.push(...page.troubles)
})
