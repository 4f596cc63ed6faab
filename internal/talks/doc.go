// Package talks runs the conversations beforehand: a room for each that somebody has open, the intake team's list of all of
// a meeting, what a meeting has set for them, and forgetting one. What may be said is decided by internal/intake, who
// may come in by internal/door.
package talks
