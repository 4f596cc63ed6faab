import { m } from '../../../../words'
import type { OnPhone } from '../kind'
import { words } from './words'

export const onPhone: OnPhone = {
  ...words,
  ask: m['decide.title_consent'],
  meanings: { no_objection: m['answer.no_objection_meaning'], no_objection_with_concern: m['answer.no_objection_with_concern_meaning'], objection: m['answer.objection_meaning'] },
  whoSees: m['decide.who_sees_closed'],
}
