import { m } from '../../../../words'
import type { OnConsole } from '../kind'
import { words } from './words'

export const onConsole: OnConsole = {
  ...words,
  name: m['method.stand_behind'],
  rule: () => m['decide.rule_stand_behind'](),
  script: m['desk.round_say'],
  then: { carried: m['desk.then_yes'], not: m['desk.then_not'] },
}
