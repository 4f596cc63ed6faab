import { example, type Examples } from '../../gallery/examples'
import { join } from '../../gallery/case'
import Join from './Join.svelte'

export default {
  name: 'join',
  on: ['projector'],
  examples: [
    example('strip', Join, join),
    example('lobby', Join, { ...join, large: true }),
  ],
} satisfies Examples
