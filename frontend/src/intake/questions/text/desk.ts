import { m } from '../../../words'
import type { DeskKind } from '../desk'
import Desk from './Desk.svelte'

export const desk: DeskKind = { Desk, said: (_, answer) => answer.text?.trim() ?? '', name: m['talks.kind_text'], choices: 0, uses: [] }
