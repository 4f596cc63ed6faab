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

// Erased: somebody asked to be forgotten. Their key is destroyed; that their id was theirs is all that is kept, so that
// nobody comes back under it.
type Erased struct {
	Person meeting.PersonID `json:"-"`
}

func (*Listed) Fact() string  { return "people.listed" }
func (*Knocked) Fact() string { return "people.knocked" }
func (*Arrived) Fact() string { return "people.arrived" }
func (*Left) Fact() string    { return "people.left" }
func (*Named) Fact() string   { return "people.named" }
func (*Erased) Fact() string  { return "people.erased" }

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
