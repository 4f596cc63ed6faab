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

// Cosigned: a key signed the plan. Whose it is is known as long as it may be taken back, and then to nobody.
type Cosigned struct {
	By Cosigner `json:"-"`
}

// Cosigner is somebody's cosignature; nobody's is that of who leads.
type Cosigner struct {
	Person meeting.PersonID `json:"person"`
	Cosignature
}

// Uncosigned: a cosignature went with the signature that was taken back.
type Uncosigned struct {
	Key string `json:"-"`
}

// Witnessed: the cosignatures, as they are published. They come when the day is closed, in the order of their keys: it tells
// nothing of who signed when.
type Witnessed struct {
	Cosignatures []Cosignature `json:"cosignatures"`
}

// Cosignature is a signature of the plan by a key that signs nothing else.
type Cosignature struct {
	Name      string `json:"name"` // Leader or Attendee
	Key       string `json:"key"`
	Signature string `json:"signature"`
}

// The names of keys.
const (
	Leader   = "begeleider"
	Attendee = "deelnemer"
)

// signingKey is destroyed when the day is closed. No round has this name.
var signingKey = meeting.RoundKey("/signing")

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
func (*Cosigned) Fact() string      { return "finish.cosigned" }
func (*Uncosigned) Fact() string    { return "finish.uncosigned" }
func (*Witnessed) Fact() string     { return "finish.witnessed" }
func (*HandedOver) Fact() string    { return "finish.handed_over" }
func (*Ticked) Fact() string        { return "finish.ticked" }
func (*Closed) Fact() string        { return "finish.closed" }

// EndsDay: helper devices and screens end with it.
func (*Closed) EndsDay() {}

// Burns: from now on nobody can tell whose a cosignature is.
func (*Closed) Burns() []meeting.KeyName { return []meeting.KeyName{signingKey} }

// Cover: who asked goes too, and the digest of what was asked, which could be held against every published cosignature.
func (*Cosigned) Cover() meeting.KeyName { return signingKey }

// Hidden: as with an answer in a round, all are of one length.
func (f *Cosigned) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: signingKey, Value: &f.By, Pad: 512}}
}
func (f *Uncosigned) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: signingKey, Value: &f.Key, Pad: 128}}
}

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
