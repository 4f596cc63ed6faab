// What came out of a round, as the hall may see it: counts for the ways of deciding that count, never for others.
import { choicesOf, leftOf, type OnProjector } from '../../life/decide/methods/kind'
import { methods } from '../../life/decide/methods/projector'
import type { DecideResult, DecideRoundShown } from '../../wire/types'
import { m } from '../../words'
import { carried, wordsOf, type Room } from './read'
import { pagesOf } from './paging'

/** What came out, ready to be shown. */
export interface CameOut {
  method: OnProjector
  carried: boolean
  someLeft?: boolean
  words?: string[]
  /** Said instead of what the way of deciding says. */
  sentence?: string
  counts?: { turnout: { answered: number; total: number }; bars: { name: string; count: number }[] }
}

export function sentencesOf({ method, carried, someLeft, sentence }: CameOut): string[] {
  if (sentence) return [sentence]
  const outcome = (!carried ? method.outcome.not : someLeft ? method.left.carried : method.outcome.carried)()
  return carried && !method.counted ? [outcome, m['decide.into_plan']()] : [outcome]
}

/** What happens with what people wrote; nothing where all is said. */
export function nextOf({ carried, words = [], sentence, counts }: CameOut): string | undefined {
  if (counts || sentence || (carried && !words.length)) return undefined
  return carried ? m['decide.printed_next']() : words.length ? m['decide.adjust_next']() : m['decide.we_look']()
}

export function resultOf(round: DecideRoundShown, result: DecideResult, words: string[]): CameOut {
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

/** A view for every proposal of the round; what was written goes three to a view, on a narrow screen two. */
export const resultPages = (room: Room, round: DecideRoundShown, narrow = false): { result: DecideResult; words: string[] }[] =>
  (round.results ?? []).flatMap(result => pagesOf(methods.of(round.method).counted ? [] : wordsOf(room, round, result.proposal), narrow ? 2 : 3).map(words => ({ result, words })))
