import { example, type Examples } from '../../gallery/examples'
import { capacities } from '../../gallery/case'
import Tally from './Tally.svelte'

export default {
  name: 'tally',
  on: ['console'],
  examples: [
    example('who is here', Tally, { label: 'Wie er zijn', rows: capacities, total: 60 }),
    example('without bars', Tally, { label: 'Hoe zij antwoorden', rows: [{ name: 'Met eigen telefoon', count: 48 }, { name: 'Op papier', count: 1 }] }),
  ],
} satisfies Examples
