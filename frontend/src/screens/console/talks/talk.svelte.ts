// One conversation as the team sees it: its sections under their own names, and asking with the answer in words.
import { forget, remembered } from '../../../live/memory'
import { Live } from '../../../live/live.svelte'
import type { Asks, IntakeAnswerShown, IntakeArranged, IntakeCompanion, IntakeLook, IntakeMessage, IntakeNeed, IntakeOffer, IntakePointShown, IntakeQuestion, IntakeSent, IntakeState, IntakeTries } from '../../../wire/types'
import { m } from '../../../words'
import { refusalSentence } from '../../../words/refusal'
import { clockTime } from '../../../words/format'

/** So many tenths of a second a line that is left stays for what is on its way. */
const mostPatience = 50

export class Talk {
  readonly live: Live
  #forgotten = false
  /** What was done last, or why something could not be. */
  said = $state.raw<{ text: string; heed?: boolean }>()

  constructor(readonly meeting: string, readonly person: string) {
    const socketOff = new URLSearchParams(location.search).get('socket') === 'off'
    this.live = new Live({ meeting, person: this.drafts, as: 'team', path: `talks/${encodeURIComponent(person)}`, origin: location.origin, socketOff })
    this.live.start()
  }

  #one<T>(key: string): T | undefined { return this.live.sections.get<T>(key) }
  #all<T>(kind: string): T[] { return this.live.sections.all<T>(kind).map(([, one]) => one) }

  readonly state = $derived.by(() => this.#one<IntakeState>('talk.state'))
  readonly arranged = $derived.by(() => this.#one<IntakeArranged>('talk.arranged'))
  readonly contact = $derived.by(() => this.#one<Record<string, string>>('talk.contact') ?? {})
  readonly points = $derived.by(() => this.#one<IntakePointShown[]>('talk.points') ?? [])
  readonly tries = $derived.by(() => this.#one<IntakeTries[]>('talk.tries') ?? [])
  readonly invited = $derived.by(() => this.#one<IntakeSent[]>('talk.invited') ?? [])
  readonly opened = $derived.by(() => this.#one<IntakeLook[]>('talk.opened') ?? [])
  readonly questions = $derived.by(() => this.#all<IntakeQuestion>('talk.question').sort((a, b) => a.order - b.order))
  readonly needs = $derived.by(() => this.#all<IntakeNeed>('talk.need'))
  readonly companions = $derived.by(() => this.#all<IntakeCompanion>('talk.companion'))
  readonly offers = $derived.by(() => this.#all<IntakeOffer>('talk.offer').sort((a, b) => a.at - b.at))
  readonly messages = $derived.by(() => this.#all<IntakeMessage>('talk.message').sort((a, b) => a.number - b.number))
  /** Answers to questions that are not asked any more. */
  readonly gone = $derived.by(() => this.#all<IntakeAnswerShown>('talk.answer').filter(one => !this.questions.some(question => question.id === one.question)))
  answer(question: string): IntakeAnswerShown | undefined { return this.#one<IntakeAnswerShown>(`talk.answer/${question}`) }

  /** Under which name this device keeps what is being written in this conversation. */
  get drafts(): string { return `talk-${this.person}` }

  /** True when it is written, or was so already. */
  async ask<K extends keyof Asks>(name: K, data: Asks[K], done?: string): Promise<boolean> {
    if (this.#forgotten) return false
    const { no } = await this.live.ask({ name, data: $state.snapshot(data) })
    if (no && no.code !== 'no_change') {
      this.said = { text: refusalSentence(no), heed: true }
      return false
    }
    this.said = { text: done ?? m['always.saved_at']({ time: clockTime(this.live.now) }) }
    return true
  }

  /** Ends the line, once what was asked is written or nobody answers. Of a conversation that was erased nothing stays on this device. */
  stop(erased = false): void {
    if (erased) return this.#forget()
    let left = mostPatience
    const often = setInterval(() => {
      if (this.live.pending.length && left-- > 0) return
      clearInterval(often)
      this.live.stop()
    }, 100)
  }

  #forget(): void {
    this.#forgotten = true
    this.live.stop()
    for (const box of ['draft', 'out']) for (const name of remembered(`hl.${box}.${this.meeting}.${this.drafts}.`)) forget(name)
  }
}
