// Where an idea of one's own is now, as the screens say it.
import type { IdeasMine } from '../../wire/types'
import { m } from '../../words'
import type { PhoneMeeting } from './meeting.svelte'

export type Place = { at: 'sending' | 'board' | 'private' | 'merged' | 'withdrawn' } | { at: 'hidden'; title?: string } | { at: 'cluster' | 'proposal'; title: string }

export function placeOf(meeting: PhoneMeeting, one: IdeasMine): Place {
  if (one.state === 'withdrawn') return { at: 'withdrawn' }
  const proposal = meeting.proposals.find(each => !each.state && each.ideas.includes(one.id))
  if (proposal) return { at: 'proposal', title: proposal.title }
  if (one.state === 'hidden') return { at: 'hidden', ...(one.reason ? { title: one.reason } : {}) }
  if (one.state === 'merged' || one.into) return { at: 'merged' }
  if (one.cluster && one.title) return { at: 'cluster', title: one.title }
  return { at: one.state === 'private' ? 'private' : 'board' }
}

/** What became of something on the boards, whatever proposals it is in. */
export function onBoard(one: IdeasMine): string {
  if (one.state === 'hidden') return one.reason ? m['phone.idea_hidden_why']({ reason: one.reason }) : m['phone.idea_hidden']()
  if (one.state === 'withdrawn') return m['phone.idea_withdrawn']()
  if (one.state === 'merged' || one.into) return m['phone.idea_merged']()
  if (one.cluster && one.title) return m['ideas.in_cluster']({ title: one.title })
  return one.state === 'private' ? m['phone.idea_private']() : m['ideas.on_board']()
}

const outcomes: Record<string, () => string> = {
  adopted: m['outcome.adopted'], adopted_with_concerns: m['phone.outcome_heed'], amended: m['outcome.amended'], split: m['outcome.split'], parked: m['outcome.parked'],
  withdrawn: m['outcome.withdrawn'], not_adopted: m['outcome.not_adopted'], outside_frameworks: m['outcome.outside_frameworks'], not_reached: m['outcome.not_reached'],
}
export const outcomeWord = (code: string | undefined): string => (code ? (outcomes[code]?.() ?? '') : m['phone.undecided']())
