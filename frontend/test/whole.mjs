// The whole meeting of three once more, in every way people come to it: in the other language, by keyboard alone, by touch, with websockets
// switched off, and in a hall without https. The steps are the README's; nothing here knows them.
//   node test/whole.mjs PROGRAM [english | keyboard | touch | no-sockets | plain-http]
import { holdMeeting } from './meeting-of-three.mjs'
import { startBrowser, startServer, toTheEnd } from './stage.mjs'

const ways = {
  'english': { language: 'en' },
  'keyboard': { how: 'keyboard' },
  'touch': { how: 'touch' },
  'no-sockets': { before: noSockets, after: polled },
  'plain-http': { forHall: true, before: nothingSecure, after: copies },
}

/** What a strict proxy does to a websocket: it never gets through. What is asked by long poll is counted instead. */
async function noSockets(page) {
  page.polls = 0
  page.sockets = 0
  await page.routeWebSocket(/.*/, socket => { page.sockets++; void socket.close({ code: 1006 }).catch(() => {}) })
  page.on('request', request => { if (request.url().includes('/poll')) page.polls++ })
}

function polled(hands) {
  for (const [screen, { page }] of Object.entries(hands)) if (!page.polls) throw new Error(`${screen} never asked by long poll`)
}

/** Whatever needs a secure context is not there; whoever leans on it breaks the page, and that is found in its troubles. */
async function nothingSecure(page) {
  page.on('load', async () => {
    page.lacks = await page.evaluate(() => ({ secure: isSecureContext, uuid: typeof crypto.randomUUID, clipboard: typeof navigator.clipboard, subtle: typeof crypto.subtle }))
  })
}

/** An address can be copied without a clipboard. */
async function copies(hands) {
  for (const [screen, { page }] of Object.entries(hands)) {
    const { lacks } = page
    if (lacks.secure || lacks.uuid !== 'undefined' || lacks.clipboard !== 'undefined' || lacks.subtle !== 'undefined') throw new Error(`${screen} is a secure context: ${JSON.stringify(lacks)}`)
  }
  await hands.Console.page.goto(`${hands.Console.page.url().split('#')[0]}#prepare/links`)
  await hands.Console.press('Kopieer')
  await hands.Console.see('Gekopieerd.')
}

const [, , , only] = process.argv
for (const [name, { after, forHall, ...how }] of Object.entries(ways)) {
  if (only && only !== name) continue
  const server = await startServer({ forHall })
  const browser = await startBrowser()
  await toTheEnd({ browser, server }, async () => {
    const began = Date.now()
    const hands = await holdMeeting(browser, server, how)
    await after?.(hands)
    const troubles = Object.entries(hands).flatMap(([screen, { page }]) => page.troubles.map(one => `${screen}: ${one}`))
    if (troubles.length) throw new Error(troubles.join('\n'))
    console.log(`ok ${name}, ${Math.round((Date.now() - began) / 1000)} s`)
  })
}
