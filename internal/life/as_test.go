package life_test

import (
	"testing"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

func TestAPhoneIsAParticipantFromTheListOn(t *testing.T) {
	l := life.New()
	phone := meeting.Actor{Person: "p01", Via: meeting.ViaPhone}
	steps := []struct {
		fact meeting.Fact
		want meeting.Role
	}{
		{nil, meeting.Nobody},
		{&people.Knocked{Who: people.Who{ID: "p01"}}, meeting.Nobody}, // still in the lobby
		{&people.Listed{Who: people.Who{ID: "p01", Capacity: "inwoner"}}, meeting.Participant},
		{&people.Left{Person: "p01"}, meeting.Participant}, // and may come back
	}
	for i, step := range steps {
		if step.fact != nil {
			l.Apply(meeting.Event{Seq: meeting.Seq(i), Cause: meeting.CommandID("c"), Fact: step.fact})
		}
		if got := l.As(phone).Role; got != step.want {
			t.Errorf("after step %d: %q, want %q", i, got, step.want)
		}
	}
	for _, other := range []meeting.Actor{{}, {Role: meeting.Helper, Person: "p01"}, {Role: meeting.Watcher, Person: "p01"}, {Person: "p02"}} {
		if got := l.As(other); got != other {
			t.Errorf("%+v became %+v", other, got)
		}
	}
}
