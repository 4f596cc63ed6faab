package meet

// GoTo takes the room to an item of the agenda, and the projector to what belongs to it. Facilitator.
type GoTo struct {
	Item string `json:"item" validate:"required,id"`
}

// Show puts a view on the projector, with something in focus: the theme of a board, a proposal. Facilitator.
type Show struct {
	View  View   `json:"view" validate:"required,oneof=lobby frameworks information board tables proposal check round result plan signing pause private practice"`
	Focus string `json:"focus,omitempty" validate:"omitempty,id"`
}

// Pause holds the meeting still. Facilitator.
type Pause struct{}

// Resume lets the meeting go on. Facilitator.
type Resume struct{}

func (*GoTo) Intent() string   { return "meet.go_to" }
func (*Show) Intent() string   { return "meet.show" }
func (*Pause) Intent() string  { return "meet.pause" }
func (*Resume) Intent() string { return "meet.resume" }
