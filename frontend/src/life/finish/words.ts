// The end of the day in words, as every screen says it: how many people signed, to whom the plan was given and when.
import type { FinishEnd, FinishHanded } from '../../wire/types'
import { m } from '../../words'
import { day } from '../../words/format'

/** Nothing as long as nobody signed: a nought would be a reproach. */
export const signedWords = (end: FinishEnd | undefined): string => (end?.signatures ? m['finish.signed']({ count: end.signatures }) : '')

/** On the day of the meeting the hour says enough. */
const when = (handed: FinishHanded, meeting: string | undefined): string => (handed.date === meeting ? handed.time : `${day(handed.date)}, ${handed.time}`)

export const handedWords = (end: FinishEnd | undefined, meeting: string | undefined): string =>
  end?.handed_over ? m['finish.handed']({ to: end.handed_over.to, when: when(end.handed_over, meeting) }) : ''

/** How many of them a phone signed along with, once the day is closed. */
export const phonesWords = (end: FinishEnd | undefined): string => (end?.phones ? m['witness.phones']({ phones: end.phones, count: end.signatures }) : '')

/** What stands beside the plan. */
export const besidePlan = (end: FinishEnd | undefined, meeting: string | undefined): string[] => [signedWords(end), handedWords(end, meeting)].filter(Boolean)
