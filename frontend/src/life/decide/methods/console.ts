// What a console has to know of each way of deciding. Nothing else of them comes along with its bundle.
import type { OnConsole } from './kind'
import { listed } from './listed'

export const methods = listed(import.meta.glob<OnConsole>('./*/console.ts', { eager: true, import: 'onConsole' }))
