import { example, type Examples } from '../../gallery/examples'
import Verdict from './Verdict.svelte'

export default {
  name: 'verdict',
  on: ['phone', 'projector'],
  examples: [
    example('fits', Verdict, { verdict: 'fits' }),
    example('fits_with_exception', Verdict, { verdict: 'fits_with_exception' }),
    example('unclear', Verdict, { verdict: 'unclear' }),
    example('does_not_fit', Verdict, { verdict: 'does_not_fit' }),
    example('not_applicable', Verdict, { verdict: 'not_applicable' }),
    example('open', Verdict, { verdict: 'open' }),
  ],
} satisfies Examples
