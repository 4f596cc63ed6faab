import { example, type Examples } from '../../gallery/examples'
import Select from './Select.svelte'

export default {
  name: 'select',
  on: ['console'],
  examples: [
    example('topics', Select, { label: 'Onderwerp', value: '1', options: [{ value: '1', name: '1. Vinden en bereiken (12)' }, { value: '2', name: '2. Op tijd zorg' }] }),
  ],
} satisfies Examples
