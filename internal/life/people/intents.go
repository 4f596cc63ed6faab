package people

import "hoofdlijn/internal/meeting"

// List puts somebody on the list. Facilitator.
type List struct {
	ID          meeting.PersonID `json:"id" validate:"required,id"`
	Capacity    string           `json:"capacity" validate:"required,max=40"`
	Name        string           `json:"name,omitempty" validate:"max=80"`
	Votes       *bool            `json:"votes,omitempty"` // overrides what the meeting says of the capacity
	CompanionOf meeting.PersonID `json:"companion_of,omitempty" validate:"omitempty,id"`
	Device      string           `json:"device,omitempty" validate:"omitempty,oneof=phone helper none"`
	Needs       []string         `json:"needs,omitempty" validate:"max=20,dive,max=40"`
}

// Knock asks to be let in with the room code. The phone chooses its own id.
type Knock struct {
	ID       meeting.PersonID `json:"id" validate:"required,id"`
	Name     string           `json:"name,omitempty" validate:"max=80"`
	Capacity string           `json:"capacity,omitempty" validate:"max=40"`
}

// LetIn lists somebody who knocked and checks them in. Facilitator or helper.
type LetIn struct {
	ID       meeting.PersonID `json:"id" validate:"required,id"`
	Capacity string           `json:"capacity" validate:"required,max=40"`
}

// Arrive checks people in: oneself, or those named.
type Arrive struct {
	People []meeting.PersonID `json:"people,omitempty" validate:"max=500,dive,id"`
}

// Seat says how somebody takes part: by which means, at which table, with which paper card. It says all of it. Zero is
// none. Facilitator or helper.
type Seat struct {
	ID     meeting.PersonID `json:"id" validate:"required,id"`
	Device string           `json:"device" validate:"required,oneof=phone helper none"`
	Table  int              `json:"table,omitempty" validate:"min=0,max=99"`
	Card   int              `json:"card,omitempty" validate:"min=0,max=9999"`
}

// AddAtDoor lists somebody who was not on the list, told at the door what the afternoon is about, and checks them in.
// Facilitator or helper.
type AddAtDoor struct {
	ID       meeting.PersonID `json:"id" validate:"required,id"`
	Name     string           `json:"name,omitempty" validate:"max=80"`
	Capacity string           `json:"capacity" validate:"required,max=40"`
	Device   string           `json:"device" validate:"required,oneof=phone helper none"`
}

// TakeBack makes undone that somebody was checked in: the wrong name was tapped. Facilitator or helper.
type TakeBack struct {
	ID meeting.PersonID `json:"id" validate:"required,id"`
}

// Leave records that people went: oneself, or those named.
type Leave struct {
	People []meeting.PersonID `json:"people,omitempty" validate:"max=500,dive,id"`
}

// Name says how somebody wants to be called. Empty takes the name back.
type Name struct {
	Name string `json:"name" validate:"max=80"`
}

// Erase forgets somebody, whether they are on the list or wait at the door. Facilitator.
type Erase struct {
	ID meeting.PersonID `json:"id" validate:"required,id"`
}

func (*List) Intent() string      { return "people.list" }
func (*Knock) Intent() string     { return "people.knock" }
func (*LetIn) Intent() string     { return "people.let_in" }
func (*Arrive) Intent() string    { return "people.arrive" }
func (*Seat) Intent() string      { return "people.seat" }
func (*AddAtDoor) Intent() string { return "people.add_at_door" }
func (*TakeBack) Intent() string  { return "people.take_back" }
func (*Leave) Intent() string     { return "people.leave" }
func (*Name) Intent() string      { return "people.name" }
func (*Erase) Intent() string     { return "people.erase" }
