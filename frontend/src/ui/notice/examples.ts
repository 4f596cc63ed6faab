import { example, type Examples } from '../../gallery/examples'
import Notice from './Notice.svelte'

export default {
  name: 'notice',
  on: ['phone', 'console'],
  examples: [
    example('plain', Notice, { text: 'Hebt u een sms of e-mail met een link? Tik op de link.' }),
    example('heed', Notice, { kind: 'heed', strong: 'De tekst is veranderd.', text: 'Kijk opnieuw wat er past.' }),
    example('good', Notice, { kind: 'good', text: 'De keuze van de vorige persoon is verstuurd.' }),
    example('now', Notice, { kind: 'now', text: 'Klaar om 17.26 uur.' }),
    example('lock', Notice, { kind: 'lock', text: 'Alleen de gespreksleider leest dit. De gemeente niet.' }),
  ],
} satisfies Examples
