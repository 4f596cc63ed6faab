package correct

// Slip is what stands in the plan, what should stand there, and why. Its texts are public and stay once it is published.
type Slip struct {
	Proposal string `json:"proposal,omitempty" validate:"omitempty,id"` // the decision it stands in; empty is the rest of the plan
	Says     string `json:"says" validate:"required,text=200"`
	Reads    string `json:"reads" validate:"required,text=200"`
	Why      string `json:"why" validate:"required,text=500"`
}

// Propose asks the people of the meeting whether a slip is one. Facilitator.
type Propose struct {
	ID string `json:"id" validate:"required,id"`
	Slip
}

// Answer says whether a correction is right: it says what we decided. Participant, on a device of their own.
type Answer struct {
	ID    string `json:"id" validate:"required,id"`
	Right bool   `json:"right"`
}

// Withdraw ends a correction that was proposed. Facilitator.
type Withdraw struct {
	ID string `json:"id" validate:"required,id"`
}

// Publish puts a correction beside the plan, for good. Facilitator.
type Publish struct {
	ID   string `json:"id" validate:"required,id"`
	Date string `json:"date" validate:"required,max=10"`
}

func (*Propose) Intent() string  { return "correct.propose" }
func (*Answer) Intent() string   { return "correct.answer" }
func (*Withdraw) Intent() string { return "correct.withdraw" }
func (*Publish) Intent() string  { return "correct.publish" }
