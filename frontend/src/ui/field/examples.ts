import { example, type Examples } from '../../gallery/examples'
import Field from './Field.svelte'

export default {
  name: 'field',
  on: ['phone', 'console'],
  examples: [
    example('one line', Field, { label: 'Wie pakt dit op?', value: 'Sociaal team' }),
    example('idea', Field, { label: 'Wat is uw idee?', hint: 'Noem geen namen of ziektes.', rows: 4, value: 'Vraag bij de griepprik of iemand voor een ander zorgt.', note: 'Bewaard op uw telefoon. Nog niet op het bord.' }),
    example('code', Field, { label: 'Code van het scherm', code: true, value: 'K7M 4' }),
    example('wrong', Field, { label: 'Kosten', value: 'veel', error: 'Kosten: vul een bedrag in, zoals 18000.' }),
    example('nearly full', Field, { label: 'Titel', value: 'Een vaste plek in elk dorp', limit: 30 }),
    example('too long', Field, { label: 'Titel', value: 'Een vaste plek in elk dorp', limit: 20 }),
  ],
} satisfies Examples
