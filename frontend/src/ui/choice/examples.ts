import { example, type Examples } from '../../gallery/examples'
import Choice from './Choice.svelte'
import Choices from './Choices.svelte'
import { meanings } from '../../screens/phone/ballot'

export default {
  name: 'choice',
  on: ['phone'],
  examples: [
    example('nothing chosen', Choices, { legend: 'Staat u achter dit voorstel?', options: meanings.stand_behind.map(one => ({ value: one.word, text: one.text(), meaning: one.meaning?.() })) }),
    example('one chosen', Choices, { legend: 'Hebt u een belangrijk bezwaar?', value: 'no_objection', options: meanings.consent.map(one => ({ value: one.word, text: one.text(), meaning: one.meaning?.() })) }),
    example('checkbox', Choice, { type: 'checkbox', text: 'Vervoer heen en terug', checked: true }),
    example('checkbox off', Choice, { type: 'checkbox', text: 'Goed kunnen horen', meaning: 'Bijvoorbeeld een ringleiding.' }),
  ],
} satisfies Examples
