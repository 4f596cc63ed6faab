// What a phone has to know of each way of deciding. Nothing else of them comes along with its bundle.
import type { OnPhone } from './kind'
import { listed } from './listed'

export const methods = listed(import.meta.glob<OnPhone>('./*/phone.ts', { eager: true, import: 'onPhone' }))
