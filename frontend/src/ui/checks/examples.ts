import { example, type Examples } from '../../gallery/examples'
import { checks } from '../../gallery/case'
import Checks from './Checks.svelte'

export default {
  name: 'checks',
  on: ['phone'],
  examples: [
    example('as sentences', Checks, { checks }),
  ],
} satisfies Examples
