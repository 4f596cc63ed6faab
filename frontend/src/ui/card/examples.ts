import { example, type Examples } from '../../gallery/examples'
import Card from './Card.svelte'
import { board } from '../../look/icons'

export default {
  name: 'card',
  on: ['phone', 'projector'],
  examples: [
    example('plain', Card, { text: 'Een kaartje bij de apotheek' }),
    example('with its place', Card, { text: 'Laat de apotheek een kaartje meegeven.', place: 'Staat op het bord', placeIcon: board }),
    example('new', Card, { text: 'Vraag bij de griepprik', isNew: 'nieuw' }),
  ],
} satisfies Examples
