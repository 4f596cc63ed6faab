// A correction in words, as every screen says it.
import { m } from '../../words'
import type { SeenMeeting } from '../meeting.svelte'

/** The decision it is about, by its title; or the rest of the plan. */
export const whereOf = (meeting: SeenMeeting, slip: { proposal?: string }): string =>
  meeting.line?.stops.find(stop => stop.proposal === slip.proposal)?.title ?? m['correct.in_rest']()

export const slipFacts = (slip: { says: string; reads: string; why: string }): { name: string; value: string }[] => [
  { name: m['correct.says_is'](), value: slip.says }, { name: m['correct.reads_is'](), value: slip.reads }, { name: m['correct.why_is'](), value: slip.why },
]
