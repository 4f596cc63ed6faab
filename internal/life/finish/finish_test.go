package finish_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	console   = meeting.Viewer{Audience: meeting.Console}
	projector = meeting.Viewer{Audience: meeting.Projector}
	handed    = &finish.HandOver{To: "de wethouder", Date: "2021-11-08", Time: "17:25"}
)

// sealed is a meeting of n people whose plan is sealed.
func sealed(t rehearsals.T, n int) *rehearsals.Meeting {
	return rehearsals.Begin(t, n).Draft("v1").Carry("r1", "v1").Seal()
}

func signing(t rehearsals.T, n int) *rehearsals.Meeting {
	return sealed(t, n).Must(&finish.OpenSigning{})
}

func number(m *rehearsals.Meeting) int {
	return rehearsals.Read[finish.End](m, projector, "finish.end").Signatures
}

func mine(who meeting.PersonID) meeting.Viewer {
	return meeting.Viewer{Audience: meeting.Phone, Person: who}
}

func TestF1_SigningHasABeginningAndAnEnd(t *testing.T) {
	rehearsals.Begin(t, 1).Refused(&finish.OpenSigning{}, meeting.WrongPhase).No(rehearsals.Phone("p01"), &finish.Sign{}, meeting.WrongPhase)
	m := sealed(t, 1)
	if m.Section(projector, "finish.end") != "" {
		t.Fatal("there is an end before anything happened")
	}
	m.No(rehearsals.Phone("p01"), &finish.Sign{}, meeting.WrongPhase, "signing", "not_open")
	m.Must(&finish.OpenSigning{}).Refused(&finish.OpenSigning{}, meeting.NoChange)
	m.By(rehearsals.Phone("p01"), &finish.Sign{}).Must(&finish.Close{})
	m.No(rehearsals.Phone("p01"), &finish.TakeBack{}, meeting.WrongPhase, "signing", "over")
	m.No(rehearsals.Paper("p01"), &finish.Sign{}, meeting.WrongPhase, "signing", "over")
	m.Refused(&finish.OpenSigning{}, meeting.WrongPhase)
	if end := rehearsals.Read[finish.End](m, projector, "finish.end"); end.Signing || end.Signatures != 1 || !end.Closed {
		t.Fatalf("%+v", end)
	}
}

func TestF2_OnceByAnyWayAndTakenBack(t *testing.T) {
	m := rehearsals.Begin(t, 3).Must(&people.List{ID: "p09", Capacity: "carer"}).Draft("v1").Carry("r1", "v1").Seal().Must(&finish.OpenSigning{})
	m.By(rehearsals.Phone("p01"), &finish.Sign{}).By(rehearsals.Helper("p02"), &finish.Sign{})
	facts, no := m.Play(rehearsals.Paper("p03"), &finish.Sign{})
	if no != nil || facts[0].(*finish.Signed).By != (finish.Signature{Person: "p03", Via: meeting.ViaPaper}) {
		t.Fatalf("%+v %v", facts, no)
	}
	m.No(rehearsals.Helper("p01"), &finish.Sign{}, meeting.NoChange).No(rehearsals.Paper("p09"), &finish.Sign{}, meeting.NotThere)
	m.No(rehearsals.Helper("p77"), &finish.Sign{}, meeting.Unknown)
	m.No(rehearsals.Facilitator(), &finish.Sign{}, meeting.NotAllowed) // for nobody
	if number(m) != 3 {
		t.Fatalf("%d signatures", number(m))
	}
	m.By(rehearsals.Phone("p01"), &finish.TakeBack{}).No(rehearsals.Phone("p01"), &finish.TakeBack{}, meeting.NoChange)
	m.By(rehearsals.Helper("p01"), &finish.Sign{}, &finish.TakeBack{})
	if number(m) != 2 || m.Section(mine("p01"), "finish.mine") != "" || m.Section(mine("p02"), "finish.mine") != `{"signed":true}` {
		t.Fatal(m.Everything())
	}
}

// Who left was there; whose coming in was a wrong tap was not.
func TestF2_WhoLeftWasThere(t *testing.T) {
	m := rehearsals.Begin(t, 3).Must(&people.Leave{People: []meeting.PersonID{"p01"}}, &people.TakeBack{ID: "p02"}).Draft("v1").Carry("r1", "v1").Seal()
	m.Must(&finish.OpenSigning{}).By(rehearsals.Paper("p01"), &finish.Sign{}).No(rehearsals.Paper("p02"), &finish.Sign{}, meeting.NotThere)
}

// F3: of two meetings in which somebody else signed, every shared screen shows the same, the console too; nor can it be
// read in the record.
func TestF3_NoScreenTellsWhoSigned(t *testing.T) {
	play := func(who meeting.PersonID) *rehearsals.Meeting {
		return signing(t, 3).By(rehearsals.Phone(who), &finish.Sign{})
	}
	one, other := play("p01"), play("p02")
	for _, audience := range meeting.Audiences {
		v := meeting.Viewer{Audience: audience}
		if d := rehearsals.Difference(rehearsals.Sees(one.Life, v), rehearsals.Sees(other.Life, v)); d != "" {
			t.Errorf("%s can tell: %s", audience, d)
		}
	}
	if d := rehearsals.Difference(rehearsals.Sees(one.Life, mine("p03")), rehearsals.Sees(other.Life, mine("p03"))); d != "" {
		t.Error("a third person can tell:", d)
	}
	last := func(m *rehearsals.Meeting) string { return rehearsals.PublicOf(m.Events[len(m.Events)-1].Fact) }
	if last(one) != last(other) || last(one) != "{}" {
		t.Errorf("the record tells: %s, %s", last(one), last(other))
	}
}

// F4 and F5, whatever is asked in whatever order, and whoever is erased: the number is the persons whose last act was
// signing, reading the record without somebody's key gives the same number, and the plan keeps every byte.
func TestF4_F5_TheNumberAndThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := sealed(t, 4)
		m.Loose = true
		before := m.Life.Plan().JSON()
		m.Must(&finish.OpenSigning{})
		last, gone := map[meeting.PersonID]bool{}, map[meeting.PersonID]bool{}
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			who := rehearsals.Who(rapid.IntRange(1, 4).Draw(t, "who"))
			by := rapid.SampledFrom([]meeting.Actor{rehearsals.Phone(who), rehearsals.Helper(who), rehearsals.Paper(who)}).Draw(t, "by")
			switch rapid.IntRange(0, 9).Draw(t, "act") {
			case 0:
				gone[who] = m.Ask(rehearsals.Facilitator(), &people.Erase{ID: who}) == nil || gone[who]
			case 1, 2, 3, 4:
				last[who] = m.Ask(by, &finish.TakeBack{}) != nil && last[who]
			case 5:
				m.Ask(rehearsals.Facilitator(), handed)
			default:
				last[who] = m.Ask(by, &finish.Sign{}) == nil || last[who]
			}
		}
		want := 0
		for _, signed := range last {
			if signed {
				want++
			}
		}
		if number(m) != want {
			t.Fatalf("%d signatures, want %d", number(m), want)
		}
		if !bytes.Equal(before, m.Life.Plan().JSON()) {
			t.Fatal("the plan changed")
		}
		var keys []meeting.KeyName
		for who := range gone {
			keys = append(keys, meeting.PersonKey(who))
		}
		again := rehearsals.Replay(m.Stored(), append(m.Burnt(), keys...)...)
		if got := rehearsals.Sees(again, projector)["finish.end"]; got != m.Section(projector, "finish.end") {
			t.Fatalf("read again without them: %s, not %s", got, m.Section(projector, "finish.end"))
		}
		if !bytes.Equal(before, again.Plan().JSON()) {
			t.Fatal("the plan that is read again is another")
		}
	})
}

func TestF4_ErasingForgetsWhoseItWas(t *testing.T) {
	m := signing(t, 2).By(rehearsals.Phone("p01"), &finish.Sign{}).Must(&people.Erase{ID: "p01"})
	if number(m) != 1 {
		t.Fatalf("%d signatures", number(m))
	}
	m.No(rehearsals.Paper("p01"), &finish.TakeBack{}, meeting.Unknown) // nobody any more
	again := rehearsals.Replay(m.Stored(), append(m.Burnt(), meeting.PersonKey("p01"))...)
	for k, shown := range rehearsals.Everything(again, []meeting.PersonID{"p01", "p02"}) {
		if strings.Contains(k, "finish.mine") {
			t.Fatalf("%s is still %s", k, shown)
		}
	}
}

func TestF6_HandingOver(t *testing.T) {
	m := sealed(t, 1)
	for _, wrong := range []struct {
		do   finish.HandOver
		code meeting.Code
	}{
		{finish.HandOver{To: "  ", Date: "2021-11-08", Time: "17:25"}, meeting.Incomplete},
		{finish.HandOver{To: "de wethouder", Date: "8 november", Time: "17:25"}, meeting.BadValue},
		{finish.HandOver{To: "de wethouder", Date: "2021-02-30", Time: "17:25"}, meeting.BadValue},
		{finish.HandOver{To: "de wethouder", Date: "2021-11-08", Time: "25:00"}, meeting.BadValue},
		{finish.HandOver{To: "de wethouder", Date: "2021-11-08", Time: "7:25"}, meeting.BadValue},
	} {
		m.Refused(&wrong.do, wrong.code)
	}
	m.Must(&finish.HandOver{To: " de burgemeester ", Date: "2021-11-08", Time: "17:20"}, handed).Refused(handed, meeting.NoChange)
	for _, audience := range meeting.Inside {
		end := rehearsals.Read[finish.End](m, meeting.Viewer{Audience: audience}, "finish.end")
		if *end.HandedOver != (finish.Handed{To: "de wethouder", Date: "2021-11-08", Time: "17:25"}) {
			t.Errorf("%s sees %+v", audience, end.HandedOver)
		}
	}
	m.Must(&finish.Close{}, &finish.HandOver{To: "de griffier", Date: "2021-11-15", Time: "10:00"})
	if m.Section(meeting.Viewer{Audience: meeting.Lobby}, "finish.end") != "" {
		t.Error("who has only the code sees it")
	}
}

func TestF7_F8_TheListRemindsAndTheDayEndsOnce(t *testing.T) {
	m := sealed(t, 1).Must(&finish.Tick{Item: "sheet", Done: true}, &finish.Tick{Item: "cards", Done: true})
	m.Refused(&finish.Tick{Item: "cards", Done: true}, meeting.NoChange).Refused(&finish.Tick{Item: "plan"}, meeting.NoChange)
	m.Must(&finish.Tick{Item: "cards"})
	if got := fmt.Sprint(rehearsals.Read[finish.List](m, console, "finish.list").Done); got != "[sheet]" {
		t.Fatal(got)
	}
	if m.Section(projector, "finish.list") != "" {
		t.Error("the room sees the list")
	}
	facts, no := m.Play(rehearsals.Facilitator(), &finish.Close{})
	if _, ends := facts[0].(meeting.EndsDay); no != nil || !ends {
		t.Fatal(facts, no)
	}
	m.Refused(&finish.Close{}, meeting.NoChange)
}
