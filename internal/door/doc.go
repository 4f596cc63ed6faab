// Package door decides who may come in: staff accounts, sessions, the list of meetings, the room code on the wall and
// the links people are given. What somebody may do once inside is decided by internal/life, from present state.
//
// What is kept lies in Rows, a small key-value contract with a driver for the embedded store and one for Redis, both
// held to one suite. Secrets (session tokens, link tokens) are kept as SHA-256 only, so that a stolen copy of the rows
// opens nothing. Decisions that need no rows are pure functions beside the methods that use them.
package door
