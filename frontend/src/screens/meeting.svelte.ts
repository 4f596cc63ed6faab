// A meeting as every screen that acts in it sees it: the live sections under their own names. Phone and console add what is theirs.
import { Live } from '../live/live.svelte'
import type {
  AdoptAnswer, AdoptRecord, AdoptReplies, DecideNamesShown, DecideRoundShown, FinishEnd, IdeasBoard, IdeasGroup, LiveHead, MeetNow, PeoplePerson, PlanLine, PrepareFrameworkShown, PrepareItem, PrepareMeeting, PrepareTheme, ProposeShown,
} from '../wire/types'

/** How long what was just done can be taken back from where it was done. */
export const backFor = 10_000

export abstract class SeenMeeting {
  readonly live: Live

  constructor(readonly id: string, as: string, person = as) {
    this.live = new Live({ meeting: id, person, as, origin: location.origin, socketOff: new URLSearchParams(location.search).get('socket') === 'off' })
    this.live.start()
  }

  protected one<T>(key: string): T | undefined { return this.live.sections.get<T>(key) }
  protected all<T>(kind: string): T[] { return this.live.sections.all<T>(kind).map(([, one]) => one) }

  readonly about = $derived.by(() => this.one<PrepareMeeting>('prepare.meeting'))
  readonly themes = $derived.by(() => this.one<PrepareTheme[]>('prepare.themes') ?? [])
  readonly agenda = $derived.by(() => this.one<PrepareItem[]>('prepare.agenda') ?? [])
  readonly frameworks = $derived.by(() => this.all<PrepareFrameworkShown>('prepare.framework').sort((a, b) => a.order - b.order))
  readonly now = $derived.by(() => this.one<MeetNow>('meet.now'))
  /** As people look somebody up: by name, who has none last. */
  readonly people = $derived.by(() => this.all<PeoplePerson>('people.person')
    .sort((a, b) => Number(!a.name) - Number(!b.name) || (a.name ?? '').localeCompare(b.name ?? '') || a.id.localeCompare(b.id)))
  readonly clusters = $derived.by(() => this.all<IdeasGroup>('ideas.cluster'))
  readonly proposals = $derived.by(() => this.all<ProposeShown>('propose.proposal').sort((a, b) => a.order - b.order))
  readonly rounds = $derived.by(() => this.all<DecideRoundShown>('decide.round').sort((a, b) => a.order - b.order))
  readonly line = $derived.by(() => this.one<PlanLine>('plan.line'))
  /** Signing, handing over, closing. */
  readonly end = $derived.by(() => this.one<FinishEnd>('finish.end'))
  /** What the municipality says of the plan as a whole. */
  readonly adopted = $derived.by(() => this.one<AdoptRecord>('adopt.record'))

  /** Where the record stood at the last thing that everybody saw happen. */
  readonly head = $derived.by(() => this.one<LiveHead>('live.head'))

  board(theme: string): IdeasBoard | undefined { return this.one<IdeasBoard>(`ideas.board/${theme}`) }
  /** What the municipality replied to a decision, oldest first. */
  replies(proposal: string): AdoptAnswer[] { return this.one<AdoptReplies>(`adopt.replies/${proposal}`)?.said ?? [] }
  proposal(id: string): ProposeShown | undefined { return this.one<ProposeShown>(`propose.proposal/${id}`) }
  names(round: string): DecideNamesShown | undefined { return this.one<DecideNamesShown>(`decide.names/${round}`) }
}
