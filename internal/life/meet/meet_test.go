package meet_test

import (
	"slices"
	"testing"
	"time"

	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

// agenda is what was prepared: five items, one theme, an end.
type agenda struct{ phase meeting.Phase }

// room is who is there: everybody but who went home.
type room struct{}

func (room) Present(id meeting.PersonID) bool { return id != "home" }

// views are the items of the agenda, and what the projector shows with each.
var views = map[string]string{"welkom": "", "ideeen": "", "tafels": "tables", "besluiten": "round", "onderelkaar": "private"}

func (a *agenda) Phase() meeting.Phase     { return a.phase }
func (*agenda) HasItem(id string) bool     { _, there := views[id]; return there }
func (*agenda) ItemView(id string) string  { return views[id] }
func (*agenda) HasTheme(id string) bool    { return id == "vinden" }
func (*agenda) Ends() string               { return "16:30" }
func play(t parttest.T) *parttest.Play     { return playing(t, &agenda{meeting.Open}) }
func stateOf(p *parttest.Play) *meet.State { return p.Part().(*meet.State) }

func playing(t parttest.T, a *agenda) *parttest.Play {
	return parttest.New(t, func() meeting.Part { return meet.New(room{}, a) })
}

func now(p *parttest.Play) meet.Now {
	return p.Part().Show(meeting.Viewer{Audience: meeting.Projector}, meeting.Key{Part: "meet", Name: "now"}).(meet.Now)
}

func TestM1_TheRoomIsAtOneItem(t *testing.T) {
	p := play(t)
	p.When(&meet.GoTo{Item: "taart"}).Refused(meeting.Unknown, "item", "taart")
	p.When(&meet.GoTo{Item: "welkom"}).Then(&meet.ItemReached{Item: "welkom"})
	p.Must(&meet.GoTo{Item: "welkom"}, &meet.GoTo{Item: "ideeen"})
	if got := stateOf(p).Item(); got != "ideeen" {
		t.Errorf("the room is at %q", got)
	}
	if got := now(p); got.Item != "ideeen" || got.Since != parttest.Begin.Add(time.Minute).UnixMilli() {
		t.Errorf("shown: %+v", got)
	}
}

func TestM2_TheProjectorShowsOneView(t *testing.T) {
	p := play(t)
	if got := now(p); got.View != meet.Lobby {
		t.Errorf("before anybody chose: %+v", got)
	}
	p.When(&meet.Show{View: meet.Board, Focus: "taart"}).Refused(meeting.Unknown, "theme", "taart")
	p.When(&meet.Show{View: "kermis"}).Refused(meeting.BadValue, "field", "view")
	p.Must(&meet.Show{View: meet.Board, Focus: "vinden"}, &meet.Show{View: meet.Proposal, Focus: "v1"})
	if view, focus := stateOf(p).View(); view != meet.Proposal || focus != "v1" {
		t.Errorf("shows %s %s", view, focus)
	}
	p.Must(&meet.Show{View: meet.Board})
	if view, focus := stateOf(p).View(); view != meet.Board || focus != "" {
		t.Errorf("what was in focus before stayed: %s %s", view, focus)
	}
}

func TestM3_WhatIsAlreadySoChangesNothing(t *testing.T) {
	p := play(t).Must(&meet.GoTo{Item: "welkom"}, &meet.Show{View: meet.Board, Focus: "vinden"})
	p.When(&meet.GoTo{Item: "welkom"}).Refused(meeting.NoChange)
	p.When(&meet.Show{View: meet.Board, Focus: "vinden"}).Refused(meeting.NoChange)
	p.When(&meet.Show{View: meet.Board}).Then(&meet.ViewShown{View: meet.Board})
	p.When(&meet.Resume{}).Refused(meeting.NoChange)
	p.Must(&meet.Pause{}).When(&meet.Pause{}).Refused(meeting.NoChange)
}

func TestM4_HeldStillIsPaused(t *testing.T) {
	for _, row := range []struct{ prepared, held meeting.Phase }{
		{meeting.Open, meeting.Paused},
		{meeting.Ready, meeting.Ready}, // cannot be asked; must not open the meeting either
		{meeting.Preparing, meeting.Preparing},
	} {
		a := &agenda{row.prepared}
		p := playing(t, a)
		if got := stateOf(p).Phase(); got != row.prepared {
			t.Errorf("%s: phase %s", row.prepared, got)
		}
		p.Must(&meet.Pause{})
		if got := stateOf(p).Phase(); got != row.held {
			t.Errorf("%s, held still: phase %s", row.prepared, got)
		}
		p.Must(&meet.Resume{})
		if got := stateOf(p).Phase(); got != row.prepared {
			t.Errorf("%s, going on: phase %s", row.prepared, got)
		}
	}
}

func TestM5_TheClockOfAnItemStandsStillWhilePaused(t *testing.T) {
	p := play(t).Must(&meet.GoTo{Item: "welkom"}, &meet.Pause{}) // minute 0, 1
	if got := now(p); !got.Paused || got.PausedAt-got.Since != time.Minute.Milliseconds() {
		t.Errorf("paused after a minute: %+v", got)
	}
	p.Must(&meet.Show{View: meet.Still}, &meet.Show{View: meet.Lobby}, &meet.Resume{}) // resumed at minute 4: three minutes not counted
	if got := now(p); got.Paused || got.PausedAt != 0 || got.Since != parttest.Begin.Add(3*time.Minute).UnixMilli() {
		t.Errorf("after the pause: %+v", got)
	}
	p.Must(&meet.Pause{}, &meet.GoTo{Item: "ideeen"}, &meet.Resume{}) // minutes 5, 6, 7: an item that begins within a pause
	if got := now(p); got.Since != parttest.Begin.Add(7*time.Minute).UnixMilli() {
		t.Errorf("an item reached in a pause begins when the meeting goes on: %+v", got)
	}
}

func TestM6_AfterSealingTheRoomStillMoves(t *testing.T) {
	running := []meeting.Phase{meeting.Open, meeting.Paused}
	after := []meeting.Phase{meeting.Ready, meeting.Open, meeting.Paused, meeting.Sealed}
	want := map[string][]meeting.Phase{"meet.go_to": after, "meet.show": after, "meet.let_town_back": after,
		"meet.pause": running, "meet.resume": running, "meet.put_away": running, "meet.send_town_out": running}
	for _, ask := range meet.New(room{}, &agenda{}).Words().Asks {
		name := ask.New().Intent()
		when, known := want[name]
		if !known {
			when = running[:1]
		}
		if !slices.Equal(ask.When, when) {
			t.Errorf("%s when %v, want %v", name, ask.When, when)
		}
		if name == "meet.end_private" {
			continue // M11
		}
		if len(ask.Who) != 1 || ask.Who[0] != meeting.Facilitator {
			t.Errorf("%s is for %v", name, ask.Who)
		}
	}
}

func TestM7_EveryScreenKnowsWhereTheRoomIs(t *testing.T) {
	p := play(t)
	for _, a := range meeting.Inside {
		if seen := parttest.Sections(p.Part(), meeting.Viewer{Audience: a}); seen["meet.now"] == "" {
			t.Errorf("%s does not", a)
		}
	}
	if seen := parttest.Sections(p.Part(), meeting.Viewer{Audience: meeting.Phone, Person: "p01"}); len(seen) != 0 {
		t.Errorf("where the room is was said to one person: %v", seen)
	}
}

func TestM8_AnItemShowsWhatBelongsToIt(t *testing.T) {
	p := play(t).Must(&meet.Show{View: meet.Board, Focus: "vinden"})
	p.When(&meet.GoTo{Item: "welkom"}).Then(&meet.ItemReached{Item: "welkom"})
	p.When(&meet.GoTo{Item: "besluiten"}).Then(&meet.ItemReached{Item: "besluiten"}) // which round, somebody has to say
	p.When(&meet.GoTo{Item: "tafels"}).Then(&meet.ItemReached{Item: "tafels"}, &meet.ViewShown{View: meet.Tables})
	p.Must(&meet.GoTo{Item: "tafels"})
	if got := now(p); got.View != meet.Tables || got.Focus != "" {
		t.Errorf("shown: %+v", got)
	}
	p.When(&meet.GoTo{Item: "onderelkaar"}).Then(&meet.ItemReached{Item: "onderelkaar"}) // it has to begin
	p = play(t).Must(&meet.Show{View: meet.Tables})
	p.When(&meet.GoTo{Item: "tafels"}).Then(&meet.ItemReached{Item: "tafels"}) // shown already
}

func TestM9_TheMunicipalityGoesOutAndComesBack(t *testing.T) {
	p := play(t)
	p.When(&meet.LetTownBack{}).Refused(meeting.NoChange)
	p.Must(&meet.SendTownOut{}).When(&meet.SendTownOut{}).Refused(meeting.NoChange)
	if got := now(p); got.TownOut != parttest.Begin.UnixMilli() || !stateOf(p).TownOut() {
		t.Fatalf("everybody sees since when it is out: %+v", got)
	}
	for _, a := range meeting.Audiences {
		told := parttest.Sections(p.Part(), meeting.Viewer{Audience: a})["meet.out"] != ""
		if told != (a == meeting.Town || a == meeting.Lobby) {
			t.Errorf("%s is told that it is out: %v", a, told)
		}
	}
	p.Must(&meet.LetTownBack{})
	if got := now(p); got.TownOut != 0 || stateOf(p).TownOut() {
		t.Fatalf("after it came back: %+v", got)
	}
}

func TestM10_M11_PrivateTimeIsEndedByTheRoom(t *testing.T) {
	p := play(t)
	p.ByParticipant("p01").When(&meet.EndPrivate{}).Refused(meeting.NoChange)
	p.ByFacilitator().When(&meet.BreakPrivate{}).Refused(meeting.NoChange)
	p.Must(&meet.BeginPrivate{}).When(&meet.BeginPrivate{}).Refused(meeting.NoChange)
	if got := now(p); got.Private == 0 || !stateOf(p).Private() {
		t.Fatalf("%+v", got)
	}
	p.ByParticipant("home").When(&meet.EndPrivate{}).Refused(meeting.NotThere, "person", meeting.PersonID("home"))
	p.ByParticipant("p01").When(&meet.EndPrivate{}).Then(&meet.PrivateEnded{})
	p.By(meeting.Actor{Role: meeting.Helper}).Must(&meet.EndPrivate{})
	if got := now(p); got.Private != 0 || got.Broken != 0 || !got.Over {
		t.Fatalf("ended by the room: %+v", got)
	}
	p.ByFacilitator().Must(&meet.GoTo{Item: "ideeen"})
	if now(p).Over {
		t.Fatal("it was held at the next item too")
	}
}

func TestM12_EndedFromOutsideEverybodyIsTold(t *testing.T) {
	p := play(t).Must(&meet.BeginPrivate{})
	p.When(&meet.BreakPrivate{}).Then(&meet.PrivateEnded{Broken: true})
	p.Must(&meet.BreakPrivate{})
	if got := now(p); got.Broken != parttest.Begin.Add(time.Minute).UnixMilli() {
		t.Fatalf("%+v", got)
	}
	p.Must(&meet.GoTo{Item: "ideeen"})
	if got := now(p); got.Broken != 0 {
		t.Fatalf("told for ever: %+v", got)
	}
}

func TestM13_ThinkingEndsByItselfAndBefore(t *testing.T) {
	p := play(t)
	p.When(&meet.StopThinking{}).Refused(meeting.NoChange)
	p.Must(&meet.Think{Seconds: 120})
	until := parttest.Begin.Add(2 * time.Minute)
	if got := now(p); got.Think != until.UnixMilli() {
		t.Fatalf("%+v", got)
	}
	p.When(&meet.StopThinking{}).Then(&meet.ThinkingStopped{}) // a minute has gone
	p.Must(&meet.Show{View: meet.Plan})
	p.When(&meet.StopThinking{}).Refused(meeting.NoChange) // it is over by itself
	p.Must(&meet.Think{Seconds: 900}, &meet.Pause{})
	if got := now(p); got.Think != 0 {
		t.Fatalf("it goes on in a pause: %+v", got)
	}
}

func TestM14_PutAwayUntilAnotherDay(t *testing.T) {
	p := play(t).Must(&meet.GoTo{Item: "welkom"})
	p.When(&meet.PutAway{Until: "in het najaar"}).Then(&meet.Deferred{Until: "in het najaar"})
	p.When(&meet.PutAway{Until: " "}).Refused(meeting.Incomplete, "field", "until")
	p.When(&meet.PutAway{Until: "dan", Time: "13:30"}).Refused(meeting.BadValue, "field", "date")
	p.When(&meet.PutAway{Date: "15-11-2021"}).Refused(meeting.BadValue, "field", "date")
	p.When(&meet.PutAway{Date: "2021-11-15", Time: "half twee"}).Refused(meeting.BadValue, "field", "time")
	p.When(&meet.PutAway{Date: "2021-11-15", Ends: "24:00"}).Refused(meeting.BadValue, "field", "ends")
	p.Must(&meet.PutAway{Until: "in het najaar"}).When(&meet.PutAway{Until: "in het najaar"}).Refused(meeting.NoChange)
	day := &meet.PutAway{Date: "2021-11-15", Time: "13:30", Ends: "16:00"}
	p.When(day).Then(&meet.Deferred{Until: "2021-11-15"}, &meet.DayFixed{Date: "2021-11-15", Time: "13:30", Ends: "16:00"})
	p.Must(day).When(day).Refused(meeting.NoChange)
	if got := now(p); !got.Paused || got.Until != "2021-11-15" || got.At != "13:30" || stateOf(p).Phase() != meeting.Paused || got.PausedAt-got.Since != time.Minute.Milliseconds() {
		t.Fatalf("%+v", got)
	}
	p.Must(&meet.Resume{})
	if got := now(p); got.Paused || got.Until != "" || got.At != "" || got.Item != "welkom" {
		t.Fatalf("on the second day: %+v", got)
	}
	p.Must(&meet.Pause{}, &meet.PutAway{Until: "morgen"}, &meet.Resume{}, &meet.Pause{})
	if got := now(p); got.Until != "" {
		t.Fatalf("a pause on the second day: %+v", got)
	}
}

func TestM15_EachDayHasItsOwnEnd(t *testing.T) {
	p := play(t)
	ends := func(want string) {
		t.Helper()
		if got := now(p).Ends; got != want || stateOf(p).Ends() != want {
			t.Errorf("the day is over at %q, want %q", got, want)
		}
	}
	ends("16:30")
	p.Must(&meet.Pause{}).When(&meet.Resume{}).Then(&meet.Resumed{}) // coffee
	p.Must(&meet.Resume{})
	ends("16:30")
	p.Must(&meet.PutAway{Date: "2021-11-15", Ends: "21:00"})
	ends("21:00")
	p.When(&meet.Resume{}).Then(&meet.Resumed{}, &meet.DayBegun{})
	p.Must(&meet.Resume{})
	ends("21:00")
	p.Must(&meet.PutAway{Until: "morgen"}, &meet.Resume{})
	ends("")
}

func TestM15_ADayToGoOnIsTold(t *testing.T) {
	for _, row := range []struct {
		fact meeting.Fact
		date string
		told bool
	}{{&meet.DayFixed{Date: "2021-11-15"}, "2021-11-15", true}, {&meet.DayBegun{}, "", true}, {&meet.Resumed{}, "", false}, {&meet.Deferred{Until: "morgen"}, "", false}} {
		day, told := row.fact.(meeting.GoesOn)
		if told != row.told || told && day.GoesOn() != row.date {
			t.Errorf("%s tells %v", row.fact.Fact(), told)
		}
	}
}
