import type { Settings } from '../kind'
import Form from './Form.svelte'
import { start, type Params } from './params'

export const settings: Settings<Params> = { method: 'majority', start, Form }
