// What people asked and the server has not answered yet. It survives a reload, and everything in it is sent again until its receipt:
// the server gives every id its effect once, so sending twice does no harm. One entry is one stored item, so that two tabs never
// overwrite each other's.
import type { Refusal } from '../words/refusal'
import { forget, recall, remember, remembered } from './memory'
import { plain } from './plain'
import { randomId, type Ask, type Done } from './protocol'

export interface Receipt { seq?: number; no?: Refusal }

interface Entry {
  ask: Ask
  order: number
  /** Handed to a connection at least once: from then on its content is fixed, for the server may know it already. */
  sent: boolean
  notBefore: number
}

export interface Wanted { name: string; data: unknown; for?: string; via?: string; at?: number; id?: string }

/** The answers after which everybody waits for the server, and should know it: not our own haste, nor a pause. */
const cannotKeep = new Set(['no_writes', 'unsure'])

const firstWait = 1_000
const longestWait = 30_000

export class Outbox {
  readonly #prefix: string
  readonly #entries = new Map<string, Entry>()
  readonly #waiting = new Map<string, (receipt: Receipt) => void>()
  readonly #tries = new Map<string, number>()
  /** Why the server takes nothing that waits, by its last answer; undefined once it takes something again, or nothing waits. */
  held: Refusal | undefined
  /** Called when something joined or left. */
  onchange: () => void = () => {}
  /** Called for a "no" that nobody waits for any more, such as after a reload. */
  onrefused: (ask: Ask, no: Refusal) => void = () => {}

  constructor(meeting: string, person: string, private readonly time: () => number = Date.now) {
    this.#prefix = `hl.out.${meeting}.${person}.`
    const found = remembered(this.#prefix).map(name => recall<Entry>(name)).filter(entry => entry?.ask?.id !== undefined) as Entry[]
    found.sort((a, b) => a.order - b.order)
    for (const entry of found) this.#entries.set(entry.ask.id, { ...entry, notBefore: 0 })
  }

  get size(): number {
    return this.#entries.size
  }

  /** Keeps the wish and promises its receipt. The promise stays open as long as there is no connection. */
  ask(wanted: Wanted): { id: string; receipt: Promise<Receipt> } {
    const ask: Ask = { t: 'ask', id: wanted.id ?? randomId(), name: wanted.name, data: plain(wanted.data) }
    if (wanted.for) ask.for = wanted.for
    if (wanted.via) ask.via = wanted.via
    if (wanted.at) ask.at = wanted.at
    const last = Math.max(0, ...[...this.#entries.values()].map(entry => entry.order))
    this.#keep({ ask, order: Math.max(this.time(), last + 1), sent: false, notBefore: 0 })
    const receipt = new Promise<Receipt>(resolve => this.#waiting.set(ask.id, resolve))
    this.onchange()
    return { id: ask.id, receipt }
  }

  /** Changes a wish that was never handed to a connection. False: it may have arrived; ask for the change with a new wish. */
  change(id: string, data: unknown): boolean {
    const entry = this.#entries.get(id)
    if (!entry || entry.sent) return false
    this.#keep({ ...entry, ask: { ...entry.ask, data: plain(data) } })
    return true
  }

  /** Takes back a wish that was never handed to a connection. */
  takeBack(id: string): boolean {
    const entry = this.#entries.get(id)
    if (!entry || entry.sent) return false
    this.#drop(id)
    return true
  }

  /** The wishes by name that have no receipt yet, oldest first: screens show them as on their way. */
  pending(name?: string): Ask[] {
    return [...this.#entries.values()].filter(entry => !name || entry.ask.name === name).map(entry => entry.ask)
  }

  /** What to send now, in order. Everything from the first one that must wait, waits with it. */
  due(): Ask[] {
    const now = this.time()
    const out: Ask[] = []
    for (const entry of this.#entries.values()) {
      if (entry.notBefore > now) break
      out.push(entry.ask)
    }
    return out
  }

  /** When the next one that waits may go, or undefined when nothing waits. */
  nextDue(): number | undefined {
    const waits = [...this.#entries.values()].map(entry => entry.notBefore).filter(at => at > this.time())
    return waits.length ? Math.min(...waits) : undefined
  }

  handedOver(id: string): void {
    const entry = this.#entries.get(id)
    if (entry && !entry.sent) this.#keep({ ...entry, sent: true })
  }

  done(message: Done): void {
    const entry = this.#entries.get(message.id)
    if (!entry) return
    if (message.no?.retry) {
      const tries = (this.#tries.get(message.id) ?? 0) + 1
      this.#tries.set(message.id, tries)
      this.held = cannotKeep.has(message.no.code) ? message.no : undefined
      entry.notBefore = this.time() + Math.min(longestWait, firstWait * 2 ** (tries - 1))
      this.onchange()
      return
    }
    if (!message.no) this.held = undefined
    const waiting = this.#waiting.get(message.id)
    this.#drop(message.id)
    if (waiting) waiting({ seq: message.seq, no: message.no })
    else if (message.no) this.onrefused(entry.ask, message.no)
  }

  #keep(entry: Entry): void {
    this.#entries.set(entry.ask.id, entry)
    remember(this.#prefix + entry.ask.id, entry)
  }

  #drop(id: string): void {
    this.#entries.delete(id)
    this.#waiting.delete(id)
    this.#tries.delete(id)
    forget(this.#prefix + id)
    if (!this.#entries.size) this.held = undefined
    this.onchange()
  }
}
