import { example, type Examples } from '../../gallery/examples'
import Line from './Line.svelte'
import Steps from './Steps.svelte'

export default {
  name: 'line',
  on: ['phone', 'console'],
  examples: [
    example('at the start', Line, { now: 'question' }),
    example('halfway', Line, { now: 'proposals' }),
    example('at the end', Line, { now: 'after' }),
    example('upright', Steps, { steps: [{ title: 'Uw antwoord is bewaard', note: 'om 15.42 uur', state: 'past' }, { title: 'Anderen denken nog na', note: 'U hoeft nu niets te doen.', state: 'now', tag: 'nu' }, { title: 'De uitslag komt op het scherm' }] }),
  ],
} satisfies Examples
