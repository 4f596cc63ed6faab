import { example, type Examples } from '../../gallery/examples'
import RuleSentence from './RuleSentence.svelte'

export default {
  name: 'rule-sentence',
  on: ['console'],
  examples: [
    example('stand behind', RuleSentence, { text: 'Het voorstel komt in het plan als iedereen heeft geantwoord en iedereen erachter staat.' }),
  ],
} satisfies Examples
