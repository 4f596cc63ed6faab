import { m } from '../../../../words'
import type { OnProjector } from '../kind'
import { words } from './words'

export const onProjector: OnProjector = { ...words, ask: m['decide.title_consent'], open: m['decide.now'], shapes: ['yes', 'heed', 'open'] }
