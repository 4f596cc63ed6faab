import { m } from '../../../../words'
import type { OnPhone } from '../kind'
import { words } from './words'

export const onPhone: OnPhone = { ...words, ask: m['decide.title_counted'], whoSees: m['counted.who_sees'] }
