// A refusal arrives as a code; here it becomes a sentence that says what is wrong and what to do.
import { m } from '.'
import { sayable } from './guest.svelte'

export interface Refusal {
  code: string
  about?: Record<string, unknown>
  retry?: boolean
}

type Sentence = () => string

/** Every code the server can answer with. A test holds this list against the acceptance contract. */
export const refusals: Record<string, Sentence> = {
  unknown: m['refusal.unknown'],
  not_allowed: m['refusal.not_allowed'],
  sealed: m['refusal.sealed'],
  frameworks_locked: m['refusal.frameworks_locked'],
  wrong_phase: m['refusal.wrong_phase'],
  round_closed: m['refusal.round_closed'],
  round_open: m['refusal.round_open'],
  not_in_electorate: m['refusal.not_in_electorate'],
  not_there: m['refusal.not_there'],
  version_changed: m['refusal.version_changed'],
  done_later: m['refusal.done_later'],
  stopped: m['refusal.stopped'],
  too_few: m['refusal.too_few'],
  incomplete: m['refusal.incomplete'],
  advice_missing: m['refusal.advice_missing'],
  check_missing: m['refusal.check_missing'],
  check_stale: m['refusal.check_stale'],
  check_failed: m['refusal.check_failed'],
  limit_exceeded: m['refusal.limit_exceeded'],
  bad_value: m['refusal.bad_value'],
  bad_ballot: m['refusal.bad_ballot'],
  no_change: m['refusal.no_change'],
  conflict: m['refusal.conflict'],
  unsure: m['refusal.unsure'],
  too_long: m['refusal.too_long'],
  malformed: m['refusal.malformed'],
  too_many: m['refusal.too_many'],
  too_fast: m['refusal.too_fast'],
  paused: m['refusal.paused'],
  private_time: m['refusal.private_time'],
  taken: m['refusal.taken'],
  no_writes: m['refusal.no_writes'],
  sign_in: m['refusal.sign_in'],
}

const fields: Record<string, Sentence> = {
  text: m['field.text'],
  title: m['field.title'],
  reason: m['field.reason'],
  name: m['field.name'],
  cost: m['field.cost'],
  due: m['field.due'],
  lead: m['field.lead'],
  first_step: m['field.first_step'],
  concern: m['field.concern'],
  need: m['field.need'],
  value: m['field.value'],
  words: m['field.words'],
  at: m['field.at'],
}

export function refusalSentence(no: Refusal): string {
  const code = no.about?.rule === 'characters' ? 'characters' : no.code
  const known = code === 'characters' ? m['refusal.characters'] : refusals[code]
  const sentence = (known && sayable(`refusal.${code}`) ? known : m['refusal.other'])()
  const named = typeof no.about?.field === 'string' && sayable('refusal.at_field') ? fields[no.about.field.split('.').pop()!] : undefined // "answers[v1].words"
  return named ? m['refusal.at_field']({ field: named(), sentence }) : sentence
}
