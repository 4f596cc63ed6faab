// A case and its harvest for the hall: which of it stands in one view, and until when the tables work on it.
import type { CaseworkQuestion, CaseworkShown } from '../../wire/types'
import { m } from '../../words'
import { clockTime } from '../../words/format'
import { harvestOf, lookedAt, numberOf } from '../casework/read'
import { linesOf, packed, parts } from './paging'
import type { Room } from './read'

export interface Asked { id: string; number: number; text: string }
/** On a narrow screen the story and the questions come after each other: one of them is not there. */
export interface CasePage { kicker: string; title: string; story?: string; asked?: Asked[] }
export interface Found { id: string; table: number; text: string }
export interface HarvestPage { title: string; question: string; notes: Found[] }

/** Lines that stand under a title of one line, and what a further line of it takes. */
const told = { lines: 10.5, width: 31 }
const asked = { lines: 8, width: 27 }
const found = { lines: 8.3, width: 50 }
const alone = { lines: 10, width: 40 }
const titleLine = 1.6

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
export function casePages(room: Room, focus: string, end: number | undefined, narrow: boolean): CasePage[] {
  const [storySpace, askedSpace] = narrow ? [alone, { ...asked, width: alone.width }] : [told, asked]
  return lookedAt(room.cases, focus).flatMap(({ one, questions }) => {
    const less = titleLine * (linesOf(one.title, narrow ? 17 : 24) - 1)
    const story = parts(one.story, { ...storySpace, lines: storySpace.lines - less })
    const lists = packed(askedOf(one, questions), ({ text }) => linesOf(text, askedSpace.width) + .5, askedSpace.lines - less)
    const head = { kicker: kickerOf(one, end), title: one.title }
    if (narrow) return [...story.map(story => ({ ...head, story })), ...lists.map(asked => ({ ...head, asked }))]
    return Array.from({ length: Math.max(story.length, lists.length) }, (_, i) => ({
      ...head, story: story[Math.min(i, story.length - 1)]!, asked: lists[Math.min(i, lists.length - 1)]!,
    }))
  })
}

/** A question to a page, with what the tables noted; more pages where there is more. A long note goes on in the next row. */
export function harvestPages(room: Room, focus: string, narrow: boolean): HarvestPage[] {
  const width = narrow ? 33 : found.width
  return harvestOf(room.cases, focus).flatMap(({ one, questions }) => questions.flatMap(question => {
    const lines = found.lines - 1.2 * (linesOf(question.text, narrow ? 30 : 44) - 1)
    const rows = room.notes.filter(note => note.question === question.id && !note.gone).flatMap(({ id, table, text }) =>
      parts(text, { width, lines: lines - .5 }).map((part, i) => ({ id: `${id} ${i}`, table, text: part })))
    return packed(rows, ({ text }) => linesOf(text, width) + .5, lines).map(notes => ({ title: one.title, question: question.text, notes }))
  }))
}
