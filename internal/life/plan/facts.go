package plan

import "hoofdlijn/internal/meeting"

// Ticked: texts were read, in this wording.
type Ticked struct {
	Items map[string]string `json:"-"` // item -> digest of its text
}

// Sealed: the plan stands fixed. It is public as a whole.
type Sealed struct {
	Plan Document `json:"plan"`
}

// Reported: how the meeting went that made the plan. It is public as a whole.
type Reported struct {
	Course Course `json:"course"`
}

// Explained: what of the record counts, for who reads it without its keys. It comes with the seal, when there is something to
// tell.
type Explained struct {
	TakenBack []Back `json:"taken_back,omitempty"`
	Texts     []Text `json:"texts,omitempty"`
}

// Text is a text of a proposal that had several, and the entries that gave it or were about it. A text that stands again is
// the same one.
type Text struct {
	Proposal string        `json:"proposal"`
	Entries  []meeting.Seq `json:"entries"`
}

// Back is an entry that took others back.
type Back struct {
	By      meeting.Seq   `json:"by"`
	Entries []meeting.Seq `json:"entries"`
}

func (*Ticked) Fact() string    { return "plan.ticked" }
func (*Sealed) Fact() string    { return "plan.sealed" }
func (*Reported) Fact() string  { return "plan.reported" }
func (*Explained) Fact() string { return "plan.explained" }

// Hidden: digests of texts that are not public yet.
func (f *Ticked) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Items, Pad: 4096}}
}

// Landmark: the last of what is fixed with the seal is where the record ends for who holds the plan against it.
func (*Sealed) Landmark()    {}
func (*Reported) Landmark()  {}
func (*Explained) Landmark() {}
