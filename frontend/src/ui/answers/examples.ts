import { example, type Examples } from '../../gallery/examples'
import Answers from './Answers.svelte'

export default {
  name: 'answers',
  on: ['projector'],
  examples: [
    example('stand behind', Answers, { answers: [{ shape: 'yes', text: 'Ik sta hierachter' }, { shape: 'heed', text: 'Ik sta hierachter, maar let op:' }, { shape: 'open', text: 'Ik sta hier nog niet achter' }] }),
  ],
} satisfies Examples
