package people

import "hoofdlijn/internal/meeting"

// Listed: somebody is on the list.
type Listed struct {
	Who Who `json:"-"`
}

// Who is everything the meeting knows about a person. All of it is encrypted.
type Who struct {
	ID          meeting.PersonID `json:"id"`
	Capacity    string           `json:"capacity"`
	Name        string           `json:"name,omitempty"`
	Votes       *bool            `json:"votes,omitempty"`
	CompanionOf meeting.PersonID `json:"companion_of,omitempty"`
	Device      string           `json:"device,omitempty"`
	Needs       []string         `json:"needs,omitempty"`
}

// Knocked: somebody with the room code asks to come in.
type Knocked struct {
	Who Who `json:"-"`
}

// Arrived: somebody was checked in.
type Arrived struct {
	Person meeting.PersonID `json:"-"`
}

// Left: somebody went.
type Left struct {
	Person meeting.PersonID `json:"-"`
}

// Named: somebody said how they want to be called.
type Named struct {
	Called Called `json:"-"`
}

// Called ties a name to a person.
type Called struct {
	Person meeting.PersonID `json:"person"`
	Name   string           `json:"name"`
}

// Seated: how somebody takes part. It says all of it; what was said before no longer counts.
type Seated struct {
	Place Place `json:"-"`
}

// Place is how somebody takes part: by which means, at which table, with which numbered paper card. Who needs paper or a
// helper is nobody's business later on: it is encrypted.
type Place struct {
	Person meeting.PersonID `json:"person"`
	Device string           `json:"device,omitempty"`
	Table  int              `json:"table,omitempty"`
	Card   int              `json:"card,omitempty"`
}

// Prepared: somebody who was not on the list was told at the door what the afternoon is about.
type Prepared struct {
	Person meeting.PersonID `json:"-"`
}

// TakenBack: somebody was checked in by mistake. It is as if that had not happened.
type TakenBack struct {
	Person meeting.PersonID `json:"-"`
}

// Erased: somebody asked to be forgotten. Their key is destroyed; that their id was theirs is all that is kept, so that
// nobody comes back under it.
type Erased struct {
	Person meeting.PersonID `json:"-"`
}

func (*Listed) Fact() string    { return "people.listed" }
func (*Knocked) Fact() string   { return "people.knocked" }
func (*Arrived) Fact() string   { return "people.arrived" }
func (*Left) Fact() string      { return "people.left" }
func (*Named) Fact() string     { return "people.named" }
func (*Erased) Fact() string    { return "people.erased" }
func (*Seated) Fact() string    { return "people.seated" }
func (*Prepared) Fact() string  { return "people.prepared" }
func (*TakenBack) Fact() string { return "people.taken_back" }

// Hidden: P7. The padding hides how long a name is and how many needs there are.
func (f *Listed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Who.ID), Value: &f.Who, Pad: 512}}
}
func (f *Knocked) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Who.ID), Value: &f.Who, Pad: 512}}
}
func (f *Arrived) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
func (f *Left) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
func (f *Named) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Called.Person), Value: &f.Called, Pad: 256}}
}
func (f *Seated) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Place.Person), Value: &f.Place, Pad: 192}}
}
func (f *Prepared) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
func (f *TakenBack) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
func (f *Erased) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.Person, Pad: 128}}
}

// Burns: P8.
func (f *Erased) Burns() []meeting.KeyName {
	if f.Person == "" {
		return nil
	}
	return []meeting.KeyName{meeting.PersonKey(f.Person)}
}
