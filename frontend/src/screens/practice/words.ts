// The ways to come, as the screens say them.
import type { PracticeRound, PracticeTurnout } from '../../wire/types'
import type { Sections } from '../../live/sections.svelte'
import { m } from '../../words'

const ways: Record<string, () => string> = { foot: m['practice.foot'], bike: m['practice.bike'], car: m['practice.car'], bus: m['practice.bus'], other: m['practice.other'] }
export const wayWord = (code: string): string => ways[code]?.() ?? code

export const practiceOf = (sections: Sections): PracticeRound | undefined => sections.get<PracticeRound>('practice.round')
export const practiceTurnout = (sections: Sections): PracticeTurnout => sections.get<PracticeTurnout>('practice.turnout') ?? { present: 0, answered: 0 }
export const bars = (round: PracticeRound) => round.choices.map(code => ({ name: wayWord(code), count: round.counts?.[code] ?? 0 }))
