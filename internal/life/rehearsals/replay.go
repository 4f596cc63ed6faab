package rehearsals

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"time"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
)

// Stored is a fact as a record keeps it: what is public, and each hidden field under its key.
type Stored struct {
	Seq    meeting.Seq
	Cause  meeting.CommandID
	By     meeting.Actor
	Cover  meeting.KeyName // the key under which By lies
	At     time.Time
	Name   string
	Public []byte
	Hidden []Box
}

// Box is a hidden field.
type Box struct {
	Key  meeting.KeyName
	Pad  int
	JSON []byte
}

// Size is how long the field is stored: padded, as nothing else may tell.
func (b Box) Size() int {
	pad := b.Pad
	if pad == 0 {
		pad = 64
	}
	return (4 + len(b.JSON) + pad - 1) / pad * pad
}

// Store writes an event down.
func Store(e meeting.Event) Stored {
	s := Stored{Seq: e.Seq, Cause: e.Cause, By: e.By, At: e.At, Name: e.Fact.Fact(), Public: []byte(PublicOf(e.Fact)),
		Cover: meeting.PersonKey(e.By.Subject())}
	if covered, ok := e.Fact.(meeting.Covers); ok {
		s.Cover = covered.Cover()
	}
	if hides, ok := e.Fact.(meeting.Hides); ok {
		for _, h := range hides.Hidden() {
			text, err := json.Marshal(h.Value)
			if err != nil || h.Key == "" || reflect.ValueOf(h.Value).Kind() != reflect.Pointer {
				panic(fmt.Sprintf("%s hides something without key or pointer, or that cannot be encoded: %v", s.Name, err))
			}
			s.Hidden = append(s.Hidden, Box{h.Key, h.Pad, text})
		}
	}
	return s
}

// Stored is everything that happened as a record keeps it.
func (m *Meeting) Stored() []Stored {
	all := make([]Stored, len(m.Events))
	for i, e := range m.Events {
		all[i] = Store(e)
	}
	return all
}

// Burnt gives the keys that closing destroyed.
func (m *Meeting) Burnt() []meeting.KeyName {
	var all []meeting.KeyName
	for _, e := range m.Events {
		if burns, ok := e.Fact.(meeting.Burns); ok {
			all = append(all, burns.Burns()...)
		}
	}
	return all
}

// Replay makes a meeting of what was stored, without the keys that were destroyed.
func Replay(stored []Stored, gone ...meeting.KeyName) *life.Life {
	l := life.New()
	empty := map[string]func() meeting.Fact{}
	for _, w := range l.Words() {
		for _, make := range w.Facts {
			empty[make().Fact()] = make
		}
	}
	for _, s := range stored {
		if empty[s.Name] == nil {
			panic(s.Name + " stands nowhere in the words of its part")
		}
		l.Apply(s.read(empty[s.Name](), gone))
	}
	return l
}

func (s Stored) read(f meeting.Fact, gone []meeting.KeyName) meeting.Event {
	must(json.Unmarshal(s.Public, f))
	for i, box := range s.Hidden {
		if !slices.Contains(gone, box.Key) {
			must(json.Unmarshal(box.JSON, f.(meeting.Hides).Hidden()[i].Value))
		}
	}
	e := meeting.Event{Seq: s.Seq, Cause: s.Cause, By: s.By, At: s.At, Fact: f}
	if slices.Contains(gone, s.Cover) {
		e.By = meeting.Actor{}
	}
	return e
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Check holds the meeting against a replay of what was stored: all sections of everybody must be equal, with the keys
// of closed rounds destroyed too; and every card is in one place.
func (m *Meeting) Check() {
	m.T.Helper()
	stored := m.Stored()
	now := m.Everything()
	if d := Difference(now, Everything(Replay(stored), m.people)); d != "" {
		m.T.Fatalf("stored and read back it is another meeting: %s", d)
	}
	if d := Difference(now, Everything(Replay(stored, m.Burnt()...), m.people)); d != "" {
		m.T.Fatalf("with the keys of closed rounds destroyed it is another meeting: %s", d)
	}
	if c := m.Life.Plan().Cards; c.Sum() != c.Total {
		m.T.Fatalf("cards got lost or doubled: %+v", c)
	}
}
