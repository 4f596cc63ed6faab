import { example, type Examples } from '../../gallery/examples'
import Pick from './Pick.svelte'

export default {
  name: 'pick',
  on: ['console'],
  examples: [
    example('off', Pick, { id: 'i1', text: 'Een kaartje bij de apotheek', more: '3 keer ‘herken ik’' }),
    example('on', Pick, { id: 'i2', text: 'De huisarts vraagt: wie zorgt er mee?', checked: true, ongrip: () => {} }),
  ],
} satisfies Examples
