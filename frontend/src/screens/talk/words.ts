// Moments as people say them.
import { clockTime, tag } from '../../words/format'

/** dinsdag 10 november, 14.05 */
export const moment = (at: number): string => `${new Intl.DateTimeFormat(tag(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at)}, ${clockTime(at)}`
