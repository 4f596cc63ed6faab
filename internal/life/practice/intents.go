package practice

// Open begins to practise, and lets the projector show it. Facilitator.
type Open struct{}

// Answer says how somebody came. As a person.
type Answer struct {
	Choice string `json:"choice" validate:"required,oneof=foot bike car bus other"`
}

// Close ends it: the room sees how many came how.
type Close struct{}

func (*Open) Intent() string   { return "practice.open" }
func (*Answer) Intent() string { return "practice.answer" }
func (*Close) Intent() string  { return "practice.close" }
