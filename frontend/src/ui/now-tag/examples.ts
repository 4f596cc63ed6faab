import { example, type Examples } from '../../gallery/examples'
import NowTag from './NowTag.svelte'

export default {
  name: 'now-tag',
  on: ['phone', 'projector'],
  examples: [
    example('now', NowTag, { text: 'U kunt nu antwoorden' }),
  ],
} satisfies Examples
