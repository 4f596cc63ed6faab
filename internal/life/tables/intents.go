package tables

import "hoofdlijn/internal/meeting"

// SetUp says which tables there are: all of them. Facilitator.
type SetUp struct {
	Tables []Table `json:"tables" validate:"max=99,dive"`
}

// Table is one table: its number, the theme it talks about, and its chairs.
type Table struct {
	Number int    `json:"number" validate:"required,min=1,max=99"`
	Theme  string `json:"theme,omitempty" validate:"omitempty,id"`
	Seats  int    `json:"seats" validate:"required,min=1,max=40"`
}

// Wish says which theme somebody wants to talk about, and whether their name may stand on the screen with their table.
// It says all of it. As a person.
type Wish struct {
	Theme    string `json:"theme,omitempty" validate:"omitempty,id"`
	ShowName bool   `json:"show_name,omitempty"`
}

// Host says who leads the talk at a table, and stays when the others move on. Without a person it is nobody. Facilitator.
type Host struct {
	Table  int              `json:"table" validate:"required,min=1,max=99"`
	Person meeting.PersonID `json:"person,omitempty" validate:"omitempty,id"`
}

// LayOut makes a lay-out that only facilitators see: of who is there, or of everybody on the list. Next is for another
// round: hosts stay, all others move on. Facilitator.
type LayOut struct {
	Next      bool `json:"next,omitempty"`
	Everybody bool `json:"everybody,omitempty"`
}

// Place puts somebody at another table of the lay-out; 0 takes them off it. Facilitator.
type Place struct {
	Person meeting.PersonID `json:"person" validate:"required,id"`
	Table  int              `json:"table,omitempty" validate:"min=0,max=99"`
}

// Fix lets everybody sit as laid out. Facilitator.
type Fix struct{}

// Discard throws the lay-out away. Facilitator.
type Discard struct{}

// SeatLate gives people without a table one with room; all of them when nobody is named. Facilitator or helper.
type SeatLate struct {
	People []meeting.PersonID `json:"people,omitempty" validate:"max=500,dive,id"`
}

// Stand says at which table a helper device stands; 0 is none. A helper says it of their own, a facilitator of any.
type Stand struct {
	Device meeting.PersonID `json:"device,omitempty" validate:"omitempty,id"`
	Table  int              `json:"table,omitempty" validate:"min=0,max=99"`
}

func (*SetUp) Intent() string    { return "tables.set_up" }
func (*Wish) Intent() string     { return "tables.wish" }
func (*Host) Intent() string     { return "tables.host" }
func (*LayOut) Intent() string   { return "tables.lay_out" }
func (*Place) Intent() string    { return "tables.place" }
func (*Fix) Intent() string      { return "tables.fix" }
func (*Discard) Intent() string  { return "tables.discard" }
func (*SeatLate) Intent() string { return "tables.seat_late" }
func (*Stand) Intent() string    { return "tables.stand" }
