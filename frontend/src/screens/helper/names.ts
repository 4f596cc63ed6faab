// People as a helper reads them: what they are called, what they are, and by which means they take part.
import type { PeoplePerson } from '../../wire/types'
import { m } from '../../words'

const capacities: Record<string, () => string> = {
  carer: m['door.carer'], care_recipient: m['door.care_recipient'], resident: m['door.resident'], volunteer: m['door.volunteer'], professional: m['door.professional'],
  official: m['door.official'], expert: m['door.expert'], companion: m['door.companion'], observer: m['door.observer'], interpreter: m['door.interpreter'],
}
export const capacityCodes = Object.keys(capacities)
export const capacityOf = (code: string): string => capacities[code]?.() ?? ''

const means: Record<string, () => string> = { phone: m['door.means_phone'], helper: m['door.means_tablet'], none: m['door.means_paper'] }
export const meansCodes = Object.keys(means)
export const meansOf = (code: string | undefined): string => means[code || 'phone']?.() ?? ''

export const nameOf = (one: PeoplePerson): string => one.name || m['tablet.nameless']({ mark: one.id.slice(-3) })

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Whether these letters begin a word of somebody's name. */
export const matches = (name: string, letters: string): boolean => ` ${plain(name).replace(/[\s-]+/g, ' ')}`.includes(` ${plain(letters).replace(/[\s-]+/g, ' ')}`)
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)

/** Where somebody sits and how they take part, in one line. */
export function placeOf(one: PeoplePerson): string {
  return [one.table && m['door.at_table']({ table: one.table }), meansOf(one.device), one.card && m['door.with_card']({ card: one.card })].filter(Boolean).join(' · ')
}
