// Package play turns a case file into what people do in a meeting, one step after the other, and looks at what their
// screens then show. It knows nothing of the rules: whether something is allowed is what it finds out. Where the acts
// land is a Stage: a real server with real sockets, or the bare rules in tests.
package play

import (
	"context"
	"encoding/json"
	"strings"
)

// Actor is somebody at a screen.
type Actor string

// The actors besides the people with a phone.
const (
	Console   Actor = "console"
	Projector Actor = "projector"
	Town      Actor = "municipality"
	Expert    Actor = "expert"
	Helper    Actor = "helper"
)

const phones = "phone/"

// Phone is the phone of a person.
func Phone(person string) Actor { return Actor(phones + person) }

// Person is whose phone this is; false for every other screen.
func (a Actor) Person() (string, bool) { return strings.CutPrefix(string(a), phones) }

// Ask is something that an actor asks. For and Via are set when it is asked for somebody else.
type Ask struct {
	By   Actor
	Name string
	For  string
	Via  string
	At   int64 // when it was decided, in ms; 0 is now
	Data any   // encoded as JSON
}

// Said is the answer to an ask: accepted, or the code with which it was refused.
type Said struct {
	Refused string
	About   map[string]any
}

// Sections is what a screen shows, by key.
type Sections map[string]json.RawMessage

// Tried is an attempt to change an address from outside, and what was answered.
type Tried struct {
	What    string // such as "PUT /api/v1/..."
	Refused string // a code; "" when it was not refused
}

// Stage is where a case is played. An error is the stage itself that broke, never a refusal.
type Stage interface {
	// Ask asks and waits for the answer.
	Ask(ctx context.Context, ask Ask) (Said, error)
	// See is what an actor sees once everything that was accepted is on their screen.
	See(ctx context.Context, actor Actor) (Sections, error)
	// Now is the time on the clock of the meeting, in ms: not before anything that was accepted.
	Now(ctx context.Context) (int64, error)
	// Settle returns when everything that was accepted is on every screen.
	Settle(ctx context.Context) error
	// Invite gives people with a phone their link; from now on their phones, and the helper device, look on.
	Invite(ctx context.Context, people []string) error
	// Restart kills the server and starts it again; all screens come back.
	Restart(ctx context.Context) error
	// Cut takes the connection of people's phones away; Mend gives it back.
	Cut(ctx context.Context, people []string) error
	Mend(ctx context.Context, people []string) error
	// Meddle tries with the session of an actor to change every address of the plan.
	Meddle(ctx context.Context, actor Actor) ([]Tried, error)
	// Plan is the bytes of the sealed plan as anybody can have them; nil as long as there is none.
	Plan(ctx context.Context) ([]byte, error)
}
