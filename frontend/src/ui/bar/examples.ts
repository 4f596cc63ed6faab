import { example, type Examples } from '../../gallery/examples'
import Bar from './Bar.svelte'

export default {
  name: 'bar',
  on: ['console'],
  examples: [
    example('console', Bar, { title: 'Mantelzorg in Westerkwartier · maandag 8 november' }),
    example('deeper', Bar, { path: 'Besluiten', title: 'Een vaste plek in elk dorp' }),
  ],
} satisfies Examples
