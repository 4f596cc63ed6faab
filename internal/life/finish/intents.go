package finish

// OpenSigning lets people sign from now on. Facilitator.
type OpenSigning struct{}

// Sign says: I was there, this is what we decided. It is no vote, and nothing hangs on it.
type Sign struct{}

// TakeBack takes a signature away again.
type TakeBack struct{}

// Cosign signs the plan with a key that somebody's own device made for this alone. It comes after Sign, unseen, and Sign stands without
// it; of who leads, it comes by itself. Participant or facilitator.
type Cosign struct {
	Key       string `json:"key" validate:"required,max=44"`       // Ed25519, in base64
	Signature string `json:"signature" validate:"required,max=88"` // of the statement of the seal, in base64
}

// HandOver records to whom the plan was given, and when. Facilitator.
type HandOver struct {
	To   string `json:"to" validate:"required,max=80"` // a function, not a name
	Date string `json:"date" validate:"required,max=10"`
	Time string `json:"time" validate:"required,max=5"`
}

// Tick marks a line of the list before closing, or takes the mark away. Facilitator.
type Tick struct {
	Item string `json:"item" validate:"required,oneof=plan sheet copies cards devices"`
	Done bool   `json:"done"`
}

// Close ends the day. Facilitator.
type Close struct{}

func (*OpenSigning) Intent() string { return "finish.open_signing" }
func (*Sign) Intent() string        { return "finish.sign" }
func (*TakeBack) Intent() string    { return "finish.take_back" }
func (*Cosign) Intent() string      { return "finish.cosign" }
func (*HandOver) Intent() string    { return "finish.hand_over" }
func (*Tick) Intent() string        { return "finish.tick" }
func (*Close) Intent() string       { return "finish.close" }

// Vouched: the rules know no bytes of the record, so whether it is a signature of this plan is checked before they are asked.
func (*Cosign) Vouched() string { return "signature" }
