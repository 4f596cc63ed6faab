// Somebody who doubts checks a plan: on the page of the server, and on the page as they saved it, from disk and without any network. Right, unknown, wrong
// code, changed by one letter, no bundle at all. Pictures in test/pictures/controleren.
//   HOOFDLIJN_BIN=/path/to/hoofdlijn node test/controleren.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Findings, openPage, sealedMeeting, setupFacilitator, startBrowser, startServer, toTheEnd } from './stage.mjs'

const server = await startServer()
const staff = await setupFacilitator(server)
const browser = await startBrowser()
const findings = new Findings('controleren')
const { check, sees, everyWay, look } = findings
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

await toTheEnd({ browser, server, found: findings.all }, async () => {
  const room = await sealedMeeting(server, staff, [
    { title: 'Een vaste plek in elk dorp', text: 'In elk dorp is er één middag in de week een plek waar mantelzorgers binnen kunnen lopen.', due: '2027-03-01' },
    { title: 'Eén telefoonnummer voor vragen', text: 'Wie zorgt, belt één nummer. Daar weet iemand de weg.' },
  ])
  const folder = join(server.folder, 'saved')
  mkdirSync(folder)
  const bundle = Buffer.from(await (await fetch(`${server.origin}/api/v1/meetings/${room.id}/bundle.hlz`)).arrayBuffer())
  const file = (name, bytes) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const whole = file('plan.hlz', bundle)
  const changed = Buffer.from(bundle)
  changed[changed.indexOf('vaste plek')] ^= 1
  const code = /"code": "([^"]+)"/.exec(bundle.toString('latin1'))[1]
  const key = await (await fetch(`${server.origin}/.well-known/hoofdlijn-keys.txt`)).text()

  const answer = await fetch(`${server.origin}/controleren`)
  const policy = answer.headers.get('content-security-policy')
  check('the page may do nothing but run itself', /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/.test(policy) && !policy.includes('connect-src') && !policy.includes("'self'"))
  const saved = file('controleren.html', Buffer.from(await answer.arrayBuffer()))

  const page = await openPage(browser, server, '/controleren', { language: 'nl' })
  await sees('what it does is said first', page, 'Er gaat niets over internet.')
  await press(page, 'Kijk na')
  await sees('a file is asked for', page, 'Kies eerst een bundel.')
  await everyWay(page, 'begin')
  await page.getByLabel('Kies de bundel').setInputFiles(whole)
  await press(page, 'Kijk na')
  await sees('without a code it says so', page, 'In dit bestand is niets mis. Maar is het ook úw plan?')
  await everyWay(page, 'alone')
  await page.getByLabel('De code die u al had').fill(code.toLowerCase().replaceAll('-', ' '))
  await press(page, 'Kijk na')
  await sees('with the code of the plan it is right', page, 'Dit plan is wat de bijeenkomst besloot.')
  await sees('and what was decided stands there', page, 'Daar weet iemand de weg.')
  await everyWay(page, 'right')
  for (const known of [/^# (\S{4}(?:-\S{4}){3})$/m.exec(key)[1], /^[^#\n].*$/m.exec(key)[0]]) {
    await page.getByLabel('De code die u al had').fill(known)
    await press(page, 'Kijk na')
    await sees(`with the key it is right (${known.length} characters)`, page, 'Dit plan is wat de bijeenkomst besloot.')
  }
  await page.getByLabel('De code die u al had').fill('ABCD-EFGH-JKMN-PQRS')
  await press(page, 'Kijk na')
  await sees('with another code it is not', page, `De controlecode van dit plan is ${code}. Dat is niet de code die u opgaf.`)
  await everyWay(page, 'wrong')
  await page.getByLabel('Kies de bundel').setInputFiles(file('geen.hlz', Buffer.from('Beste Ada,')))
  await press(page, 'Kijk na')
  await sees('what is no bundle is none', page, 'Dit is geen bundel van Hoofdlijn.')

  // From a disk, without a network.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, locale: 'en-GB' })
  const alone = await context.newPage()
  const asked = []
  alone.troubles = []
  alone.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url()) })
  alone.on('pageerror', error => { findings.all.push(String(error)) })
  await alone.goto(pathToFileURL(saved).href)
  await alone.getByLabel('Choose the bundle').setInputFiles(file('changed.hlz', changed))
  await press(alone, 'Check')
  await sees('one letter that was changed is found, from disk', alone, 'Something is wrong here.')
  await look(alone, 'disk-wrong')
  await alone.getByLabel('Choose the bundle').setInputFiles(whole)
  await alone.getByLabel('The code you already had').fill(code)
  await press(alone, 'Check')
  await sees('and what is right is right', alone, 'This plan is what the meeting decided.')
  await look(alone, 'disk-right')
  check('nothing was asked of anybody', asked.length === 0)
  await press(alone, 'Nederlands')
  await sees('it speaks Dutch', alone, 'Dit plan is wat de bijeenkomst besloot.')
  findings.all.push(...page.troubles)
})
