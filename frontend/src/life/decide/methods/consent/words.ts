// Consent, as every screen says it.
import { m } from '../../../../words'
import type { Words } from '../kind'

export const words: Words = {
  method: 'consent',
  choices: [
    { word: 'no_objection', text: m['answer.no_objection'] },
    { word: 'no_objection_with_concern', text: m['answer.no_objection_with_concern'], writes: 'concern' },
    { word: 'objection', text: m['answer.objection'], writes: 'reason' },
  ],
  counted: false,
  outcome: { carried: m['decide.no_objection'], not: m['decide.objection'] },
  left: { meaning: m['answer.to_group_consent'], carried: m['decide.no_objection'] },
}
