import { example, type Examples } from '../../gallery/examples'
import Bars from './Bars.svelte'

export default {
  name: 'bars',
  on: ['projector', 'phone'],
  examples: [
    example('majority', Bars, { total: 60, bars: [{ name: 'Voor', count: 41 }, { name: 'Tegen', count: 14 }, { name: 'Blanco', count: 5 }] }),
    example('nobody', Bars, { total: 0, bars: [{ name: 'Voor', count: 0 }] }),
  ],
} satisfies Examples
