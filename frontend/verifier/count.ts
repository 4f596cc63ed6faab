// Counting closed rounds again: what comes out follows from the numbers that were kept, by the rule that was frozen when the round opened.
import type { Json } from './json'
import { fill, type Read } from './shape'

/** What is wrong with a result, or why its numbers do not settle it. */
export interface Recounted { proposal: string; wrong?: 'method' | 'sums' | 'result' | 'outcome' | 'kept'; open?: 'not_kept' | 'judged' | 'entitled' }

interface Counts { [choice: string]: number }

/** What a rule is given: how many could answer and how many did, and what they said. Everybody is who had a vote, come or not. */
interface Numbers { counts: Counts; answered: number; electorate: number; everybody: number; objectionsStand: boolean; params: Json }

interface Method { choices: string[]; discreet: boolean; passes: (n: Numbers) => boolean; concern?: string }

const said = (counts: Counts, choice: string): number => counts[choice] ?? 0
const param = (params: Json, name: string): Json => (params instanceof Map ? (params.get(name) ?? null) : null)
const toGroup = (params: Json): boolean => param(params, 'to_group') === true

/** Everybody answered, nobody said this, and not everybody left it to the group. */
const unless = (stops: (n: Numbers) => number) => (n: Numbers): boolean =>
  n.electorate > 0 && n.answered === n.electorate && stops(n) === 0 && said(n.counts, 'to_group') < n.answered

const methods = new Map<string, Method>(Object.entries({
  stand_behind: { choices: ['support', 'support_with_concern', 'not_yet'], discreet: true, concern: 'support_with_concern', passes: unless(n => said(n.counts, 'not_yet')) },
  consent: { choices: ['no_objection', 'no_objection_with_concern', 'objection'], discreet: true, concern: 'no_objection_with_concern', passes: unless(n => (n.objectionsStand ? said(n.counts, 'objection') : 0)) },
  majority: { choices: ['for', 'against', 'blank'], discreet: false, passes: majority },
}))

const settings = ['num', 'den', 'strict', 'basis']

function majority({ counts, answered, electorate, everybody, params }: Numbers): boolean {
  const { num, den, strict, basis: of } = fill({ num: 'int', den: 'int', strict: 'bool', basis: 'string' }, params === null || params instanceof Map ? new Map(settings.map(name => [name, param(params, name)])) : 'none')
  const left = said(counts, 'to_group')
  const bases = new Map([['ballots', answered - left], ['present', electorate - left], ['entitled', everybody - left]])
  const basis = BigInt(bases.get(of) ?? said(counts, 'for') + said(counts, 'against'))
  if (basis === 0n) return false
  const [reached, asked] = [BigInt(said(counts, 'for')) * BigInt(den), BigInt(num) * basis]
  return reached > asked || (!strict && reached === asked)
}

/** More than any meeting has. */
const mostPeople = 1 << 20

const adopts = (outcome: string): boolean => outcome === 'adopted' || outcome === 'adopted_with_concerns'
const sum = (counts: Counts | undefined): number => Object.values(counts ?? {}).reduce((all, n) => all + n, 0)

/** Counts the results of a closed round again. Of a round that was never opened nothing is known. */
export function recount(opened: Read | undefined, closed: Read): Recounted[] {
  return closed.results.map((result: Read) => ({ proposal: result.proposal, ...one(opened, closed, result) }))
}

function one(opened: Read | undefined, closed: Read, result: Read): Omit<Recounted, 'proposal'> {
  const method = methods.get(opened?.method)
  if (!method) return { wrong: 'method' }
  const counts: Counts | undefined = result.counts
  const carried = opened.poll ? result.passed || adopts(result.outcome) : adopts(result.outcome)
  const choices = toGroup(opened.params) ? [...method.choices, 'to_group'] : method.choices
  if ((counts !== undefined) !== (carried || !method.discreet)) return { wrong: 'kept' }
  if (closed.electorate > mostPeople || result.answered > closed.electorate || closed.answered > closed.electorate) return { wrong: 'sums' }
  if (!counts) return { ...outcome(opened, result, result.outcome === 'adopted_with_concerns'), open: 'not_kept' }
  if (sum(counts) !== result.answered || sum(result.via) !== result.answered || Object.entries(counts).some(([choice, n]) => n < 0 || !choices.includes(choice))) return { wrong: 'sums' }
  const given = { counts, answered: result.answered, electorate: closed.electorate, everybody: closed.electorate, objectionsStand: true, params: opened.params }
  const [as, judged, entitled] = [given, { ...given, objectionsStand: false }, { ...given, everybody: closed.electorate + mostPeople }].map(method.passes) as [boolean, boolean, boolean]
  if (![as, judged, entitled].includes(result.passed)) return { wrong: 'result' }
  return { open: as !== judged ? 'judged' : as !== entitled ? 'entitled' : undefined, ...outcome(opened, result, !!method.concern && said(counts, method.concern) > 0) }
}

/** The outcome follows from the result. */
function outcome(opened: Read, result: Read, withConcerns: boolean): { wrong?: 'outcome' } {
  const stands = result.passed && !result.limit
  const want = opened.poll ? '' : stands ? (withConcerns ? 'adopted_with_concerns' : 'adopted') : 'not_adopted'
  return result.outcome === want ? {} : { wrong: 'outcome' }
}
