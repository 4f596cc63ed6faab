// What is read aloud before answers from paper are sent: who, and what they say, in a sentence or two.
import { choiceOf, type Choice } from '../../life/decide/methods/kind'
import type { DecideRoundShown, KindAnswer } from '../../wire/types'
import { m } from '../../words'

/** People who answered the same. */
export interface Pile { people: string[]; answers: Record<string, KindAnswer> }

/** "Mevrouw Jansen, meneer De Boer en 6 anderen". */
export function together(names: string[]): string {
  const [a = '', b = '', c = ''] = names
  if (names.length <= 1) return a
  if (names.length === 2) return m['paper.two']({ a, b })
  return names.length === 3 ? m['paper.three']({ a, b, c }) : m['paper.more']({ a, b, count: names.length - 2 })
}

function words(choices: Choice[], answer: KindAnswer): string {
  const said = choiceOf(choices, answer.choice).text()
  const small = said.charAt(0).toLowerCase() + said.slice(1)
  return answer.words ? `${small} ${answer.words}` : small.replace(/:$/, '')
}

/** One sentence a proposal. */
export function aloud(round: DecideRoundShown, pile: Pile, choices: Choice[], name: (id: string) => string, title: (proposal: string) => string): string[] {
  const names = together(pile.people.map(name))
  return round.proposals.map(({ id }) => {
    const answer = words(choices, pile.answers[id]!)
    return round.proposals.length > 1 ? m['paper.says_of']({ names, title: title(id), answer }) : m['paper.says']({ names, answer })
  })
}

/** The time on a card as people write it ("15:12", "15.12"), on the day of now; nothing when it is none. */
export function timeOf(text: string, now: number): number | undefined {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*$/.exec(text) ?? []
  return hours && minutes ? new Date(now).setHours(Number(hours), Number(minutes), 0, 0) : undefined
}

const minute = 60_000

/** Why a time cannot be that of an answer in a round that began then; nothing when it can. */
export function timeWrong(at: number | undefined, began: number, now: number): 'wrong' | 'early' | 'ahead' | undefined {
  if (at === undefined) return 'wrong'
  if (at < Math.floor(began / minute) * minute) return 'early'
  return at > now ? 'ahead' : undefined
}
