// Everybody on the list with how far their conversation is: what a facilitator with forty people to call looks for.
import type { IntakeInvitation, IntakeNeed, IntakeSummary, PeoplePerson } from '../../../wire/types'

/** Somebody on the list. talk is absent as long as no conversation was begun. */
export interface Row { person: string; name: string; capacity: string; talk?: IntakeSummary }

export const filters = ['all', 'call', 'today', 'messages', 'instead', 'arrange', 'no_mail', 'done'] as const
export type Filter = (typeof filters)[number]
export const orders = ['name', 'step', 'when'] as const
export type Order = (typeof orders)[number]
const steps = ['', 'new', 'invited', 'planned', 'talking', 'changed', 'prepared']

/** The meeting's list and the conversations as one. Who only comes along with somebody is part of that person's conversation. */
export function rowsOf(people: PeoplePerson[], talks: Map<string, IntakeSummary>, nameOf: (id: string) => string): Row[] {
  const listed = people.filter(one => !one.waiting && (!one.companion_of || talks.has(one.id)))
  const rows = listed.map(one => ({ person: one.id, name: talks.get(one.id)?.name || nameOf(one.id), capacity: one.capacity, talk: talks.get(one.id) }))
  const known = new Set(people.map(one => one.id))
  const others = [...talks.values()].filter(one => !known.has(one.person)).map(talk => ({ person: talk.person, name: talk.name || talk.person, capacity: '', talk }))
  return [...rows, ...others]
}

/** The conversation is there and cannot be read: nothing is known of it, not even whether the person may be called. */
export const unreadable = (row: Row): boolean => row.talk?.step === 'unreadable'
export const done = (row: Row): boolean => row.talk?.step === 'prepared'
const stopped = (row: Row): boolean => row.talk?.stopped === true
const open = (row: Row): IntakeNeed[] => (row.talk?.needs ?? []).filter(one => one.state === 'open')
export const openNeeds = (row: Row): number => open(row).length

/** Whoever still has to be spoken to and has no appointment for a later day. */
const toCall = (row: Row, today: string): boolean => !done(row) && !stopped(row) && !unreadable(row) && !((row.talk?.plan?.day ?? '') > today)

export function fits(row: Row, filter: Filter, today: string): boolean {
  switch (filter) {
    case 'all': return true
    case 'call': return toCall(row, today)
    case 'today': return row.talk?.plan?.day === today && !stopped(row)
    case 'messages': return (row.talk?.unread ?? 0) > 0
    case 'instead': return (row.talk?.instead ?? 0) > 0
    case 'arrange': return openNeeds(row) > 0
    case 'no_mail': return Boolean(row.talk) && !row.talk!.email && !stopped(row) && !unreadable(row)
    case 'done': return done(row)
  }
}

/** Whoever was not invited yet, or to whom it did not get through, and may be. */
export const uninvited = (row: Row): boolean =>
  !stopped(row) && !unreadable(row) && !(row.talk?.invited ?? []).some(one => (!one.about || one.about === 'invitation') && one.state !== 'refused' && one.state !== 'failed')

/** What was sent last, by each way and about each thing, for the list. */
export const delivered = (row: Row): IntakeInvitation[] => [...new Map((row.talk?.invited ?? []).map(one => [`${one.way} ${one.about ?? ''}`, one])).values()]

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** Whoever has these letters in their name, or these digits in their number. */
export function found(row: Row, search: string): boolean {
  const letters = folded(search.trim())
  const digits = search.replace(/\D/g, '')
  return folded(row.name).includes(letters) || (digits.length > 2 && (row.talk?.phone ?? '').replace(/\D/g, '').includes(digits))
}

const when = (row: Row): string => (row.talk?.plan?.day ? `${row.talk.plan.day} ${row.talk.plan.time ?? '99'}` : '9999')
export function sorted(rows: Row[], by: Order): Row[] {
  const name = (a: Row, b: Row) => a.name.localeCompare(b.name) || a.person.localeCompare(b.person)
  const step = (row: Row) => (stopped(row) ? steps.length : steps.indexOf(row.talk?.step ?? ''))
  const compare = { name, step: (a: Row, b: Row) => step(a) - step(b) || name(a, b), when: (a: Row, b: Row) => when(a).localeCompare(when(b)) || name(a, b) }
  return [...rows].sort(compare[by])
}

/** How far everybody together is. Who does not want to be approached is not waited for. */
export function progress(rows: Row[]): { prepared: number; of: number; messages: number; needs: number } {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
  return { prepared: rows.filter(done).length, of: rows.filter(row => done(row) || !stopped(row)).length, messages: sum(row => row.talk?.unread ?? 0), needs: sum(openNeeds) }
}

/** The appointments of a day, in their order; without an hour comes last. */
export const appointments = (rows: Row[], day: string): Row[] =>
  rows.filter(row => row.talk?.plan?.day === day && !stopped(row)).sort((a, b) => when(a).localeCompare(when(b)) || a.name.localeCompare(b.name))

/** The first appointment of a day that is still to come, or goes on. */
export const nextOf = (rows: Row[], time: string): Row | undefined => rows.find(row => !done(row) && (row.talk?.plan?.time ?? '99') >= time) ?? rows.find(row => !done(row))

/** Who asked to be called back or did not answer, and has no appointment. Who asked for it first. */
export const callBack = (rows: Row[], today: string): Row[] =>
  rows.filter(row => toCall(row, today) && row.talk?.plan?.day !== today && (row.talk?.last === 'call_back' || row.talk?.last === 'no_answer'))
    .sort((a, b) => Number(b.talk?.last === 'call_back') - Number(a.talk?.last === 'call_back') || a.name.localeCompare(b.name))

export interface ToDo { row: Row; need: IntakeNeed; late: boolean }
/** Everything to be arranged: what is late first, then by its day, what has no day before what was arranged. */
export function toDo(rows: Row[], today: string): ToDo[] {
  const place = ({ need }: ToDo) => (need.state === 'open' ? `0${need.due || '9999'}` : `1${need.due || '9999'}`)
  return rows.flatMap(row => (row.talk?.needs ?? []).map(need => ({ row, need, late: need.state === 'open' && Boolean(need.due) && need.due! < today })))
    .sort((a, b) => place(a).localeCompare(place(b)) || a.need.text.localeCompare(b.need.text) || a.row.name.localeCompare(b.row.name))
}

/** How often each thing is needed, for who arranges the hall and the transport: no names. What was added by hand in the words of a choice is
 *  that choice, as on the sheet for the hall. */
export function counted(rows: Row[]): { text: string; count: number }[] {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
  const needs = rows.flatMap(row => row.talk?.needs ?? []).filter(need => need.state !== 'impossible')
  const words = new Map([...needs.filter(one => !one.choice), ...needs.filter(one => one.choice)].map(one => [plain(one.text), one.text]))
  const counts = new Map<string, number>()
  for (const need of needs) counts.set(plain(need.text), (counts.get(plain(need.text)) ?? 0) + 1)
  return [...counts].map(([of, count]) => ({ text: words.get(of)!, count })).sort((a, b) => b.count - a.count || a.text.localeCompare(b.text))
}

/** What is answered with words: more information, or what somebody wrote down. It may become a question of the information part. */
export const asksForWords = (need: IntakeNeed): boolean => !need.choice || need.choice === 'information'

const spokenTo = (row: Row): boolean => ['talking', 'changed', 'prepared'].includes(row.talk?.step ?? '') || row.talk?.last === 'spoken'
/** Who was not spoken to yet. */
export const unspoken = (rows: Row[]): Row[] => rows.filter(row => !spokenTo(row) && !stopped(row)).sort((a, b) => a.name.localeCompare(b.name))
/** Whose appointment is over and who was not spoken to. Longest ago first. */
export const missed = (rows: Row[], today: string, hour: string): Row[] =>
  unspoken(rows).filter(({ talk }) => talk?.plan?.day && (talk.plan.day < today || (talk.plan.day === today && Boolean(talk.plan.time) && anHourAgo(talk.plan.time!, hour))))
    .sort((a, b) => when(a).localeCompare(when(b)) || a.name.localeCompare(b.name))
/** An appointment of today is missed an hour after it began. */
const anHourAgo = (time: string, hour: string): boolean => `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}` < hour

export interface Mix { capacity: string; aim: number; listed: number; spoken: number; prepared: number }
/** How far each capacity is, against how many of it are to be there. Those that are asked for first. */
export function mixOf(rows: Row[], aims: { capacity: string; number: number }[]): Mix[] {
  const codes = [...new Set([...aims.map(one => one.capacity), ...rows.map(row => row.capacity).filter(Boolean)])]
  return codes.map(capacity => {
    const of = rows.filter(row => row.capacity === capacity)
    return { capacity, aim: aims.find(one => one.capacity === capacity)?.number ?? 0, listed: of.filter(row => !stopped(row)).length, spoken: of.filter(spokenTo).length, prepared: of.filter(done).length }
  })
}

/** At what hours people go, of those who said until when they can stay. */
export function goingEarly(people: { leaves?: string }[]): { time: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { leaves } of people) if (leaves) counts.set(leaves, (counts.get(leaves) ?? 0) + 1)
  return [...counts].map(([time, count]) => ({ time, count })).sort((a, b) => a.time.localeCompare(b.time))
}

/** Whom others said should be there too, as long as nobody on the list has that name or number. By whom is left out: it was said in a conversation. */
export function named(rows: Row[]): { name: string; phone?: string }[] {
  const digits = (phone: string | undefined) => (phone ?? '').replace(/\D/g, '')
  const there = (one: { name: string; phone?: string }) =>
    rows.some(row => folded(row.name) === folded(one.name) || (digits(one.phone).length > 5 && digits(one.phone) === digits(row.talk?.phone)))
  const all = new Map(rows.flatMap(row => row.talk?.invites ?? []).filter(one => !there(one)).map(one => [`${folded(one.name)} ${digits(one.phone)}`, one]))
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The hour at which most people go. */
export const leaving = (people: { leaves?: string }[]): { time: string; count: number } | undefined =>
  goingEarly(people).sort((a, b) => b.count - a.count || a.time.localeCompare(b.time))[0]
