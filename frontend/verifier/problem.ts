// What can be wrong with a bundle.

/** The first thing that is wrong: what, with which file, decision or part, and at which entry, line or byte. */
export class Problem extends Error {
  constructor(readonly what: What, readonly item = '', readonly n = 0, readonly more = '') { super(`${what} ${item} ${n} ${more}`) }
}

/** The codes stay; the words may change. */
export type What =
  | 'too_large' | 'no_bundle' | 'foreign_zip' | 'packed' | 'cut_off' | 'twice' | 'damaged' | 'trailing'
  | 'newer' | 'unreadable' | 'unlisted' | 'missing' | 'wrong_sum'
  | 'bad_entry' | 'newer_entry' | 'broken_chain' | 'wrong_length' | 'wrong_root' | 'never_sealed' | 'sealed_twice' | 'misplaced' | 'after_seal'
  | 'other_record' | 'other_plan' | 'bad_words' | 'other_words' | 'other_code'
  | 'not_signed' | 'bad_signature' | 'wrong_key' | 'bad_cosigner' | 'bad_cosignature' | 'cosigned_twice' | 'strange_key' | 'strange_code'
  | 'does_not_fold' | 'locked_late' | 'changed_locked' | 'unexplained' | 'wrong_count' | 'lost_cards' | 'does_not_follow' | 'part_differs'
