// The same messages by long poll, for networks that block websockets. One request is open at a time; something to ask ends it and begins another.
import { known, type Ask, type Hello, type ToServer } from './protocol'
import type { Ear, Line } from './socket'

export type Fetch = (url: string, init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal }) => Promise<{ ok: boolean; status: number; json(): Promise<unknown> }>

export function pollLine(url: string, hello: Hello, ear: Ear, fetch: Fetch): Line {
  let from = hello.from
  let place = hello.place
  let asks: Ask[] = []
  let gone = false
  let request: AbortController | undefined
  let again = false

  async function turn() {
    while (!gone) {
      const asked = asks
      asks = []
      again = false
      const controller = new AbortController()
      request = controller
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ from, place, asks: asked.map(({ t: _, ...ask }) => ask) }),
          signal: controller.signal,
        })
        if (!answer.ok) throw new Error(`status ${answer.status}`)
        hear((await answer.json()) as { messages?: unknown })
      } catch {
        if (gone) return
        if (!again) {
          gone = true
          ear.lost()
          return
        }
        // We broke it off ourselves to ask something: what it carried goes along once more.
        asks = [...asked.filter(ask => !asks.some(other => other.id === ask.id)), ...asks]
      }
    }
  }

  function hear({ messages }: { messages?: unknown }) {
    if (!Array.isArray(messages)) throw new Error('not a list of messages')
    ear.there()
    for (const one of messages) {
      const message = known(one)
      if (!message || gone) continue
      if (message.t === 'frame' && message.pos !== undefined) from = message.pos
      ear.heard(message)
    }
  }

  let planned = false
  function breakOff() {
    if (planned) return
    planned = true
    // What is asked in one go travels in one request.
    queueMicrotask(() => {
      planned = false
      again = true
      request?.abort()
    })
  }

  queueMicrotask(() => void turn())
  return {
    send(message: ToServer) {
      if (gone || message.t === 'hello') return false
      if (message.t === 'look') place = message.place
      else asks.push(message)
      breakOff()
      return true
    },
    close() {
      gone = true
      request?.abort()
    },
  }
}
