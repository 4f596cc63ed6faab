// What the screens say of the plan: how it is with it, and what comes after.
import { m } from '../../words'

export const stateOf = (sealed: boolean, code?: string): string => [sealed ? m['hall.plan_fixed']() : m['plan.title'](), sealed && code ? code : ''].filter(Boolean).join(' · ')

/** The first of these is now. */
export const aheadOf = (sealed: boolean): string[] => [sealed ? m['plan.ready']() : m['hall.plan_growing'](), m['plan.yes_or_no'](), m['plan.work'](), m['plan.look_back']()]
