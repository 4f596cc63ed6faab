// When something on paper was decided, as somebody fills it in: just now, or at the time on the card.
import { m } from '../../words'
import { clockTime } from '../../words/format'
import { timeOf, timeWrong } from './aloud'

export class When {
  choice = $state<'now' | 'earlier'>('now')
  time = $state('')
  /** Somebody tried to go on: from then on what is wrong is said. */
  tried = $state(false)

  /** The time in ms; nothing is now. */
  at(now: number): number | undefined { return this.choice === 'earlier' ? timeOf(this.time, now) : undefined }

  /** What is wrong with it: not before `began`, not ahead of now, and needed where somebody answered themselves. */
  wrong(now: number, began = 0, needed = false): string | undefined {
    if (this.choice === 'now') return needed ? m['paper.time_needed']() : undefined
    const wrong = timeWrong(this.at(now), began, now)
    return wrong && { wrong: m['paper.time_wrong'], early: m['paper.time_early'], ahead: m['paper.time_ahead'] }[wrong]({ time: clockTime(began || now) })
  }
}
