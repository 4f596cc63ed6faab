// Package moment is a question for an hour of the day, a place, or both.
package moment

import (
	"time"

	"hoofdlijn/internal/intake/questions/kind"
)

// Kind is the kind.
type Kind struct{}

// Name is "moment".
func (Kind) Name() string { return "moment" }

// Asks: there is nothing to choose.
func (Kind) Asks(q kind.Question) string {
	if len(q.Choices) > 0 {
		return "choices"
	}
	return ""
}

// Says: the hour is one there is, as 16:30.
func (Kind) Says(_ kind.Question, a kind.Answer) string {
	if a.Moment != "" {
		if at, err := time.Parse("15:04", a.Moment); err != nil || at.Format("15:04") != a.Moment {
			return "moment"
		}
	}
	return kind.Only(a, "moment", "place")
}
