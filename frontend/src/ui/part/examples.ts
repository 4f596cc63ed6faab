import { example, type Examples } from '../../gallery/examples'
import { createRawSnippet } from 'svelte'
import Part from './Part.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>Niemand vraagt nu hulp.</p>' }))

export default {
  name: 'part',
  on: ['console', 'phone'],
  examples: [
    example('with a number at its end', Part, { title: 'Vraagt hulp', end: '0', children }),
  ],
} satisfies Examples
