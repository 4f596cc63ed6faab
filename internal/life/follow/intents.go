package follow

// NameLead says who takes up a decision for which the plan sought somebody: a function or an organisation. Facilitator, municipality.
type NameLead struct {
	Proposal string `json:"proposal" validate:"required,id"`
	Lead     string `json:"lead" validate:"required,text=120"`
	Date     string `json:"date" validate:"required,max=10"`
}

// Report is how it goes with one decision.
type Report struct {
	ID       string `json:"id" validate:"required,id"`
	Proposal string `json:"proposal" validate:"required,id"`
	Status   string `json:"status" validate:"required,oneof=accepted busy done dropped declined"`
	Text     string `json:"text,omitempty" validate:"text=1000"`
	Date     string `json:"date" validate:"required,max=10"`
}

// Post adds a report. What was reported before stays to be read. Facilitator, municipality, and who takes up that decision, who
// alone may say that it is not theirs to do (declined).
type Post struct{ Report }

// Respond says something to who found that a report is not right. Facilitator, municipality, lead.
type Respond struct {
	Update string `json:"update" validate:"required,id"`
	Text   string `json:"text" validate:"required,text=1000"`
	Date   string `json:"date" validate:"required,max=10"`
}

// Answer says whether a report is right. The words are read by a facilitator before anybody else sees them. Participant.
type Answer struct {
	Update string `json:"update" validate:"required,id"`
	Answer string `json:"answer" validate:"required,oneof=right wrong"`
	Text   string `json:"text,omitempty" validate:"text=300"` // with wrong: why
}

// Help says that somebody helps with a decision, or no longer. The team, and nobody else, sees who it is. Participant.
type Help struct {
	Proposal string `json:"proposal" validate:"required,id"`
	Help     bool   `json:"help"`
}

// ShowWords lets everybody read what somebody said of a report. Facilitator.
type ShowWords struct {
	Words string `json:"words" validate:"required,id"`
}

// Group is some people who work on decisions together.
type Group struct {
	ID        string   `json:"id" validate:"required,id"`
	Name      string   `json:"name" validate:"required,text=120"`
	Does      string   `json:"does" validate:"required,text=500"`
	Proposals []string `json:"proposals" validate:"required,min=1,max=100,dive,id"`
	Date      string   `json:"date" validate:"required,max=10"`
}

// FormGroup says that there is a working group. Facilitator, municipality.
type FormGroup struct{ Group }

// EndGroup says that a working group is no more, and why. Facilitator, municipality.
type EndGroup struct {
	ID     string `json:"id" validate:"required,id"`
	Reason string `json:"reason" validate:"required,text=500"`
	Date   string `json:"date" validate:"required,max=10"`
}

// SetEvaluation says on which day people look back on the plan. Facilitator, municipality.
type SetEvaluation struct {
	Date string `json:"date" validate:"required,max=10"`
}

// Evaluate says what came of looking back, and what happens where it went otherwise. Facilitator, municipality.
type Evaluate struct {
	Text string `json:"text" validate:"required,text=2000"`
	Date string `json:"date" validate:"required,max=10"`
}

// Successor is the plan of another meeting that took the place of this one, or of one decision of it.
type Successor struct {
	Proposal string `json:"proposal,omitempty" validate:"omitempty,id"` // empty: of the whole plan
	Title    string `json:"title" validate:"required,text=120"`
	Address  string `json:"address" validate:"required,max=300"`
	Code     string `json:"code" validate:"required,max=19"` // the check code of that plan
	Date     string `json:"date" validate:"required,max=10"`
}

// Replace says that a later meeting decided otherwise. This plan stays as it is. Facilitator.
type Replace struct{ Successor }

// GiveLink says by which link somebody may speak as who takes up a decision. The door makes the link. Facilitator, municipality.
type GiveLink struct {
	Link     string `json:"link" validate:"required,id"`
	Proposal string `json:"proposal" validate:"required,id"`
}

// EndLink ends such a link. A facilitator ends every one, a municipality those that it gave, a lead their own.
type EndLink struct {
	Link string `json:"link" validate:"required,id"`
}

// Where words may stand that are to be taken out.
const (
	OfReport = "report"
	OfReply  = "reply" // to who found that a report is not right
	OfGroup  = "group" // what a working group is called and does
	OfEnd    = "end"   // why a working group ended
	OfLook   = "look"  // what came of looking back
	OfSaid   = "said"  // why somebody found that a report is not right
)

// Told names words that are public here: of which report, reply, group or text, and the how many-eth, from 0, of what there may be several of.
type Told struct {
	Kind string `json:"kind" validate:"required,oneof=report reply group end look said"`
	ID   string `json:"id,omitempty" validate:"omitempty,id"`
	N    int    `json:"n,omitempty" validate:"min=0,max=1000"`
}

// TakeOut takes words out because they are about somebody who asks for it. It cannot be undone. Facilitator.
type TakeOut struct{ Told }

func (*NameLead) Intent() string      { return "follow.name_lead" }
func (*Post) Intent() string          { return "follow.post" }
func (*Respond) Intent() string       { return "follow.respond" }
func (*Answer) Intent() string        { return "follow.answer" }
func (*Help) Intent() string          { return "follow.help" }
func (*ShowWords) Intent() string     { return "follow.show_words" }
func (*FormGroup) Intent() string     { return "follow.form_group" }
func (*EndGroup) Intent() string      { return "follow.end_group" }
func (*SetEvaluation) Intent() string { return "follow.set_evaluation" }
func (*Evaluate) Intent() string      { return "follow.evaluate" }
func (*Replace) Intent() string       { return "follow.replace" }
func (*GiveLink) Intent() string      { return "follow.give_link" }
func (*EndLink) Intent() string       { return "follow.end_link" }
func (*TakeOut) Intent() string       { return "follow.take_out" }
