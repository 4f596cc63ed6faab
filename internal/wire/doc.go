// Package wire reads what comes from outside, strictly: one place decides what is well-formed, how long a text may be
// and what an id looks like. What it refuses it names by field, never by value: a refusal may be logged and shown.
package wire
