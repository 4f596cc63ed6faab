// When a meeting that was put away goes on, as every screen says it.
import type { MeetNow } from '../../wire/types'
import { m } from '../../words'
import { day, hourWords } from '../../words/format'

/** Nothing when it is not put away. */
export const goesOn = (now: MeetNow | undefined): string =>
  now?.until ? [day(now.until), now.at && m['clock.away_hour']({ time: hourWords(now.at) })].filter(Boolean).join(', ') : ''
