// The live meeting as screens use it: reactive sections, one word for the connection, a clock, and a way to ask.
import type { Refusal } from '../words/refusal'
import { Connection, type Options, type State } from './connection'
import type { Receipt, Wanted } from './outbox'
import type { Ask, Bye } from './protocol'
import { Sections } from './sections.svelte'
import type { SocketLike } from './socket'

export class Live {
  readonly sections = new Sections()
  readonly #connection: Connection
  state = $state<State>('connecting')
  ended = $state<Bye>()
  /** The last thing the server wanted us to know, such as "second_device". */
  notice = $state<string>()
  /** Wishes without a receipt, for "on its way". */
  pending = $state.raw<Ask[]>([])
  /** Why the server takes nothing now, such as a full disk; what was asked waits and is sent again. */
  held = $state.raw<Refusal>()
  /** Refusals nobody was waiting for any more. A screen shows them until they are put away. */
  refused = $state<{ ask: Ask; no: Refusal }[]>([])
  /** The server's time, once a second. */
  now = $state(Date.now())
  #ticking: ReturnType<typeof setInterval> | undefined

  constructor(options: Options) {
    this.#connection = new Connection(options, {
      openSocket: url => new WebSocket(url) as unknown as SocketLike,
      fetch: (url, init) => fetch(url, init),
      random: Math.random,
      time: Date.now,
      later: (run, ms) => setTimeout(run, ms),
      notLater: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
    })
    this.#connection.onframe = frame => this.sections.apply(frame)
    this.#connection.onnotice = notice => { this.notice = notice.code }
    this.#connection.onchange = () => {
      this.state = this.#connection.state
      this.ended = this.#connection.ended
      this.pending = this.#connection.outbox.pending()
      this.held = this.#connection.outbox.held
    }
    this.#connection.outbox.onrefused = (ask, no) => this.refused.push({ ask, no })
    this.pending = this.#connection.outbox.pending()
  }

  start(): void {
    addEventListener('online', this.#nudge)
    document.addEventListener('visibilitychange', this.#nudge)
    this.#ticking = setInterval(() => { this.now = this.#connection.clock.now() }, 1000)
    this.#connection.start()
  }

  stop(): void {
    removeEventListener('online', this.#nudge)
    document.removeEventListener('visibilitychange', this.#nudge)
    clearInterval(this.#ticking)
    this.#connection.stop()
  }

  ask(wanted: Wanted): Promise<Receipt> {
    return this.#connection.ask(wanted)
  }

  /** Changes a wish that is certainly not under way; false means: ask again with a new one. */
  change(id: string, data: unknown): boolean {
    return this.#connection.outbox.change(id, data)
  }

  /** Says something that is only worth saying now, such as that somebody is writing. */
  signal(name: string, data: unknown): void {
    this.#connection.signal(name, data)
  }

  look(place: string): void {
    this.#connection.look(place)
  }

  readonly #nudge = () => {
    if (document.visibilityState === 'visible') this.#connection.nudge()
  }
}
