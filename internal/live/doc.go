// Package live is a meeting while it runs: people ask, the record remembers, screens follow.
//
// A Room is one meeting in memory. One goroutine owns it: it takes what is waiting, asks the rules, writes one batch,
// waits until that is durable, then answers and lets the seats pull what changed. Nobody sees a state that is not in
// the record. A Seat is one screen that looks on; an Outlet is the wire behind it. RULES.md says what holds.
package live
