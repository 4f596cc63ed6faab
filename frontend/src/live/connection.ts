// Keeps one live line to a meeting: opens it, opens it again with growing patience, falls back to long polling when websockets do not get
// through, resends what has no receipt, and says in one word how it is.
import { Clock } from './clock'
import { Outbox, type Receipt, type Wanted } from './outbox'
import { pollLine, type Fetch } from './poll'
import { randomId, type Bye, type Frame, type FromServer, type Hello, type Notice } from './protocol'
import { socketLine, type Line, type OpenSocket } from './socket'

export type State = 'connecting' | 'connected' | 'sending' | 'offline'

export interface Surroundings {
  openSocket: OpenSocket
  fetch: Fetch
  random: () => number
  time: () => number
  later: (run: () => void, ms: number) => unknown
  notLater: (timer: unknown) => void
}

export interface Options {
  meeting: string
  person: string
  /** Where the line is, below the meeting: not when it is the meeting's own, talks/p07 when it is a conversation beforehand. */
  path?: string
  /** What looks: phone when not said. The session must be one that may. */
  as?: string
  /** Where the page came from, such as http://zaal.internal */
  origin: string
  place?: string
  /** Never try a websocket. */
  socketOff?: boolean
}

const firstWait = 500
const longestWait = 15_000
/** A new line must say something within this time, and an ask must have its receipt: otherwise the line is dead, whatever the browser thinks. */
const patience = 10_000
/** The server lets its heart be heard every 25 seconds. A machine that died says nothing, and a browser waits for it for minutes. */
const longestSilence = 40_000
/** So long we stay with polling before a websocket gets another chance. */
const pollingSpell = 120_000
const socketChances = 2

export class Connection {
  readonly outbox: Outbox
  readonly clock: Clock
  #line: Line | undefined
  #alive = false
  #from = ''
  #place: string
  #failures = 0
  #socketFailures = 0
  #pollUntil = 0
  #polling = false
  #stopped = false
  #retry: unknown
  #watch: unknown
  #sent = new Set<string>()
  state: State = 'connecting'
  /** Set when the server said goodbye for good. */
  ended: Bye | undefined
  onframe: (frame: Frame) => void = () => {}
  onnotice: (notice: Notice) => void = () => {}
  onchange: () => void = () => {}

  constructor(private readonly options: Options, private readonly around: Surroundings) {
    this.outbox = new Outbox(options.meeting, options.person, around.time)
    this.clock = new Clock(around.time)
    this.#place = options.place ?? ''
    this.outbox.onchange = () => this.#flush()
  }

  start(): void {
    if (!this.#stopped && !this.#line) this.#open()
  }

  stop(): void {
    this.#stopped = true
    this.#drop()
    this.around.notLater(this.#retry)
  }

  /** Try now, such as when the browser says the network is back or the phone was taken out of a pocket. */
  nudge(): void {
    if (this.#stopped || this.ended || this.#line) return
    this.around.notLater(this.#retry)
    this.#open()
  }

  ask(wanted: Wanted): Promise<Receipt> {
    return this.outbox.ask(wanted).receipt
  }

  /** Says something that is only worth saying now: it is not kept, not sent again, and nobody waits for the answer. A poll is a seat that
   *  ends with its answer, so there it means nothing. */
  signal(name: string, data: unknown): void {
    if (this.#alive && !this.#polling) this.#line?.send({ t: 'ask', id: randomId(), name, data })
  }

  look(place: string): void {
    if (place === this.#place) return
    this.#place = place
    if (this.#alive) this.#line?.send({ t: 'look', place })
  }

  #open(): void {
    const address = `${this.options.origin}/api/v1/meetings/${encodeURIComponent(this.options.meeting)}${this.options.path ? `/${this.options.path}` : ''}`
    const as = this.options.as ? `?as=${encodeURIComponent(this.options.as)}` : ''
    const hello: Hello = { t: 'hello', from: this.#from, place: this.#place }
    this.#polling = this.options.socketOff === true || this.around.time() < this.#pollUntil
    this.#alive = false
    this.#sent.clear()
    let mine: Line | undefined
    const ear = {
      there: () => { if (mine === this.#line) this.#there() },
      heard: (message: FromServer) => { if (mine === this.#line) this.#heard(message) },
      lost: () => { if (mine === this.#line) this.#lost() },
    }
    mine = this.#polling
      ? pollLine(`${address}/poll${as}`, hello, ear, this.around.fetch)
      : socketLine(`${address.replace(/^http/, 'ws')}/live${as}`, hello, ear, this.around.openSocket)
    this.#line = mine
    this.#expect()
    this.#flush()
  }

  #there(): void {
    if (!this.#alive) {
      this.#alive = true
      this.#failures = 0
      if (!this.#polling) this.#socketFailures = 0
    }
    this.#expect()
    this.#flush()
  }

  #heard(message: FromServer): void {
    this.#there()
    if (message.t === 'frame') {
      if (message.pos !== undefined) this.#from = message.pos
      if (message.now !== undefined) this.clock.told(message.now)
      this.onframe(message)
    } else if (message.t === 'done') {
      this.#sent.delete(message.id)
      this.#expect()
      this.outbox.done(message)
    } else if (message.t === 'beat') return
    else if (message.t === 'notice') this.onnotice(message)
    else if (message.retry) return this.#lost()
    else {
      this.ended = message
      this.#drop()
      return this.#say('offline')
    }
    this.#flush()
  }

  /** Sends what is due on this line, each once; a new line gets everything again. */
  #flush(): void {
    // A poll carries asks from its first request on; a socket says hello first and hears something back.
    if (this.#line && (this.#alive || this.#polling)) {
      for (const ask of this.outbox.due()) {
        if (this.#sent.has(ask.id) || !this.#line.send(ask)) continue
        this.#sent.add(ask.id)
        this.outbox.handedOver(ask.id)
        this.#expect()
      }
      const next = this.outbox.nextDue()
      if (next !== undefined) this.around.later(() => this.#flush(), next - this.around.time())
    }
    this.#say(this.#alive ? (this.outbox.size ? 'sending' : 'connected') : this.state)
  }

  #expect(): void {
    this.around.notLater(this.#watch)
    // A line may stay silent for a while, but not before its first word, nor while we wait for a receipt.
    const quiet = (this.#polling || this.#alive) && this.#sent.size === 0
    this.#watch = this.around.later(() => this.#lost(), quiet ? longestSilence : patience)
  }

  #lost(): void {
    if (!this.#line) return
    this.#drop()
    this.#failures++
    if (!this.#polling && !this.options.socketOff && ++this.#socketFailures >= socketChances) {
      this.#pollUntil = this.around.time() + pollingSpell
      this.#socketFailures = socketChances - 1 // after the spell one failure is enough
    } else if (this.#polling) this.#pollUntil = 0 // polling fails too: it is the network, not the websocket
    if (this.#stopped) return
    this.#say('offline')
    const longest = Math.min(longestWait, firstWait * 2 ** (this.#failures - 1))
    this.#retry = this.around.later(() => this.#open(), longest * (0.5 + this.around.random() / 2))
  }

  #drop(): void {
    this.around.notLater(this.#watch)
    const line = this.#line
    this.#line = undefined
    this.#alive = false
    line?.close()
  }

  #say(state: State): void {
    this.state = state
    this.onchange()
  }
}
