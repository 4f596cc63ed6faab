package people_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

func made() meeting.Part { return people.New() }

// play is a meeting with Anna and Bram on the list.
func play(t parttest.T) *parttest.Play {
	return parttest.New(t, made).Must(&people.List{ID: "p-anna", Capacity: "carer", Name: "Anna", Needs: []string{"interpreter"}},
		&people.List{ID: "p-bram", Capacity: "companion", CompanionOf: "p-anna"})
}

func state(p *parttest.Play) *people.State { return p.Part().(*people.State) }

func on(p *parttest.Play, a meeting.Audience, section string) string {
	return parttest.Sections(p.Part(), meeting.Viewer{Audience: a})[section]
}

func ids(all ...meeting.PersonID) []meeting.PersonID { return all }

func TestP1_ListedOnceWithACapacity(t *testing.T) {
	p := play(t)
	p.When(&people.List{ID: "p-anna", Capacity: "carer"}).Refused(meeting.Taken, "field", "id")
	p.When(&people.List{ID: "p-cor", Capacity: " "}).Refused(meeting.BadValue, "field", "capacity")
	p.When(&people.List{ID: "p-cor", Capacity: "companion", CompanionOf: "p-niemand"}).Refused(meeting.Unknown)
	p.When(&people.List{ID: "p-cor", Capacity: "carer"}).Then(&people.Listed{Who: people.Who{ID: "p-cor", Capacity: "carer"}})
	if got := state(p).Everybody(); !slices.Equal(got, ids("p-anna", "p-bram")) {
		t.Errorf("on the list: %v", got)
	}
	if who := state(p).Of("p-bram"); who.CompanionOf != "p-anna" || who.Capacity != "companion" {
		t.Errorf("%+v", who)
	}
}

func TestP1_AMeetingHoldsSoManyPeople(t *testing.T) {
	s := people.New()
	for i := range people.MostPeople {
		s.Apply(meeting.Event{Fact: &people.Listed{Who: people.Who{ID: meeting.PersonID(fmt.Sprint("p", i)), Capacity: "carer"}}})
	}
	for _, do := range []meeting.Intent{&people.List{ID: "een", Capacity: "carer"}, &people.Knock{ID: "een"}} {
		if _, no := s.Decide(meeting.Command{Do: do}); no == nil || no.Code != meeting.TooMany {
			t.Errorf("%s: %v, with %d on the list", do.Intent(), no, len(s.Everybody()))
		}
	}
}

func TestP2_KnockingCountsForNothing(t *testing.T) {
	p := play(t).By(meeting.Actor{Role: meeting.Nobody})
	p.Must(&people.Knock{ID: "p-cor", Name: "Cor", Capacity: "resident"})
	p.When(&people.Knock{ID: "p-cor"}).Refused(meeting.NoChange)
	p.When(&people.Knock{ID: "p-anna"}).Refused(meeting.NoChange)
	if s := state(p); s.Known("p-cor") || s.Present("p-cor") || slices.Contains(s.Everybody(), "p-cor") {
		t.Error("somebody at the door counts")
	}
	p.ByFacilitator().When(&people.Arrive{People: ids("p-cor")}).Refused(meeting.Unknown)
	p.When(&people.LetIn{ID: "p-dirk", Capacity: "carer"}).Refused(meeting.Unknown)
	p.When(&people.LetIn{ID: "p-anna", Capacity: "carer"}).Refused(meeting.NoChange)
	p.Must(&people.LetIn{ID: "p-cor", Capacity: "carer"})
	if s := state(p); !s.Known("p-cor") || !s.Present("p-cor") || s.Of("p-cor").Capacity != "carer" || s.Of("p-cor").Name != "Cor" {
		t.Errorf("let in: %+v", s.Of("p-cor"))
	}
	p.When(&people.LetIn{ID: "p-cor", Capacity: "carer"}).Refused(meeting.NoChange)
}

func TestP3_AListArrivesAsAWholeOrNotAtAll(t *testing.T) {
	p := play(t)
	p.When(&people.Arrive{}).Refused(meeting.Incomplete, "field", "people")
	p.When(&people.Arrive{People: ids("p-anna", "p-cor")}).Refused(meeting.Unknown)
	p.Must(&people.Arrive{People: ids("p-anna")})
	p.When(&people.Arrive{People: ids("p-bram", "p-anna")}).Refused(meeting.NoChange)
	if state(p).Present("p-bram") {
		t.Error("half of a refused list arrived")
	}
	p.Must(&people.Leave{People: ids("p-anna")}, &people.Arrive{People: ids("p-anna", "p-bram")})
	if s := state(p); !s.Present("p-anna") || !s.Present("p-bram") {
		t.Error("coming back is not arriving")
	}
}

func TestP4_LeavingIsRecorded(t *testing.T) {
	p := play(t).Must(&people.Arrive{People: ids("p-anna")})
	p.When(&people.Leave{People: ids("p-bram")}).Refused(meeting.NoChange)
	p.Must(&people.Leave{People: ids("p-anna")})
	if s := state(p); s.Present("p-anna") || !s.HasCome("p-anna") || s.HasCome("p-bram") || s.HasCome("p-cor") {
		t.Error("who left has come, who never came has not")
	}
	p.When(&people.Leave{People: ids("p-anna")}).Refused(meeting.NoChange)
}

func TestP5_AParticipantActsForThemselvesAlone(t *testing.T) {
	p := play(t).ByParticipant("p-anna")
	for _, do := range []meeting.Intent{&people.Arrive{People: ids("p-bram")}, &people.Arrive{People: ids("p-anna", "p-bram")}, &people.Leave{People: ids("p-bram")}} {
		p.When(do).Refused(meeting.NotAllowed)
	}
	p.Must(&people.Arrive{}, &people.Leave{People: ids("p-anna")})
	p.By(meeting.Actor{Role: meeting.Helper}).Must(&people.Arrive{People: ids("p-anna", "p-bram")})
}

func TestP6_ANameIsOptionalAndOnesOwn(t *testing.T) {
	p := play(t).ByParticipant("p-bram")
	p.When(&people.Name{Name: " "}).Refused(meeting.NoChange)
	p.Must(&people.Name{Name: " Bram "}).When(&people.Name{Name: "Bram"}).Refused(meeting.NoChange)
	p.By(meeting.Actor{Role: meeting.Helper, For: "p-anna"}).Must(&people.Name{})
	p.By(meeting.Actor{Role: meeting.Helper, For: "p-cor"}).When(&people.Name{Name: "Cor"}).Refused(meeting.Unknown)
	if s := state(p); s.Of("p-bram").Name != "Bram" || s.Of("p-anna").Name != "" {
		t.Errorf("%q and %q", s.Of("p-bram").Name, s.Of("p-anna").Name)
	}
}

func TestP7_EverythingAboutAPersonIsUnderTheirKey(t *testing.T) {
	who := people.Who{ID: "p-anna"}
	for _, f := range []meeting.Hides{&people.Listed{Who: who}, &people.Knocked{Who: who}, &people.Arrived{Person: "p-anna"}, &people.Left{Person: "p-anna"}, &people.Named{Called: people.Called{Person: "p-anna"}},
		&people.Seated{Place: people.Place{Person: "p-anna"}}, &people.Prepared{Person: "p-anna"}, &people.TakenBack{Person: "p-anna"}} {
		if got := f.Hidden(); len(got) != 1 || got[0].Key != "person/p-anna" {
			t.Errorf("%T: %+v", f, got)
		}
	}
	s := people.New()
	for _, f := range []meeting.Fact{&people.Listed{}, &people.Knocked{}, &people.Arrived{}, &people.Left{}, &people.Named{}, &people.Seated{}, &people.Prepared{}, &people.TakenBack{}} {
		if changed := s.Apply(meeting.Event{Fact: f}); len(changed) != 0 || len(s.Everybody()) != 0 {
			t.Errorf("%s about somebody forgotten changed %v", f.Fact(), changed)
		}
	}
}

func TestP7_WhoSeesWhom(t *testing.T) {
	p := play(t).Must(&people.Arrive{People: ids("p-anna")})
	p.By(meeting.Actor{Role: meeting.Nobody}).Must(&people.Knock{ID: "p-cor"})
	for _, a := range meeting.Audiences {
		console, staff := a == meeting.Console, a == meeting.Console || a == meeting.Device
		hall, anna := on(p, a, "people.hall"), on(p, a, "people.person/p-anna")
		if strings.Contains(hall, `"carer":1`) != console || strings.Contains(hall, `"waiting":1`) != console || !strings.Contains(hall, `"listed":2,"present":1`) {
			t.Errorf("%s sees the hall: %s", a, hall)
		}
		if strings.Contains(anna, "Anna") != staff || strings.Contains(anna, "interpreter") != console {
			t.Errorf("%s sees Anna: %s", a, anna)
		}
	}
	p.ByParticipant("p-bram")
	for who, want := range map[meeting.PersonID]string{"p-anna": "Anna", "p-bram": "companion"} {
		mine := parttest.Sections(p.Part(), meeting.Viewer{Audience: meeting.Phone, Person: who})
		if len(mine) != 1 || !strings.Contains(mine["people.me"], want) || strings.Contains(mine["people.me"], "interpreter") {
			t.Errorf("%s sees %v", who, mine)
		}
	}
	if got := p.Part().Show(meeting.Viewer{Audience: meeting.Phone, Person: "p-bram"}, meeting.Key{Part: "people", Name: "me", For: "p-anna"}); got != nil {
		t.Errorf("Bram may ask for what is Anna's: %v", got)
	}
}

// Whoever comes and goes in whatever order: the hall counts the people who are there.
func TestP3_P4_TheHallCountsWhoIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := play(t)
		who := rapid.SampledFrom([]meeting.PersonID{"p-anna", "p-bram", "p-cor", "p-dirk"})
		asks := map[string]func() meeting.Intent{
			"list":   func() meeting.Intent { return &people.List{ID: who.Draw(t, "id"), Capacity: "resident"} },
			"knock":  func() meeting.Intent { return &people.Knock{ID: who.Draw(t, "id"), Capacity: "carer"} },
			"let in": func() meeting.Intent { return &people.LetIn{ID: who.Draw(t, "id"), Capacity: "resident"} },
			"arrive": func() meeting.Intent { return &people.Arrive{People: ids(who.Draw(t, "id"))} },
			"leave":  func() meeting.Intent { return &people.Leave{People: ids(who.Draw(t, "id"))} },
			"add": func() meeting.Intent {
				return &people.AddAtDoor{ID: who.Draw(t, "id"), Capacity: "carer", Device: "phone"}
			},
			"back": func() meeting.Intent { return &people.TakeBack{ID: who.Draw(t, "id")} },
		}
		for range rapid.IntRange(0, 15).Draw(t, "acts") {
			p.Do(asks[rapid.SampledFrom([]string{"list", "knock", "let in", "arrive", "leave", "add", "back"}).Draw(t, "ask")]())
		}
		s := state(p)
		hall := s.Show(meeting.Viewer{Audience: meeting.Console}, meeting.Key{Part: "people", Name: "hall"}).(people.Hall)
		there, counted := 0, 0
		for _, id := range s.Everybody() {
			if s.Present(id) {
				there++
			}
		}
		for capacity, count := range hall.Capacities {
			if counted += count; count < 1 {
				t.Fatalf("%d of %s", count, capacity)
			}
		}
		if hall.Present != there || counted != there || hall.Listed != len(s.Everybody()) {
			t.Fatalf("%d are there: %+v", there, hall)
		}
	})
}

// Once everybody of a capacity is erased it is not counted as none: the record, read anew, has nobody of whom it could be told.
func TestP8_TheHallIsTheSameWhenTheRecordIsReadAnew(t *testing.T) {
	p := play(t).ByFacilitator()
	console := meeting.Viewer{Audience: meeting.Console}
	p.Must(&people.Arrive{People: ids("p-anna")}, &people.Erase{ID: "p-anna"})
	if hall := state(p).Show(console, meeting.Key{Part: "people", Name: "hall"}).(people.Hall); len(hall.Capacities) != 0 {
		t.Errorf("nobody is there, and the hall says %v", hall.Capacities)
	}
}

// Somebody who waits at the door, or is on the list, is erased: nobody comes back under that id, in whatever way, also
// when the record was read anew and nothing else is known of them.
func TestP8_NobodyComesBackUnderAnIDThatWasErased(t *testing.T) {
	p := play(t).By(meeting.Actor{Role: meeting.Nobody}).Must(&people.Knock{ID: "p-cor", Name: "Cor"}).ByFacilitator()
	p.Must(&people.Arrive{People: ids("p-anna")})
	p.When(&people.Erase{ID: "p-niemand"}).Refused(meeting.Unknown)
	p.Must(&people.Erase{ID: "p-cor"}, &people.Erase{ID: "p-anna"})
	p.When(&people.Erase{ID: "p-cor"}).Refused(meeting.NoChange)
	anew := people.New()
	for _, e := range p.History() {
		if f, ok := e.Fact.(*people.Erased); ok {
			anew.Apply(meeting.Event{Fact: f}) // all that can still be read of them
		}
	}
	for _, s := range []*people.State{state(p), anew} {
		for _, id := range ids("p-cor", "p-anna") {
			if s.Known(id) || s.Present(id) || s.HasCome(id) || slices.Contains(s.Everybody(), id) || s.Of(id).ID != "" {
				t.Errorf("%s is still there", id)
			}
			for _, do := range []meeting.Intent{&people.Knock{ID: id}, &people.List{ID: id, Capacity: "carer"}} {
				if _, no := s.Decide(meeting.Command{Do: do}); no == nil || no.Code != meeting.Taken {
					t.Errorf("%s of %s: %v", do.Intent(), id, no)
				}
			}
			if _, no := s.Decide(meeting.Command{Do: &people.LetIn{ID: id, Capacity: "carer"}}); no == nil || no.Code != meeting.Unknown {
				t.Errorf("%s is let in: %v", id, no)
			}
		}
	}
	if got := (&people.Erased{Person: "p-cor"}).Burns(); len(got) != 1 || got[0] != "person/p-cor" {
		t.Errorf("what is destroyed: %v", got)
	}
	if got := (&people.Erased{}).Burns(); len(got) != 0 {
		t.Errorf("of somebody nobody can name: %v", got)
	}
}

func TestP9_HowSomebodyTakesPartIsSaidInOne(t *testing.T) {
	p := play(t)
	paper := &people.Seat{ID: "p-anna", Device: people.OnPaper, Table: 3, Card: 17}
	p.When(&people.Seat{ID: "p-niemand", Device: "phone"}).Refused(meeting.Unknown)
	p.When(&people.Seat{ID: "p-anna", Device: "phone", Card: 17}).Refused(meeting.BadValue, "field", "card")
	p.When(paper).Then(&people.Seated{Place: people.Place{Person: "p-anna", Device: people.OnPaper, Table: 3, Card: 17}})
	p.Must(paper).When(paper).Refused(meeting.NoChange)
	p.When(&people.Seat{ID: "p-bram", Device: people.OnPaper, Card: 17}).Refused(meeting.Taken, "field", "card", "person", meeting.PersonID("p-anna"))
	for _, a := range meeting.Audiences {
		if sees := strings.Contains(on(p, a, "people.person/p-anna"), `"table":3,"card":17`); sees != (a == meeting.Console || a == meeting.Device) {
			t.Errorf("%s sees the card of Anna: %v", a, sees)
		}
	}
	p.Must(&people.Seat{ID: "p-anna", Device: "phone", Table: 4}) // what was said before no longer counts
	p.Must(&people.Seat{ID: "p-bram", Device: people.OnPaper, Card: 17})
	if got := on(p, meeting.Console, "people.person/p-anna"); strings.Contains(got, "card") || !strings.Contains(got, `"device":"phone","table":4`) {
		t.Errorf("Anna now: %s", got)
	}
}

func TestP10_WhoIsNotOnTheListIsAddedAtTheDoor(t *testing.T) {
	p := play(t).By(meeting.Actor{Role: meeting.Helper})
	p.When(&people.AddAtDoor{ID: "p-anna", Capacity: "carer", Device: "phone"}).Refused(meeting.Taken)
	p.When(&people.AddAtDoor{ID: "p-cor", Name: " Cor ", Capacity: "resident", Device: people.OnPaper}).Then(
		&people.Listed{Who: people.Who{ID: "p-cor", Name: "Cor", Capacity: "resident", Device: people.OnPaper}},
		&people.Prepared{Person: "p-cor"}, &people.Arrived{Person: "p-cor"})
	p.Must(&people.AddAtDoor{ID: "p-cor", Capacity: "resident", Device: people.OnPaper})
	if s := state(p); !s.Present("p-cor") || !strings.Contains(on(p, meeting.Console, "people.person/p-cor"), `"prepared":true`) {
		t.Error("Cor is not in")
	}
}

func TestP11_ComingByMistakeIsTakenBack(t *testing.T) {
	p := play(t).Must(&people.Arrive{People: ids("p-anna")}, &people.TakeBack{ID: "p-anna"})
	if s := state(p); s.Present("p-anna") || s.HasCome("p-anna") {
		t.Error("Anna came")
	}
	p.When(&people.TakeBack{ID: "p-anna"}).Refused(meeting.NoChange)
	p.When(&people.TakeBack{ID: "p-niemand"}).Refused(meeting.Unknown)
	p.Must(&people.Arrive{People: ids("p-bram")}, &people.Leave{People: ids("p-bram")}, &people.Arrive{People: ids("p-bram")}, &people.TakeBack{ID: "p-bram"})
	if s := state(p); s.Present("p-bram") || !s.HasCome("p-bram") {
		t.Error("Bram had been there, and left")
	}
}

func TestP12_WhoHasToGoSaysWhen(t *testing.T) {
	p := play(t).Must(&people.Arrive{People: ids("p-anna", "p-bram")})
	leaves := func(a meeting.Audience) string {
		return parttest.Sections(p.Part(), meeting.Viewer{Audience: a})["people.person/p-anna"]
	}
	p.ByParticipant("p-anna").When(&people.LeaveAt{Time: "half vijf"}).Refused(meeting.BadValue, "field", "time")
	p.When(&people.LeaveAt{Time: "24:00"}).Refused(meeting.BadValue, "field", "time")
	p.When(&people.LeaveAt{People: ids("p-bram"), Time: "16:30"}).Refused(meeting.NotAllowed)
	p.Must(&people.LeaveAt{Time: "16:30"}).When(&people.LeaveAt{Time: "16:30"}).Refused(meeting.NoChange)
	if got := leaves(meeting.Console); !strings.Contains(got, `"leaves":"16:30"`) {
		t.Errorf("the console sees %s", got)
	}
	p.ByFacilitator().Must(&people.LeaveAt{People: ids("p-anna", "p-bram"), Time: "16:45"}) // all of it or nothing
	p.ByParticipant("p-anna").Must(&people.LeaveAt{})
	if got := leaves(meeting.Console); strings.Contains(got, "leaves") {
		t.Errorf("she can stay: %s", got)
	}
	p.ByFacilitator().Must(&people.LeaveAt{People: ids("p-anna"), Time: "17:00"}, &people.Leave{People: ids("p-anna")})
	if got := leaves(meeting.Console); strings.Contains(got, "17:00") {
		t.Errorf("she has gone: %s", got)
	}
}
