import { example, type Examples } from '../../gallery/examples'
import Script from './Script.svelte'

export default {
  name: 'script',
  on: ['console'],
  examples: [
    example('one line', Script, { text: 'Nog een paar minuten. Hebt u een idee? Schrijf het op, hoe klein ook.' }),
  ],
} satisfies Examples
