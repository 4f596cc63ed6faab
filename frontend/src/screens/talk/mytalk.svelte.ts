// The conversation as the person sees it: its sections under their own names, and asking with the answer in words.
import { Live } from '../../live/live.svelte'
import type { Asks, IntakeAnswerShown, IntakeArranged, IntakeCompanion, IntakeLook, IntakeMessage, IntakeNeed, IntakeOffer, IntakeQuestion, IntakeState, PrepareFrameworkShown, PrepareMeeting, PrepareTheme } from '../../wire/types'
import { refusalSentence } from '../../words/refusal'
import type { About } from './api'

export class MyTalk {
  readonly live: Live
  /** What stands fixed: the meeting as who is not in it yet sees it. */
  readonly fixed: Live
  said = $state.raw<{ text: string; heed?: boolean }>()

  constructor(readonly about: About) {
    const socketOff = new URLSearchParams(location.search).get('socket') === 'off'
    const who = { meeting: about.meeting, person: `talk-${about.person}`, origin: location.origin, socketOff }
    this.live = new Live({ ...who, as: 'person', path: `talks/${encodeURIComponent(about.person)}` })
    this.fixed = new Live({ ...who, person: `fixed-${about.person}`, as: 'talk' })
    this.live.start()
    this.fixed.start()
  }

  stop(): void {
    this.live.stop()
    this.fixed.stop()
  }

  #one<T>(key: string): T | undefined { return this.live.sections.get<T>(key) }
  #all<T>(kind: string): T[] { return this.live.sections.all<T>(kind).map(([, one]) => one) }

  readonly state = $derived.by(() => this.#one<IntakeState>('talk.state'))
  readonly arranged = $derived.by(() => this.#one<IntakeArranged>('talk.arranged'))
  readonly questions = $derived.by(() => this.#all<IntakeQuestion>('talk.question').sort((a, b) => a.order - b.order))
  readonly first = $derived.by(() => this.questions.filter(one => !one.more))
  readonly more = $derived.by(() => this.questions.filter(one => one.more))
  readonly answers = $derived.by(() => this.#all<IntakeAnswerShown>('talk.answer'))
  readonly needs = $derived.by(() => this.#all<IntakeNeed>('talk.need'))
  readonly companions = $derived.by(() => this.#all<IntakeCompanion>('talk.companion'))
  readonly messages = $derived.by(() => this.#all<IntakeMessage>('talk.message').sort((a, b) => a.number - b.number))
  readonly offers = $derived.by(() => this.#all<IntakeOffer>('talk.offer').sort((a, b) => a.at - b.at))
  readonly contact = $derived.by(() => this.#one<Record<string, string>>('talk.contact') ?? {})
  readonly opened = $derived.by(() => this.#one<IntakeLook[]>('talk.opened') ?? [])
  answer(question: string): IntakeAnswerShown | undefined { return this.#one<IntakeAnswerShown>(`talk.answer/${question}`) }

  readonly meeting = $derived.by(() => this.fixed.sections.get<PrepareMeeting>('prepare.meeting'))
  readonly themes = $derived.by(() => this.fixed.sections.get<PrepareTheme[]>('prepare.themes') ?? [])
  readonly frameworks = $derived.by(() => this.fixed.sections.all<PrepareFrameworkShown>('prepare.framework').map(([, one]) => one).sort((a, b) => a.order - b.order))

  /** True when it is written, or was so already. */
  async ask<K extends keyof Asks>(name: K, data: Asks[K], done?: string): Promise<boolean> {
    this.said = undefined
    const { no } = await this.live.ask({ name, data: $state.snapshot(data) })
    if (no && no.code !== 'no_change') {
      this.said = { text: refusalSentence(no), heed: true }
      return false
    }
    this.said = done ? { text: done } : undefined
    return true
  }
}
