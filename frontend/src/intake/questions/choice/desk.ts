import { m } from '../../../words'
import type { DeskKind } from '../desk'
import Desk from './Desk.svelte'

export const desk: DeskKind = {
  Desk,
  said: (question, answer) => question.choices?.find(one => one.id === answer.choices?.[0])?.text ?? '',
  name: m['talks.kind_choice'],
  choices: 2,
  uses: ['theme', 'tables', 'follow_up'],
}
