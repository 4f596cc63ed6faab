package adopt

// Expect says until when the municipality will decide. Municipality.
type Expect struct {
	Date string `json:"date" validate:"required,max=10"`
}

// Verdict is what a body of the municipality said of the plan as a whole. Its texts are public and stay.
type Verdict struct {
	Plan     string   `json:"plan" validate:"required,max=80"` // the digest of the plan that was decided about
	Answer   string   `json:"answer" validate:"required,oneof=yes no back"`
	Body     string   `json:"body" validate:"required,text=120"` // such as "College van burgemeester en wethouders"
	Date     string   `json:"date" validate:"required,max=10"`
	Question string   `json:"question,omitempty" validate:"text=1000"` // with back: what the group is asked
	Reasons  []Reason `json:"reasons,omitempty" validate:"max=100,dive"`
}

// Reason is why the plan does not fit, for one framework.
type Reason struct {
	Framework string `json:"framework" validate:"required,id"`
	Text      string `json:"text" validate:"required,text=1000"`
}

// Decide records a verdict. Municipality.
type Decide struct{ Verdict }

// Answer is a reply of the municipality to one decision: public, and changing nothing in it.
type Answer struct {
	Proposal string `json:"proposal" validate:"required,id"`
	Text     string `json:"text" validate:"required,text=2000"`
	Body     string `json:"body" validate:"required,text=120"`
	Date     string `json:"date" validate:"required,max=10"`
}

// Reply records an answer. What was replied before stays to be read. Municipality.
type Reply struct{ Answer }

func (*Expect) Intent() string { return "adopt.expect" }
func (*Decide) Intent() string { return "adopt.decide" }
func (*Reply) Intent() string  { return "adopt.reply" }
