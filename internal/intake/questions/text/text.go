// Package text is a question that is answered in a few words of one's own.
package text

import "hoofdlijn/internal/intake/questions/kind"

// Kind is the kind.
type Kind struct{}

// Name is "text".
func (Kind) Name() string { return "text" }

// Asks: there is nothing to choose.
func (Kind) Asks(q kind.Question) string {
	if len(q.Choices) > 0 {
		return "choices"
	}
	return ""
}

// Says: words alone.
func (Kind) Says(_ kind.Question, a kind.Answer) string { return kind.Only(a) }
