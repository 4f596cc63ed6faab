// A refusal as a phone says it: what is the matter, and what to do. Nothing somebody wrote is ever lost by it.
import { m } from '../../words'
import { refusals, refusalSentence, type Refusal } from '../../words/refusal'

const own: Record<string, () => string> = {
  paused: m['phone.no_paused'], sign_in: m['phone.no_sign_in'], no_writes: m['phone.no_writes'], too_fast: m['refusal.too_many'], taken: m['refusal.conflict'],
}

export const refusalWords = (no: Refusal): string => (!refusals[no.code] && own[no.code] ? own[no.code]!() : refusalSentence(no))

const entering: Record<string, () => string> = {
  link: m['phone.link_wrong'], 'too-many-tries': m['phone.too_many_tries'], offline: m['phone.no_server'],
}
/** Why the door stays shut; nothing for a code that is simply unknown. */
export const doorWords = (code: string | undefined): string | undefined => (code && code !== 'wrong' ? (entering[code] ?? m['refusal.other'])() : undefined)
