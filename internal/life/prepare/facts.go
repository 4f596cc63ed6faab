package prepare

// All of these are public: they are what the municipality fixed and what everybody was told.

// MeetingSet: what the meeting is about.
type MeetingSet struct{ SetMeeting }

// ThemeSet: a theme was added or renamed.
type ThemeSet struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// ThemeDropped: a theme was taken away.
type ThemeDropped struct {
	ID string `json:"id"`
}

// FrameworkSet: a framework was added or changed before locking.
type FrameworkSet struct{ Text }

// FrameworkDropped: a framework was taken away before locking.
type FrameworkDropped struct {
	ID string `json:"id"`
}

// AgendaSet: what happens in which order.
type AgendaSet struct {
	Items []Item `json:"items"`
}

// InvitationsSet: how many people of each capacity are to be there.
type InvitationsSet struct {
	Aims []Aim `json:"aims"`
}

// QuestionsSet: which questions the information part answers.
type QuestionsSet struct {
	Questions []Question `json:"questions"`
}

// QuotingSet: whether the report may quote ideas.
type QuotingSet struct{ SetQuoting }

// StyleSet: in which colour the plan is printed.
type StyleSet struct{ SetStyle }

// LogoSet: which logo stands on what is published.
type LogoSet struct{ SetLogo }

// Continued: this meeting is the next one after another.
type Continued struct{ Former }

// SupersedesSet: whether the plan of this meeting takes the place of the plan that it goes on from.
type SupersedesSet struct{ Supersede }

// Locked: the frameworks stand fixed.
type Locked struct {
	Version int    `json:"version"`
	Digest  string `json:"digest"`
}

// Renewed: the frameworks have a next version.
type Renewed struct {
	Version    int    `json:"version"`
	Digest     string `json:"digest"`
	Reason     string `json:"reason"`
	Frameworks []Text `json:"frameworks"`
}

// Opened: the meeting began.
type Opened struct{}

// Clarified: a framework has a clarification more.
type Clarified struct {
	Framework string `json:"framework"`
	Clarification
}

func (*MeetingSet) Fact() string       { return "prepare.meeting_set" }
func (*QuotingSet) Fact() string       { return "prepare.quoting_set" }
func (*StyleSet) Fact() string         { return "prepare.style_set" }
func (*LogoSet) Fact() string          { return "prepare.logo_set" }
func (*ThemeSet) Fact() string         { return "prepare.theme_set" }
func (*ThemeDropped) Fact() string     { return "prepare.theme_dropped" }
func (*FrameworkSet) Fact() string     { return "prepare.framework_set" }
func (*FrameworkDropped) Fact() string { return "prepare.framework_dropped" }
func (*AgendaSet) Fact() string        { return "prepare.agenda_set" }
func (*InvitationsSet) Fact() string   { return "prepare.invitations_set" }
func (*QuestionsSet) Fact() string     { return "prepare.questions_set" }
func (*Continued) Fact() string        { return "prepare.continued" }
func (*SupersedesSet) Fact() string    { return "prepare.supersedes_set" }
func (*Locked) Fact() string           { return "prepare.locked" }
func (*Renewed) Fact() string          { return "prepare.renewed" }
func (*Opened) Fact() string           { return "prepare.opened" }
func (*Clarified) Fact() string        { return "prepare.clarified" }

// Landmark: who was here knows where the record stood.
func (*Opened) Landmark() {}
