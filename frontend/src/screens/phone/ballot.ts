// The answers of each way of deciding: what people can choose, and whether something must be written with it.
import type { KindAnswer } from '../../wire/types'
import { m } from '../../words'

export type Method = 'stand_behind' | 'consent' | 'majority'
export type Word = 'support' | 'support_with_concern' | 'not_yet' | 'no_objection' | 'no_objection_with_concern' | 'objection' | 'for' | 'against' | 'blank'
export type Tell = 'room' | 'come' | 'read'

export interface Answer { word: Word; concern?: string; need?: string; reason?: string; tell?: Tell }
/** What somebody is answering in a round, by proposal. */
export type Answers = Record<string, Answer>

interface Meaning { word: Word; text: () => string; meaning?: () => string; writes?: 'concern' | 'need' | 'reason' }

const standBehind: Meaning[] = [
  { word: 'support', text: m['answer.support'], meaning: m['answer.support_meaning'] },
  { word: 'support_with_concern', text: m['answer.support_with_concern'], meaning: m['answer.support_with_concern_meaning'], writes: 'concern' },
  { word: 'not_yet', text: m['answer.not_yet'], meaning: m['answer.not_yet_meaning'], writes: 'need' },
]
const consent: Meaning[] = [
  { word: 'no_objection', text: m['answer.no_objection'], meaning: m['answer.no_objection_meaning'] },
  { word: 'no_objection_with_concern', text: m['answer.no_objection_with_concern'], meaning: m['answer.no_objection_with_concern_meaning'], writes: 'concern' },
  { word: 'objection', text: m['answer.objection'], meaning: m['answer.objection_meaning'], writes: 'reason' },
]
const majority: Meaning[] = [
  { word: 'for', text: m['counted.for'] },
  { word: 'against', text: m['counted.against'] },
  { word: 'blank', text: m['counted.blank'] },
]

export const meanings: Record<Method, Meaning[]> = { stand_behind: standBehind, consent, majority }

export const ask: Record<Method, () => string> = { stand_behind: m['decide.title'], consent: m['decide.title_consent'], majority: m['decide.title_counted'] }

export const writeLabel = { concern: m['answer.concern_label'], need: m['answer.need_label'], reason: m['answer.reason_label'] }

export const tells: { value: Tell; text: () => string }[] = [
  { value: 'room', text: m['answer.say_in_room'] }, { value: 'come', text: m['answer.come_to_me'] }, { value: 'read', text: m['answer.read_for_me'] },
]

const every = [...standBehind, ...consent, ...majority]

export const meaningOf = (word: Word): Meaning => every.find(meaning => meaning.word === word)!

export const written = (answer: Answer): string => {
  const field = meaningOf(answer.word).writes
  return field ? (answer[field] ?? '').trim() : ''
}

/** What still lacks. Who will tell it themselves need not write it as well. */
export function lacks(answer: Answer | undefined): 'choice' | 'words' | 'tell' | undefined {
  if (!answer) return 'choice'
  const spoken = answer.word === 'not_yet' && (answer.tell === 'room' || answer.tell === 'come')
  if (meaningOf(answer.word).writes && !spoken && !written(answer)) return 'words'
  return answer.word === 'not_yet' && !answer.tell ? 'tell' : undefined
}

/** As the server takes it. */
export function toWire(answer: Answer): KindAnswer {
  const words = written(answer)
  return { choice: answer.word, ...(words ? { words } : {}), ...(answer.word === 'not_yet' && answer.tell ? { tell: answer.tell } : {}) }
}

/** As the server remembers it. */
export function fromWire(given: KindAnswer): Answer {
  const word = given.choice as Word
  const field = meaningOf(word).writes
  return { word, ...(field && given.words ? { [field]: given.words } : {}), ...(given.tell ? { tell: given.tell as Tell } : {}) }
}
