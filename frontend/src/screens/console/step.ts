// The next step of the room in words, and what happens when it is taken.
import { m } from '../../words'
import { practiceOf, practiceTurnout } from '../practice/words'
import { endTime, roundsThatFit } from './clockwork'
import { openSigning } from './finish/open'
import type { Meeting } from './meeting.svelte'
import type { Situation, Step } from './next'
import { go } from './place.svelte'

export function situation(meeting: Meeting): Situation {
  const ends = endTime(meeting.now?.ends, meeting.live.now)
  const time = ends === undefined || roundsThatFit(meeting.live.now, ends) > 0
  const at = meeting.agenda.findIndex(one => one.id === meeting.now?.item)
  const nextItem = meeting.agenda[at + 1]
  const round = meeting.openRound
  const turnout = round && meeting.turnout(round.id)
  const practised = practiceTurnout(meeting.live.sections)
  const hidden = meeting.themes
    .filter(theme => !meeting.board(theme.id)?.revealed)
    .map(theme => ({ theme: theme.id, count: meeting.cards.filter(card => card.theme === theme.id && card.state === 'private').length }))
    .filter(one => one.count > 0)
  return {
    phase: meeting.phase === 'sealed' ? 'sealed' : meeting.phase === 'paused' ? 'paused' : 'open',
    station: meeting.item?.station ?? '',
    signs: meeting.item?.view === 'signing',
    nextItem: nextItem && { id: nextItem.id, title: nextItem.title },
    hidden,
    proposals: meeting.proposals.map(one => ({
      id: one.id, title: one.title, undecided: meeting.undecided(one), blocking: meeting.blocking(one).length,
      tried: triedThisVersion(meeting, one.id, one.version), again: time && !meeting.spent(one.id),
    })),
    round: round && {
      id: round.id, judging: round.status === 'judging', open: (turnout?.electorate ?? round.electorate) - (turnout?.answered ?? 0), electorate: turnout?.electorate ?? round.electorate,
    },
    ...begins(meeting),
    ...(practiceOf(meeting.live.sections)?.open ? { practice: { open: practised.present - practised.answered, total: practised.present } } : {}),
    reading: { left: meeting.reading.filter(one => !one.ticked).length, total: meeting.reading.length },
    end: { signing: meeting.end?.signing ?? false, handed: meeting.end?.handed_over !== undefined, closed: meeting.end?.closed ?? false },
  }
}

/** An item for practising, or for private time, waits until it begins. */
function begins(meeting: Meeting): Pick<Situation, 'begins'> {
  if (meeting.item?.view === 'practice' && !practiceOf(meeting.live.sections) && meeting.present.length) return { begins: 'practise' }
  return meeting.item?.view === 'private' && !meeting.now?.over ? { begins: 'private' } : {}
}

const triedThisVersion = (meeting: Meeting, proposal: string, version: number): boolean =>
  meeting.rounds.some(round => round.status === 'closed' && !round.poll && round.proposals.some(one => one.id === proposal && one.version === version))

export function stepWords(step: Step, meeting: Meeting): string {
  switch (step.code) {
    case 'resume': return m['desk.resume']()
    case 'close': return m['console.close_round']()
    case 'practise': return m['practice.first']()
    case 'private': return m['private.begin']()
    case 'end_practice': return m['practice.close']()
    case 'judge': return m['desk.judge']()
    case 'reveal': return m['desk.reveal_theme']({ theme: meeting.themeTitle(step.theme) })
    case 'draft': return m['desk.first_proposal']()
    case 'check': return m['desk.check_proposal']({ title: step.title })
    case 'repair': return m['desk.repair_proposal']({ title: step.title })
    case 'keep': return m['desk.keep_proposal']({ title: step.title })
    case 'decide': return m['desk.decide_on']({ title: step.title })
    case 'read': return m['desk.last_reading']()
    case 'seal': return m['desk.to_seal']()
    case 'go': return meeting.now?.item ? m['desk.go_on']({ item: step.title }) : m['desk.begin_with']({ item: step.title })
    case 'sign': return m['finish.open']()
    case 'hand': return m['finish.handing']()
    case 'close_day': return m['finish.closing']()
    case 'files': return m['desk.to_plan']()
  }
}

/** Why to wait a little: then the first tap only says so. */
export function busyWords(step: Step, meeting: Meeting): string | undefined {
  switch (step.code) {
    case 'close': {
      const asking = meeting.helps.filter(([, one]) => one.first).length
      return step.open > 0 ? [m['desk.open_answers']({ count: step.open, total: step.total }), asking && m['desk.questions_first']({ count: asking }), m['console.close_now_means']()].filter(Boolean).join(' ') : undefined
    }
    case 'private': return m['private.begin_means']()
    case 'end_practice': return step.open > 0 ? m['practice.open_answers']({ count: step.open, total: step.total }) : undefined
    case 'reveal':
    case 'go': {
      const writing = meeting.connected?.writing ?? 0
      const hidden = step.code === 'go' ? meeting.cards.filter(card => card.state === 'private' && !meeting.board(card.theme)?.revealed).length : 0
      if (writing > 0) return m['console.still_writing']({ count: writing, total: meeting.hall?.present ?? writing })
      if (hidden > 0 && meeting.item?.station === 'ideas') return m['desk.still_hidden']({ count: hidden })
      return undefined
    }
  }
  return undefined
}

export async function takeStep(step: Step, meeting: Meeting): Promise<void> {
  switch (step.code) {
    case 'resume': await meeting.ask('meet.resume', {}); return
    case 'close': return closeAnswers(meeting, step.round)
    case 'practise': await meeting.ask('practice.open', {}); return
    case 'private': await meeting.ask('meet.begin_private', {}); return
    case 'end_practice': await meeting.ask('practice.close', {}); return
    case 'judge': return go(`round/${step.round}`)
    case 'reveal':
      if (await meeting.ask('ideas.reveal', { theme: step.theme })) await meeting.ask('meet.show', { view: 'board', focus: step.theme })
      return
    case 'draft': return go(`draft/${meeting.themes[0]?.id ?? ''}`)
    case 'check':
      await meeting.ask('meet.show', { view: 'check', focus: step.proposal })
      return go(`proposal/${step.proposal}`)
    case 'repair': return go(`proposal/${step.proposal}`)
    case 'keep': return go(`proposal/${step.proposal}/park`)
    case 'decide': return go(`open/${step.proposal}`)
    case 'go':
      await meeting.ask('meet.go_to', { item: step.item })
      return
    case 'sign': return openSigning(meeting)
    case 'hand':
    case 'close_day': return go('finish')
    case 'read':
    case 'seal':
    case 'files': return go('plan')
  }
}

/** Closes the answers, and never more: a second tap, or a second console, does not end the judging that began with the first. */
export async function closeAnswers(meeting: Meeting, round: string): Promise<void> {
  const done = await meeting.ask('decide.close', { round, answers: true })
  if (meeting.round(round)?.status === 'judging') go(`round/${round}`)
  else if (done) await showResult(meeting, round)
}

/** This console shows the round, and the screen its outcome: in that order, so that nobody who goes on meanwhile is taken back. */
export async function showResult(meeting: Meeting, round: string): Promise<void> {
  go(`round/${round}`)
  await meeting.ask('meet.show', { view: 'result', focus: round }, { quiet: true })
}
