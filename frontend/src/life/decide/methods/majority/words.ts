// Majority, as every screen says it.
import { m } from '../../../../words'
import type { Words } from '../kind'

export const words: Words = {
  method: 'majority',
  choices: [{ word: 'for', text: m['counted.for'] }, { word: 'against', text: m['counted.against'] }, { word: 'blank', text: m['counted.blank'] }],
  counted: true,
  outcome: { carried: m['hall.in_plan'], not: m['hall.not_in_plan'] },
  left: { meaning: m['answer.to_group_counted'], carried: m['hall.in_plan'] },
}
