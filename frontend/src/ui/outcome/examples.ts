import { example, type Examples } from '../../gallery/examples'
import Outcome from './Outcome.svelte'

export default {
  name: 'outcome',
  on: ['projector'],
  examples: [
    example('adopted', Outcome, { sentences: ['Iedereen staat hierachter.', 'Dit komt in ons plan.'] }),
    example('not yet', Outcome, { sentences: ['Nog niet iedereen staat hierachter.'] }),
  ],
} satisfies Examples
