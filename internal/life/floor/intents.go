package floor

import "hoofdlijn/internal/meeting"

// Ask asks to say something. As a person.
type Ask struct{}

// TakeBack takes that back. As a person.
type TakeBack struct{}

// Give gives somebody the floor, whether they asked or not: hands are raised in the room too. Facilitator.
type Give struct {
	Person meeting.PersonID `json:"person" validate:"required,id"`
}

// Done: whoever has the floor is ready. Facilitator.
type Done struct{}

func (*Ask) Intent() string      { return "floor.ask" }
func (*TakeBack) Intent() string { return "floor.take_back" }
func (*Give) Intent() string     { return "floor.give" }
func (*Done) Intent() string     { return "floor.done" }
