import { example, type Examples } from '../../gallery/examples'
import Lock from './Lock.svelte'

export default {
  name: 'lock',
  on: ['console'],
  examples: [
    example('ready', Lock, {}),
    example('not yet', Lock, { because: 'Nog 2 voorbeelden te gaan.', note: 'De eerste uitnodiging gaat uit op 11 oktober.' }),
  ],
} satisfies Examples
