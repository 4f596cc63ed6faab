import { m } from '../../../../words'
import type { OnPhone } from '../kind'
import { words } from './words'

export const onPhone: OnPhone = {
  ...words,
  ask: m['decide.title'],
  meanings: { support: m['answer.support_meaning'], support_with_concern: m['answer.support_with_concern_meaning'], not_yet: m['answer.not_yet_meaning'] },
  tells: 'not_yet',
  whoSees: m['decide.who_sees_closed'],
}
