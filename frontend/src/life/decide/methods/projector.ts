// What a projector has to know of each way of deciding. Nothing else of them comes along with its bundle.
import type { OnProjector } from './kind'
import { listed } from './listed'

export const methods = listed(import.meta.glob<OnProjector>('./*/projector.ts', { eager: true, import: 'onProjector' }))
