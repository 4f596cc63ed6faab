// Case work as the screens read it: from the live sections, in an order that stays.
import type { Sections } from '../../live/sections.svelte'
import type { CaseworkNoteShown, CaseworkQuestion, CaseworkShown, CaseworkTableShown } from '../../wire/types'

const values = <T>(sections: Sections, kind: string): T[] => sections.all<T>(kind).map(([, one]) => one)

/** In the order in which they were written. */
export const casesOf = (sections: Sections): CaseworkShown[] => values<CaseworkShown>(sections, 'casework.case').sort((a, b) => a.order - b.order)

export const workOf = (sections: Sections): CaseworkTableShown[] => values<CaseworkTableShown>(sections, 'casework.table').sort((a, b) => a.table - b.table)

/** What was noted, the lowest table first. `casework.own` is what one's own table notes. */
export const notesOf = (sections: Sections, kind: 'casework.note' | 'casework.own' = 'casework.note'): CaseworkNoteShown[] =>
  values<CaseworkNoteShown>(sections, kind).sort((a, b) => a.table - b.table || a.nr - b.nr)

/** What is looked at: one case or one question when it is named, else every case a table works on; without any, all. */
export function lookedAt(cases: CaseworkShown[], focus: string): { one: CaseworkShown; questions: CaseworkQuestion[]; pointed: boolean }[] {
  const by = cases.find(one => one.questions.some(question => question.id === focus))
  if (by) return [{ one: by, questions: by.questions.filter(question => question.id === focus), pointed: true }]
  const named = cases.filter(one => one.id === focus)
  const given = cases.filter(one => one.tables.length)
  return (named.length ? named : given.length ? given : cases).map(one => ({ one, questions: one.questions, pointed: false }))
}

/** Whose harvest was shown, of what is looked at. */
export const harvestOf = (cases: CaseworkShown[], focus: string) => lookedAt(cases.filter(one => one.revealed), focus)

export const numberOf = (one: { questions: CaseworkQuestion[] }, question: string): number => one.questions.findIndex(each => each.id === question) + 1
