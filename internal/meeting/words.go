package meeting

import "time"

// Identifiers. The sender names what it creates; all are [a-z0-9-]{1,64}.
type (
	// ID names a meeting.
	ID string
	// PersonID names somebody in one meeting. It is personal data: never a public field of a fact.
	PersonID string
	// CommandID is chosen by the sender, random, and has its effect once, for ever.
	CommandID string
	// Seq numbers the facts of a meeting, from 1, without holes.
	Seq uint64
)

// Role is what somebody may be in a meeting. The access table says what each may ask.
type Role string

// The roles. Nobody is a visitor without a link: sees the lobby, asks nothing but to join.
const (
	Nobody       Role = ""
	Participant  Role = "participant"
	Helper       Role = "helper" // a shared device: answers for several people
	Facilitator  Role = "facilitator"
	Municipality Role = "municipality" // the commissioner: fixes frameworks, never the plan
	Expert       Role = "expert"       // gives advice on frameworks
	Watcher      Role = "watcher"      // projector: reads only
	Captioner    Role = "captioner"    // writes down what is said, for who does not hear it well
	Lead         Role = "lead"         // takes up one decision of the plan: says how it goes with that one
)

// Roles lists every role, for tables and tests.
var Roles = []Role{Nobody, Participant, Helper, Facilitator, Municipality, Expert, Watcher, Captioner, Lead}

// Via is the way by which a person's answer reached us.
type Via string

// The ways. An answer on the person's own phone is ViaPhone; all others are assisted and counted as such. On a helper's
// device people choose themselves; paper, hands and calls are entered by somebody else.
const (
	ViaPhone  Via = "phone"
	ViaHelper Via = "helper"
	ViaPaper  Via = "paper"
	ViaHands  Via = "hands"
	ViaCall   Via = "call"
)

// Entered says that somebody else writes down what a person decided.
func (v Via) Entered() bool { return v == ViaPaper || v == ViaHands || v == ViaCall }

// Actor is who asks. For is set when somebody acts for another person: a helper device, or a facilitator who enters
// paper. Decided is when it was decided, in ms since 1970, as whoever enters it says; 0 is now.
type Actor struct {
	Role    Role
	Person  PersonID
	For     PersonID
	Via     Via
	Decided int64
}

// Subject is the person the act counts for.
func (a Actor) Subject() PersonID {
	if a.For != "" {
		return a.For
	}
	return a.Person
}

// Phase of a meeting. The agenda steers what screens show and forbids nothing; the phase does.
type Phase string

// The phases, in order. Paused is open, held still: participants' intents wait in their outbox.
const (
	Preparing Phase = "preparing"
	Ready     Phase = "ready" // frameworks locked
	Open      Phase = "open"
	Paused    Phase = "paused"
	Sealed    Phase = "sealed"
)

// Phases lists every phase, for tables and tests.
var Phases = []Phase{Preparing, Ready, Open, Paused, Sealed}

// Intent is something that is asked. Its name is "part.verb_noun".
type Intent interface{ Intent() string }

// Fact is something that happened. Its name is "part.noun_participle". Facts never change shape: a new shape is a
// new fact.
type Fact interface{ Fact() string }

// Command is an intent with everything the rules may know about the asking. At and Seed are the only clock and
// randomness there is.
type Command struct {
	ID   CommandID
	By   Actor
	At   time.Time
	Seed [32]byte
	Head Head // where the record ends; only exact for an intent that is Alone
	Do   Intent
}

// Moment is when it was decided, in ms: what is entered from paper may have been decided before it came.
func (c Command) Moment() int64 { return moment(c.By, c.At) }

// Head is the end of the record as the rules may know it.
type Head struct {
	Entries Seq
	Hash    string // hex
}

// Alone is implemented by intents that must be decided with nothing else in the same batch, because their fact names
// the end of the record: sealing.
type Alone interface{ Alone() }

// Event is a fact in its place in the record. When the person behind it has been erased, By has no person and the
// encrypted fields of Fact are empty: Apply must bear that.
type Event struct {
	Seq   Seq
	Cause CommandID
	By    Actor
	At    time.Time
	Fact  Fact
}

// Moment is when it was decided, in ms. Of what was forgotten it is when it came.
func (e Event) Moment() int64 { return moment(e.By, e.At) }

// Minute is the beginning of the minute of a time in ms: people write a time down to the minute.
func Minute(at int64) int64 { return at - at%time.Minute.Milliseconds() }

func moment(by Actor, at time.Time) int64 {
	if by.Decided != 0 {
		return by.Decided
	}
	return at.UnixMilli()
}

// Audience is a kind of screen. One bundle, one encoding of the shared sections.
type Audience string

// The audiences.
const (
	Phone     Audience = "phone"
	Projector Audience = "projector"
	Console   Audience = "console"
	Town      Audience = "municipality"
	Device    Audience = "helper" // helper device
	Advice    Audience = "expert"
	// Lobby is a phone with the room code alone: it sees what is public, until somebody lets its person in.
	Lobby Audience = "lobby"
)

// Inside lists the audiences of who takes part; Audiences every audience.
var (
	Inside    = []Audience{Phone, Projector, Console, Town, Device, Advice}
	Audiences = append([]Audience{Lobby}, Inside...)
)

// Place is what a phone looks at, "theme/vinden"; empty means the whole meeting.
type Place string

// Viewer is who looks. For shared sections Person is empty: what is shared cannot depend on a person.
type Viewer struct {
	Audience Audience
	Person   PersonID
}

// Key names a section: the smallest thing that changes as one. For empty means shared; At limits it to viewers who
// look at that place (phones), empty means everywhere.
type Key struct {
	Part, Name, ID string
	For            PersonID
	At             Place
}

// String is the key as clients see it: "ideas.idea/i01".
func (k Key) String() string {
	if k.ID == "" {
		return k.Part + "." + k.Name
	}
	return k.Part + "." + k.Name + "/" + k.ID
}
