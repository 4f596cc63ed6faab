import { example, type Examples } from '../../gallery/examples'
import Segment from './Segment.svelte'

export default {
  name: 'segment',
  on: ['phone'],
  examples: [
    example('language', Segment, { legend: 'Taal', value: 'nl', options: [{ value: 'nl', text: 'Nederlands', lang: 'nl' }, { value: 'en', text: 'English', lang: 'en' }] }),
    example('size', Segment, { legend: 'Grootte van de letters', value: 'A+', options: [{ value: '', text: 'A', spoken: 'gewoon' }, { value: 'A+', text: 'A+', spoken: 'groter', scale: 'medium' }, { value: 'A++', text: 'A++', spoken: 'grootst', scale: 'large' }] }),
  ],
} satisfies Examples
