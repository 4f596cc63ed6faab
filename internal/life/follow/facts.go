package follow

import (
	"strconv"

	"hoofdlijn/internal/meeting"
)

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

// Posted: how it goes with one decision, in records of before words could be taken out. So are Responded, GroupFormed, GroupEnded and Evaluated: their
// words stand in public fields, and can only be kept back. What came in their places has them under a key of their own.
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

// Reported: how it goes with one decision. Public is all but the words, which everybody may read as long as they are there (W12).
type Reported struct {
	ID       string `json:"id"`
	Proposal string `json:"proposal"`
	Status   string `json:"status"`
	Date     string `json:"date"`
	From     string `json:"from"`
	Words    string `json:"-"`
}

// Replied: something was said to who found that a report is not right: the how many-eth of that report, from 0.
type Replied struct {
	Update string `json:"update"`
	N      int    `json:"n"`
	Date   string `json:"date"`
	From   string `json:"from"`
	Words  string `json:"-"`
}

// GroupBegun: there is a working group.
type GroupBegun struct {
	ID        string     `json:"id"`
	Proposals []string   `json:"proposals"`
	Date      string     `json:"date"`
	From      string     `json:"from"`
	Words     GroupWords `json:"-"`
}

// GroupWords is what a working group is called, and what it does.
type GroupWords struct {
	Name string `json:"name"`
	Does string `json:"does"`
}

// GroupStopped: a working group is no more. The words say why.
type GroupStopped struct {
	ID    string `json:"id"`
	Date  string `json:"date"`
	From  string `json:"from"`
	Words string `json:"-"`
}

// LookedBack: what came of looking back, the how many-eth time, from 0.
type LookedBack struct {
	N     int    `json:"n"`
	Date  string `json:"date"`
	From  string `json:"from"`
	Words string `json:"-"`
}

// TakenOut: words are gone, on this day, because somebody asked for it (W12).
type TakenOut struct {
	Told
	Date string `json:"date"`
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
func (*Reported) Fact() string      { return "follow.reported" }
func (*Replied) Fact() string       { return "follow.replied" }
func (*GroupBegun) Fact() string    { return "follow.group_begun" }
func (*GroupStopped) Fact() string  { return "follow.group_stopped" }
func (*LookedBack) Fact() string    { return "follow.looked_back" }
func (*TakenOut) Fact() string      { return "follow.taken_out" }

// Hidden: whose answer it is, and their words, go with that person.
func (f *Answered) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Words.Person), Value: &f.Words, Pad: 512}}
}

// Hidden: who helps goes with that person.
func (f *Helped) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}

// key is under which words lie that somebody may ask to be taken out. What somebody said of a report lies under the key of that person.
func (t Told) key() meeting.KeyName {
	return meeting.WordsKey("told-"+t.Kind, t.ID+"/"+strconv.Itoa(t.N))
}

func told(words any, kind, id string, n int) []meeting.Hidden {
	return []meeting.Hidden{{Key: Told{kind, id, n}.key(), Value: words, Pad: 512}}
}

// Hidden: the words of each can go by themselves.
func (f *Reported) Hidden() []meeting.Hidden     { return told(&f.Words, OfReport, f.ID, 0) }
func (f *Replied) Hidden() []meeting.Hidden      { return told(&f.Words, OfReply, f.Update, f.N) }
func (f *GroupBegun) Hidden() []meeting.Hidden   { return told(&f.Words, OfGroup, f.ID, 0) }
func (f *GroupStopped) Hidden() []meeting.Hidden { return told(&f.Words, OfEnd, f.ID, 0) }
func (f *LookedBack) Hidden() []meeting.Hidden   { return told(&f.Words, OfLook, "", f.N) }

// Burns: words that lie under a key of their own are gone for good.
func (f *TakenOut) Burns() []meeting.KeyName { return []meeting.KeyName{f.key()} }
