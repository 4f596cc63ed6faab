// The one next step, from where the meeting is. Pure: the screen turns the code into words and into what happens.
export interface Situation {
  phase: 'open' | 'paused' | 'sealed'
  /** The station of the item the room is at; empty before the first. */
  station: string
  /** The item is for signing: its view says so. */
  signs?: boolean
  nextItem?: { id: string; title: string }
  /** Boards with cards the room does not see yet. */
  hidden: { theme: string; count: number }[]
  /** Tried: a round was held on this text. Again: time and the number of repairs allow one more. */
  proposals: { id: string; title: string; undecided: boolean; blocking: number; tried: boolean; again: boolean }[]
  round?: { id: string; judging: boolean; open: number; electorate: number }
  /** What begins with a tap at this item, and did not yet. */
  begins?: 'practise' | 'private'
  /** People are practising now. */
  practice?: { open: number; total: number }
  reading: { left: number; total: number }
  /** Once sealed: what the end of the day still asks. */
  end: { signing: boolean; handed: boolean; closed: boolean }
}

export type Step =
  | { code: 'resume' }
  | { code: 'close'; round: string; open: number; total: number }
  | { code: 'judge'; round: string }
  | { code: 'practise' }
  | { code: 'private' }
  | { code: 'end_practice'; open: number; total: number }
  | { code: 'reveal'; theme: string; count: number }
  | { code: 'draft' }
  | { code: 'check'; proposal: string; title: string; left: number }
  | { code: 'repair'; proposal: string; title: string }
  | { code: 'keep'; proposal: string; title: string }
  | { code: 'decide'; proposal: string; title: string }
  | { code: 'read'; left: number }
  | { code: 'seal' }
  | { code: 'go'; item: string; title: string }
  | { code: 'sign' }
  | { code: 'hand' }
  | { code: 'close_day' }
  | { code: 'files' }

/** Not everyone behind it is no end: until it is kept for later, split or taken back, a proposal can be repaired. */
export const stillOpen = (one: { state?: string; parked?: unknown }, outcome: string | undefined): boolean =>
  !one.state && !one.parked && (!outcome || outcome === 'not_adopted')

/** After sealing: signing when the room is there, the rest of the agenda, handing over, closing. */
function afterSealing(at: Situation): Step {
  const { signing, handed, closed } = at.end
  if (closed) return { code: 'files' }
  if (!signing && (!at.nextItem || at.station === 'after' || at.signs)) return { code: 'sign' }
  if (at.nextItem) return onwardFrom(at)
  return handed ? { code: 'close_day' } : { code: 'hand' }
}

const onwardFrom = (at: Situation): Step => (at.nextItem ? { code: 'go', item: at.nextItem.id, title: at.nextItem.title } : { code: 'files' })

/** Going on all the same, where the next step is work on a proposal: what is left then does not come into the plan. */
export function goOn(at: Situation): Step | undefined {
  const { code } = nextStep(at)
  if (code === 'sign' && at.nextItem) return onwardFrom(at)
  return ['practise', 'private', 'draft', 'check', 'decide', 'repair', 'keep'].includes(code) ? onwardFrom(at) : undefined
}

export function nextStep(at: Situation): Step {
  if (at.phase === 'paused') return { code: 'resume' }
  const onward = onwardFrom(at)
  if (at.phase === 'sealed') return afterSealing(at)
  if (at.round) {
    return at.round.judging ? { code: 'judge', round: at.round.id } : { code: 'close', round: at.round.id, open: at.round.open, total: at.round.electorate }
  }
  if (at.practice) return { code: 'end_practice', ...at.practice }
  if (at.begins) return { code: at.begins }
  const open = at.proposals.filter(one => one.undecided)
  switch (at.station) {
    case 'ideas': {
      const first = at.hidden[0]
      return first ? { code: 'reveal', theme: first.theme, count: first.count } : onward
    }
    case 'proposals': {
      if (!at.proposals.length) return { code: 'draft' }
      const unchecked = open.find(one => one.blocking > 0)
      return unchecked ? check(unchecked) : onward
    }
    case 'decisions': {
      const ready = open.find(one => one.blocking === 0 && !one.tried)
      if (ready) return { code: 'decide', proposal: ready.id, title: ready.title }
      const unchecked = open.find(one => one.blocking > 0)
      if (unchecked) return check(unchecked)
      const again = open.find(one => one.again)
      if (again) return { code: 'repair', proposal: again.id, title: again.title }
      const spent = open[0]
      return spent ? { code: 'keep', proposal: spent.id, title: spent.title } : onward
    }
    case 'plan':
    case 'after':
      return at.reading.left > 0 ? { code: 'read', left: at.reading.left } : { code: 'seal' }
  }
  return onward
}

const check = (one: { id: string; title: string; blocking: number }): Step => ({ code: 'check', proposal: one.id, title: one.title, left: one.blocking })
