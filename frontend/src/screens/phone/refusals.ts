// A refusal as a phone says it: what is the matter, and what to do. Nothing somebody wrote is ever lost by it.
import { m } from '../../words'

export { refusalSentence as refusalWords } from '../../words/refusal'

const entering: Record<string, () => string> = {
  link: m['phone.link_wrong'], 'too-many-tries': m['phone.too_many_tries'], offline: m['phone.no_server'],
}
/** Why the door stays shut; nothing for a code that is simply unknown. */
export const doorWords = (code: string | undefined): string | undefined => (code && code !== 'wrong' ? (entering[code] ?? m['refusal.other'])() : undefined)
