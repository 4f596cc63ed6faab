// Package demo holds an example meeting for a visitor, in the real room.
//
// A visitor gets a copy of the meeting of the case file, played to a chapter: the same rules, the same record, the same
// sockets as any meeting. Around the visitor sit some two dozen people who are simulated. They follow no script. A Mind
// looks at the room and decides what somebody wants to do (React): to come in, to write an idea, to answer a round that
// is open. A Director does the same for the facilitator (Next), as long as the visitor lets it: a switch gives the
// console to the visitor. Both are pure and seeded: the same room gives the same wishes. What they wish is done later,
// with the delays of people, by a Troupe (one goroutine per copy), which asks the room as any participant does and is
// refused as any participant is.
//
// A Theatre has the copies. It keeps one of every chapter in stock, so that a jump takes no time; gives a visitor the
// sessions of a projector, a phone, a console and the municipality; and closes a copy when its visitors are gone. There
// are so many copies at most; after that visitors share one, each with a person of their own.
//
// Nothing here is reachable in a server that was not started as a demonstration.
package demo
