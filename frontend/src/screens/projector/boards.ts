// Cards for the hall: as many as can be read from the back row, the newest first, what belongs together together.
import type { IdeasCard } from '../../wire/types'
import { m } from '../../words'
import { pagesOf } from './paging'
import type { Room } from './read'

type New = (id: string) => boolean
interface Shown { id: string; text: string; isNew?: boolean; before?: boolean }

/** About so many letters stand on a line of a card, and so many lines in a column. */
const letters = 27
const column = 8.6
const linesOf = (text: string) => Math.min(4, Math.ceil(text.length / letters))

const shorten = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most - 1)).replace(/[,;:]$/, '')} …`)
const show = (card: IdeasCard, isNew: New, most: number): Shown => ({ id: card.id, text: shorten(card.text, card.before ? most - letters : most), isNew: isNew(card.id), ...(card.before ? { before: true } : {}) })

const standing = (room: Room, theme: string) => room.cards.filter(card => card.theme === theme && !card.into)

/** A column per topic. */
export function boardOf(room: Room, isNew: New) {
  return room.themes.map((theme, i) => {
    const cards = standing(room, theme.id)
    const count = Math.max(cards.length, room.boards.find(board => board.theme === theme.id)?.count ?? 0)
    let space = column - Math.max(0, Math.ceil(theme.title.length / 17) - 2)
    const fitting: Shown[] = []
    for (const card of cards) {
      const one = show(card, isNew, 4 * letters)
      const needs = linesOf(one.isNew ? `${one.text} nieuw` : one.text) + (one.isNew ? 1.6 : 1) + (one.before ? 2 : 0)
      if (needs > space || fitting.length === 3) break
      space -= needs
      fitting.push(one)
    }
    return { number: i + 1, title: theme.title, cards: fitting, more: count - fitting.length, hidden: !cards.length && count > 0 }
  })
}

export interface ThemePage { group?: string; cards: Shown[]; hidden: boolean }

/** The pages of one topic: the groups in the order of their names, then what stands alone. */
export function themePages(room: Room, theme: string, isNew: New, narrow = false): ThemePage[] {
  const [rows, most] = narrow ? [3, 96] : [6, 130]
  const cards = standing(room, theme)
  const hidden = !cards.length && (room.boards.find(board => board.theme === theme)?.count ?? 0) > 0
  const groups = room.groups.filter(group => group.theme === theme && !group.gone)
  const grouped = groups.flatMap(group => pagesOf(cards.filter(card => card.cluster === group.id), rows).map(list => ({ group: group.title, list })))
  const loose = pagesOf(cards.filter(card => !groups.some(group => group.id === card.cluster)), rows).map(list => ({ group: groups.length ? m['hall.loose']() : undefined, list }))
  const pages = [...grouped, ...loose].filter(page => page.list.length)
  if (!pages.length) return [{ cards: [], hidden }]
  return pages.map(page => ({ group: page.group, cards: page.list.map(card => show(card, isNew, most)), hidden: false }))
}
