import { m } from '../../../../words'
import type { OnProjector } from '../kind'
import { words } from './words'

export const onProjector: OnProjector = { ...words, ask: m['decide.room_title'], open: m['decide.now'], shapes: ['yes', 'heed', 'open'] }
