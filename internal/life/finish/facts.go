package finish

import "hoofdlijn/internal/meeting"

// SigningOpened: people may sign.
type SigningOpened struct{}

// Signed: somebody signed. That it happened is public, who it was goes with the person.
type Signed struct {
	By Signature `json:"-"`
}

// Signature is whose it is, and the way by which it came.
type Signature struct {
	Person meeting.PersonID `json:"person"`
	Via    meeting.Via      `json:"via,omitempty"`
}

// TakenBack: a signature is there no more.
type TakenBack struct {
	Person meeting.PersonID `json:"-"`
}

// HandedOver: the plan was given to somebody.
type HandedOver struct {
	To   string `json:"-"` // typed
	Date string `json:"date"`
	Time string `json:"time"`
}

// Ticked: a line of the list before closing was marked, or no longer.
type Ticked struct {
	Item string `json:"item"`
	Done bool   `json:"done"`
}

// Closed: the day is over.
type Closed struct{}

func (*SigningOpened) Fact() string { return "finish.signing_opened" }
func (*Signed) Fact() string        { return "finish.signed" }
func (*TakenBack) Fact() string     { return "finish.taken_back" }
func (*HandedOver) Fact() string    { return "finish.handed_over" }
func (*Ticked) Fact() string        { return "finish.ticked" }
func (*Closed) Fact() string        { return "finish.closed" }

// EndsDay: helper devices and screens end with it.
func (*Closed) EndsDay() {}

// Hidden: whose signature it is goes with that person.
func (f *Signed) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.By.Person), Value: &f.By, Pad: 128}}
}
func (f *TakenBack) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Person), Value: &f.Person, Pad: 128}}
}
func (f *HandedOver) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.MeetingKey, Value: &f.To, Pad: 512}}
}
