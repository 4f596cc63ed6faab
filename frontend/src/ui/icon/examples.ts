import { example, type Examples } from '../../gallery/examples'
import Icon from './Icon.svelte'
import * as icons from '../../look/icons'

export default {
  name: 'icon',
  on: ['console'],
  examples: Object.entries(icons).map(([name, shape]) => example(name, Icon, { shape })),
} satisfies Examples
