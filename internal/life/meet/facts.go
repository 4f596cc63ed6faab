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

func (*ItemReached) Fact() string { return "meet.item_reached" }
func (*ViewShown) Fact() string   { return "meet.view_shown" }
func (*Paused) Fact() string      { return "meet.paused" }
func (*Resumed) Fact() string     { return "meet.resumed" }
