import { example, type Examples } from '../../gallery/examples'
import { checks } from '../../gallery/case'
import CheckForm from './CheckForm.svelte'

export default {
  name: 'check-form',
  on: ['console'],
  examples: [
    example('in the room', CheckForm, { checks: checks.map(check => ({ ...check, id: `k${check.number}`, soft: check.number < 5, stale: check.number === 5 })) }),
  ],
} satisfies Examples
