import { example, type Examples } from '../../gallery/examples'
import StationMark from './StationMark.svelte'

export default {
  name: 'station',
  on: ['phone', 'projector'],
  examples: [
    example('open', StationMark, { number: 4 }),
    example('filled', StationMark, { number: 12, filled: true }),
  ],
} satisfies Examples
