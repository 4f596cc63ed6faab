import { example, type Examples } from '../../gallery/examples'
import { facts } from '../../gallery/case'
import Facts from './Facts.svelte'

export default {
  name: 'facts',
  on: ['phone', 'console'],
  examples: [
    example('of a proposal', Facts, { facts }),
  ],
} satisfies Examples
