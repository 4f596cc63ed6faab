// What the projector shows. The facilitator steers (meet.now), but nobody should have to steer for the obvious:
//  1. Private time is dark and a pause is a pause, whatever else happens.
//  2. When a round opens, the round is shown; when it closes, its result; when the plan is sealed, the plan. Until the
//     facilitator shows something else: whatever happened last counts.
//  3. A screen that comes later knows no order. It shows a round that is open; else the plan once it is sealed, or the signing of it; else the
//     result of the latest round when the facilitator last showed that proposal and its text is still the decided one;
//     else what was steered.
import type { DecideRoundShown, MeetNow, PlanLine, ProposeShown } from '../../wire/types'

export interface Shown { view: string; focus: string }

export interface Course {
  now: MeetNow
  rounds: DecideRoundShown[]
  proposals: ProposeShown[]
  plan?: PlanLine
}

const standing = (round: DecideRoundShown) => round.status === 'open' || round.status === 'judging'

/** The round that the room is in: a binding one before a poll, the newest first. */
export function running(rounds: DecideRoundShown[]): DecideRoundShown | undefined {
  return [...rounds].filter(standing).sort((a, b) => Number(a.poll ?? false) - Number(b.poll ?? false) || b.order - a.order)[0]
}

const latest = (rounds: DecideRoundShown[]) => [...rounds].filter(round => round.status === 'closed').sort((a, b) => b.order - a.order)[0]

/** Rule 3. */
function first({ now, rounds, proposals, plan }: Course): Shown {
  const open = running(rounds)
  if (open) return { view: 'round', focus: open.id }
  if (plan?.sealed) return now.view === 'signing' ? steered(now, rounds) : { view: 'plan', focus: '' }
  const closed = latest(rounds)
  const decided = closed?.proposals.find(option => option.id === now.focus)
  if (closed && decided && ['proposal', 'check', 'round', 'result'].includes(now.view)) {
    const text = proposals.find(proposal => proposal.id === decided.id)
    if (!text || text.version === decided.version || now.view === 'result') return { view: 'result', focus: closed.id }
  }
  return steered(now, rounds)
}

/** What the facilitator asked for. A round or result may be named by the round or by the proposal. */
function steered(now: MeetNow, rounds: DecideRoundShown[]): Shown {
  const focus = now.focus ?? ''
  if (now.view !== 'round' && now.view !== 'result') return { view: now.view, focus }
  const round = rounds.find(one => one.id === focus) ?? [...rounds].reverse().find(one => one.proposals.some(option => option.id === focus)) ?? running(rounds) ?? latest(rounds)
  if (!round) return { view: 'proposal', focus }
  return { view: standing(round) ? 'round' : 'result', focus: round.id }
}

/** Follows a course, from one look to the next. */
export class Follow {
  #now = ''
  #states = new Map<string, string>()
  #sealed = false
  #shown: Shown | undefined

  look(course: Course): Shown {
    const now = JSON.stringify([course.now.view, course.now.focus ?? ''])
    const moved = course.rounds.filter(round => this.#states.get(round.id) !== round.status)
    const sealed = course.plan?.sealed ?? false
    if (!this.#shown) this.#shown = first(course)
    else if (now !== this.#now) this.#shown = steered(course.now, course.rounds)
    else this.#happened(course, moved, sealed)
    this.#now = now
    this.#sealed = sealed
    for (const round of moved) this.#states.set(round.id, round.status)
    if (course.now.private) return { view: 'private', focus: '' }
    if (course.now.paused) return { view: 'pause', focus: '' }
    if (course.now.view === 'private') return { view: 'private', focus: '' }
    return this.#shown
  }

  #happened(course: Course, moved: DecideRoundShown[], sealed: boolean) {
    const round = moved.sort((a, b) => b.order - a.order)[0]
    if (sealed && !this.#sealed) this.#shown = { view: 'plan', focus: '' }
    else if (round && standing(round)) this.#shown = { view: 'round', focus: round.id }
    else if (round?.status === 'closed') this.#shown = { view: 'result', focus: round.id }
    else if (round) this.#shown = steered(course.now, course.rounds) // ended without an outcome
    this.#amended(course)
  }

  /** A result makes way for the text when that was changed: it is what the room looks at next. */
  #amended({ rounds, proposals }: Course) {
    if (this.#shown?.view !== 'result') return
    const round = rounds.find(one => one.id === this.#shown?.focus)
    const changed = proposals.find(proposal => round?.proposals.some(option => option.id === proposal.id && proposal.version > (option.version ?? proposal.version)))
    if (changed) this.#shown = { view: 'proposal', focus: changed.id }
  }
}
