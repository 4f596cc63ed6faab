import { m } from '../../../../words'
import type { OnConsole } from '../kind'
import { words } from './words'

export const onConsole: OnConsole = {
  ...words,
  name: m['method.consent'],
  rule: () => m['decide.rule_consent'](),
  script: m['desk.round_say_consent'],
  then: { carried: m['desk.then_enough'], not: m['desk.then_not_enough'] },
  // Without an objection that stands, somebody gave no answer.
  outcome: { ...words.outcome, not: objected => (objected ? m['desk.objection_stands']() : m['desk.not_all_answered']()) },
}
