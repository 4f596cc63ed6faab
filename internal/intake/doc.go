// Package intake is the conversation beforehand (voorgesprek): what one person and the facilitators say to each other before
// a meeting. What do you need to take part well? It is no part of the meeting: its record is a stream of its own per
// person, so that forgetting is exact, and only the person and the intake team read it. See
// docs/decisions/026-the-conversation-beforehand.md.
//
// A Talk is one conversation: the fold of its facts and the rules that turn what is asked into further facts. The package
// is as pure as internal/life: no I/O, clock, randomness, goroutine or lock.
package intake
