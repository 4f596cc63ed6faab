import { example, type Examples } from '../../gallery/examples'
import Button from './Button.svelte'
import { next, pencil } from '../../look/icons'

export default {
  name: 'button',
  on: ['phone', 'console'],
  examples: [
    example('filled', Button, { text: 'Zet op het bord', after: next }),
    example('second', Button, { text: 'Verander mijn antwoord', kind: 'second', icon: pencil }),
    example('quiet', Button, { text: 'Later', kind: 'quiet' }),
    example('small', Button, { text: 'Ik ga', kind: 'second', small: true }),
    example('not now, and why', Button, { text: 'Open de ronde', because: 'Nog 2 te bekijken' }),
    example('a link', Button, { text: 'Download het plan', href: '#plan' }),
  ],
} satisfies Examples
