package meet

// GoTo takes the room to an item of the agenda, and the projector to what belongs to it. Facilitator.
type GoTo struct {
	Item string `json:"item" validate:"required,id"`
}

// Show puts a view on the projector, with something in focus: the theme of a board, a proposal. Facilitator.
type Show struct {
	View  View   `json:"view" validate:"required,oneof=lobby frameworks information board tables proposal check round result plan signing pause private practice casework harvest"`
	Focus string `json:"focus,omitempty" validate:"omitempty,id"`
}

// Pause holds the meeting still. Facilitator.
type Pause struct{}

// Resume lets the meeting go on, also on another day. Facilitator.
type Resume struct{}

// PutAway holds the meeting still until another day: a date, with or without hours, or words. Facilitator.
type PutAway struct {
	Until string `json:"until,omitempty" validate:"text=60"` // as people read it: "in het najaar"
	Date  string `json:"date,omitempty" validate:"max=10"`   // "2021-11-15"
	Time  string `json:"time,omitempty" validate:"max=5"`    // "13:30", local time
	Ends  string `json:"ends,omitempty" validate:"max=5"`    // and when it has to be over
}

// SendTownOut: the municipality leaves the room, and sees nothing of the meeting until it is back. Facilitator.
type SendTownOut struct{}

// LetTownBack: the municipality is in the room again. Facilitator.
type LetTownBack struct{}

// BeginPrivate leaves the room to itself: screens dark, facilitators out. Facilitator.
type BeginPrivate struct{}

// EndPrivate: the room is ready. Anybody who is there, on their own phone, or a helper device on a table.
type EndPrivate struct{}

// BreakPrivate ends private time from outside, which everybody is told: for an emergency. Facilitator.
type BreakPrivate struct{}

// Think lets everybody think for themselves first. Facilitator.
type Think struct {
	Seconds int `json:"seconds" validate:"required,min=30,max=900"`
}

// StopThinking ends that before its time. Facilitator.
type StopThinking struct{}

func (*GoTo) Intent() string         { return "meet.go_to" }
func (*Show) Intent() string         { return "meet.show" }
func (*Pause) Intent() string        { return "meet.pause" }
func (*Resume) Intent() string       { return "meet.resume" }
func (*PutAway) Intent() string      { return "meet.put_away" }
func (*SendTownOut) Intent() string  { return "meet.send_town_out" }
func (*LetTownBack) Intent() string  { return "meet.let_town_back" }
func (*BeginPrivate) Intent() string { return "meet.begin_private" }
func (*EndPrivate) Intent() string   { return "meet.end_private" }
func (*BreakPrivate) Intent() string { return "meet.break_private" }
func (*Think) Intent() string        { return "meet.think" }
func (*StopThinking) Intent() string { return "meet.stop_thinking" }
