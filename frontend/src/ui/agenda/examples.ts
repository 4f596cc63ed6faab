import { example, type Examples } from '../../gallery/examples'
import { agenda } from '../../gallery/case'
import Agenda from './Agenda.svelte'

export default {
  name: 'agenda',
  on: ['console'],
  examples: [
    example('an afternoon', Agenda, { items: agenda }),
  ],
} satisfies Examples
