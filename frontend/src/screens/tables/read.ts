// The tables as the screens read them: from the live sections, in the order of their numbers.
import type { Sections } from '../../live/sections.svelte'
import type { PrepareTheme, ProposeFormShown, TablesSeated, TablesShown } from '../../wire/types'
import { m } from '../../words'

export const tablesOf = (sections: Sections): TablesShown[] => sections.all<TablesShown>('tables.table').map(([, one]) => one).sort((a, b) => a.number - b.number)

/** Forms that are not thrown away, those of the lowest table first. */
export const formsOf = (sections: Sections, table?: number): ProposeFormShown[] =>
  sections.all<ProposeFormShown>('propose.form').map(([, one]) => one).filter(one => table === undefined || one.table === table).sort((a, b) => a.table - b.table || a.id.localeCompare(b.id))

/** "Tafel 3: Vervoer", or the number alone when what it talks about is open. */
export function tableName(table: { number: number; theme?: string }, themes: PrepareTheme[]): string {
  const theme = themes.find(one => one.id === table.theme)?.title
  return theme ? m['table.about']({ table: table.number, theme }) : m['table.table']({ table: table.number })
}

/** Who sits at a table, as the hall may know: the names of who agreed, card numbers, and how many more. */
export function whoSits(one: TablesSeated): string {
  const known = [...(one.names ?? []), ...(one.cards ?? []).map(card => m['table.with_card']({ card }))]
  const rest = one.others ?? 0
  if (!known.length) return rest ? m['table.people']({ count: rest }) : m['table.empty']()
  // A name is found by eye: it stays on one line, unless it is longer than a line has room for.
  const whole = known.map(name => name.length <= 24 ? name.replaceAll(' ', '\u00a0') : name)
  return [whole.join(', '), rest ? m['table.others']({ count: rest }) : ''].filter(Boolean).join(' ')
}
