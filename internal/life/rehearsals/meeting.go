package rehearsals

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
)

// T is what the kit needs of a test; *testing.T and *rapid.T are both one.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Start is when every rehearsal begins; each command comes a second after the one before.
var Start = time.Date(2021, 11, 8, 13, 0, 0, 0, time.UTC)

// Meeting is a whole meeting being played.
type Meeting struct {
	T      T
	Life   *life.Life
	Events []meeting.Event // everything that happened
	Loose  bool            // leave out the checks after every fact, for long plays; call Check now and then
	asked  int
	people []meeting.PersonID
	seen   map[meeting.Viewer]map[string]string // what each viewer has, from changes alone
}

// New is a meeting in which nothing happened.
func New(t T) *Meeting {
	t.Helper()
	m := &Meeting{T: t, Life: life.New(), seen: map[meeting.Viewer]map[string]string{}}
	for _, v := range m.Viewers() {
		m.seen[v] = Sees(m.Life, v)
	}
	return m
}

// Facilitator is who sits at the console.
func Facilitator() meeting.Actor { return meeting.Actor{Role: meeting.Facilitator} }

// Town is the municipality.
func Town() meeting.Actor { return meeting.Actor{Role: meeting.Municipality} }

// Expert gives advice.
func Expert() meeting.Actor { return meeting.Actor{Role: meeting.Expert} }

// Phone is somebody on their own phone.
func Phone(who meeting.PersonID) meeting.Actor {
	return meeting.Actor{Role: meeting.Participant, Person: who, Via: meeting.ViaPhone}
}

// Helper is a helper device that acts for somebody; for nobody when who is empty.
func Helper(who meeting.PersonID) meeting.Actor {
	return meeting.Actor{Role: meeting.Helper, For: who, Via: meeting.ViaHelper}
}

// Paper is the console that enters what somebody wrote on paper.
func Paper(who meeting.PersonID) meeting.Actor {
	return meeting.Actor{Role: meeting.Facilitator, For: who, Via: meeting.ViaPaper}
}

// Dated is an actor who enters something that was decided so many seconds before now.
func (m *Meeting) Dated(by meeting.Actor, ago int) meeting.Actor {
	by.Decided = m.clock().Add(-time.Duration(ago) * time.Second).UnixMilli()
	return by
}

// Command is the next command; asking it twice asks with the same id.
func (m *Meeting) Command(by meeting.Actor, do meeting.Intent) meeting.Command {
	c := meeting.Command{ID: meeting.CommandID(fmt.Sprintf("c%03d", m.asked+1)), By: by, At: m.clock(), Do: do,
		Head: meeting.Head{Entries: meeting.Seq(len(m.Events)), Hash: fmt.Sprintf("%064d", len(m.Events))}}
	c.Seed[0] = byte(m.asked)
	return c
}

func (m *Meeting) clock() time.Time { return Start.Add(time.Duration(m.asked) * time.Second) }

// Try asks and lets nothing happen.
func (m *Meeting) Try(by meeting.Actor, do meeting.Intent) ([]meeting.Fact, *meeting.Refusal) {
	m.T.Helper()
	facts, no := m.Life.Decide(m.Command(by, do))
	if (no == nil) == (len(facts) == 0) {
		m.T.Fatalf("%s: %d facts and %v: an accepted command yields facts and a refused one none", do.Intent(), len(facts), no)
	}
	return facts, no
}

// Ask asks, and lets what follows happen.
func (m *Meeting) Ask(by meeting.Actor, do meeting.Intent) *meeting.Refusal {
	m.T.Helper()
	_, no := m.Play(by, do)
	return no
}

// Play is Ask that also tells the facts.
func (m *Meeting) Play(by meeting.Actor, do meeting.Intent) ([]meeting.Fact, *meeting.Refusal) {
	m.T.Helper()
	var before map[string]string
	if !m.Loose {
		before = Everything(m.Life, m.people)
	}
	facts, no := m.Try(by, do)
	if !m.Loose {
		if d := Difference(before, Everything(m.Life, m.people)); d != "" {
			m.T.Fatalf("deciding %s changed something: %s", do.Intent(), d)
		}
	}
	c := m.Command(by, do)
	m.asked++
	for _, f := range facts {
		m.apply(meeting.Event{Seq: meeting.Seq(len(m.Events) + 1), Cause: c.ID, By: by, At: c.At, Fact: f})
	}
	return facts, no
}

// By asks everything as this actor, and stops the test when the answer is no.
func (m *Meeting) By(by meeting.Actor, asks ...meeting.Intent) *Meeting {
	m.T.Helper()
	for _, do := range asks {
		if no := m.Ask(by, do); no != nil {
			m.T.Fatalf("%s %+v: refused: %s %v", do.Intent(), do, no.Code, no.About)
		}
	}
	return m
}

// Must asks everything as the facilitator, and stops the test when the answer is no.
func (m *Meeting) Must(asks ...meeting.Intent) *Meeting {
	m.T.Helper()
	return m.By(Facilitator(), asks...)
}

// No expects this refusal, to hold these pairs, and that nothing changed.
func (m *Meeting) No(by meeting.Actor, do meeting.Intent, code meeting.Code, about ...any) *Meeting {
	m.T.Helper()
	no := m.Ask(by, do)
	if no == nil {
		m.T.Fatalf("%s %+v was accepted, want %s", do.Intent(), do, code)
	}
	if no.Code != code {
		m.T.Fatalf("%s %+v: refused with %s %v, want %s", do.Intent(), do, no.Code, no.About, code)
	}
	for i := 0; i+1 < len(about); i += 2 {
		if got := no.About[about[i].(string)]; got != about[i+1] {
			m.T.Fatalf("%s is about %v, want %v = %v", code, no.About, about[i], about[i+1])
		}
	}
	return m
}

// Refused expects this refusal of the facilitator.
func (m *Meeting) Refused(do meeting.Intent, code meeting.Code, about ...any) *Meeting {
	m.T.Helper()
	return m.No(Facilitator(), do, code, about...)
}

func (m *Meeting) apply(e meeting.Event) {
	m.T.Helper()
	m.Events = append(m.Events, e)
	changed, all := m.Life.Apply(e)
	m.public(e.Fact)
	if !m.Loose {
		m.follow(e.Fact, changed, all)
	}
}

// public: no fact names a person in what everybody may read.
func (m *Meeting) public(f meeting.Fact) {
	m.T.Helper()
	text := PublicOf(f)
	for _, who := range m.people {
		if strings.Contains(text, `"`+string(who)+`"`) {
			m.T.Fatalf("%s names a person in public: %s", f.Fact(), text)
		}
	}
}

// PublicOf is the JSON of what everybody may read of a fact.
func PublicOf(f meeting.Fact) string {
	text, err := json.Marshal(f)
	if err != nil {
		panic(fmt.Sprintf("%s cannot be encoded: %v", f.Fact(), err))
	}
	return string(text)
}
