import { afternoon, bounds, checks, facts, join, question, text, themes, title } from '../../gallery/case'
import { example, type Examples } from '../../gallery/examples'
import { methods } from '../../life/decide/methods/projector'
import BoardView from './BoardView.svelte'
import Frameworks from './Frameworks.svelte'
import type { Hall } from './hall'
import Legible from './Legible.svelte'
import Lobby from './Lobby.svelte'
import PlanView from './PlanView.svelte'
import ProposalView from './ProposalView.svelte'
import Rest from './Rest.svelte'
import Result from './Result.svelte'
import RoundOpen from './RoundOpen.svelte'
import SigningView from './SigningView.svelte'

const at = (station: Hall['station']): Hall => ({ station, join })
const proposal = { number: 3, version: 2, title, text }
const decisions = [
  ['Bij de griepprik vragen: zorgt u?', 'Huisartsen', 'januari'],
  ['Vervangende zorg vanaf het begin', 'Zorgaanbieders', 'maart'],
  ['Een vaste plek in elk dorp', 'Sociaal team', 'maart'],
  ['Eén telefoonnummer voor vragen', 'Gemeente', 'april'],
  ['Uw verhaal maar één keer vertellen', 'Gemeente', 'juni'],
  ['Elk kwartaal samen in een dorpshuis', 'Dorpshuizen', 'februari'],
].map(([name, lead, due], i) => ({ id: `v${i}`, title: name!, lead: lead!, due: due! }))

export default {
  name: 'projector',
  on: ['projector'],
  screen: true,
  examples: [
    example('lobby', Lobby, { hall: at('question'), question, begins: new Date(2021, 10, 8, 13, 30).getTime() }),
    example('reading test', Legible, { hall: at('question') }),
    example('frameworks', Frameworks, { hall: at('limits'), bounds, kicker: 'Uitgangspunten · versie 1' }),
    example('board', BoardView, { hall: at('ideas'), title: 'Wat helpt mantelzorgers?', count: 34, themes, page: 1, pages: 2 }),
    example('board, connection lost', BoardView, { hall: { ...at('ideas'), lostSince: afternoon }, title: 'Wat helpt mantelzorgers?', count: 34, themes }),
    example('proposal', ProposalView, { hall: at('proposals'), ...proposal, facts }),
    example('check', ProposalView, { hall: at('proposals'), ...proposal, checks }),
    example('round open', RoundOpen, { hall: at('decisions'), ...proposal, method: methods.of('stand_behind'), far: 'most' }),
    example('round open, consent', RoundOpen, { hall: at('decisions'), ...proposal, method: methods.of('consent'), far: 'some' }),
    example('result, everybody', Result, { hall: at('decisions'), ...proposal, method: methods.of('stand_behind'), carried: true, words: ['Ook in het weekend open?', 'Houd het klein en dichtbij.'] }),
    example('result, not yet', Result, { hall: at('decisions'), ...proposal, method: methods.of('stand_behind'), carried: false, words: ['Zeg erbij wie het betaalt na het eerste jaar.', 'Ook open op een avond of in het weekend.'] }),
    example('result, counted', Result, { hall: at('decisions'), ...proposal, method: methods.of('majority'), carried: true, counts: { turnout: { answered: 60, total: 62 }, bars: [{ name: 'Voor', count: 41 }, { name: 'Tegen', count: 14 }, { name: 'Blanco', count: 5 }] } }),
    example('plan', PlanView, { hall: at('plan'), decisions, sealed: true, code: 'WK 6F3 9AD' }),
    example('signing', SigningView, { hall: at('plan'), titles: decisions, beside: ['31 mensen hebben ondertekend', 'Aangeboden aan: de wethouder, 17:25'] }),
    example('plan, nothing yet', PlanView, { hall: at('plan'), decisions: [] }),
    example('pause', Rest, { hall: at('ideas'), kind: 'pause', until: afternoon }),
    example('private time', Rest, { hall: at('ideas'), kind: 'private' }),
  ],
} satisfies Examples
