// One meeting as those who lead it see it: the live sections under their own names, and asking with the answer in words.
import type {
  Asks, DecideMoments, DecideRoundShown, DecideSaidShown, DecideStanding, DecideSum, DecideTurnout, DecideUndoable, DecideVoter, FinishList, FollowTeam, IdeasCard, LiveHall, LiveHelp, LiveOnline, PeopleHall, PeoplePerson, PlanItem, PrepareFrameworkShown, ProposeShown,
} from '../../wire/types'
import { m } from '../../words'
import type { Refusal } from '../../words/refusal'
import { backFor, SeenMeeting } from '../meeting.svelte'
import { stillOpen } from './next'
import { refusalWords } from './refusals'

export type Phase = 'preparing' | 'ready' | 'open' | 'paused' | 'sealed'
export interface Back { text: string; do: () => void }
export interface Said { text: string; heed?: boolean; back?: Back }

export class Meeting extends SeenMeeting {
  said = $state.raw<Said>()
  #fade: ReturnType<typeof setTimeout> | undefined

  constructor(id: string, as: 'console' | 'municipality' | 'expert' = 'console') { super(id, as) }

  readonly hall = $derived.by(() => this.one<PeopleHall>('people.hall'))
  /** What passes and is never written down: who is connected, who is writing, who asked for help, longest first. */
  readonly connected = $derived.by(() => this.one<LiveHall>('live.hall'))
  readonly helps = $derived.by(() => this.live.sections.all<LiveHelp>('live.help').sort(([, a], [, b]) => a.since - b.since))
  readonly cards = $derived.by(() => this.all<IdeasCard>('ideas.idea').sort((a, b) => a.nr - b.nr))
  readonly sums = $derived.by(() => this.one<DecideSum[]>('decide.sums') ?? [])
  readonly undo = $derived.by(() => this.one<DecideUndoable>('decide.undo'))
  readonly moments = $derived.by(() => this.one<DecideMoments>('decide.moments'))
  readonly reading = $derived.by(() => this.one<PlanItem[]>('plan.reading') ?? [])
  /** What is ticked of the list before closing. */
  readonly ticked = $derived.by(() => this.one<FinishList>('finish.list')?.done ?? [])
  /** Who helps with what, and what people said that nobody read yet. The municipality has none. */
  readonly followTeam = $derived.by(() => this.one<FollowTeam>('follow.team'))
  readonly #standings = $derived.by(() => new Map(this.live.sections.all<DecideStanding>('decide.proposal')))
  readonly #voters = $derived.by(() => this.all<DecideVoter>('decide.voter'))

  readonly phase = $derived.by((): Phase => {
    if (this.line?.sealed) return 'sealed'
    if (this.now?.paused && this.about?.phase === 'open') return 'paused'
    return (this.about?.phase as Phase | undefined) ?? 'preparing'
  })
  readonly item = $derived.by(() => this.agenda.find(one => one.id === this.now?.item))
  readonly present = $derived.by(() => this.people.filter(one => one.present))
  readonly waiting = $derived.by(() => this.people.filter(one => one.waiting))
  readonly openRounds = $derived.by(() => this.rounds.filter(one => one.status === 'open' || one.status === 'judging'))
  /** The round that decides something now; a poll may run beside it. */
  readonly openRound = $derived.by(() => this.openRounds.find(one => !one.poll) ?? this.openRounds[0])

  alike(card: string): string[] { return this.one<{ ideas: string[] }>(`ideas.alike/${card}`)?.ideas ?? [] }
  round(id: string): DecideRoundShown | undefined { return this.one<DecideRoundShown>(`decide.round/${id}`) }
  turnout(round: string): DecideTurnout | undefined { return this.one<DecideTurnout>(`decide.turnout/${round}`) }
  whatWasSaid(round: string): DecideSaidShown | undefined { return this.one<DecideSaidShown>(`decide.said/${round}`) }
  standing(proposal: string): DecideStanding | undefined { return this.#standings.get(proposal) }
  /** Whether a screen of somebody is connected now. */
  online(person: string): boolean { return (this.one<LiveOnline>(`live.online/${person}`)?.screens ?? 0) > 0 }
  voters(round: string): DecideVoter[] { return this.#voters.filter(one => one.round === round) }
  person(id: string): PeoplePerson | undefined { return this.one<PeoplePerson>(`people.person/${id}`) }
  framework(id: string): PrepareFrameworkShown | undefined { return this.one<PrepareFrameworkShown>(`prepare.framework/${id}`) }
  themeTitle(id: string): string { return this.themes.find(one => one.id === id)?.title ?? '' }

  /** What people call somebody: their name, or what they are with a short mark. */
  nameOf(id: string, capacity: (code: string) => string): string {
    const one = this.person(id)
    return one?.name || (one ? m['desk.nameless']({ capacity: capacity(one.capacity), mark: id.slice(-3) }) : id)
  }

  /** Where a proposal stands: undecided when it can still be worked on. */
  undecided(one: ProposeShown): boolean { return stillOpen(one, this.standing(one.id)?.outcome) }

  /** Whether every repair this meeting allows a proposal was tried. */
  spent(proposal: string): boolean { return (this.standing(proposal)?.rounds.length ?? 0) > (this.about?.repairs || 2) }

  /** What keeps a round on it from opening: frameworks without a standing verdict that lets it through. */
  blocking(one: ProposeShown): string[] {
    return this.frameworks.filter(f => {
      const verdict = one.stale.includes(f.id) ? '' : one.checks.find(check => check.framework === f.id)?.verdict
      return verdict !== 'fits' && verdict !== 'fits_with_exception' && verdict !== 'not_applicable'
    }).map(f => f.id)
  }

  /** True when it was done. A refusal is said in words, where everybody on the console sees it. */
  async ask<K extends keyof Asks>(name: K, data: Asks[K], extra: { for?: string; via?: string; at?: number; quiet?: boolean } = {}): Promise<boolean> {
    const { no } = await this.live.ask({ name, data: $state.snapshot(data), for: extra.for, via: extra.via, at: extra.at })
    if (!no) return true
    if (no.code === 'no_change') return true
    if (!extra.quiet) this.refuse(no)
    return false
  }

  /** Says why not. */
  refuse(no: Refusal): void { this.say({ text: refusalWords(no, this), heed: true }) }

  /** Says what happened, for a while; with a way back for ten seconds. */
  say(said: Said): void {
    clearTimeout(this.#fade)
    this.said = said
    this.#fade = setTimeout(() => { this.said = undefined }, said.heed ? 20_000 : backFor)
  }

  hush(): void {
    clearTimeout(this.#fade)
    this.said = undefined
  }
}

/** An id from words, so that the record can be read; with a number when it is taken. */
export function idFrom(words: string, taken: string[], kind: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 30).replace(/-+$/, '') || kind
  for (let n = 1; ; n++) {
    const id = n === 1 ? plain : `${plain}-${n}`
    if (!taken.includes(id)) return id
  }
}
