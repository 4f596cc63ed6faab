import { example, type Examples } from '../../gallery/examples'
import Connection from './Connection.svelte'

export default {
  name: 'connection',
  on: ['phone'],
  examples: [
    example('connecting', Connection, { state: 'connecting' }),
    example('connected', Connection, { state: 'connected' }),
    example('sending', Connection, { state: 'sending' }),
    example('offline', Connection, { state: 'offline' }),
  ],
} satisfies Examples
