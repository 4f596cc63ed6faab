// Things one after another, as people say them: "een tolk, vervoer en een ringleiding".
import { locale } from '../../words'

export function listed(all: string[]): string {
  return new Intl.ListFormat(locale() === 'nl' ? 'nl-NL' : 'en-GB', { type: 'conjunction' }).format(all)
}
