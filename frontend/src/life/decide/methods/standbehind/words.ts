// Stand behind, as every screen says it.
import { m } from '../../../../words'
import type { Words } from '../kind'

export const words: Words = {
  method: 'stand_behind',
  choices: [
    { word: 'support', text: m['answer.support'] },
    { word: 'support_with_concern', text: m['answer.support_with_concern'], writes: 'concern' },
    { word: 'not_yet', text: m['answer.not_yet'], writes: 'need' },
  ],
  counted: false,
  outcome: { carried: m['decide.all_behind'], not: m['decide.not_all_behind'] },
  left: { meaning: m['answer.to_group_meaning'], carried: m['decide.left_behind'] },
}
