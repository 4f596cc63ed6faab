// The team's list of conversations, followed as long as somebody looks: the server holds the question until something changed.
import { SvelteMap } from 'svelte/reactivity'
import type { IntakeSummary } from '../../../wire/types'

interface Changes { version: number; rows: IntakeSummary[]; gone: string[] }
type Answer = { ok: boolean; status: number; json(): Promise<unknown> }
export interface Around {
  fetch: (url: string, init: { signal: AbortSignal }) => Promise<Answer>
  wait: (ms: number) => Promise<void>
  random: () => number
}

const world: Around = { fetch: (url, init) => fetch(url, init), wait: ms => new Promise(done => setTimeout(done, ms)), random: Math.random }
const firstWait = 500
const longestWait = 15_000

export class Follow {
  readonly talks = new SvelteMap<string, IntakeSummary>()
  /** stranger: not of the team. signed_out: no account at all. */
  state = $state<'loading' | 'here' | 'stranger' | 'signed_out'>('loading')
  /** The last question was not answered; what is shown may be old. */
  offline = $state(false)
  readonly #stop = new AbortController()

  constructor(private readonly meeting: string, private readonly around = world) {}

  stop(): void { this.#stop.abort() }

  /** Asks until it is stopped, or the server says that this is not for us. */
  async start(): Promise<void> {
    let version = 0
    for (let failures = 0; !this.#stop.signal.aborted;) {
      const answer = await this.#ask(version)
      if (this.#stop.signal.aborted) return
      if (answer === 'stranger' || answer === 'signed_out') { this.state = answer; return }
      if (answer === undefined) {
        this.offline = true
        await this.around.wait(Math.min(longestWait, firstWait * 2 ** failures++) * (0.5 + this.around.random() / 2))
        continue
      }
      failures = 0
      version = this.#take(answer, version)
    }
  }

  async #ask(version: number): Promise<Changes | 'stranger' | 'signed_out' | undefined> {
    try {
      const answer = await this.around.fetch(`/api/v1/meetings/${encodeURIComponent(this.meeting)}/talks${version ? `?after=${version}` : ''}`, { signal: this.#stop.signal })
      if (answer.status === 404 || answer.status === 403) return 'stranger'
      if (answer.status === 401) return 'signed_out'
      return answer.ok ? ((await answer.json()) as Changes) : undefined
    } catch {
      return undefined
    }
  }

  /** The version to go on from: nothing when the server began to count anew, so that everything comes again. */
  #take(news: Changes, version: number): number {
    this.offline = false
    this.state = 'here'
    if (news.version < version) return 0
    if (!version) {
      const there = new Set(news.rows.map(one => one.person))
      for (const person of [...this.talks.keys()]) if (!there.has(person)) this.talks.delete(person)
    }
    for (const row of news.rows) this.talks.set(row.person, row)
    for (const person of news.gone) this.talks.delete(person)
    return news.version
  }
}
