package prepare

import "hoofdlijn/internal/meeting"

// SetMeeting says what the meeting is about. The whole of it; fields left out become empty.
type SetMeeting struct {
	Title        string   `json:"title" validate:"required,text=200"`
	Municipality string   `json:"municipality,omitempty" validate:"text=120"`
	Question     string   `json:"question" validate:"required,text=300"`
	Date         string   `json:"date,omitempty" validate:"max=40"`
	Place        string   `json:"place,omitempty" validate:"text=120"`
	Language     string   `json:"language,omitempty" validate:"omitempty,oneof=nl en"`
	Promise      Promise  `json:"promise,omitzero"`
	Method       string   `json:"method,omitempty" validate:"max=40"`
	Secrecy      string   `json:"secrecy,omitempty" validate:"omitempty,oneof=closed open"`
	Deciding     []string `json:"deciding,omitempty" validate:"max=20,dive,max=40"`
	Ends         string   `json:"ends,omitempty" validate:"max=5"` // "16:30", local time
	Repairs      int      `json:"repairs,omitempty" validate:"min=0,max=9"`
	ToGroup      bool     `json:"to_group,omitempty"` // people may leave a decision to the group
	Example      bool     `json:"example,omitempty"`  // made up: every page and file says so
}

// Promise is what the municipality promises beforehand.
type Promise struct {
	Who     string `json:"who,omitempty" validate:"text=200"`     // who says yes or no
	When    string `json:"when,omitempty" validate:"text=200"`    // and by when
	Mandate string `json:"mandate,omitempty" validate:"text=500"` // what they may promise
	Money   string `json:"money,omitempty" validate:"text=200"`   // what is covered
}

// SetTheme adds a theme or renames it.
type SetTheme struct {
	ID    string `json:"id" validate:"required,id"`
	Title string `json:"title" validate:"required,text=120"`
}

// DropTheme takes a theme away.
type DropTheme struct {
	ID string `json:"id" validate:"required,id"`
}

// SetFramework adds a framework or changes it.
type SetFramework struct {
	Text
}

// DropFramework takes a framework away.
type DropFramework struct {
	ID string `json:"id" validate:"required,id"`
}

// SetAgenda says what happens in which order.
type SetAgenda struct {
	Items []Item `json:"items" validate:"max=60,dive"`
}

// SetInvitations says how many people of each capacity are to be there: the whole of it.
type SetInvitations struct {
	Aims []Aim `json:"aims" validate:"max=30,dive"`
}

// Aim is how many people of a capacity are to be there.
type Aim struct {
	Capacity string `json:"capacity" validate:"required,max=40"`
	Number   int    `json:"number" validate:"min=1,max=10000"`
}

// SetQuestions says which questions the information part answers: the whole of it. Nobody is named: they came from many.
type SetQuestions struct {
	Questions []Question `json:"questions" validate:"max=40,dive"`
}

// Question is one that the information part answers.
type Question struct {
	ID     string `json:"id" validate:"required,id"`
	Text   string `json:"text" validate:"required,text=300"`
	Answer string `json:"answer,omitempty" validate:"text=1000"`
}

// SetStyle says in which colour of the municipality the plan is printed: the whole of it.
type SetStyle struct {
	Colour string `json:"colour,omitempty" validate:"max=7"` // "#1d3e8f"; ours when it is empty
}

// SetLogo says which logo of the municipality stands on what is published, and what it shows in words: the whole of it. None when it is empty.
type SetLogo struct {
	PNG []byte `json:"png,omitempty" validate:"max=11000"` // as internal/logo makes it
	Alt string `json:"alt,omitempty" validate:"text=200"`
}

// SetQuoting says whether the report may quote what people write on the board: they know before they write.
type SetQuoting struct {
	Ideas bool `json:"ideas,omitempty"`
}

// Continue says that this meeting is the next one after another, whose plan stands fixed.
type Continue struct{ Former }

// Former is a meeting that this one goes on from, and its plan.
type Former struct {
	Origin  string     `json:"origin" validate:"required,text=200"` // of its record, as its bundle has it
	Meeting meeting.ID `json:"meeting" validate:"required,id"`
	Title   string     `json:"title" validate:"required,text=200"`
	Code    string     `json:"code" validate:"required,max=19"` // the check code of its plan
}

// Supersede says whether the plan of this meeting, once it stands fixed, takes the place of the whole plan that it goes on from. That one
// stays to be read. Facilitator.
type Supersede struct {
	Supersedes bool `json:"supersedes"`
}

// Lock fixes the frameworks. Nobody can be invited before.
type Lock struct{}

// Renew makes the next version of the frameworks, before opening, with a reason that everybody is told.
type Renew struct {
	Reason     string `json:"reason" validate:"required,text=500"`
	Frameworks []Text `json:"frameworks" validate:"max=60,dive"`
}

// Open begins the meeting.
type Open struct{}

// Clarify adds a question and its answer to a framework.
type Clarify struct {
	Framework string `json:"framework" validate:"required,id"`
	Question  string `json:"question" validate:"required,text=500"`
	Answer    string `json:"answer" validate:"required,text=1000"`
	By        string `json:"by" validate:"required,text=120"` // function, not a name
}

func (*SetMeeting) Intent() string     { return "prepare.set_meeting" }
func (*SetStyle) Intent() string       { return "prepare.set_style" }
func (*SetLogo) Intent() string        { return "prepare.set_logo" }
func (*SetQuoting) Intent() string     { return "prepare.set_quoting" }
func (*SetTheme) Intent() string       { return "prepare.set_theme" }
func (*DropTheme) Intent() string      { return "prepare.drop_theme" }
func (*SetFramework) Intent() string   { return "prepare.set_framework" }
func (*DropFramework) Intent() string  { return "prepare.drop_framework" }
func (*SetAgenda) Intent() string      { return "prepare.set_agenda" }
func (*SetInvitations) Intent() string { return "prepare.set_invitations" }
func (*SetQuestions) Intent() string   { return "prepare.set_questions" }
func (*Continue) Intent() string       { return "prepare.continue" }
func (*Supersede) Intent() string      { return "prepare.supersede" }
func (*Lock) Intent() string           { return "prepare.lock" }
func (*Renew) Intent() string          { return "prepare.renew" }
func (*Open) Intent() string           { return "prepare.open" }
func (*Clarify) Intent() string        { return "prepare.clarify" }

// Vouched: the rules know no other meeting, so whether its plan stands fixed and has this code is checked by who does.
func (*Continue) Vouched() string { return "code" }
