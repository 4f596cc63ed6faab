// People of whom only the phone is there: a program on a real socket that asks, hears, and comes back by itself with what it was still
// sending, as the page of a phone does.
import { randomUUID } from 'node:crypto'

/** A live line says something every 25 seconds. */
const silence = 40_000
const again = 500
/** As long as a take-over may take, and then some: who hears nothing until then says so. */
const patience = 180_000

export class Line {
  seen = {}
  #from = ''
  #waits = new Map()
  #over = false
  #socket
  #watch

  constructor(caller, meeting, person) { Object.assign(this, { caller, meeting, person }); this.#open() }

  #open() {
    const socket = this.#socket = new WebSocket(`${this.caller.origin.replace('http', 'ws')}/api/v1/meetings/${this.meeting}/live?as=phone`, { headers: { Cookie: this.caller.cookie, Origin: this.caller.origin } })
    socket.onopen = () => {
      socket.send(JSON.stringify({ t: 'hello', from: this.#from, place: '' }))
      for (const { ask } of this.#waits.values()) socket.send(JSON.stringify(ask))
    }
    socket.onmessage = ({ data }) => { this.#heard(); this.#take(JSON.parse(data)) }
    let closed = false
    socket.onclose = socket.onerror = () => {
      if (closed) return
      closed = true
      clearTimeout(this.#watch)
      if (!this.#over && this.#socket === socket) setTimeout(() => { if (!this.#over) this.#open() }, again)
    }
    this.#heard()
  }
  /** A machine that died says nothing: then it is another line that is needed. */
  #heard() {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => { this.#socket.onclose = this.#socket.onerror = null; this.#socket.close(); if (!this.#over) this.#open() }, silence)
  }
  #take(message) {
    if (message.t === 'frame') {
      if (message.reset) this.seen = {}
      for (const [key, value] of Object.entries(message.set ?? {})) { if (value === null) delete this.seen[key]; else this.seen[key] = value }
      if (message.pos) this.#from = message.pos
    }
    if (message.t === 'done' && !message.no?.retry) {
      this.#waits.get(message.id)?.answer(message.no)
      this.#waits.delete(message.id)
    }
  }

  /** Asks; the answer comes when it is durable, however often the line has to be opened anew. Refused is thrown. */
  async ask(name, data = {}) {
    const ask = { t: 'ask', id: randomUUID(), name, data }
    const no = await new Promise((answer, vain) => {
      const late = setTimeout(() => vain(new Error(`${name} of ${this.person} was never answered`)), patience)
      this.#waits.set(ask.id, { ask, answer: no => { clearTimeout(late); answer(no) } })
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(ask))
    })
    if (no) throw new Error(`${name} of ${this.person} was refused: ${JSON.stringify(no)}`)
  }
  stop() {
    this.#over = true
    clearTimeout(this.#watch)
    this.#socket.close()
  }
}
