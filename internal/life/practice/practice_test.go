package practice_test

import (
	"strings"
	"testing"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	console   = meeting.Viewer{Audience: meeting.Console}
	projector = meeting.Viewer{Audience: meeting.Projector}
)

func phone(who meeting.PersonID) meeting.Viewer {
	return meeting.Viewer{Audience: meeting.Phone, Person: who}
}

func says(choice string) *practice.Answer { return &practice.Answer{Choice: choice} }

func TestQ1_OneActThatAlsoShowsItAndInNoPlan(t *testing.T) {
	m := rehearsals.Begin(t, 2)
	before := string(m.Life.Plan().JSON())
	if m.Section(projector, "practice.round") != "" {
		t.Fatal("there is a practice round before anybody practised")
	}
	m.Must(&practice.Open{}).Refused(&practice.Open{}, meeting.NoChange)
	if now := m.Section(projector, "meet.now"); !strings.Contains(now, `"view":"practice"`) {
		t.Fatalf("the projector shows %s", now)
	}
	m.By(rehearsals.Phone("p01"), says("bike")).Must(&practice.Close{})
	if after := string(m.Life.Plan().JSON()); after != before {
		t.Fatalf("it is in the plan:\n%s\n%s", before, after)
	}
	m.Must(&practice.Open{}) // as often as needed
	if got := rehearsals.Read[practice.Round](m, projector, "practice.round"); got.Number != 2 || !got.Open || got.Counts != nil {
		t.Fatalf("%+v", got)
	}
}

func TestQ2_NobodyIsAskedTwoThingsAtOnce(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").TickAll().Must(&practice.Open{})
	m.Refused(rehearsals.OpenOn("r1", "v1"), meeting.RoundOpen, "practice", true).Refused(rehearsals.SealIt(), meeting.RoundOpen)
	m.Must(&practice.Close{}, rehearsals.OpenOn("r1", "v1")).Refused(&practice.Open{}, meeting.RoundOpen, "round", "r1")
	m.Must(&decide.Void{Round: "r1"}, &practice.Open{})
}

func TestQ3_ByAnyWayOnceAndTheLastCounts(t *testing.T) {
	m := rehearsals.Begin(t, 3).Arrive("p04", "official").Must(&people.List{ID: "p05", Capacity: "carer"}, &practice.Open{})
	m.No(rehearsals.Phone("p05"), says("bus"), meeting.NotThere).No(rehearsals.Paper("ghost"), says("bus"), meeting.Unknown)
	m.No(rehearsals.Phone("p01"), says("rocket"), meeting.BadBallot).No(rehearsals.Facilitator(), says("bus"), meeting.NotAllowed)
	m.By(rehearsals.Phone("p01"), says("bike")).No(rehearsals.Phone("p01"), says("bike"), meeting.NoChange)
	m.By(rehearsals.Helper("p02"), says("car")).By(rehearsals.Paper("p03"), says("foot")).By(rehearsals.Phone("p04"), says("car"))
	m.By(rehearsals.Paper("p01"), says("bus"))
	if got := m.Section(phone("p01"), "practice.mine"); got != `{"choice":"bus","via":"paper"}` {
		t.Fatalf("their own phone says %s", got)
	}
	if got := rehearsals.Read[practice.Turnout](m, console, "practice.turnout"); got != (practice.Turnout{Present: 4, Answered: 4}) {
		t.Fatalf("%+v", got)
	}
	m.Must(&people.Leave{People: []meeting.PersonID{"p03"}}, &practice.Close{}) // an answer given stands
	m.No(rehearsals.Phone("p02"), says("foot"), meeting.RoundClosed).Refused(&practice.Close{}, meeting.RoundClosed)
	want := `{"number":1,"open":false,"choices":["foot","bike","car","bus","other"],"answered":4,"counts":{"bus":1,"car":2,"foot":1}}`
	if got := m.Section(projector, "practice.round"); got != want {
		t.Fatal(got)
	}
}

// Q4: whatever was answered, no shared screen can tell as long as it is open, nor the record afterwards.
func TestQ4_WhatSomebodyAnsweredIsTheirsAlone(t *testing.T) {
	play := func(choice string) *rehearsals.Meeting {
		return rehearsals.Begin(t, 3).Must(&practice.Open{}).By(rehearsals.Phone("p01"), says(choice)).By(rehearsals.Phone("p02"), says("car"))
	}
	one, other := play("bike"), play("bus")
	for _, audience := range meeting.Audiences {
		v := meeting.Viewer{Audience: audience}
		if d := rehearsals.Difference(rehearsals.Sees(one.Life, v), rehearsals.Sees(other.Life, v)); d != "" {
			t.Errorf("%s can tell: %s", audience, d)
		}
	}
	if d := rehearsals.Difference(rehearsals.Sees(one.Life, phone("p03")), rehearsals.Sees(other.Life, phone("p03"))); d != "" {
		t.Error("somebody else can tell:", d)
	}
	one.Must(&practice.Close{})
	burnt := one.Burnt()
	if len(burnt) != 1 {
		t.Fatalf("%v is destroyed", burnt)
	}
	for _, stored := range one.Stored() {
		if stored.Name == "practice.answered" && (stored.Cover != burnt[0] || stored.Hidden[0].Key != burnt[0] || stored.Hidden[0].Size() != 192) {
			t.Errorf("an answer outlives the round: %+v", stored)
		}
	}
	again := rehearsals.Replay(one.Stored(), burnt...)
	if got := rehearsals.Sees(again, projector)["practice.round"]; got != one.Section(projector, "practice.round") {
		t.Errorf("read again it is %s", got)
	}
	if one.Section(meeting.Viewer{Audience: meeting.Town}, "practice.round") != "" {
		t.Error("the municipality sees it")
	}
}

// Who is erased while it is open takes their answer with them, and the others' stand.
func TestQ4_ErasingWhileItIsOpen(t *testing.T) {
	m := rehearsals.Begin(t, 2).Must(&practice.Open{}).By(rehearsals.Phone("p01"), says("bike")).By(rehearsals.Phone("p02"), says("car"))
	m.Must(&people.Erase{ID: "p01"}, &practice.Close{})
	if got := rehearsals.Read[practice.Round](m, projector, "practice.round"); got.Answered != 1 || got.Counts["bike"] != 0 {
		t.Fatalf("%+v", got)
	}
}
