// A phone that is tried in the hall: it finds out how it reaches the server, and tells it every few seconds.
import { randomId } from '../../live/protocol'
import type { Told, Tried } from './judge'

const every = 5_000
/** A socket that says nothing for this long does not work. */
const patience = 6_000
/** So many cuts within a minute are no accident. */
const mostCuts = 2

const wait = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

interface Network { type?: string }

export class Trying {
  told = $state<Told>({ trip: 0, socket: '', poll: '', means: '' })
  seen = $state.raw<Pick<Tried, 'number' | 'came'>>()
  state = $state<'trying' | 'away' | 'over'>('trying')
  readonly #name = randomId()
  readonly #cuts: number[] = []
  #hidden = 0

  constructor(private readonly token: string) {
    const { type } = (navigator as { connection?: Network }).connection ?? {}
    if (type === 'cellular' || type === 'wifi') this.told.means = type
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.#hidden = Date.now() })
    void this.#go()
  }

  async #go() {
    await this.#tell()
    void this.#listen()
    void this.#holdOn()
    while (this.state !== 'over') {
      await this.#measure()
      await this.#tell()
      await wait(every)
    }
  }

  #post(path: string, body: object): Promise<Response> {
    return fetch(`/api/v1/hall-check${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token: this.token, ...body }) })
  }

  async #tell() {
    try {
      const answer = await this.#post('', { phone: this.#name, ...this.told })
      if (answer.ok) this.seen = (await answer.json()) as Tried
      this.state = answer.status === 404 ? 'over' : answer.ok ? 'trying' : 'away'
    } catch {
      this.state = 'away'
    }
  }

  /** There and back: the middle of three. */
  async #measure() {
    const trips: number[] = []
    try {
      for (let i = 0; i < 3; i++) {
        const began = performance.now()
        await fetch('/api/v1/me')
        trips.push(performance.now() - began)
      }
      this.told.trip = Math.max(1, Math.round(trips.sort((a, b) => a - b)[1]!))
    } catch {
      // The next telling says that the server is away.
    }
  }

  /** A request that is answered late, as a long poll is. */
  async #holdOn() {
    try {
      this.told.poll = (await this.#post('/wait', {})).ok ? 'works' : 'fails'
    } catch {
      this.told.poll = 'fails'
    }
    await this.#tell()
  }

  /** Opens a socket again and again, as long as the page is there. */
  async #listen() {
    while (this.state !== 'over') {
      const worked = await this.#socket()
      if (this.state === 'away' || Date.now() - this.#hidden < 60_000) { // that says nothing about sockets
        await wait(every)
        continue
      }
      this.#cuts.push(Date.now())
      if (!worked && this.told.socket === '') this.told.socket = 'fails'
      else if (this.told.socket === 'works' && this.#lately() >= mostCuts) this.told.socket = 'dies'
      await this.#tell()
      await wait(every)
    }
  }

  #lately = () => this.#cuts.filter(at => Date.now() - at < 60_000).length

  /** One socket until it ends; whether anything came back. */
  #socket(): Promise<boolean> {
    return new Promise(done => {
      let heard = false
      let late: ReturnType<typeof setTimeout> | undefined
      let socket: WebSocket
      const end = () => { clearTimeout(late); done(heard) }
      try {
        socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/hall-check/echo?token=${encodeURIComponent(this.token)}`)
      } catch {
        return void done(false)
      }
      const say = () => {
        if (socket.readyState === WebSocket.OPEN) socket.send('hoort u mij')
        late = setTimeout(() => socket.close(), patience)
      }
      late = setTimeout(() => socket.close(), patience)
      socket.onopen = () => { clearTimeout(late); say() }
      socket.onmessage = () => {
        heard = true
        if (this.told.socket !== 'works' && this.#lately() < mostCuts) {
          this.told.socket = 'works'
          void this.#tell()
        }
        clearTimeout(late)
        late = setTimeout(say, every)
      }
      socket.onclose = end
    })
  }
}
