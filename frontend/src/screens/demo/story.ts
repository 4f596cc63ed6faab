// Where the story is, read from the meeting itself: nothing here is a script. The same sections that every projector gets decide it.
import type { DecideRoundShown } from '../../wire/types'
import { running } from '../projector/follow'
import type { Room } from '../projector/read'
import type { Chapter } from './visit.svelte'

export type Moment =
  | Exclude<Chapter, 'decisions' | 'plan'>
  | 'soon' | 'first' | 'second' | 'not_yet' | 'changed' | 'adopted' | 'kept' | 'sealed'

export interface Told { moment: Moment; proposal?: string }

export function tell(chapter: Chapter, room: Room): Told {
  if (room.plan?.sealed) return { moment: 'sealed', proposal: room.plan.stops[0]?.proposal }
  const round = running(room.rounds)
  if (round) return { moment: asked(room, round) ? 'second' : 'first', proposal: round.proposals[0]?.id }
  const last = [...room.rounds].filter(one => one.status === 'closed' && !one.poll).sort((a, b) => b.order - a.order)[0]
  const focus = room.now.view === 'proposal' || room.now.view === 'check' ? room.now.focus : undefined
  const about = focus ?? (room.now.view === 'plan' ? last?.proposals[0]?.id : undefined)
  if (chapter !== 'decisions' && chapter !== 'plan' && !begunHere(room, chapter)) return { moment: chapter }
  return decided(room, about ?? last?.proposals[0]?.id)
}

/** In an earlier chapter the story stays with that chapter, until somebody opens a round that counts there. */
const begunHere = (room: Room, _chapter: Chapter) => room.rounds.some(one => !one.poll)

function decided(room: Room, id: string | undefined): Told {
  const proposal = room.proposals.find(one => one.id === id)
  if (!proposal) return { moment: 'soon' }
  if (room.plan?.stops.some(stop => stop.proposal === proposal.id)) return { moment: 'adopted', proposal: proposal.id }
  if (proposal.parked) return { moment: 'kept', proposal: proposal.id }
  const rounds = room.rounds.filter(one => one.status === 'closed' && !one.poll).flatMap(one => one.proposals).filter(option => option.id === proposal.id)
  const last = rounds[rounds.length - 1]
  if (!last) return { moment: 'soon', proposal: proposal.id }
  return { moment: last.version === proposal.version ? 'not_yet' : 'changed', proposal: proposal.id }
}

const asked = (room: Room, round: DecideRoundShown) =>
  room.rounds.some(one => one.status === 'closed' && !one.poll && one.proposals.some(option => round.proposals.some(now => now.id === option.id)))
