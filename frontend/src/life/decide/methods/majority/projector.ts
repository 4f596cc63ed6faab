import { m } from '../../../../words'
import type { OnProjector } from '../kind'
import { words } from './words'

// No answer is drawn as more of a yes than another.
export const onProjector: OnProjector = { ...words, ask: m['decide.title_counted'], open: m['counted.open'], shapes: ['open', 'open', 'open'] }
