// Package casefile reads a whole meeting from one file: what was fixed beforehand, who came, what happened and what
// must come out (format "hoofdlijn-case/1", YAML 1.2 or JSON).
//
// Parse is strict about the file and silent about the meeting. Whatever can be judged from the file alone is judged
// here, with line, column and remedy: unknown or double keys, wrong kinds, malformed or re-used ids, amounts and dates
// that are none, words outside a fixed list. Whether a step is allowed is for the rules of the product to say: a step
// may name people, proposals or rounds that do not exist, because the refusal itself may be what the case is about.
// A step that says it will be refused for its value (`refused: bad_value` or `bad_ballot`) may hold any value of the
// right kind.
//
// The package is pure and never panics, whatever bytes it is given (FuzzParse).
package casefile
