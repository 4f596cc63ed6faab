import { m } from '../../../words'
import type { DeskKind } from '../desk'
import { listed } from '../listed'
import Desk from './Desk.svelte'

export const desk: DeskKind = {
  Desk,
  said: (_, answer) => listed((answer.people ?? []).filter(one => one.name.trim()).map(one => (one.phone ? `${one.name} (${one.phone})` : one.name))),
  name: m['talks.kind_person'],
  choices: 0,
  uses: ['invite'],
}
