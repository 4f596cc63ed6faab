// Package meeting holds the words that everyone who works on a decision meeting speaks.
//
// People ask (an Intent, imperative: "ideas.add"); the record remembers (a Fact, past tense: "ideas.added"). The parts
// under internal/life turn the one into the other. State is the fold of facts, and what a person sees is built from
// state for that kind of viewer. Nothing else changes anything.
//
// The package knows no I/O, clock, randomness, goroutine or lock, and neither does anything under internal/life.
package meeting
