package follow

import "hoofdlijn/internal/meeting"

// Who speaks: reports are public and marked with it.
const (
	FromTeam = "facilitator"
	FromTown = "municipality"
	FromLead = "lead" // by a link of their own, for the decision that they take up
)

// LeadNamed: somebody was found for what the plan sought somebody for.
type LeadNamed struct {
	Proposal string `json:"proposal"`
	Lead     string `json:"lead"`
	Date     string `json:"date"`
	From     string `json:"from"`
}

// Posted: how it goes with one decision. Public as a whole, as all that team and municipality say here.
type Posted struct {
	Report
	From string `json:"from"`
}

// Responded: something was said to who found that a report is not right.
type Responded struct {
	Update string `json:"update"`
	Text   string `json:"text"`
	Date   string `json:"date"`
	From   string `json:"from"`
}

// Answered: somebody who was there says whether a report is right. Was is what the same person said of it before, so that the
// numbers need nobody's name and stay when somebody is forgotten.
type Answered struct {
	Update string `json:"update"`
	Answer string `json:"answer"`
	Was    string `json:"was,omitempty"`
	Words  Words  `json:"-"`
}

// Words is whose answer it is, and what they said with it. It goes with the person.
type Words struct {
	Person meeting.PersonID `json:"person"`
	ID     string           `json:"id,omitempty"` // of the text, when there is one
	Text   string           `json:"text,omitempty"`
}

// Helped: somebody helps with a decision, or no longer. That it is so is public, who it is goes with the person.
type Helped struct {
	Proposal string           `json:"proposal"`
	Help     bool             `json:"help"`
	Person   meeting.PersonID `json:"-"`
}

// WordsShown: a facilitator read them, and everybody may.
type WordsShown struct {
	Words string `json:"words"`
}

// GroupFormed: there is a working group.
type GroupFormed struct {
	Group
	From string `json:"from"`
}

// GroupEnded: a working group is no more.
type GroupEnded struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
	Date   string `json:"date"`
	From   string `json:"from"`
}

// EvaluationSet: on this day people look back.
type EvaluationSet struct {
	Date string `json:"date"`
}

// Evaluated: what came of looking back.
type Evaluated struct {
	Text string `json:"text"`
	Date string `json:"date"`
	From string `json:"from"`
}

// Replaced: a later meeting decided otherwise.
type Replaced struct{ Successor }

// LinkGiven: whoever holds this link says how it goes with this decision. It names nobody, and is no way in by itself: the door
// keeps that.
type LinkGiven struct {
	Link     string `json:"link"`
	Proposal string `json:"proposal"`
	Date     string `json:"date"`
	From     string `json:"from"`
}

// LinkEnded: who held this link says nothing more by it. What they said stays.
type LinkEnded struct {
	Link string `json:"link"`
	Date string `json:"date"`
	From string `json:"from"`
}

func (*LeadNamed) Fact() string     { return "follow.lead_named" }
func (*Posted) Fact() string        { return "follow.posted" }
func (*Responded) Fact() string     { return "follow.responded" }
func (*Answered) Fact() string      { return "follow.answered" }
func (*Helped) Fact() string        { return "follow.helped" }
func (*WordsShown) Fact() string    { return "follow.words_shown" }
func (*GroupFormed) Fact() string   { return "follow.group_formed" }
func (*GroupEnded) Fact() string    { return "follow.group_ended" }
func (*EvaluationSet) Fact() string { return "follow.evaluation_set" }
func (*Evaluated) Fact() string     { return "follow.evaluated" }
func (*Replaced) Fact() string      { return "follow.replaced" }
func (*LinkGiven) Fact() string     { return "follow.link_given" }
func (*LinkEnded) Fact() string     { return "follow.link_ended" }

// Hidden: whose answer it is, and their words, go with that person.
func (f *Answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Words.Person), Value: &f.Words, Pad: 512}}
}

// Hidden: who helps goes with that person.
func (f *Helped) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
