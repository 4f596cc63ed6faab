import { example, type Examples } from '../../gallery/examples'
import { themes } from '../../gallery/case'
import Board from './Board.svelte'

export default {
  name: 'board',
  on: ['projector'],
  examples: [
    example('three themes', Board, { themes }),
    example('nothing yet', Board, { themes: [{ number: 4, title: 'Toegankelijke informatie', cards: [], more: 0 }] }),
  ],
} satisfies Examples
