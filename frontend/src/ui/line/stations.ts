// The eight stations of every meeting, in order. Codes travel; names are words.
import { m } from '../../words'

export const stations = ['question', 'limits', 'talks', 'ideas', 'proposals', 'decisions', 'plan', 'after'] as const
export type Station = (typeof stations)[number]

const names: Record<Station, () => string> = {
  question: m['line.question'],
  limits: m['line.limits'],
  talks: m['line.talks'],
  ideas: m['line.ideas'],
  proposals: m['line.proposals'],
  decisions: m['line.decisions'],
  plan: m['line.plan'],
  after: m['line.after'],
}

export const stationName = (station: Station): string => names[station]()
