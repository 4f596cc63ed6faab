import { example, type Examples } from '../../gallery/examples'
import { bounds } from '../../gallery/case'
import Bounds from './Bounds.svelte'

export default {
  name: 'bound',
  on: ['projector'],
  examples: [
    example('six', Bounds, { bounds }),
  ],
} satisfies Examples
