// Package choice is a question with one of several choices.
package choice

import "hoofdlijn/internal/intake/questions/kind"

// Kind is the kind.
type Kind struct{}

// Name is "choice".
func (Kind) Name() string { return "choice" }

// Asks: there is something to choose.
func (Kind) Asks(q kind.Question) string {
	if len(q.Choices) < 2 || q.Twice() {
		return "choices"
	}
	return ""
}

// Says: one that is offered, or words instead.
func (Kind) Says(q kind.Question, a kind.Answer) string {
	if len(a.Choices) > 1 || len(a.Choices) == 1 && !q.Offered(a.Choices[0]) {
		return "choices"
	}
	return kind.Only(a, "choices")
}
