package decide

import (
	"encoding/json"

	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/meeting"
)

// Open opens a round. Facilitator.
type Open struct {
	ID        string          `json:"id" validate:"required,id"`
	Proposals []Option        `json:"proposals" validate:"max=40,dive"`
	Method    string          `json:"method,omitempty" validate:"max=40"`
	Params    json.RawMessage `json:"params,omitempty"`
	Secrecy   string          `json:"secrecy,omitempty" validate:"omitempty,oneof=closed open"`
	Poll      bool            `json:"poll,omitempty"`
}

// Option is a proposal in the version that is decided on.
type Option struct {
	ID      string `json:"id" validate:"required,id"`
	Version int    `json:"version,omitempty"` // as the sender saw it; 0 means the newest
}

// Cast gives a voter's answers; those already given for other proposals stay.
type Cast struct {
	Round   string                 `json:"round" validate:"required,id"`
	Answers map[string]kind.Answer `json:"answers" validate:"required,max=40,dive"`
}

// Enter gives the answers of several people at once, as they stand on paper or were called out: all of them, or when one
// is refused none.
type Enter struct {
	Round string `json:"round" validate:"required,id"`
	Piles []Pile `json:"piles" validate:"required,max=500,dive"`
}

// Pile is people who answered the same.
type Pile struct {
	People  []meeting.PersonID     `json:"people" validate:"required,max=500,dive,id"`
	Answers map[string]kind.Answer `json:"answers" validate:"required,max=40,dive"`
}

// Close closes the answers, or, when the group was judging objections, the round. Found is what the group found of the
// objections it judged, by their label: valid or not. Answers says that the sender saw them open: what is judged by then
// stays as it is.
type Close struct {
	Round   string          `json:"round" validate:"required,id"`
	Found   map[string]bool `json:"found,omitempty" validate:"max=5000"`
	Answers bool            `json:"answers,omitempty"`
}

// Void closes a round without an outcome.
type Void struct {
	Round string `json:"round" validate:"required,id"`
}

// Undo takes the latest act back. Act names the act the sender saw; empty means whatever is the latest.
type Undo struct {
	Act meeting.CommandID `json:"act,omitempty" validate:"omitempty,max=64"`
}

// StepBack goes back to an earlier moment, before a closed round or an act. Facilitator.
type StepBack struct {
	To     meeting.Seq `json:"to" validate:"required"`
	Reason string      `json:"reason" validate:"required,text=300"`
	Seen   meeting.Seq `json:"seen,omitempty"` // the moments as the sender saw them; 0 means whatever they are
}

func (*Open) Intent() string     { return "decide.open" }
func (*Cast) Intent() string     { return "decide.cast" }
func (*Enter) Intent() string    { return "decide.enter" }
func (*Close) Intent() string    { return "decide.close" }
func (*Void) Intent() string     { return "decide.void" }
func (*Undo) Intent() string     { return "decide.undo" }
func (*StepBack) Intent() string { return "decide.step_back" }
