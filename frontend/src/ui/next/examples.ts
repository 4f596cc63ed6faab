import { example, type Examples } from '../../gallery/examples'
import Next from './Next.svelte'

export default {
  name: 'next',
  on: ['console'],
  examples: [
    example('ready', Next, { step: 'Voorstellen maken' }),
    example('busy', Next, { step: 'Voorstellen maken', busy: '14 van 60 mensen schrijven nog.' }),
    example('asking', Next, { step: 'Voorstellen maken', busy: '14 van 60 mensen schrijven nog.', ask: true }),
    example('not yet', Next, { step: 'Open de ronde', because: 'Nog 2 te bekijken' }),
  ],
} satisfies Examples
