// The meeting as one phone sees it: the live sections under their own names, and asking with the answer in words.
import { Live } from '../../live/live.svelte'
import type {
  Asks, DecideBallot, DecideNamesShown, DecideRoundShown, DecideSaidShown, DecideStanding, DecideStepped, IdeasBoard, IdeasCard, IdeasGroup, IdeasMine, IdeasMyReactions, LiveMine, MeetNow, PeoplePerson, PlanHeed, PlanLine,
  PrepareFrameworkShown, PrepareItem, PrepareMeeting, PrepareTheme, ProposeAsked, ProposeShown,
} from '../../wire/types'
import type { Refusal } from '../../words/refusal'
import { m } from '../../words'
import { refusalWords } from './refusals'

export interface Said { text: string; heed?: boolean; stays?: boolean }

export class PhoneMeeting {
  readonly live: Live
  #said = $state.raw<Said>()
  #fade: ReturnType<typeof setTimeout> | undefined

  constructor(readonly id: string, readonly person: string, as: 'phone' | 'helper' = 'phone') {
    this.live = new Live({ meeting: id, person: person || as, as, origin: location.origin, socketOff: new URLSearchParams(location.search).get('socket') === 'off' })
    this.live.start()
  }

  /** What was just said: a refusal stays longer than a thank-you, and that nothing can be kept stays until it can. */
  get said(): Said | undefined { return this.live.held ? { text: refusalWords(this.live.held), heed: true, stays: true } : this.#said }
  set said(said: Said | undefined) {
    clearTimeout(this.#fade)
    this.#said = said
    if (said) this.#fade = setTimeout(() => { this.#said = undefined }, said.heed ? 30_000 : 10_000)
  }

  #one<T>(key: string): T | undefined { return this.live.sections.get<T>(key) }
  #all<T>(kind: string): T[] { return this.live.sections.all<T>(kind).map(([, one]) => one) }

  readonly about = $derived.by(() => this.#one<PrepareMeeting>('prepare.meeting'))
  readonly themes = $derived.by(() => this.#one<PrepareTheme[]>('prepare.themes') ?? [])
  readonly agenda = $derived.by(() => this.#one<PrepareItem[]>('prepare.agenda') ?? [])
  readonly frameworks = $derived.by(() => this.#all<PrepareFrameworkShown>('prepare.framework').sort((a, b) => a.order - b.order))
  readonly now = $derived.by(() => this.#one<MeetNow>('meet.now'))
  readonly me = $derived.by(() => this.#one<PeoplePerson>('people.me'))
  readonly people = $derived.by(() => this.#all<PeoplePerson>('people.person'))
  readonly cards = $derived.by(() => this.#all<IdeasCard>('ideas.idea').filter(card => !card.gone).sort((a, b) => b.nr - a.nr))
  readonly clusters = $derived.by(() => this.#all<IdeasGroup>('ideas.cluster'))
  readonly mine = $derived.by(() => this.#all<IdeasMine>('ideas.mine').filter(one => !one.gone))
  readonly proposals = $derived.by(() => this.#all<ProposeShown>('propose.proposal').sort((a, b) => a.order - b.order))
  readonly asked = $derived.by(() => this.#all<ProposeAsked>('propose.asked'))
  readonly rounds = $derived.by(() => this.#all<DecideRoundShown>('decide.round').sort((a, b) => a.order - b.order))
  readonly stepped = $derived.by(() => this.#one<DecideStepped>('decide.stepped'))
  readonly line = $derived.by(() => this.#one<PlanLine>('plan.line'))
  readonly #passing = $derived.by(() => this.#one<LiveMine>('live.me'))
  readonly called = $derived.by(() => this.#passing?.help ?? false)
  /** The round this phone was reminded of. */
  readonly reminded = $derived.by(() => this.#passing?.remind)
  /** Whether the server has told anything at all. */
  readonly ready = $derived.by(() => this.about !== undefined)

  board(theme: string): IdeasBoard | undefined { return this.#one<IdeasBoard>(`ideas.board/${theme}`) }
  reacted(card: string): string[] { return this.#one<IdeasMyReactions>(`ideas.reacted/${card}`)?.kinds ?? [] }
  proposal(id: string): ProposeShown | undefined { return this.#one<ProposeShown>(`propose.proposal/${id}`) }
  ballot(round: string): DecideBallot | undefined { return this.#one<DecideBallot>(`decide.ballot/${round}`) }
  names(round: string): DecideNamesShown | undefined { return this.#one<DecideNamesShown>(`decide.names/${round}`) }
  /** What the room was shown of what people wrote on a proposal in a round. */
  told(round: string, proposal: string): string[] { return this.#one<DecideSaidShown>(`decide.said/${round}`)?.shown?.[proposal] ?? [] }
  heed(proposal: string): string[] { return this.#one<PlanHeed>(`plan.heed/${proposal}`)?.concerns ?? [] }
  standing(proposal: string): DecideStanding | undefined { return this.#one<DecideStanding>(`decide.proposal/${proposal}`) }

  /** True when it was done, or was so already. Anything else is said in words, on whatever screen somebody is. */
  async ask<K extends keyof Asks>(name: K, data: Asks[K], extra: { for?: string; via?: string } = {}): Promise<boolean> {
    return this.#answered((await this.live.ask({ name, data: $state.snapshot(data), ...extra })).no)
  }

  /** Calls somebody. It is never written down. */
  async help(): Promise<void> {
    const { no } = await this.live.ask({ name: 'live.ask_help', data: {} })
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
