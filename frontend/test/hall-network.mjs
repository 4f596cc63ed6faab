// A village hall without internet, on one machine: a network of its own with a switch, the browsers on it, and laptops that each have one
// cable. Nothing goes out, and every address is plain http on a name that is no localhost. What cannot be done here is said, never faked.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { later, until } from './stage.mjs'

const inside = 'HOOFDLIJN_TEST_IN_THE_HALL'
const browsersAt = '10.77.0.1/24'
const laptopNet = '10.77.0.2/24'
/** Where the hall finds the laptop that serves: it stands on every poster. */
export const laptopAt = `http://${laptopNet.split('/')[0]}:8080`

/** The walk once more, in a network of its own. False out there, where nothing is left to do; true in the hall. */
export function inTheHall(script, env = {}) {
  if (process.env[inside]) {
    ip('link set lo up')
    ip('link add zaal type bridge')
    ip(`addr add ${browsersAt} dev zaal`)
    ip('link set zaal up')
    return true
  }
  const own = process.getuid() === 0 ? ['--net'] : ['--map-root-user', '--net']
  const tried = spawnSync('unshare', [...own, '--', 'ip', 'link', 'add', 'zaal', 'type', 'bridge'], { encoding: 'utf8' })
  if (tried.status !== 0) {
    console.error(`!!! SKIPPED, NOTHING WAS TRIED: no network of its own can be made here: ${tried.error?.message ?? tried.stderr}`)
    return false
  }
  const again = spawnSync('unshare', [...own, '--', process.execPath, '--experimental-websocket', '--no-warnings', script, ...process.argv.slice(2)],
    { stdio: 'inherit', env: { ...process.env, ...env, [inside]: '1' } })
  process.exitCode = again.status ?? 1
  return false
}

const ip = args => execFileSync('ip', args.split(' '))

/** Whether anything outside the hall can be reached. */
export const wayOut = () => new Promise(answer => {
  const line = createConnection({ host: '1.1.1.1', port: 443, timeout: 1000 })
  for (const [what, is] of [['connect', true], ['error', false], ['timeout', true]]) line.once(what, () => { line.destroy(); answer(is) })
})

/** A machine on the network of the hall, with a cable, a disk, and perhaps the address of the laptop that serves. */
export class Laptop {
  said = ''
  #cable
  #machine
  #running
  #disk = mkdtempSync(join(tmpdir(), 'hoofdlijn-laptop-'))

  static async plugged(name, { serves = false } = {}) {
    const laptop = new Laptop()
    laptop.#cable = `kabel-${name}`
    laptop.#machine = spawn('unshare', ['--net', 'sleep', 'infinity'])
    const { pid } = laptop.#machine
    const network = of => { try { return readlinkSync(`/proc/${of}/ns/net`) } catch { return network('self') } }
    await until(`${name} to have a network of its own`, () => network(pid) !== network('self'))
    ip(`link add ${laptop.#cable} type veth peer name eth0 netns ${pid}`)
    ip(`link set ${laptop.#cable} master zaal up`)
    for (const args of ['link set lo up', 'link set eth0 up', ...(serves ? [`addr add ${laptopNet} dev eth0`] : [])]) execFileSync('nsenter', laptop.#in(['ip', ...args.split(' ')]))
    return laptop
  }
  #in(command) { return ['--net', '--target', String(this.#machine.pid), ...command] }

  async #begin(args, typed = '') {
    const data = join(this.#disk, 'data')
    const mine = this.#running = spawn('nsenter', this.#in([process.env.HOOFDLIJN_BIN, ...args, '--data', data]), { env: { ...process.env, LC_ALL: 'nl_NL.UTF-8' } })
    for (const out of [mine.stdout, mine.stderr]) out.on('data', text => { this.said += text })
    mine.stdin.end(typed)
    await until(`the program on a laptop (${args[0]})`, () => {
      if (mine.exitCode !== null) throw new Error(this.said)
      return /^Ready\.$/m.test(this.said)
    }, 60_000)
    return this
  }
  serve(copy, keys) { return this.#begin(['serve', '--listen', '0.0.0.0:8080', '--hall', '--copy-to', copy, '--copy-keys-to', keys]) }
  /** Takes over from the copy, with what lies in the envelope, under the address of the first. */
  resume(copy, keys, code) { return this.#begin(['resume', copy, '--copy-keys-to', keys, '--take-address', laptopNet, '--on', 'eth0'], `${code}\n`) }

  /** What lies in the envelope. */
  envelope() { return JSON.parse(readFileSync(join(this.#disk, 'data.key.copy'), 'utf8')).code }

  /** Falls off the table: the cable is out, so that nobody hears a goodbye, and the program is no more. */
  async dies() {
    ip(`link set ${this.#cable} down`)
    const over = new Promise(done => this.#running.once('exit', done))
    this.#running.kill('SIGKILL')
    await over
  }
  async stop() {
    if (this.#running && this.#running.exitCode === null && this.#running.signalCode === null) {
      const over = new Promise(done => this.#running.once('exit', done))
      this.#running.kill('SIGTERM')
      await Promise.race([over, later(5_000)])
    }
    this.#machine.kill('SIGKILL')
    rmSync(this.#disk, { recursive: true, force: true })
  }
}
