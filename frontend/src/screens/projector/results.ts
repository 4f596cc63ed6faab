// What came out of a round, as the hall may see it: counts for the ways of deciding that count, never for others.
import { choicesOf, leftOf } from '../../life/decide/methods/kind'
import { methods } from '../../life/decide/methods/projector'
import type { DecideResult, DecideRoundShown } from '../../wire/types'
import { m } from '../../words'
import { carried, wordsOf, type Room } from './read'
import { pagesOf } from './paging'

export function resultOf(round: DecideRoundShown, result: DecideResult, words: string[]) {
  const method = methods.of(round.method)
  return {
    method,
    carried: carried(result),
    someLeft: leftOf(result) > 0,
    words,
    sentence: round.poll ? m['hall.polled']() : result.limit ? m['hall.over_limit']() : undefined,
    counts: method.counted ? {
      turnout: { answered: result.answered, total: round.electorate },
      bars: choicesOf(method, round.params).map(one => ({ name: one.text(), count: result.counts?.[one.word] ?? 0 })),
    } : undefined,
  }
}

/** A view for every proposal of the round; what was written goes three to a view. */
export const resultPages = (room: Room, round: DecideRoundShown): { result: DecideResult; words: string[] }[] =>
  (round.results ?? []).flatMap(result => pagesOf(methods.of(round.method).counted ? [] : wordsOf(room, round, result.proposal), 3).map(words => ({ result, words })))
