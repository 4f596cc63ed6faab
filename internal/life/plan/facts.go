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

func (*Ticked) Fact() string   { return "plan.ticked" }
func (*Sealed) Fact() string   { return "plan.sealed" }
func (*Reported) Fact() string { return "plan.reported" }

// Hidden: digests of texts that are not public yet.
func (f *Ticked) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Items, Pad: 4096}}
}
