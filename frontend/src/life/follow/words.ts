// What becomes of a decision, in words, as every screen says it.
import type { Sections } from '../../live/sections.svelte'
import type { FollowAction, FollowCourse, FollowMine, PeoplePerson } from '../../wire/types'
import { m } from '../../words'
import { day } from '../../words/format'

// Read here and not by the meeting: doors that show nothing of this load nothing of it.
export const actionOf = (sections: Sections, proposal: string): FollowAction | undefined => sections.get<FollowAction>(`follow.action/${proposal}`)
export const courseOf = (sections: Sections): FollowCourse | undefined => sections.get<FollowCourse>('follow.course')
export const mineOf = (sections: Sections): FollowMine | undefined => sections.get<FollowMine>('follow.mine')

const statuses: Record<string, () => string> = { open: m['became.open'], accepted: m['became.accepted'], busy: m['became.busy'], done: m['became.done'], dropped: m['became.dropped'], declined: m['leads.declined'] }
export const statusWords = (status: string): string => statuses[status]?.() ?? status

/** Nothing more is to be done: it is done, or does not go ahead. */
export const isOver = (one: FollowAction): boolean => one.status === 'done' || one.status === 'dropped'

/** Late is reckoned and never kept (W4). */
export const isLate = (one: FollowAction, today: string): boolean => Boolean(one.due && one.due < today && !isOver(one))

const speakers: Record<string, () => string> = { municipality: m['became.from_town'], lead: m['leads.from_lead'] }
export const saidOn = (one: { from: string; date: string }): string =>
  m['became.said_on']({ from: (speakers[one.from] ?? m['became.from_team'])(), date: day(one.date) })

export const helpingWords = (count: number): string => (count === 1 ? m['became.helping_one']() : m['became.helping']({ count }))

/** What somebody said, or that it was taken out and when (W12). */
export const textOf = (one: { text?: string; taken_out?: string }): string => (one.taken_out ? m['became.taken_out']({ date: day(one.taken_out) }) : (one.text ?? ''))

/** Who was there says what is right. Who is on the list for the municipality and does not decide has no part in it. */
export const judges = (me: PeoplePerson | undefined, deciding: string[] = []): boolean =>
  Boolean((me?.present || me?.left) && (me.capacity !== 'official' || deciding.includes('official')))
