package meet

// ItemReached: the room came to an item of the agenda.
type ItemReached struct {
	Item string `json:"item"`
}

// ViewShown: the projector shows something else.
type ViewShown struct {
	View  View   `json:"view"`
	Focus string `json:"focus,omitempty"`
}

// Paused: the meeting is held still.
type Paused struct{}

// Resumed: the meeting goes on.
type Resumed struct{}

// Deferred: the meeting is held still until another day.
type Deferred struct {
	Until string `json:"until"`
}

// DayFixed: the day on which the meeting goes on, with its hours as a clock in the room says them; empty is unknown.
type DayFixed struct {
	Date string `json:"date"`
	Time string `json:"time,omitempty"`
	Ends string `json:"ends,omitempty"`
}

// DayBegun: a meeting that was put away goes on, today.
type DayBegun struct{}

// TownLeft: the municipality left the room.
type TownLeft struct{}

// TownReturned: the municipality is in the room again.
type TownReturned struct{}

// PrivateBegun: the room is by itself.
type PrivateBegun struct{}

// PrivateEnded: the room is open again. Broken: it was ended from outside.
type PrivateEnded struct {
	Broken bool `json:"broken,omitempty"`
}

// ThinkingBegun: everybody thinks for themselves, so many seconds.
type ThinkingBegun struct {
	Seconds int `json:"seconds"`
}

// ThinkingStopped: that ended before its time.
type ThinkingStopped struct{}

func (*ItemReached) Fact() string     { return "meet.item_reached" }
func (*ViewShown) Fact() string       { return "meet.view_shown" }
func (*Paused) Fact() string          { return "meet.paused" }
func (*Resumed) Fact() string         { return "meet.resumed" }
func (*Deferred) Fact() string        { return "meet.deferred" }
func (*DayFixed) Fact() string        { return "meet.day_fixed" }
func (*DayBegun) Fact() string        { return "meet.day_begun" }
func (*TownLeft) Fact() string        { return "meet.town_left" }
func (*TownReturned) Fact() string    { return "meet.town_returned" }
func (*PrivateBegun) Fact() string    { return "meet.private_begun" }
func (*PrivateEnded) Fact() string    { return "meet.private_ended" }
func (*ThinkingBegun) Fact() string   { return "meet.thinking_begun" }
func (*ThinkingStopped) Fact() string { return "meet.thinking_stopped" }

// GoesOn: links and phones work until after that day.
func (f *DayFixed) GoesOn() string { return f.Date }

// GoesOn: they do from today on, also when nobody knew of the day.
func (*DayBegun) GoesOn() string { return "" }

// Landmark: who was here knows where the record stood.
func (*ItemReached) Landmark() {}
