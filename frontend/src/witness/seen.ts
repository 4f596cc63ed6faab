// What this device saw of the record of a meeting, so that it can tell later whether a plan comes from that record. Small, and on this device alone.
import { forget, recall, remember } from '../live/memory'
import type { LiveHead } from '../wire/types'

export interface Seen {
  /** The key of the server, as it was when it was first seen. */
  key: string
  /** Entries with their hashes, the newest last. Each hash is of everything before it, so a few are enough. */
  heads: [entry: number, hash: string][]
  /** The check code of the plan, as it was first shown. */
  code?: string
  /** The key with which this device signed the plan along. */
  along?: string
}

const most = 8
const name = (meeting: string) => `hl.seen.${meeting}`

export const seenOf = (meeting: string): Seen | undefined => recall<Seen>(name(meeting))

/** Notes what the server says of the record now. What was noted before stays: the first key, the first code. */
export function note(meeting: string, head: LiveHead | undefined, code: string | undefined): void {
  const was = seenOf(meeting)
  if (!head && !was) return
  const seen: Seen = was ?? { key: head!.key, heads: [] }
  const known = !head || seen.heads.some(([entry, hash]) => entry === head.entry && hash === head.hash)
  if (was && known && (!code || seen.code)) return
  const heads = known ? seen.heads : [...seen.heads, [head.entry, head.hash] as [number, string]].slice(-most)
  remember(name(meeting), { ...seen, heads, ...(code && !seen.code ? { code } : {}) })
}

/** Notes the key with which this device signs along, or that it does not after all. */
export function noteAlong(meeting: string, key: string | undefined): void {
  const { along: _, ...seen } = seenOf(meeting) ?? {}
  if ('key' in seen) remember(name(meeting), { ...seen, ...(key ? { along: key } : {}) })
}

/** Another machine went on from a copy, and said so: what was seen of the last minutes before is not in its record, and that is no fraud. */
export function startAnew(meeting: string): void {
  forget(name(meeting))
}
