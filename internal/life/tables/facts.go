package tables

import "hoofdlijn/internal/meeting"

// Arranged: these tables stand in the hall, and no others.
type Arranged struct {
	Tables []Table `json:"tables"`
}

// Wished: somebody said what they want to talk about.
type Wished struct {
	Wish Wanted `json:"-"`
}

// Wanted ties a wish to a person.
type Wanted struct {
	Person   meeting.PersonID `json:"person"`
	Theme    string           `json:"theme,omitempty"`
	ShowName bool             `json:"show_name,omitempty"`
}

// Hosted: a table has another host, or none.
type Hosted struct {
	Table  int              `json:"table"`
	Person meeting.PersonID `json:"-"`
}

// LaidOut: a lay-out was made; who sits where follows, person by person.
type LaidOut struct {
	Next bool `json:"next,omitempty"`
}

// Placed: somebody has a place in the lay-out.
type Placed struct {
	Place Put `json:"-"`
}

// Put ties a person to a table of the lay-out.
type Put struct {
	Person meeting.PersonID `json:"person"`
	Table  int              `json:"table,omitempty"`
}

// Fixed: everybody sits as laid out, for this round of table talk. Where each sits follows as people.seated.
type Fixed struct {
	Round int `json:"round"`
}

// Discarded: the lay-out was thrown away.
type Discarded struct{}

// Stood: a helper device stands at a table.
type Stood struct {
	Where Spot `json:"-"`
}

// Spot ties a device to a table.
type Spot struct {
	Device meeting.PersonID `json:"device"`
	Table  int              `json:"table,omitempty"`
}

func (*Arranged) Fact() string  { return "tables.arranged" }
func (*Wished) Fact() string    { return "tables.wished" }
func (*Hosted) Fact() string    { return "tables.hosted" }
func (*LaidOut) Fact() string   { return "tables.laid_out" }
func (*Placed) Fact() string    { return "tables.placed" }
func (*Fixed) Fact() string     { return "tables.fixed" }
func (*Discarded) Fact() string { return "tables.discarded" }
func (*Stood) Fact() string     { return "tables.stood" }

// Hidden: what is tied to a person goes with that person.
func (f *Wished) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Wish.Person), Value: &f.Wish, Pad: 192}}
}
func (f *Placed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Place.Person), Value: &f.Place, Pad: 128}}
}
func (f *Hosted) Hidden() []meeting.Hidden {
	key := meeting.MeetingKey
	if f.Person != "" {
		key = meeting.PersonKey(f.Person)
	}
	return []meeting.Hidden{{Key: key, Value: &f.Person, Pad: 128}}
}
func (f *Stood) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Where, Pad: 128}}
}
