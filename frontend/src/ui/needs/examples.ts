import { example, type Examples } from '../../gallery/examples'
import Needs from './Needs.svelte'

export default {
  name: 'needs',
  on: ['projector', 'phone'],
  examples: [
    example('needed', Needs, { title: 'Wat is er nodig?', needs: ['Zeg erbij wie het betaalt na het eerste jaar.', 'Ook open op een avond of in het weekend.'] }),
  ],
} satisfies Examples
