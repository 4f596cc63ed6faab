// Codes of the wire as the words of the console.
import { m } from '../../words'
import { day, euros } from '../../words/format'

type Word = () => string
const of = (words: Record<string, Word>) => (code: string | undefined): string => (code ? (words[code]?.() ?? code) : '')

const capacities: Record<string, Word> = {
  carer: m['capacity.carer'], care_recipient: m['capacity.care_recipient'], resident: m['capacity.resident'], volunteer: m['capacity.volunteer'],
  professional: m['capacity.professional'], official: m['capacity.official'], expert: m['capacity.expert'], companion: m['capacity.companion'],
  observer: m['capacity.observer'], interpreter: m['capacity.interpreter'],
}
/** One person of that capacity. */
export const oneOf = of({
  carer: m['one.carer'], care_recipient: m['one.care_recipient'], resident: m['one.resident'], volunteer: m['one.volunteer'], professional: m['one.professional'],
  official: m['one.official'], expert: m['one.expert'], companion: m['one.companion'], observer: m['one.observer'], interpreter: m['one.interpreter'],
})
export const capacityCodes = Object.keys(capacities)
/** Who has no vote unless the meeting says so. */
export const withoutVote = ['official', 'expert', 'observer', 'interpreter', 'companion']
export const capacityName = of(capacities)

export const kinds = {
  starting: ['value', 'strategy', 'principle', 'preference', 'intention'],
  bounds: ['legal', 'numeric', 'process'],
}
export const kindName = of({
  value: m['kind.value'], strategy: m['kind.strategy'], principle: m['kind.principle'], preference: m['kind.preference'], intention: m['kind.intention'],
  legal: m['kind.legal'], numeric: m['kind.numeric'], process: m['kind.process'],
})
export const kindChoice = of({
  value: m['prep.kind_value'], strategy: m['prep.kind_strategy'], principle: m['prep.kind_principle'], preference: m['prep.kind_preference'],
  intention: m['prep.kind_intention'], legal: m['prep.kind_legal'], numeric: m['prep.kind_numeric'], process: m['prep.kind_process'],
})

export const outcomeName = of({
  adopted: m['outcome.adopted'], adopted_with_concerns: m['outcome.adopted_with_concerns'], amended: m['outcome.amended'], split: m['outcome.split'],
  parked: m['outcome.parked'], withdrawn: m['outcome.withdrawn'], not_adopted: m['outcome.not_adopted'], outside_frameworks: m['outcome.outside_frameworks'],
  not_reached: m['outcome.not_reached'],
})

export const stationName = of({
  question: m['line.question'], bounds: m['line.limits'], talks: m['line.talks'], ideas: m['line.ideas'], proposals: m['line.proposals'],
  decisions: m['line.decisions'], plan: m['line.plan'], after: m['line.after'],
})
export const stationCodes = ['question', 'bounds', 'talks', 'ideas', 'proposals', 'decisions', 'plan', 'after']

export const views: Record<string, Word> = {
  lobby: m['view.lobby'], frameworks: m['view.frameworks'], information: m['view.information'], board: m['view.board'], tables: m['view.tables'],
  proposal: m['view.proposal'], check: m['view.check'], round: m['view.round'], result: m['view.result'], plan: m['view.plan'], signing: m['view.signing'], pause: m['view.pause'], private: m['view.private'], practice: m['practice.title'], casework: m['case.short'], harvest: m['case.found'],
}
export const viewName = of(views)

export const viaName = of({ phone: m['via.phone'], helper: m['via.helper'], paper: m['via.paper'], hands: m['via.hands'], call: m['via.call'] })

const measures: Record<string, Word> = { cost: m['field.cost'], yield: m['facts.yield'], due: m['field.due'] }
export const measureName = (code: string): string => measures[code]?.() ?? code

/** An amount in its unit, as people write it. */
export function amount(value: string | undefined, unit: string | undefined): string {
  if (!value) return ''
  if (unit === 'EUR') return value.startsWith('-') ? `- ${euros(value.slice(1))}` : euros(value)
  if (unit === 'date') return day(value)
  return unit ? `${value} ${unit}` : value
}

/** The exact difference of two decimal texts, in cents: no amount is ever a float. */
export function minus(a: string, b: string): string {
  const [x, y] = [a, b].map(cents)
  const d = x! - y!
  const text = (d < 0n ? -d : d).toString().padStart(3, '0')
  return `${d < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}
export const plus = (a: string, b: string): string => minus(a, minus('0', b))

function cents(text: string): bigint {
  const negative = text.startsWith('-')
  const [whole = '0', rest = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole || '0') * 100n + BigInt((rest + '00').slice(0, 2))
  return negative ? -value : value
}
