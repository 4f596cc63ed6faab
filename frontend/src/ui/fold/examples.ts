import { example, type Examples } from '../../gallery/examples'
import { createRawSnippet } from 'svelte'
import Fold from './Fold.svelte'
import { flag } from '../../look/icons'

const children = createRawSnippet(() => ({ render: () => '<p>Uit 4 ideeën van het bord.</p>' }))

export default {
  name: 'fold',
  on: ['phone'],
  examples: [
    example('closed', Fold, { title: 'Waar komt dit vandaan?', icon: flag, children }),
    example('open', Fold, { title: 'Past dit?', open: true, children }),
  ],
} satisfies Examples
