// The afternoon in minutes: when each item begins, how long the running one lasts, and when we are done. Pure; times are milliseconds.
export interface Planned { id: string; title: string; minutes: number }
export interface Row { id: string; title: string; minutes: number; at?: number; used?: number; left?: number; state?: 'past' | 'now' }

const minute = 60_000

export interface Course {
  rows: Row[]
  /** When the last item would be over. */
  done: number
  /** Minutes later than the end time; negative is time to spare. Nothing without an end time. */
  late?: number
  /** Milliseconds left of the running item; below zero is over time. */
  left: number
}

/** @param began when items began, as far as this screen saw it */
export function course(agenda: Planned[], item: string | undefined, since: number | undefined, clock: number, ends: number | undefined, began: Record<string, number> = {}): Course {
  const at = agenda.findIndex(one => one.id === item)
  const running = agenda[at]
  const start = at >= 0 && since ? since : clock
  const left = running ? start + running.minutes * minute - clock : 0
  let then = running ? Math.max(start + running.minutes * minute, clock) : clock
  const rows = agenda.map((one, i): Row => {
    const { id, title, minutes } = one
    if (i < at) {
      const from = began[id]
      const to = began[agenda[i + 1]!.id] ?? (i + 1 === at ? start : undefined)
      return { id, title, minutes, state: 'past', at: from, used: from !== undefined && to !== undefined ? Math.round((to - from) / minute) : undefined }
    }
    if (i === at) {
      const used = Math.floor((clock - start) / minute)
      return { id, title, minutes, state: 'now', at: start, used: used > minutes ? used : undefined, left: Math.min(minutes, Math.max(0, Math.ceil(left / minute))) }
    }
    const row: Row = { id, title, minutes, at: then }
    then += minutes * minute
    return row
  })
  return { rows, done: then, left, late: ends === undefined ? undefined : Math.round((then - ends) / minute) }
}

/** "16:30" today, in the time of this screen. */
export function endTime(ends: string | undefined, clock: number): number | undefined {
  const found = /^(\d{1,2})[:.](\d{2})$/.exec(ends ?? '')
  if (!found) return undefined
  const day = new Date(clock)
  day.setHours(Number(found[1]), Number(found[2]), 0, 0)
  return day.getTime()
}

/** What one round takes in practice, reading aloud included. */
const minutesPerRound = 8
/** From here on it is about which decisions still get a place. */
export const closingMinutes = 20

export const roundsThatFit = (clock: number, ends: number): number => Math.max(0, Math.floor((ends - clock) / minute / minutesPerRound))

export interface Leaving { at: number; count: number; /** Until when a round can begin in which they decide along; not any more when undefined. */ last?: number }

/** From so long beforehand it is said who goes. */
const leavingSoon = 60

/** Who goes in the next hour, together per moment, and until when they can still decide along. */
export function leavings(people: { present?: boolean; leaves?: string }[], clock: number): Leaving[] {
  const counts = new Map<number, number>()
  for (const one of people) {
    const at = one.present ? endTime(one.leaves, clock) : undefined
    if (at !== undefined && at > clock && at - clock <= leavingSoon * minute) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b).map(([at, count]) => ({ at, count, ...(at - minutesPerRound * minute > clock ? { last: at - minutesPerRound * minute } : {}) }))
}
