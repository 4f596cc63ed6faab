import { example, type Examples } from '../../gallery/examples'
import PhoneBar from './PhoneBar.svelte'

export default {
  name: 'phone-bar',
  on: ['phone'],
  examples: [
    example('always', PhoneBar, {}),
  ],
} satisfies Examples
