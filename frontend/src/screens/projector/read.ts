// From the sections of the meeting to what the views show: words, numbers and pages, nothing else.
import type { Sections } from '../../live/sections.svelte'
import type { Station } from '../../ui/line/stations'
import type { VerdictCode } from '../../ui/verdict/Verdict.svelte'
import type {
  CaseworkNoteShown, CaseworkShown, DecideResult, DecideRoundShown, DecideSaidShown, DecideStepped, DecideSum, DecideTurnout, FinishEnd, IdeasBoard, IdeasCard, IdeasGroup, LiveHall, MeetNow, PlanLine, PracticeRound, PrepareFrameworkShown,
  PrepareItem, PrepareMeeting, PrepareQuestion, PrepareTheme, ProposeShown, TablesSeated,
} from '../../wire/types'
import { m } from '../../words'
import { day, euros, tag } from '../../words/format'
import { casesOf, notesOf as notesOfTables } from '../casework/read'
import { practiceOf } from '../practice/words'
import type { Course, Shown } from './follow'

const values = <T>(sections: Sections, kind: string): T[] => sections.all<T>(kind).map(([, value]) => value)
const byOrder = <T extends { order: number }>(all: T[]): T[] => all.sort((a, b) => a.order - b.order)

export interface Room extends Course {
  meeting: PrepareMeeting
  themes: PrepareTheme[]
  frameworks: PrepareFrameworkShown[]
  agenda: PrepareItem[]
  questions: PrepareQuestion[]
  boards: IdeasBoard[]
  cards: IdeasCard[]
  groups: IdeasGroup[]
  seats: TablesSeated[]
  cases: CaseworkShown[]
  notes: CaseworkNoteShown[]
  sums: DecideSum[]
  said: DecideSaidShown[]
  turnouts: Map<string, DecideTurnout>
  stepped: boolean
  end: FinishEnd | undefined
  practice: PracticeRound | undefined
}

/** The room as this screen knows it; nothing as long as the server has not told what meeting it is. */
export function roomOf(sections: Sections): Room | undefined {
  const now = sections.get<MeetNow>('meet.now')
  const meeting = sections.get<PrepareMeeting>('prepare.meeting')
  if (!now || !meeting) return undefined
  return {
    now, meeting,
    rounds: byOrder(values<DecideRoundShown>(sections, 'decide.round')),
    proposals: byOrder(values<ProposeShown>(sections, 'propose.proposal')),
    plan: sections.get<PlanLine>('plan.line'),
    themes: sections.get<PrepareTheme[]>('prepare.themes') ?? [],
    frameworks: byOrder(values<PrepareFrameworkShown>(sections, 'prepare.framework')),
    agenda: sections.get<PrepareItem[]>('prepare.agenda') ?? [],
    questions: sections.get<PrepareQuestion[]>('prepare.questions') ?? [],
    boards: values<IdeasBoard>(sections, 'ideas.board'),
    cards: values<IdeasCard>(sections, 'ideas.idea').filter(card => !card.gone).sort((a, b) => b.nr - a.nr),
    seats: sections.get<TablesSeated[]>('tables.hall') ?? [],
    cases: casesOf(sections),
    notes: notesOfTables(sections),
    groups: values<IdeasGroup>(sections, 'ideas.cluster'),
    sums: sections.get<DecideSum[]>('decide.sums') ?? [],
    said: values<DecideSaidShown>(sections, 'decide.said'),
    stepped: sections.get<DecideStepped>('decide.stepped') !== undefined,
    end: sections.get<FinishEnd>('finish.end'),
    practice: practiceOf(sections),
    turnouts: new Map(sections.all<DecideTurnout>('decide.turnout')),
  }
}

/** Who is out of the room; and how many look on, as soon as it is more than the screen on the wall. */
export function notesOf(room: Room | undefined, { sections }: { sections: Sections }): string[] {
  const watchers = sections.get<LiveHall>('live.hall')?.screens?.projector ?? 0
  return [...(room?.now.town_out ? [m['out.wall']()] : []), ...(watchers > 1 ? [m['out.watchers']({ count: watchers })] : [])]
}

const stationOf: Record<string, Station> = {
  lobby: 'question', frameworks: 'limits', information: 'talks', tables: 'talks', board: 'ideas', proposal: 'proposals', check: 'proposals', round: 'decisions',
  result: 'decisions', plan: 'plan', signing: 'plan', private: 'talks', practice: 'question', casework: 'talks', harvest: 'talks',
}
const codes: Record<string, Station> = {
  question: 'question', bounds: 'limits', limits: 'limits', talks: 'talks', ideas: 'ideas', proposals: 'proposals', decisions: 'decisions', plan: 'plan', after: 'after',
}

/** Deciding and the plan are where they are; else the agenda says it, else what is shown. */
export function station(room: Room, shown: Shown): Station {
  const item = room.agenda.find(one => one.id === room.now.item)
  const seen = stationOf[shown.view]
  if (seen === 'decisions' || (seen === 'plan' && room.plan?.sealed)) return item?.station === 'after' ? 'after' : seen
  return (item && codes[item.station]) ?? seen ?? 'question'
}

/** "€ 126.000 van € 250.000" for what may be spent together; nothing when nothing is counted together. */
export function left(sums: DecideSum[]): string | undefined {
  const write = (amount: string, unit: string) => (unit === 'EUR' ? euros(amount) : `${amount} ${unit}`)
  const texts = sums.map(sum => m['hall.left_of']({ left: write(sum.left, sum.unit), max: write(sum.max, sum.unit) }))
  return texts.length ? `${m['hall.left']()}: ${texts.join(' · ')}` : undefined
}

export function leadOf(proposal: ProposeShown): string {
  if (proposal.lead) return proposal.lead
  if (proposal.lead_state.said === 'yes') return m['hall.lead_yes']()
  if (proposal.lead_state.asked && !proposal.lead_state.said) return m['hall.lead_asked']()
  return m['facts.wanted']()
}

export function factsOf(proposal: ProposeShown): { name: string; value: string }[] {
  const cost = proposal.numbers?.cost
  return [
    { name: m['facts.lead'](), value: leadOf(proposal) },
    { name: m['facts.first_step'](), value: proposal.first_step ?? '' },
    { name: m['facts.due'](), value: proposal.due ? day(proposal.due) : '' },
    { name: m['facts.cost'](), value: cost ? euros(cost) : '' },
    { name: m['facts.also_yes'](), value: (proposal.needs_yes_from ?? []).join(', ') },
  ].filter(fact => fact.value !== '')
}

const kinds: Record<string, () => string> = {
  value: m['kind.value'], strategy: m['kind.strategy'], principle: m['kind.principle'], preference: m['kind.preference'], intention: m['kind.intention'],
  legal: m['kind.legal'], numeric: m['kind.numeric'], process: m['kind.process'],
}
export const kindWord = (kind: string): string => kinds[kind]?.() ?? ''

export function checksOf(room: Room, proposal: ProposeShown): { number: number; name: string; verdict: VerdictCode }[] {
  return room.frameworks.map((framework, i) => {
    const given = proposal.checks.find(check => check.framework === framework.id)?.verdict
    return { number: i + 1, name: framework.text, verdict: (given || 'open') as VerdictCode }
  })
}

/** What people wrote, as the facilitator put it together for the room. */
export const wordsOf = (room: Room, round: DecideRoundShown, proposal: string): string[] =>
  room.said.find(one => one.round === round.id)?.shown?.[proposal] ?? []

/** The day, short: the rows of the plan have little room. */
export function shortDay(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  return new Intl.DateTimeFormat(tag(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(date))
}

export const carried = (result: DecideResult): boolean => result.passed && !result.limit

export type Far = 'none' | 'some' | 'most' | 'all'
const far: Record<Far, () => string> = { none: m['decide.soft_none'], some: m['decide.soft_some'], most: m['decide.soft_most'], all: m['decide.soft_all'] }
/** How far a round is, in words that say nothing of anybody. */
export const farWord = (so: Far): string => far[so]()

export function soft(turnout: DecideTurnout | undefined): Far {
  if (!turnout || turnout.answered === 0 || turnout.electorate === 0) return 'none'
  if (turnout.answered >= turnout.electorate) return 'all'
  return turnout.answered * 2 >= turnout.electorate ? 'most' : 'some'
}
