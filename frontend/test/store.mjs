// When the store is not as it should be, people read it in words. A full disk: the phone and the console say that nothing can be kept, and when
// there is room again all of it is there once. A stick with the copy that is pulled out: the console says so and what to do, in Dutch and
// English, until it is back. A Redis that syncs once a second: the console says that the storage is weak, also in English.
//   node test/store.mjs   (the program is named by HOOFDLIJN_BIN)
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Caller, axe, freePort, makeMeeting, openDesk, openPage, setupFacilitator, shot, startBrowser, startServer, until } from './stage.mjs'

const full = 'De server kan nu niets bewaren. Er is niets verloren. We proberen het vanzelf opnieuw.'
const found = []
const browser = await startBrowser()

async function look(page, name) {
  found.push(...await axe(page, name))
  await shot(page, 'store', name)
}

/** The console of a meeting, signed in. */
const theConsole = (server, id) => openDesk(browser, server, { meeting: id })

async function aFullDisk() {
  const server = await startServer()
  try {
    const meeting = await makeMeeting(server, await setupFacilitator(server), { people: [{ id: 'p01', capacity: 'carer', name: 'Jan' }], here: ['p01'],
      agenda: [{ id: 'ideeen', title: 'Ideeën', station: 'ideas', minutes: 30, view: 'board' }] })
    await meeting.lead.ask('meet.go_to', { item: 'ideeen' })
    await meeting.lead.ask('meet.show', { view: 'board', focus: 'vinden' })
    const desk = await theConsole(server, meeting.id)
    const phone = await openPage(browser, server, await meeting.link('phone', 'p01'))
    await phone.getByRole('button', { name: 'Ja', exact: true }).click()
    await phone.getByLabel('Wat is uw idee?').waitFor()
    const limit = size => execFileSync('prlimit', [`--pid=${server.pid()}`, `--fsize=${size}:unlimited`])
    limit(statSync(join(server.folder, 'data/journal.db')).size)
    // The file has some room of its own before it must grow.
    for (let n = 0; !await meeting.lead.try('ideas.add', { id: `vol${n}`, theme: 'vinden', text: 'x'.repeat(240) }, { for: 'p01', via: 'paper' }); n++) if (n > 2000) throw new Error('the disk never filled up')
    await phone.getByLabel('Wat is uw idee?').fill('Een tafel in elk dorpshuis')
    await phone.getByRole('button', { name: 'Zet op het bord' }).click()
    await phone.getByText(full).waitFor()
    await look(phone, 'full-phone')
    await desk.getByRole('button', { name: 'Pauze' }).click()
    await desk.getByText(full).waitFor()
    await look(desk, 'full-console')
    limit('unlimited')
    await desk.getByText(full).waitFor({ state: 'detached', timeout: 60_000 })
    await desk.getByRole('banner').getByRole('button', { name: 'Ga verder' }).click()
    await phone.getByText(full).waitFor({ state: 'detached', timeout: 60_000 })
    const kept = async () => Object.values(await meeting.lead.sees()).filter(one => one.text === 'Een tafel in elk dorpshuis').length
    await until('the idea', kept, 40_000)
    if (await kept() !== 1) found.push(`the idea is there ${await kept()} times`)
    await look(phone, 'room-again-phone')
  } finally {
    await server.stop()
  }
}

async function aCopyThatIsGone() {
  // Memory stands in for a stick: it is another disk than the one with the meeting.
  const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const stick = mkdtempSync(join(disk, 'hoofdlijn-stick-'))
  const server = await startServer({ env: { HOOFDLIJN_COPY_TO: stick } })
  try {
    const meeting = await makeMeeting(server, await setupFacilitator(server))
    const desk = await theConsole(server, meeting.id)
    if (disk === tmpdir()) await desk.getByText('Kopie: zelfde schijf').waitFor()
    renameSync(stick, `${stick}-out`)
    await desk.getByText('Kopie: loopt achter').waitFor({ timeout: 20_000 })
    await desk.getByText('Steek de stick weer in de laptop.').waitFor()
    await meeting.lead.ask('meet.pause', {}) // the meeting goes on
    await desk.getByRole('banner').getByRole('button', { name: 'Ga verder' }).waitFor()
    await look(desk, 'copy-console')
    await desk.locator('.said').getByRole('button', { name: 'Sluiten' }).click()
    await desk.getByText('Steek de stick weer in de laptop.').waitFor({ state: 'detached' })
    await desk.evaluate(() => localStorage.setItem('hl.reading', JSON.stringify({ text: '', letter: '', leading: '', theme: '', language: 'en', aloud: false })))
    await desk.reload()
    await desk.getByText('Put the stick back into the laptop.').waitFor()
    await look(desk, 'copy-console-en')
    renameSync(`${stick}-out`, stick)
    await desk.getByText('Copy: behind').waitFor({ state: 'detached', timeout: 30_000 })
  } finally {
    await server.stop()
    rmSync(stick, { recursive: true, force: true })
  }
}

async function aWeakStore() {
  const folder = mkdtempSync(join(tmpdir(), 'hoofdlijn-redis-'))
  const port = await freePort()
  const redis = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'], { stdio: 'ignore' })
  let missing = false
  redis.on('error', () => { missing = true })
  const listens = () => missing || new Promise(answer => { createConnection(port, '127.0.0.1').once('connect', function () { this.end(); answer(true) }).once('error', () => answer(false)) })
  await until('redis-server', listens)
  if (missing) return console.log('!!! SKIPPED the weak store: redis-server is missing')
  const server = await startServer({ env: { HOOFDLIJN_REDIS: `redis://127.0.0.1:${port}` } })
  try {
    const health = (await new Caller(server.origin).must('GET', '/health'))
    if (health.durability !== 'weak' || !health.notes.includes('durability_weak')) found.push(`the health page says ${JSON.stringify(health)}`)
    const meeting = await makeMeeting(server, await setupFacilitator(server))
    const desk = await theConsole(server, meeting.id)
    await desk.getByText('Opslag: zwak').waitFor()
    await desk.getByText('De opslag is zwak.').waitFor()
    await look(desk, 'weak-console')
    await desk.locator('.said').getByRole('button', { name: 'Sluiten' }).click()
    await desk.getByText('De opslag is zwak.').waitFor({ state: 'detached' })
    await desk.getByText('Opslag: zwak').waitFor()
    await desk.evaluate(() => localStorage.setItem('hl.reading', JSON.stringify({ text: '', letter: '', leading: '', theme: '', language: 'en', aloud: false })))
    await desk.reload()
    await desk.getByText('The storage is weak.').waitFor()
    await look(desk, 'weak-console-en')
  } finally {
    await server.stop()
    redis.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await aCopyThatIsGone()
  await aWeakStore()
  await aFullDisk()
} finally {
  await browser.close()
}
for (const one of found) console.error(one)
console.log(found.length ? `${found.length} findings` : 'no findings')
process.exit(found.length ? 1 : 0)
