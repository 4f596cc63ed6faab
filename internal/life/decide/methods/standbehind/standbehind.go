// Package standbehind is the default way of deciding: nothing enters the plan that not everybody stands behind.
package standbehind

import (
	"encoding/json"

	"hoofdlijn/internal/life/decide/methods/kind"
)

// The answers.
const (
	Support            = "support"
	SupportWithConcern = "support_with_concern"
	NotYet             = "not_yet"
)

// Method is stand behind. Rule S1: adopted when every member of the electorate answered and none says not yet.
// S2: with a concern among the last answers it is adopted with concerns. S3: no answer is never a yes. S4: an empty
// electorate adopts nothing. S5: leaving it to the group is an answer and stops nothing; when everybody does, nobody stands
// behind it and it is not adopted.
type Method struct{}

// Name is stand_behind.
func (Method) Name() string { return "stand_behind" }

// Choices in the order of the screen.
func (Method) Choices() []string { return []string{Support, SupportWithConcern, NotYet} }

// Writes: a concern is kept with the decision, a need goes to the room.
func (Method) Writes(choice string) string {
	switch choice {
	case SupportWithConcern:
		return kind.Concern
	case NotYet:
		return kind.Need
	}
	return ""
}

// Leans: most people stand behind what was prepared with them.
func (Method) Leans() (string, []kind.Lean) {
	return Support, []kind.Lean{{Choice: NotYet, Often: .012, Anew: true}, {Choice: SupportWithConcern, Often: .08}}
}

// Ready: there is nothing to set.
func (Method) Ready(p json.RawMessage) (json.RawMessage, string) { return kind.None(p) }

// Discreet: who is the last one is nobody's business.
func (Method) Discreet() bool { return true }

// Objects: nothing is judged.
func (Method) Objects() string { return "" }

// Count applies S1 to S4.
func (m Method) Count(c kind.Count) map[string]kind.Result {
	all := map[string]kind.Result{}
	for _, option := range c.Options {
		r := kind.Tally(c, option, m)
		r.Passed = c.Electorate > 0 && r.Answered == c.Electorate && r.Counts[NotYet] == 0 && !r.AllLeft()
		r.WithConcerns = r.Counts[SupportWithConcern] > 0
		all[option] = r
	}
	return all
}
