// What is wrong with a bundle, in words.
import { m } from '../src/words'
import type { Problem, What } from './problem'

const words: { [what in What]: (of: { item: string; n: number; more: string }) => string } = {
  too_large: m['verify.too_large'], no_bundle: m['verify.no_bundle'], foreign_zip: m['verify.foreign_zip'], packed: m['verify.packed'], cut_off: m['verify.cut_off'], twice: m['verify.twice'],
  damaged: m['verify.damaged'], trailing: m['verify.trailing'], newer: m['verify.newer'], unreadable: m['verify.unreadable'], unlisted: m['verify.unlisted'], missing: m['verify.missing'],
  wrong_sum: m['verify.wrong_sum'], bad_entry: m['verify.bad_entry'], newer_entry: m['verify.newer_entry'], broken_chain: m['verify.broken_chain'], wrong_length: m['verify.wrong_length'],
  wrong_root: m['verify.wrong_root'], never_sealed: m['verify.never_sealed'], sealed_twice: m['verify.sealed_twice'], misplaced: m['verify.misplaced'], after_seal: m['verify.after_seal'],
  other_record: m['verify.other_record'], other_plan: m['verify.other_plan'], bad_words: m['verify.bad_words'], other_words: m['verify.other_words'], other_code: m['verify.other_code'],
  not_signed: m['verify.not_signed'], bad_signature: m['verify.bad_signature'], wrong_key: m['verify.wrong_key'], bad_cosigner: m['verify.bad_cosigner'], bad_cosignature: m['verify.bad_cosignature'],
  cosigned_twice: m['verify.cosigned_twice'], strange_key: m['verify.strange_key'], strange_code: m['verify.strange_code'], does_not_fold: m['verify.does_not_fold'], locked_late: m['verify.locked_late'],
  changed_locked: m['verify.changed_locked'], unexplained: m['verify.unexplained'], wrong_count: m['verify.wrong_count'], lost_cards: m['verify.lost_cards'], does_not_follow: m['verify.does_not_follow'],
  part_differs: m['verify.part_differs'],
}

const parts: { [part: string]: () => string } = {
  meeting: m['verify.part_meeting'], frameworks: m['verify.part_frameworks'], cards: m['verify.part_cards'], themes: m['verify.part_themes'], plan: m['verify.part_plan'],
}

export const said = ({ what, item, n, more }: Problem): string => words[what]({ item, n, more: parts[more]?.() ?? more })

/** Whether a page of today can read it, and this one cannot. */
export const isNewer = ({ what }: Problem): boolean => what === 'newer' || what === 'newer_entry'
