// A visit to the example: a copy of the meeting on the server, with a session in this browser for every screen on the page.
import { Live } from '../../live/live.svelte'
import { known } from '../../live/protocol'
import { randomId } from '../../live/protocol'
import { stationName, type Station } from '../../ui/line/stations'
import type { Refusal } from '../../words/refusal'

export const chapters = ['question', 'bounds', 'talks', 'ideas', 'proposals', 'decisions', 'plan'] as const
export type Chapter = (typeof chapters)[number]
export const chapterName = (chapter: Chapter): string => stationName((chapter === 'bounds' ? 'limits' : chapter) as Station)

interface Begun { meeting: string; chapter: Chapter; person: string; code: string; join: string; plays: boolean }

const wait = (ms: number) => new Promise(done => setTimeout(done, ms))
const stillHere = 10_000

async function post(what: string, body: unknown, keepalive = false): Promise<Response> {
  return fetch(`/api/v1/demo/${what}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive })
}

export class Visit {
  begun = $state<Begun>()
  /** The meeting as the projector sees it: what the story tells follows from it. */
  live = $state<Live>()
  plays = $state(true)
  troubled = $state(false)
  /** The page was away for so long that the copy was closed. */
  gone = $state(false)
  busy = $state(false)
  /** The chapter that was last asked for. */
  asked = $state<Chapter>()

  /** Gives this page a copy at a chapter; without one, goes on where this browser was. */
  async begin(chapter?: Chapter): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.asked = chapter
    for (let patience = 400; ; patience = Math.min(5000, patience * 1.6)) {
      try {
        const answer = await post('begin', chapter ? { chapter } : {})
        if (answer.ok) {
          this.#come((await answer.json()) as Begun)
          return
        }
      } catch {
        // the network, or a server that starts
      }
      this.troubled = patience > 1500
      await wait(patience)
    }
  }

  #come(begun: Begun) {
    this.live?.stop()
    this.begun = begun
    this.plays = begun.plays
    this.busy = this.troubled = this.gone = false
    this.live = new Live({ meeting: begun.meeting, person: '', as: 'projector', origin: location.origin })
    this.live.start()
  }

  async play(on: boolean): Promise<void> {
    this.plays = on
    await post('play', { on })
  }

  onward = () => { this.plays = true; return post('onward', {}) }
  seal = () => post('seal', {})

  /** Says now and then that the page is open; on the way out, that it is not. */
  keep(): () => void {
    const ticking = setInterval(() => void this.#here(), stillHere)
    const leave = () => { if (this.begun) void post('leave', {}, true) }
    const back = (event: PageTransitionEvent) => { if (event.persisted) void this.begin() }
    addEventListener('pagehide', leave)
    addEventListener('pageshow', back)
    return () => {
      clearInterval(ticking)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', back)
    }
  }

  async #here() {
    if (!this.begun || this.busy) return
    try {
      if ((await post('here', {})).status === 404) this.gone = true
    } catch {
      // The lines of the screens say so themselves.
    }
  }

  /** Asks, with the session of the municipality, to change a proposal. The answer is the refusal; nothing when it was accepted. */
  async meddle(proposal: string, text: string): Promise<Refusal | undefined> {
    const id = randomId()
    const answer = await fetch(`/api/v1/meetings/${this.begun!.meeting}/poll?as=municipality`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: '', place: '', asks: [{ id, name: 'propose.amend', data: { id: proposal, text } }] }),
    })
    if (!answer.ok) return { code: 'not_allowed' }
    const said = (await answer.json()) as unknown
    const messages = Array.isArray(said) ? said : ((said as { messages?: unknown[] }).messages ?? [])
    for (const one of messages) {
      const message = known(one)
      if (message?.t === 'done' && message.id === id) return message.no
    }
    return { code: 'unsure' }
  }
}
