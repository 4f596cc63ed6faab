// What somebody answers in a round, whatever the way of deciding: what still lacks, and how it travels.
import { choiceOf as find, leaving, type Choice } from '../../life/decide/methods/kind'
import { methods } from '../../life/decide/methods/phone'
import type { KindAnswer } from '../../wire/types'
import { m } from '../../words'

export type Tell = 'room' | 'come' | 'read'

export interface Answer { word: string; concern?: string; need?: string; reason?: string; tell?: Tell }
/** What somebody is answering in a round, by proposal. */
export type Answers = Record<string, Answer>

export const tells: { value: Tell; text: () => string }[] = [
  { value: 'room', text: m['answer.say_in_room'] }, { value: 'come', text: m['answer.come_to_me'] }, { value: 'read', text: m['answer.read_for_me'] },
]

const choices = [...methods.all.flatMap(one => one.choices), leaving]
const told = methods.all.map(one => one.tells)

/** No two ways of deciding have an answer in common, but that one leaves it to the group. */
export const choiceOf = (word: string): Choice => find(choices, word)

/** Whether somebody who answers this also says how the room will hear of it. */
export const isTold = (answer: Answer | undefined): boolean => answer !== undefined && told.includes(answer.word)

export const written = (answer: Answer): string => {
  const field = choiceOf(answer.word).writes
  return field ? (answer[field] ?? '').trim() : ''
}

/** What still lacks. Who will tell it themselves need not write it as well. */
export function lacks(answer: Answer | undefined): 'choice' | 'words' | 'tell' | undefined {
  if (!answer) return 'choice'
  const spoken = isTold(answer) && (answer.tell === 'room' || answer.tell === 'come')
  if (choiceOf(answer.word).writes && !spoken && !written(answer)) return 'words'
  return isTold(answer) && !answer.tell ? 'tell' : undefined
}

/** As the server takes it. */
export function toWire(answer: Answer): KindAnswer {
  const words = written(answer)
  return { choice: answer.word, ...(words ? { words } : {}), ...(isTold(answer) && answer.tell ? { tell: answer.tell } : {}) }
}

/** As the server remembers it. */
export function fromWire(given: KindAnswer): Answer {
  const word = given.choice
  const field = choiceOf(word).writes
  return { word, ...(field && given.words ? { [field]: given.words } : {}), ...(given.tell ? { tell: given.tell as Tell } : {}) }
}
