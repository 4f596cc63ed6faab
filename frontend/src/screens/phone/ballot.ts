// The answers of each way of deciding: what people can choose, and whether something must be written with it.
import { m } from '../../words'

export type Method = 'stand_behind' | 'consent' | 'majority'
export type Word = 'support' | 'support_with_concern' | 'not_yet' | 'no_objection' | 'no_objection_with_concern' | 'objection' | 'for' | 'against' | 'blank'

export interface Answer { word: Word; concern?: string; need?: string; reason?: string; tell?: 'say' | 'come' | 'read' }

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

const every = [...standBehind, ...consent, ...majority]

export const meaningOf = (word: Word): Meaning => every.find(meaning => meaning.word === word)!

export const written = (answer: Answer): string => {
  const field = meaningOf(answer.word).writes
  return field ? (answer[field] ?? '').trim() : ''
}

/** Whether this answer can be sent: chosen, and with words where words are asked. */
export const complete = (answer: Answer | undefined): answer is Answer => answer !== undefined && (!meaningOf(answer.word).writes || written(answer) !== '')
