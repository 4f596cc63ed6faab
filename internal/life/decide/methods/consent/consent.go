// Package consent is sociocratic consent: adopted when nobody has a valid objection.
package consent

import (
	"encoding/json"

	"hoofdlijn/internal/life/decide/methods/kind"
)

// The answers.
const (
	NoObjection            = "no_objection"
	NoObjectionWithConcern = "no_objection_with_concern"
	Objection              = "objection"
)

// Method is consent. Rule C1: adopted when every member of the electorate answered and no objection is valid. C2: the
// group judges whether an objection is valid, never software; what it does not judge is valid. C3: an objection found
// not valid counts neither as an objection nor as a concern. C4: leaving it to the group is an answer and no objection; when
// everybody does, nobody consents and it is not adopted.
type Method struct{}

// Name is consent.
func (Method) Name() string { return "consent" }

// Choices in the order of the screen.
func (Method) Choices() []string { return []string{NoObjection, NoObjectionWithConcern, Objection} }

// Writes: a concern is kept with the decision, the group judges the reason of an objection.
func (Method) Writes(choice string) string {
	switch choice {
	case NoObjectionWithConcern:
		return kind.Concern
	case Objection:
		return kind.Reason
	}
	return ""
}

// Leans: simulated people object to nothing, as no group would judge it.
func (Method) Leans() (string, []kind.Lean) {
	return NoObjection, []kind.Lean{{Choice: NoObjectionWithConcern, Often: .08}}
}

// Ready: there is nothing to set.
func (Method) Ready(p json.RawMessage) (json.RawMessage, string) { return kind.None(p) }

// Discreet: as with stand behind.
func (Method) Discreet() bool { return true }

// Objects: the group judges objections.
func (Method) Objects() string { return Objection }

// Count applies C1 to C3.
func (m Method) Count(c kind.Count) map[string]kind.Result {
	all := map[string]kind.Result{}
	for _, option := range c.Options {
		r := kind.Tally(c, option, m)
		valid := 0
		for i, b := range c.Ballots {
			if b[option].Choice == Objection && !c.Invalid[option][i] {
				valid++
			}
		}
		r.Passed = c.Electorate > 0 && r.Answered == c.Electorate && valid == 0 && !r.AllLeft()
		r.WithConcerns = r.Counts[NoObjectionWithConcern] > 0
		all[option] = r
	}
	return all
}
