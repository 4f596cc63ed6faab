// What is frozen when a round opens: the share in favour, of whom, and whether it must be more than that.
import { m } from '../../../../words'

export interface Params { num: number; den: number; strict: boolean; basis: string }

export const start: Params = { num: 1, den: 2, strict: true, basis: 'for_against' }

/** What the ones in favour are held against. */
export const bases: Record<string, () => string> = {
  for_against: m['counted.of_for_against'], ballots: m['counted.of_ballots'], present: m['counted.of_present'], entitled: m['counted.of_entitled'],
}
