import { m } from '../../../../words'
import type { OnConsole } from '../kind'
import { bases, start, type Params } from './params'
import { words } from './words'

function rule(params: unknown): string {
  const { num, den, strict, basis } = { ...start, ...(params as Partial<Params> | undefined) }
  const filled = { share: `${num}/${den}`, of: (bases[basis] ?? bases.for_against!)() }
  return strict ? m['counted.rule_more'](filled) : m['counted.rule_least'](filled)
}

export const onConsole: OnConsole = {
  ...words,
  name: m['counted.majority'],
  rule,
  script: m['counted.round_say'],
  then: { carried: m['desk.then_enough'], not: m['desk.then_not_enough'] },
  outcome: { carried: m['counted.passed'], not: m['counted.not_passed'] },
}
