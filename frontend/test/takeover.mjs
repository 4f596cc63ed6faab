// The laptop dies. A second one takes over from the stick with the code from the envelope: the phone comes back by itself, with what it had
// and what it was still sending, and whoever has the envelope leads on. Then once more with a copy that was behind: the phone says so.
//   node test/takeover.mjs   (the program is named by HOOFDLIJN_BIN)
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Caller, axe, makeMeeting, openPage, setupFacilitator, shot, startBrowser, startServer, until } from './stage.mjs'

if (process.argv[2]) process.env.HOOFDLIJN_BIN = process.argv[2]
const found = []
const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-takeover-'))
const browser = await startBrowser()
const stick = join(folder, 'stick')
cpSync(mkdtempSync(join(folder, 'empty-')), stick, { recursive: true })
const first = await startServer({ env: { HOOFDLIJN_COPY_TO: stick } })
let second

/** What lies in the envelope of the server with this key file. */
const envelope = keyFile => JSON.parse(readFileSync(`${keyFile}.copy`, 'utf8')).code

/** Another laptop, from a stick. */
async function resume(from, name, code) {
  const laptop = { said: '' }
  const running = spawn(process.env.HOOFDLIJN_BIN, ['resume', from, '--data', join(folder, name)], { env: { ...process.env, LC_ALL: 'nl_NL.UTF-8' } })
  for (const out of [running.stdout, running.stderr]) out.on('data', text => { laptop.said += text })
  running.stdin.end(`${code}\n`)
  const over = new Promise(done => running.once('exit', done))
  laptop.stop = () => { running.kill('SIGKILL'); return over }
  second = laptop
  await until('the second laptop', () => {
    if (running.exitCode !== null) throw new Error(laptop.said)
    return /^Ready\.$/m.test(laptop.said)
  })
  return laptop
}
async function look(page, name) {
  // That the dead laptop refused is what the browser writes down of it.
  found.push(...(await axe(page, name)).filter(one => !one.includes('ERR_CONNECTION_REFUSED')))
  await shot(page, 'takeover', name)
}

try {
  const meeting = await makeMeeting(first, await setupFacilitator(first), { people: [{ id: 'p01', capacity: 'carer', name: 'Jan' }], here: ['p01'],
    agenda: [{ id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' }] })
  await meeting.lead.ask('meet.go_to', { item: 'ideeen' })
  await meeting.lead.ask('meet.show', { view: 'board', focus: 'vinden' })
  const phone = await openPage(browser, first, await meeting.link('phone', 'p01'))
  await phone.getByRole('button', { name: 'Ja', exact: true }).click()
  const write = async text => {
    await phone.getByLabel('Wat is uw idee?').fill(text)
    await phone.getByRole('button', { name: 'Zet op het bord' }).click()
  }
  await write('Een tafel in elk dorpshuis')
  await phone.getByText('Bewaard.').first().waitFor()
  await until('the copy', async () => (await new Caller(first.origin).must('GET', '/health')).copy.state !== 'behind')
  const before = join(folder, 'before')
  cpSync(stick, before, { recursive: true })
  const code = envelope(join(first.folder, 'key'))

  process.kill(first.pid(), 'SIGKILL')
  await phone.getByText('Geen verbinding').first().waitFor()
  await write('Een telefoonnummer waar een mens opneemt')
  const next = await resume(stick, 'second', code.toLowerCase())
  await phone.getByText('Geen verbinding').first().waitFor({ state: 'detached', timeout: 60_000 })
  const desk = await openPage(browser, first, '/', { size: 'console' })
  await desk.goto(first.page + /\/console#\S+/.exec(next.said)[0])
  await desk.locator('#werk').waitFor()
  await desk.getByText('Een telefoonnummer waar een mens opneemt').first().waitFor()
  await desk.getByText('Een tafel in elk dorpshuis').first().waitFor()
  for (const text of ['Een tafel in elk dorpshuis', 'Een telefoonnummer waar een mens opneemt']) {
    const times = Object.values(await meeting.lead.sees()).filter(one => one?.text === text).length
    if (times !== 1) found.push(`${text}: ${times} times on the board`)
  }
  await shot(phone, 'takeover', 'phone-back')
  await look(desk, 'console-taken-over')
  for (const words of ['Gevonden: de kopie', '1 mensen binnen', 'verbinden vanzelf']) if (!next.said.includes(words)) found.push(`it does not say ${words}: ${next.said}`)
  if (await phone.getByText('Een andere laptop heeft het overgenomen.').count()) found.push('the phone speaks of a loss, and nothing was lost')

  // And from a copy of before the last idea: what the phone was shown is not there.
  await next.stop()
  const behind = await resume(before, 'third', code)
  const lost = phone.getByText('Een andere laptop heeft het overgenomen.')
  await lost.waitFor({ timeout: 60_000 })
  await look(phone, 'phone-lost')
  await phone.getByRole('button', { name: 'Sluiten' }).click()
  await lost.waitFor({ state: 'detached' })
  await behind.stop()
} finally {
  await browser.close()
  await second?.stop()
  await first.stop()
  rmSync(folder, { recursive: true, force: true })
}
for (const one of found) console.error(one)
console.log(found.length ? `${found.length} findings` : 'no findings')
process.exit(found.length ? 1 : 0)
