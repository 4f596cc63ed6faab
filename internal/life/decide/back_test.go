package decide_test

import (
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

func moments(m *rehearsals.Meeting) decide.Moments {
	return rehearsals.Read[decide.Moments](m, console, "decide.moments")
}

// before finds the moment before a round or an act on a proposal, as the console is offered it.
func before(t *testing.T, m *rehearsals.Meeting, kind, touched string) decide.Moment {
	t.Helper()
	for _, moment := range moments(m).List {
		if moment.Kind == kind && slices.Contains(moment.Touched, touched) {
			return moment
		}
	}
	t.Fatalf("no moment before %s of %s: %+v", kind, touched, moments(m))
	return decide.Moment{}
}

func stepBack(m *rehearsals.Meeting, to meeting.Seq) *rehearsals.Meeting {
	return m.Must(&decide.StepBack{To: to, Reason: "We gingen te snel"})
}

func amend(id, text string) *propose.Amend { return &propose.Amend{ID: id, Text: &text} }

func version(m *rehearsals.Meeting, id string) int {
	return rehearsals.Read[propose.Shown](m, console, "propose.proposal/"+id).Version
}

// decidedTwice is a meeting in which v2 was adopted, v1 was not, was amended, and then was.
func decidedTwice(t *testing.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 2).Draft("v1").Draft("v2").Carry("r0", "v2")
	say(m.Must(rehearsals.OpenOn("r1", "v1")), "r1", "v1", "support", "not_yet")
	return m.Must(&decide.Close{Round: "r1"}, amend("v1", "Anders")).Carry("r2", "v1")
}

func TestD14_AStepBackOverAClosedRound(t *testing.T) {
	m := decidedTwice(t)
	m.Refused(&decide.Undo{}, meeting.NoChange) // undo does not reach so far
	moment := before(t, m, "amend", "v1")
	want := []decide.Change{{Proposal: "v1", What: "text", Was: "adopted", Then: "not_adopted"}}
	if moment.Decided != 2 || moment.Stay != 1 || !slices.Equal(moment.Changes, want) {
		t.Fatalf("%+v", moment)
	}
	m.Refused(&decide.StepBack{To: moment.To, Reason: " "}, meeting.Incomplete, "field", "reason")
	stepBack(m, moment.To)
	outcome(t, m, "v1", "not_adopted") // as it was said of the text that stands again
	outcome(t, m, "v2", "adopted")
	if got := version(m, "v1"); got != 1 {
		t.Fatalf("version %d stands", got)
	}
	if r := round(m, "r2"); r.Status != decide.IsClosed || r.Results[0].Outcome != "adopted" {
		t.Fatalf("the round that was held is no longer on record as it was: %+v", r)
	}
	m.Refused(rehearsals.OpenOn("r2", "v1"), meeting.Taken) // its key was destroyed and never comes back
	m.Must(amend("v1", "Nog anders")).Carry("r3", "v1")
	outcome(t, m, "v1", "adopted")
	m.Check()
}

func TestD14_WhatIsBoundToATextThatStandsStays(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft).Draft("v1").Draft("v2")
	m.Must(amend("v1", "Anders")).Must(rehearsals.Fits("v1", "*"), rehearsals.Fits("v2", "*")).Carry("r1", "v1").Carry("r2", "v2")
	m.Draft("v3")
	moment := before(t, m, "amend", "v1")
	if moment.Decided != 2 || moment.Stay != 1 {
		t.Fatalf("%+v", moment)
	}
	stepBack(m, moment.To)
	outcome(t, m, "v1", "")
	outcome(t, m, "v2", "adopted") // decided later, on a text that stood then
	if got := m.Section(console, "propose.proposal/v3"); got != "" {
		t.Fatalf("v3 was made since: %s", got)
	}
	m.Refused(rehearsals.OpenOn("r3", "v1"), meeting.CheckMissing) // the check was of the text that is gone
	m.Must(amend("v1", "Anders"))                                  // said of the very same words
	m.Refused(rehearsals.OpenOn("r3", "v1"), meeting.CheckMissing)
	m.Check()
}

// The same words under another number are the same text.
func TestD14_TheTextIsFoundByItsWords(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft).Draft("v1")
	m.Must(amend("v1", "Anders"), amend("v1", "Tekst van v1"), rehearsals.Fits("v1", "*")).Carry("r1", "v1").Must(rehearsals.Draft("v2"))
	all := moments(m).List
	stepBack(m, all[len(all)-2].To) // before the first amend
	if version(m, "v1") != 1 {
		t.Fatalf("version %d stands", version(m, "v1"))
	}
	outcome(t, m, "v1", "adopted")
	m.Check()
}

func TestD14_PeopleBoardsAndTheClockLast(t *testing.T) {
	m := decidedTwice(t)
	m.By(phone(1), &ideas.Add{ID: "i1", Theme: "zorg", Text: "Kaart"})
	m.Arrive("late", "carer").Must(leave(2), &people.List{ID: "p-new", Capacity: "carer"}, &ideas.Reveal{Theme: "zorg"}, &meet.Show{View: meet.Board},
		&ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}})
	lasts := func() map[string]string {
		all := map[string]string{}
		for name, shown := range m.Everything() {
			if strings.Contains(name, "people.") || strings.Contains(name, "ideas.") || strings.Contains(name, "meet.") {
				all[name] = shown
			}
		}
		return all
	}
	was := lasts()
	stepBack(m, before(t, m, "amend", "v1").To)
	if d := rehearsals.Difference(was, lasts()); d != "" {
		t.Fatal(d)
	}
	m.Check()
}

func TestD14_ASplitOthersDecidedOn(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1")
	m.Must(&propose.Split{ID: "v1", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}, {ID: "b", Title: "B", Text: "B"}}}).Carry("r1", "a")
	moment := before(t, m, "split", "a")
	if len(moment.Changes) != 3 || moment.Decided != 1 || moment.Stay != 0 {
		t.Fatalf("%+v", moment)
	}
	stepBack(m, moment.To)
	outcome(t, m, "v1", "")
	if got := m.Section(console, "propose.proposal/a"); got != "" {
		t.Fatalf("the point is still there: %s", got)
	}
	m.Carry("r2", "v1")
	outcome(t, m, "v1", "adopted")
	m.Check()
}

func TestD15_NeverInsideAnOpenRound(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Draft("v2")
	poll := rehearsals.OpenOn("p1", "v2")
	poll.Poll = true
	m.Must(poll).Carry("r1", "v1").Draft("v3").Must(amend("v3", "Anders"), &decide.Close{Round: "p1"}).Carry("r2", "v3")
	for _, moment := range moments(m).List {
		for _, id := range []string{"p1", "r1", "r2"} {
			r, seq := round(m, id), opened(m, id)
			if moment.To >= seq && moment.To < ended(m, id) {
				t.Fatalf("%+v ends inside %s", moment, r.ID)
			}
		}
	}
	m.Refused(&decide.StepBack{To: opened(m, "r1") - 1, Reason: "Zomaar"}, meeting.Unknown) // the poll was open then
	m.Refused(&decide.StepBack{To: 3, Reason: "Zomaar"}, meeting.Unknown)
	to := opened(m, "p1") - 1
	m.Must(rehearsals.OpenOn("r9", "v2")).Refused(&decide.StepBack{To: to, Reason: "Zomaar"}, meeting.RoundOpen)
	if moments(m).Blocked != meeting.RoundOpen {
		t.Fatal("the console does not say that a round is open")
	}
	m.Must(&decide.Void{Round: "r9"})
	stepBack(m, to).Check()
	m.Refused(&decide.StepBack{To: to, Reason: "Nog eens"}, meeting.NoChange)
}

// seqOf is when a fact about a round happened.
func seqOf(m *rehearsals.Meeting, is func(meeting.Fact) bool) meeting.Seq {
	return m.Events[slices.IndexFunc(m.Events, func(e meeting.Event) bool { return is(e.Fact) })].Seq
}

func opened(m *rehearsals.Meeting, round string) meeting.Seq {
	return seqOf(m, func(f meeting.Fact) bool { o, ok := f.(*decide.RoundOpened); return ok && o.ID == round })
}

func ended(m *rehearsals.Meeting, round string) meeting.Seq {
	return seqOf(m, func(f meeting.Fact) bool { o, ok := f.(*decide.RoundClosed); return ok && o.Round == round })
}

func TestD15_WhoSawSomethingElseIsTold(t *testing.T) {
	m := decidedTwice(t)
	seen, to := moments(m).Seen, before(t, m, "amend", "v1").To
	m.Draft("v3")
	m.Refused(&decide.StepBack{To: to, Reason: "Te snel", Seen: seen}, meeting.VersionChanged)
	m.Must(&decide.StepBack{To: to, Reason: "Te snel", Seen: moments(m).Seen})
	m.Seal().Refused(&decide.StepBack{To: opened(m, "r1") - 1, Reason: "Te laat"}, meeting.IsSealed)
}

func TestD16_AStepIsUndoneUntilSomethingIsBuiltOnIt(t *testing.T) {
	m := decidedTwice(t)
	was := m.Everything()
	stepBack(m, before(t, m, "amend", "v1").To)
	for _, a := range []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console} {
		if got := m.Section(meeting.Viewer{Audience: a}, "decide.stepped"); got != `{"reason":"We gingen te snel"}` {
			t.Fatalf("%s is told %q", a, got)
		}
	}
	if got := m.Section(meeting.Viewer{Audience: meeting.Town}, "decide.stepped"); got != "" {
		t.Fatalf("the municipality is told %s", got)
	}
	m.Must(&decide.Undo{})
	if d := rehearsals.Difference(was, m.Everything()); d != "" {
		t.Fatalf("taken back: %s", d)
	}
	stepBack(m, before(t, m, "amend", "v1").To).Must(amend("v1", "Nog anders"))
	if got := m.Section(console, "decide.stepped"); got != "" {
		t.Fatalf("something was done since, and %s", got)
	}
	m.Must(&decide.Undo{}, &decide.Undo{}) // the amend, then the step
	outcome(t, m, "v1", "adopted")
	stepBack(m, before(t, m, "amend", "v1").To).Carry("r3", "v1")
	m.Refused(&decide.Undo{}, meeting.NoChange)
	m.Check()
}

// What a step back tells beforehand and what it leaves says nothing about who answered what, nor how many: it reads
// outcomes alone, and the keys of rounds stay destroyed.
func TestD14_NothingSecretBecomesComputable(t *testing.T) {
	m := decidedTwice(t)
	stepBack(m, before(t, m, "amend", "v1").To)
	for name, shown := range m.Everything() {
		for _, telling := range []string{`"not_yet":`, `"choice":"not_yet"`} {
			if strings.Contains(shown, telling) && !strings.Contains(shown, `"not_yet":0`) {
				t.Fatalf("%s tells %s: %s", name, telling, shown)
			}
		}
	}
	after := rehearsals.Replay(m.Stored(), m.Burnt()...)
	if d := rehearsals.Difference(m.Everything(), rehearsals.Everything(after, []meeting.PersonID{"p01", "p02"})); d != "" {
		t.Fatal(d)
	}
}
