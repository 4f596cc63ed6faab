// What the municipality said of the plan, in words, as every screen says it.
import type { AdoptRecord, AdoptVerdict } from '../../wire/types'
import { m } from '../../words'
import { day } from '../../words/format'

export const verdictOf = (record: AdoptRecord | undefined): AdoptVerdict | undefined => record?.verdicts.at(-1)

const said: Record<string, () => string> = { yes: m['adopt.said_yes'], no: m['adopt.said_no'], back: m['adopt.said_back'] }
export const verdictWords = (verdict: AdoptVerdict): string => said[verdict.answer]?.() ?? ''

export const saidBy = (one: { body: string; date: string }): string => m['adopt.said_by']({ body: one.body, date: day(one.date) })

/** A yes or no ends the waiting; a question to the group does not. */
export const decided = (record: AdoptRecord | undefined): boolean => ['yes', 'no'].includes(verdictOf(record)?.answer ?? '')

/** Until when the municipality decides; nothing once it did. */
export const expectedWords = (record: AdoptRecord | undefined): string => {
  const last = decided(record) ? undefined : record?.expected.at(-1)
  return last ? m['adopt.expected']({ date: day(last) }) : ''
}
