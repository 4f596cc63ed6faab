import { example, type Examples } from '../../gallery/examples'
import Choice from './Choice.svelte'
import Choices from './Choices.svelte'
import { methods } from '../../life/decide/methods/phone'

const options = (method: string) => methods.of(method).choices.map(one => ({ value: one.word, text: one.text(), meaning: methods.of(method).meanings?.[one.word]?.() }))

export default {
  name: 'choice',
  on: ['phone'],
  examples: [
    example('nothing chosen', Choices, { legend: 'Staat u achter dit voorstel?', options: options('stand_behind') }),
    example('one chosen', Choices, { legend: 'Hebt u een belangrijk bezwaar?', value: 'no_objection', options: options('consent') }),
    example('checkbox', Choice, { type: 'checkbox', text: 'Vervoer heen en terug', checked: true }),
    example('checkbox off', Choice, { type: 'checkbox', text: 'Goed kunnen horen', meaning: 'Bijvoorbeeld een ringleiding.' }),
  ],
} satisfies Examples
