import { m } from '../../../words'
import { hourWords } from '../../../words/format'
import type { DeskKind } from '../desk'
import Desk from './Desk.svelte'

export const desk: DeskKind = {
  Desk,
  said: (_, answer) => [answer.moment && m['talks.at_hour']({ time: hourWords(answer.moment) }), answer.place?.trim()].filter(Boolean).join(', '),
  name: m['talks.kind_moment'],
  choices: 0,
  uses: ['leaves'],
}
