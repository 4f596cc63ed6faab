import { example, type Examples } from '../../gallery/examples'
import { themes } from '../../gallery/case'
import CardBoard from './CardBoard.svelte'

export default {
  name: 'drag',
  on: ['console', 'phone'],
  examples: [
    example('three columns', CardBoard, { columns: themes.map(theme => ({ id: String(theme.number), title: theme.title, cards: theme.cards })) }),
    example('many small cards', CardBoard, { tight: true, columns: themes.map(theme => ({ id: String(theme.number), title: `Tafel ${theme.number}: ${theme.title}`, more: String(theme.cards.length), cards: theme.cards })) }),
  ],
} satisfies Examples
