// What a new meeting can begin with: nothing, the usual afternoon, or an earlier meeting.
import type { PrepareFrameworkShown, PrepareItem, PrepareMeeting, PrepareSetMeeting, PrepareTheme } from '../../wire/types'
import { locale, m } from '../../words'
import type { Wish } from './records'

type Line = [id: string, title: () => string, station: string, minutes: number, view: string, script: () => string]

// The afternoon as it is held in practice: practise first, the commissioner explains and leaves, the hard work before tea.
const afternoon: Line[] = [
  ['welkom', m['template.welcome'], 'question', 15, 'lobby', m['template.welcome_say']],
  ['oefenen', m['template.practice'], 'question', 10, 'practice', m['template.practice_say']],
  ['kaders', m['template.frameworks'], 'bounds', 20, 'frameworks', m['template.frameworks_say']],
  ['informatie', m['template.information'], 'talks', 15, 'information', m['template.information_say']],
  ['ideeen', m['template.ideas'], 'ideas', 40, 'board', m['template.ideas_say']],
  ['pauze', m['template.break'], 'ideas', 15, 'pause', m['template.break_say']],
  ['voorstellen', m['template.proposals'], 'proposals', 40, 'tables', m['template.proposals_say']],
  ['besluiten', m['template.decisions'], 'decisions', 45, 'round', m['template.decisions_say']],
  ['besloten', m['template.private'], 'decisions', 10, 'private', m['template.private_say']],
  ['voorlezen', m['template.reading'], 'plan', 15, 'plan', m['template.reading_say']],
  ['ondertekenen', m['template.signing'], 'plan', 10, 'signing', m['template.signing_say']],
  ['aanbieden', m['template.handing'], 'after', 10, 'plan', m['template.handing_say']],
]

export const afternoonAgenda = (): PrepareItem[] =>
  afternoon.map(([id, title, station, minutes, view, script]) => ({ id, title: title(), station, minutes, view, script: script() }))

/** The shortest agenda that leads from question to plan. */
export const plainAgenda = (): PrepareItem[] =>
  afternoonAgenda().filter(item => ['welkom', 'kaders', 'ideeen', 'voorstellen', 'besluiten', 'voorlezen'].includes(item.id))

export interface Beginning { title: string; municipality: string; question: string }

export function freshWishes(about: Beginning, agenda: PrepareItem[]): Wish[] {
  const set: PrepareSetMeeting = { ...about, language: locale(), method: 'stand_behind', secrecy: 'closed', repairs: 2 }
  return [{ name: 'prepare.set_meeting', data: set }, { name: 'prepare.set_agenda', data: { items: agenda } }]
}

/** What an earlier meeting lends: frameworks, themes and agenda. Never its people, ideas or decisions. */
export function copiedWishes(about: Beginning, sections: Record<string, unknown>): Wish[] {
  const was = sections['prepare.meeting'] as PrepareMeeting | undefined
  const { phase: _p, version: _v, digest: _d, reason: _r, date: _t, ...settings } = was ?? ({} as PrepareMeeting)
  const wishes: Wish[] = [{ name: 'prepare.set_meeting', data: { ...settings, ...about } }]
  for (const theme of (sections['prepare.themes'] as PrepareTheme[] | undefined) ?? []) wishes.push({ name: 'prepare.set_theme', data: theme })
  const frameworks = Object.entries(sections).filter(([key]) => key.startsWith('prepare.framework/')).map(([, one]) => one as PrepareFrameworkShown)
  frameworks.sort((a, b) => a.order - b.order)
  for (const { version: _1, clarifications: _2, order: _3, soft: _4, ...text } of frameworks) wishes.push({ name: 'prepare.set_framework', data: text })
  wishes.push({ name: 'prepare.set_agenda', data: { items: (sections['prepare.agenda'] as PrepareItem[] | undefined) ?? [] } })
  return wishes
}
