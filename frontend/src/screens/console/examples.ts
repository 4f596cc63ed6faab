import { createRawSnippet, mount, unmount } from 'svelte'
import { agenda, capacities } from '../../gallery/case'
import { example, type Examples } from '../../gallery/examples'
import Cards from './Cards.svelte'
import Console from './Console.svelte'

const work = createRawSnippet(() => ({
  render: () => '<div></div>',
  setup: node => {
    const cards = mount(Cards, {
      target: node,
      props: {
        theme: '1', themes: [{ value: '1', name: '1. Vinden en bereiken (12)' }], chosen: ['i1', 'i2'],
        cards: [
          { id: 'i1', text: 'De huisarts vraagt: wie zorgt er mee?', more: '9 keer ‘herken ik’' },
          { id: 'i2', text: 'Vraag bij de griepprik of iemand voor een ander zorgt', more: '7 keer ‘belangrijk’ · nieuw' },
          { id: 'i3', text: 'Een kaartje bij de apotheek', more: '3 keer ‘herken ik’' },
          { id: 'i4', text: 'Elke eerste dinsdag een tafel in het dorpshuis', more: '2 vragen, 1 keer ‘let op’' },
        ],
      },
    })
    return () => void unmount(cards)
  },
}))
const afternoon = {
  title: 'Mantelzorg in Westerkwartier · maandag 8 november', item: 'Ideeën, onderwerp 1 tot en met 3', phones: 52, screenOn: true, left: 760_000, minutes: 40,
  script: 'Nog een paar minuten. Hebt u een idee? Schrijf het op, hoe klein ook.', agenda, late: 6, ends: 'Klaar om 17.26 uur. De zaal is tot 17.30 uur van ons.', present: 60, capacities,
  help: [{ id: 't3', who: 'Tafel 3', about: 'Telefoon lukt niet · 2 minuten' }, { id: 't7', who: 'Tafel 7', about: 'Vraag over het voorstel', helped: true }],
  tablets: [{ id: 'a', where: 'Tafel 3', people: '4 mensen', state: 'Schrijft nu' }, { id: 'b', where: 'Tafel 6', people: '4 mensen', state: 'Geen verbinding, antwoorden bewaard' }],
}

export default {
  name: 'console',
  on: ['console'],
  screen: true,
  examples: [
    example('ideas, people still writing', Console, { ...afternoon, work, next: { step: 'voorstellen maken', busy: '14 van 60 mensen schrijven nog.', ask: true } }),
    example('quiet start', Console, { ...afternoon, late: 0, help: [], tablets: [], screenOn: false, next: { step: 'Welkom en de vraag' } }),
    example('over time', Console, { ...afternoon, left: -95_000, next: { step: 'Open de ronde', because: 'Nog 2 te bekijken' } }),
  ],
} satisfies Examples
