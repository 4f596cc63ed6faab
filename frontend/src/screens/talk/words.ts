// Days and hours as people say them.
import { locale } from '../../words'
import { clockTime } from '../../words/format'

const tag = () => (locale() === 'nl' ? 'nl-NL' : 'en-GB')
/** dinsdag 10 november */
export const longDay = (day: string): string => new Intl.DateTimeFormat(tag(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))
/** dinsdag 10 november, 14.05 uur */
export const moment = (at: number): string => `${new Intl.DateTimeFormat(tag(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at)}, ${clockTime(at)}`
