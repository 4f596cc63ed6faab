import { m } from '../../../words'
import type { DeskKind } from '../desk'
import { listed } from '../listed'
import Desk from './Desk.svelte'

export const desk: DeskKind = {
  Desk,
  said: (question, answer) => listed((question.choices ?? []).filter(one => answer.choices?.includes(one.id)).map(one => one.text.toLocaleLowerCase())),
  name: m['talks.kind_several'],
  choices: 1,
  uses: ['needs'],
}
