// What surrounds every view in the hall.
import type { Station } from '../../ui/line/stations'

export interface Hall {
  station: Station
  /** Nothing until the server has told it. */
  join?: { address: string; code: string; link: string }
  /** When the connection was lost; the last good picture stays, with a small mark. */
  lostSince?: number
  /** A meeting with invented decisions says so on every view. */
  example?: boolean
  /** Small marks at the top: who is out of the room, how many screens look on. */
  notes?: string[]
  /** The meeting went back to an earlier moment, and nothing was done since. */
  stepped?: boolean
}
