import { example, type Examples } from '../../gallery/examples'
import { text, textAfter } from '../../gallery/case'
import Exact from './Exact.svelte'

export default {
  name: 'exact',
  on: ['phone', 'console'],
  examples: [
    example('a proposal', Exact, { text }),
    example('what changed', Exact, { text: textAfter, before: text }),
    example('a choice', Exact, { label: 'U kiest', text: 'Ik sta hierachter', size: 'text' }),
  ],
} satisfies Examples
