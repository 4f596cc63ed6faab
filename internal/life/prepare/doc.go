// Package prepare is what is fixed before the meeting: the question, the themes, the frameworks and their locking,
// the promise, how is decided, the agenda. After opening only clarifications and the agenda still move.
package prepare
