package main

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/wire"
)

func TestWhoAsks(t *testing.T) {
	for _, c := range []struct {
		role meeting.Role
		via  meeting.Via
		who  meeting.PersonID
		want meeting.Via
	}{
		{meeting.Nobody, "paper", "", "phone"}, // a phone never calls its own answer assisted, or the other way round
		{meeting.Nobody, "", "p2", "phone"},
		{meeting.Helper, "", "p2", "helper"}, {meeting.Helper, "phone", "p2", "helper"}, {meeting.Helper, "paper", "p2", "paper"},
		{meeting.Facilitator, "", "", ""}, {meeting.Facilitator, "phone", "p2", "hands"}, {meeting.Facilitator, "paper", "p2", "paper"},
	} {
		v := visit{role: c.role, session: door.Session{Person: "me"}}
		got := v.actor(message{For: c.who, Via: c.via, At: 7})
		if got != (meeting.Actor{Role: c.role, Person: "me", For: c.who, Via: c.want, Decided: 7}) {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

// FuzzRead: whatever comes in, reading it does not break; what is accepted can be said again and is the same; what is
// refused is refused by code, and the refusal holds nothing of what was sent but an id.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{``, `{}`, `[]`, `{"t":"hello","from":"","place":"theme/vinden"}`, `{"t":"ask","id":"a-1","name":"ideas.add","for":"p03","via":"helper","data":{"text":"x"}}`,
		`{"t":"look","place":"x"}`, `{"t":"ask","id":"A","name":"x"}`, `{"t":"ask","t":"look"}`, "{\"t\":\"\xff\"}", `{"t":"ask","id":"a","name":"x","data":[[[]]]}`, `{"t":"ask","id":"a","name":"\ud800"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, no := read(raw)
		if no != nil {
			if no.Code == "" || m.ID != "" && !wire.IsID(string(m.ID)) {
				t.Fatalf("%q: %+v, id %q", raw, no, m.ID)
			}
			if answer := refused(m.ID, no); !json.Valid(answer) {
				t.Fatalf("%s", answer)
			}
			return
		}
		if !utf8.Valid(raw) || !json.Valid(m.Data) || m.T == "ask" && !wire.IsID(string(m.ID)) {
			t.Fatalf("%q was accepted: %+v", raw, m)
		}
		again, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var back message
		if err := json.Unmarshal(again, &back); err != nil || back.Name != m.Name || back.ID != m.ID || back.For != m.For || back.Place != m.Place {
			t.Fatalf("%q became %+v", raw, back)
		}
	})
}
