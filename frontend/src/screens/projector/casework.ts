// A case and its harvest for the hall: which of it stands in one view, and until when the tables work on it.
import type { CaseworkNoteShown, CaseworkQuestion, CaseworkShown } from '../../wire/types'
import { m } from '../../words'
import { clockTime } from '../../words/format'
import { harvestOf, lookedAt, numberOf } from '../casework/read'
import { linesOf, packed, parts } from './paging'
import type { Room } from './read'

export interface Asked { id: string; number: number; text: string }
export interface CasePage { kicker: string; title: string; story: string; asked: Asked[] }
export interface HarvestPage { id: string; title: string; question: Asked; notes: CaseworkNoteShown[] }

const story = { lines: 10.5, width: 32 }
const askedLines = 8.6
const foundLines = 10

/** When what goes on ends: thinking first, or the item of the agenda. Nothing when it has no end, or is over. */
export function endOf(room: Room, now: number): number | undefined {
  if ((room.now.think ?? 0) > now) return room.now.think
  const minutes = room.agenda.find(one => one.id === room.now.item)?.minutes
  const end = minutes && room.now.since && !room.now.paused ? room.now.since + minutes * 60_000 : 0
  return end > now ? end : undefined
}

/** "Casus · Tafel 1, 2 · tot 15.20 uur". */
export const kickerOf = (one: CaseworkShown, end: number | undefined): string =>
  [m['case.short'](), one.tables.length ? m['case.tables']({ tables: one.tables.join(', ') }) : '', end ? m['case.until']({ time: clockTime(end) }) : ''].filter(Boolean).join(' · ')

export const askedOf = (one: CaseworkShown, questions: CaseworkQuestion[]): Asked[] => questions.map(({ id, text }) => ({ id, text, number: numberOf(one, id) }))

/** The story beside the questions; what does not fit comes on the next page. */
export function casePages(room: Room, focus: string, end: number | undefined): CasePage[] {
  return lookedAt(room.cases, focus).flatMap(({ one, questions }) => {
    const told = parts(one.story, story)
    const asked = packed(askedOf(one, questions), ({ text }) => linesOf(text, 30) + .6, askedLines)
    return Array.from({ length: Math.max(told.length, asked.length) }, (_, i) => ({
      kicker: kickerOf(one, end), title: one.title, story: told[Math.min(i, told.length - 1)]!, asked: asked[Math.min(i, asked.length - 1)]!,
    }))
  })
}

/** A question to a page, with what the tables noted; more pages where there is more. */
export function harvestPages(room: Room, focus: string): HarvestPage[] {
  return harvestOf(room.cases, focus).flatMap(({ one, questions }) => askedOf(one, questions).flatMap(question => {
    const notes = room.notes.filter(note => note.question === question.id && !note.gone)
    const space = Math.max(3, foundLines - 1.3 * (linesOf(question.text, 44) - 1))
    return packed(notes, ({ text }) => linesOf(text, 54) + .5, space).map(notes => ({ id: one.id, title: one.title, question, notes }))
  }))
}
