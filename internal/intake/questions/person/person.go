// Package person is a question for other people: who comes along, who else should be there.
package person

import "hoofdlijn/internal/intake/questions/kind"

// Kind is the kind.
type Kind struct{}

// Name is "person".
func (Kind) Name() string { return "person" }

// Asks: there is nothing to choose.
func (Kind) Asks(q kind.Question) string {
	if len(q.Choices) > 0 {
		return "choices"
	}
	return ""
}

// Says: people alone.
func (Kind) Says(_ kind.Question, a kind.Answer) string { return kind.Only(a, "people") }
