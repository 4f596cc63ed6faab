import { example, type Examples } from '../../gallery/examples'
import Words from './Words.svelte'

export default {
  name: 'word',
  on: ['phone'],
  examples: [
    example('none', Words, { mine: [], about: 'Een kaartje bij de apotheek' }),
    example('mine, with counts', Words, { mine: ['recognise', 'heed'], counts: { recognise: 9, question: 2 }, about: 'De huisarts vraagt' }),
  ],
} satisfies Examples
