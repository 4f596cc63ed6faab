import { example, type Examples } from '../../gallery/examples'
import ReadingSettings from './ReadingSettings.svelte'

export default {
  name: 'reading-settings',
  on: ['phone'],
  examples: [
    example('plain', ReadingSettings, {}),
  ],
} satisfies Examples
