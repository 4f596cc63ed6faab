// What came out of a round, as the hall may see it: for stand-behind and consent never a count.
import type { DecideResult, DecideRoundShown } from '../../wire/types'
import { m } from '../../words'
import { carried, wordsOf, type Room } from './read'
import { pagesOf } from './paging'

const wordFor: Record<string, () => string> = { for: m['counted.for'], against: m['counted.against'], blank: m['counted.blank'] }

export function resultOf(round: DecideRoundShown, result: DecideResult, words: string[]) {
  if (round.method === 'majority') {
    const counts = result.counts ?? {}
    return {
      method: 'counted' as const,
      sentence: round.poll ? m['hall.polled']() : result.limit ? m['hall.over_limit']() : result.passed ? m['hall.in_plan']() : m['hall.not_in_plan'](),
      turnout: { answered: result.answered, total: round.electorate },
      bars: round.choices.map(choice => ({ name: wordFor[choice]?.() ?? choice, count: counts[choice] ?? 0 })),
    }
  }
  return {
    method: round.method as 'stand_behind' | 'consent',
    carried: carried(result),
    words,
    sentence: round.poll ? m['hall.polled']() : result.limit ? m['hall.over_limit']() : undefined,
  }
}

/** A view for every proposal of the round; what was written goes three to a view. */
export const resultPages = (room: Room, round: DecideRoundShown): { result: DecideResult; words: string[] }[] =>
  (round.results ?? []).flatMap(result => pagesOf(round.method === 'majority' ? [] : wordsOf(room, round, result.proposal), 3).map(words => ({ result, words })))
