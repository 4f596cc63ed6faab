import { afternoon, checks, facts, question, text, textAfter, title } from '../../gallery/case'
import { example, type Examples } from '../../gallery/examples'
import { methods } from '../../life/decide/methods/phone'
import type { Answer } from './ballot'
import Ballot from './Ballot.svelte'
import Confirmed from './Confirmed.svelte'
import Follow from './Follow.svelte'
import Ideas from './Ideas.svelte'
import Join from './Join.svelte'
import Name from './Name.svelte'
import Overview from './Overview.svelte'
import Plan from './Plan.svelte'
import Proposal from './Proposal.svelte'
import Readable from './Readable.svelte'
import Reading from './Reading.svelte'

const at = (station: 'question' | 'ideas' | 'proposals' | 'decisions' | 'plan') => ({ station, connection: 'connected' as const })
const concern: Answer = { word: 'support_with_concern', concern: 'Is de plek ook in het weekend open?' }
const one = [{ id: 'v3', title, answer: concern }]
const three = [...one, { id: 'v4', title: 'Eén telefoonnummer voor vragen', answer: { word: 'support' } }, { id: 'v5', title: 'Uw verhaal maar één keer vertellen', answer: { word: 'not_yet' as const, need: 'Zeg erbij wie mijn verhaal dan mag lezen.' } }]
const ideas = {
  around: at('ideas'), theme: 'Vinden en bereiken van mantelzorgers', number: 1, total: 6, draft: 'Vraag bij de griepprik of iemand voor een ander zorgt. Daar komt bijna iedereen.',
  mine: [
    { id: 'i1', text: 'Laat de apotheek een kaartje meegeven.', place: { at: 'board' as const } },
    { id: 'i2', text: 'De huisarts vraagt: wie zorgt er mee?', place: { at: 'cluster' as const, title: 'De huisarts ziet het eerst' }, fixed: true },
    { id: 'i3', text: 'Een vrijwilliger die even oppast.', place: { at: 'sending' as const } },
  ],
  all: [{ id: 'i4', text: 'Zet in elk dorpshuis een tafel voor mantelzorgers, elke eerste dinsdag.', reactions: ['recognise' as const] }],
}
const ballot = { around: at('decisions'), method: methods.of('stand_behind'), title, text }

export default {
  name: 'phone',
  on: ['phone'],
  screen: true,
  examples: [
    example('join', Join, { around: at('question'), typed: 'K7M 4' }),
    example('join, unknown code', Join, { around: at('question'), typed: 'K7M 4PZ', unknown: true }),
    example('readable', Readable, { around: at('question') }),
    example('name', Name, { around: at('question') }),
    example('reading', Reading, { around: at('question') }),
    example('wait', Follow, { around: at('question'), room: 'wait', question }),
    example('pause', Follow, { around: at('ideas'), room: 'pause', until: afternoon }),
    example('private time', Follow, { around: at('ideas'), room: 'private' }),
    example('ideas', Ideas, ideas),
    example('ideas, nothing yet', Ideas, { ...ideas, draft: '', mine: [], all: [] }),
    example('ideas, offline', Ideas, { ...ideas, around: { station: 'ideas', connection: 'offline' }, closed: true }),
    example('proposal', Proposal, { around: at('proposals'), number: 3, version: 2, title, text, facts, checks, ideas: [{ id: 'i4', text: 'Een tafel in elk dorpshuis' }, { id: 'i5', text: 'Eén gezicht per dorp' }], open: true }),
    example('ballot', Ballot, ballot),
    example('ballot, chosen', Ballot, { ...ballot, answer: concern }),
    example('ballot, not yet', Ballot, { ...ballot, answer: { word: 'not_yet' }, text: textAfter, before: text, number: 2, total: 3 }),
    example('ballot, consent', Ballot, { ...ballot, method: methods.of('consent') }),
    example('overview', Overview, { around: at('decisions'), answers: one, whoSees: methods.of('stand_behind').whoSees() }),
    example('overview of three', Overview, { around: at('decisions'), answers: three, whoSees: methods.of('stand_behind').whoSees() }),
    example('confirmed', Confirmed, { around: at('decisions'), answers: one, at: afternoon }),
    example('confirmed, three', Confirmed, { around: at('decisions'), answers: three, at: afternoon }),
    example('kept for later', Confirmed, { around: { station: 'decisions', connection: 'offline' }, answers: one }),
    example('plan', Plan, { around: at('plan'), question, decisions: [{ id: 'v3', title, text: textAfter, facts, concerns: ['Ook in het weekend open?'], state: 'past' }, { id: 'v4', title: 'Eén telefoonnummer voor vragen', text: 'Er komt één telefoonnummer voor alle vragen over mantelzorg.', facts: facts.slice(0, 2), concerns: [], state: 'past' }] }),
    example('plan, signing', Plan, { around: at('plan'), question, decisions: [], beside: ['31 mensen hebben ondertekend'], signing: { signed: false, onsign: () => {}, ontakeback: () => {} } }),
    example('plan, signed', Plan, { around: at('plan'), question, decisions: [], beside: ['32 mensen hebben ondertekend', 'Aangeboden aan: de wethouder, 17:25'], signing: { signed: true, onsign: () => {}, ontakeback: () => {} } }),
    example('plan, nothing yet', Plan, { around: at('plan'), question, decisions: [] }),
  ],
} satisfies Examples
