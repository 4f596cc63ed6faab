// Package several is a question of which any number of choices may be taken.
package several

import (
	"slices"

	"hoofdlijn/internal/intake/questions/kind"
)

// Kind is the kind.
type Kind struct{}

// Name is "several".
func (Kind) Name() string { return "several" }

// Asks: there is something to choose.
func (Kind) Asks(q kind.Question) string {
	if len(q.Choices) == 0 || q.Twice() {
		return "choices"
	}
	return ""
}

// Says: all that is chosen is offered, each once.
func (Kind) Says(q kind.Question, a kind.Answer) string {
	for i, id := range a.Choices {
		if !q.Offered(id) || slices.Contains(a.Choices[:i], id) {
			return "choices"
		}
	}
	return kind.Only(a, "choices")
}
