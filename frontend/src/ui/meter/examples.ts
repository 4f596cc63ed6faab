import { example, type Examples } from '../../gallery/examples'
import Meter from './Meter.svelte'

export default {
  name: 'meter',
  on: ['console'],
  examples: [
    example('nearly there', Meter, { parts: [{ name: 'wie', there: true }, { name: 'eerste stap', there: true }, { name: 'wanneer', there: true }, { name: 'kosten', there: true }, { name: 'opbrengst', there: false }] }),
    example('empty', Meter, { parts: [{ name: 'wie', there: false }, { name: 'eerste stap', there: false }] }),
  ],
} satisfies Examples
