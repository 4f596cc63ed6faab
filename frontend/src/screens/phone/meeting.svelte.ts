// The meeting as one phone sees it: the live sections under their own names, and asking with the answer in words.
import type {
  Asks, DecideBallot, DecideSaidShown, DecideStanding, DecideStepped, FinishMine, IdeasCard, IdeasMine, IdeasMyReactions, LiveMine, PeoplePerson, PlanHeed, PlanPartOf, PlanTrace, ProposeAsked,
} from '../../wire/types'
import type { Refusal } from '../../words/refusal'
import { language, m } from '../../words'
import { SeenMeeting } from '../meeting.svelte'
import { refusalWords } from './refusals'

/** What is kept a while is in the language of the screen on which it was said. */
export interface Said { text: string; heed?: boolean; stays?: boolean; lang?: string }

export class PhoneMeeting extends SeenMeeting {
  #said = $state.raw<Said>()
  #fade: ReturnType<typeof setTimeout> | undefined

  constructor(id: string, readonly person: string, as: 'phone' | 'helper' = 'phone') { super(id, as, person || as) }

  /** What was just said: a refusal stays longer than a thank-you, that nothing can be kept stays until it can, and that something
   *  is gone stays until it was read. */
  get said(): Said | undefined {
    if (this.live.held) return { text: refusalWords(this.live.held), heed: true, stays: true }
    return this.live.notice === 'went_back' ? { text: m['always.went_back'](), heed: true } : this.#said
  }
  set said(said: Said | undefined) {
    if (!said && this.live.notice === 'went_back') this.live.notice = undefined // it was read
    clearTimeout(this.#fade)
    this.#said = said && { ...said, lang: language() }
    if (said) this.#fade = setTimeout(() => { this.#said = undefined }, said.heed ? 30_000 : 10_000)
  }

  readonly me = $derived.by(() => this.one<PeoplePerson>('people.me'))
  readonly cards = $derived.by(() => this.all<IdeasCard>('ideas.idea').filter(card => !card.gone).sort((a, b) => b.nr - a.nr))
  readonly mine = $derived.by(() => this.all<IdeasMine>('ideas.mine').filter(one => !one.gone))
  readonly asked = $derived.by(() => this.all<ProposeAsked>('propose.asked'))
  readonly stepped = $derived.by(() => this.one<DecideStepped>('decide.stepped'))
  /** Whether this person's signature is there. */
  readonly signed = $derived.by(() => this.one<FinishMine>('finish.mine')?.signed ?? false)
  readonly #passing = $derived.by(() => this.one<LiveMine>('live.me'))
  readonly called = $derived.by(() => this.#passing?.help ?? false)
  /** How many at the table this person hosts have a question first. */
  readonly askedAtTable = $derived.by(() => this.#passing?.asked ?? 0)
  /** The round this phone was reminded of. */
  readonly reminded = $derived.by(() => this.#passing?.remind)
  /** Whether the server has told anything at all. */
  readonly ready = $derived.by(() => this.about !== undefined)

  reacted(card: string): string[] { return this.one<IdeasMyReactions>(`ideas.reacted/${card}`)?.kinds ?? [] }
  ballot(round: string): DecideBallot | undefined { return this.one<DecideBallot>(`decide.ballot/${round}`) }
  /** What the room was shown of what people wrote on a proposal in a round. */
  told(round: string, proposal: string): string[] { return this.one<DecideSaidShown>(`decide.said/${round}`)?.shown?.[proposal] ?? [] }
  heed(proposal: string): string[] { return this.one<PlanHeed>(`plan.heed/${proposal}`)?.concerns ?? [] }
  /** The proposals a card of one's own is part of. */
  parts(card: string): PlanPartOf[] { return this.one<PlanTrace>(`plan.trace/${card}`)?.in ?? [] }
  standing(proposal: string): DecideStanding | undefined { return this.one<DecideStanding>(`decide.proposal/${proposal}`) }

  /** True when it was done, or was so already. Anything else is said in words, on whatever screen somebody is. */
  async ask<K extends keyof Asks>(name: K, data: Asks[K], extra: { for?: string; via?: string; at?: number } = {}): Promise<boolean> {
    return this.#answered((await this.live.ask({ name, data: $state.snapshot(data), ...extra })).no)
  }

  /** Calls somebody; with a question before answering whoever hosts the table too. It is never written down. */
  async help(first = false): Promise<void> {
    const { no } = await this.live.ask({ name: 'live.ask_help', data: first ? { first } : {} })
    if (no) this.said = { text: m['phone.hand_up']() }
  }

  /** A "no" to something asked before a reload, that nobody waits for any more. */
  late(no: Refusal): void { this.#answered(no) }

  #answered(no: Refusal | undefined): boolean {
    if (!no || no.code === 'no_change') return true
    this.said = { text: refusalWords(no), heed: true }
    return false
  }
}
