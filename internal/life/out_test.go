package life_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// afternoon is a meeting in which there is something of everything to see: two carers, an official, and an official who
// decides.
func afternoon(t *testing.T) *rehearsals.Meeting {
	votes := true
	m := rehearsals.Begin(t, 2, prepare.Text{ID: "samen", Kind: "value", Text: "Samen"}).Arrive("p03", "official")
	m.Know("p04")
	m.Must(&people.List{ID: "p04", Capacity: "official", Votes: &votes}, &people.Arrive{People: []meeting.PersonID{"p04"}},
		&prepare.SetAgenda{Items: []prepare.Item{{ID: "a1", Title: "Welkom", Station: "question"}}}, &meet.GoTo{Item: "a1"})
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "i1", Theme: "zorg", Text: "Koffie"})
	return m.Must(rehearsals.Draft("v1"), rehearsals.Fits("v1", "*"))
}

func seen(m *rehearsals.Meeting, a meeting.Audience) []string {
	return slices.Sorted(maps.Keys(rehearsals.Sees(m.Life, meeting.Viewer{Audience: a})))
}

// M9: closed by default. A section that somebody adds is closed too, unless it is named in out.go: then this test says so.
func TestM9_TheMunicipalitySeesNothingWhileItIsOut(t *testing.T) {
	m := afternoon(t)
	before := seen(m, meeting.Town)
	m.Must(&meet.SendTownOut{})
	want := []string{"meet.out", "prepare.framework/samen", "prepare.meeting", "prepare.themes"}
	if got := seen(m, meeting.Town); !slices.Equal(got, want) {
		t.Fatalf("it sees %v, want %v", got, want)
	}
	if !strings.Contains(m.Section(meeting.Viewer{Audience: meeting.Projector}, "meet.now"), `"town_out"`) {
		t.Fatal("the hall is not told")
	}
	m.Must(&meet.LetTownBack{})
	if got := seen(m, meeting.Town); !slices.Equal(got, before) {
		t.Fatalf("back, it sees %v, want %v", got, before)
	}
	m.Must(&meet.SendTownOut{}).Seal() // the sealed plan is everybody's
	if got := seen(m, meeting.Town); !slices.Contains(got, "plan.line") || !slices.Contains(got, "meet.now") {
		t.Fatalf("after sealing it sees %v", got)
	}
	if slices.Contains(seen(m, meeting.Town), "meet.out") || strings.Contains(m.Section(meeting.Viewer{Audience: meeting.Phone}, "meet.now"), `"town_out"`) {
		t.Fatal("after sealing somebody is told that it is still out")
	}
}

// M9: who is there for the municipality goes out with it, whatever screen they have; who decides stays.
func TestM9_ItsPeopleAreNobodyMeanwhile(t *testing.T) {
	m := afternoon(t)
	role := func(who meeting.PersonID) meeting.Role {
		return m.Life.As(meeting.Actor{Person: who, Via: meeting.ViaPhone}).Role
	}
	m.Must(&meet.SendTownOut{})
	for who, want := range map[meeting.PersonID]meeting.Role{"p01": meeting.Participant, "p03": meeting.Nobody, "p04": meeting.Participant} {
		if got := role(who); got != want {
			t.Errorf("%s is %q, want %q", who, got, want)
		}
	}
	m.Must(&meet.LetTownBack{})
	if role("p03") != meeting.Participant {
		t.Error("the official is not let back")
	}
}

// W5, E3: the people of the municipality do not say of its report whether it is right, nor of the plan what is a slip; who decides does.
func TestW5_E3_TheMunicipalityJudgesNothing(t *testing.T) {
	m := afternoon(t)
	m.Draft("v8").Must(rehearsals.Fits("v8", "samen")).Carry("r8", "v8").Seal().Must(&correct.Propose{ID: "c1", Slip: correct.Slip{Proposal: "v8", Says: "v8", Reads: "V8", Why: "Typefout"}})
	m.By(rehearsals.Town(), &follow.Post{Report: follow.Report{ID: "u1", Proposal: "v8", Status: "busy", Date: "2021-11-08"}})
	for _, do := range []meeting.Intent{&follow.Answer{Update: "u1", Answer: "right"}, &correct.Answer{ID: "c1", Right: true}} {
		m.No(rehearsals.Phone("p03"), do, meeting.NotAllowed).By(rehearsals.Phone("p01"), do)
	}
	if m.Life.Judges("p03") || !m.Life.Judges("p01") {
		t.Error("who is asked is not who may answer")
	}
}

// M10: what leads or helps the meeting sees that it is private, its clock and the door; phones keep what is theirs.
func TestM10_InPrivateTimeScreensAreDark(t *testing.T) {
	m := afternoon(t)
	phone := seen(m, meeting.Phone)
	m.Must(&meet.BeginPrivate{})
	want := map[meeting.Audience][]string{
		meeting.Projector: {"meet.now", "prepare.meeting"}, meeting.Console: {"meet.now", "prepare.meeting"},
		meeting.Device: {"meet.now", "people.hall", "people.person/p01", "people.person/p02", "people.person/p03", "people.person/p04", "prepare.meeting"},
		meeting.Town:   {"prepare.framework/samen", "prepare.meeting", "prepare.themes"},
		meeting.Advice: {"meet.now", "prepare.framework/samen", "prepare.meeting", "prepare.themes"},
		meeting.Phone:  phone,
	}
	for audience, want := range want {
		if got := seen(m, audience); !slices.Equal(got, want) {
			t.Errorf("%s sees %v, want %v", audience, got, want)
		}
	}
	m.By(rehearsals.Phone("p02"), &meet.EndPrivate{})
	if got := seen(m, meeting.Console); !slices.Contains(got, "propose.proposal/v1") || !slices.Contains(got, "decide.undo") {
		t.Fatalf("after it the console sees %v", got)
	}
}

// M10: closed by default. Only what is named can be asked.
func TestM10_InPrivateTimeOnlyEndingItAndTheDoor(t *testing.T) {
	m := afternoon(t).Must(&meet.BeginPrivate{})
	for _, a := range asks() {
		for _, do := range append([]meeting.Intent{a.New()}, fullIntents[a.New().Intent()]...) {
			for _, role := range a.Who {
				facts, no := m.Try(as(role, a), do)
				door := strings.HasPrefix(do.Intent(), "people.") && do.Intent() != "people.list" && do.Intent() != "people.name"
				if len(facts) > 0 && !door && do.Intent() != "meet.end_private" && do.Intent() != "meet.break_private" {
					t.Errorf("%s by %s", do.Intent(), role)
				}
				if no != nil && no.Code == meeting.IsPrivate && no.Retry != (role == meeting.Participant || role == meeting.Helper) {
					t.Errorf("%s by %s: kept to be sent again: %v", do.Intent(), role, no.Retry)
				}
			}
		}
	}
	m.No(rehearsals.Phone("p01"), &ideas.Add{ID: "i9", Theme: "zorg", Text: "Later"}, meeting.IsPrivate)
	m.By(rehearsals.Phone("p01"), &people.Leave{}).No(rehearsals.Phone("p01"), &meet.EndPrivate{}, meeting.NotThere)
	m.Must(&meet.BreakPrivate{}).By(rehearsals.Phone("p02"), &ideas.Add{ID: "i9", Theme: "zorg", Text: "Later"})
}

func TestM10_NotWhileARoundIsOpen(t *testing.T) {
	m := afternoon(t).Must(rehearsals.OpenOn("r1", "v1")).Refused(&meet.BeginPrivate{}, meeting.RoundOpen, "round", "r1")
	m.Must(&decide.Void{Round: "r1"}, &practice.Open{}).Refused(&meet.BeginPrivate{}, meeting.RoundOpen, "practice", true)
	m.Must(&practice.Close{}, &meet.BeginPrivate{})
}

// M14: what is open stays open over the days.
func TestM14_ARoundStaysOpenUntilAnotherDay(t *testing.T) {
	m := afternoon(t).Must(rehearsals.OpenOn("r1", "v1")).By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support"))
	m.Must(&meet.PutAway{Until: "2021-11-15"}).No(rehearsals.Phone("p02"), rehearsals.Says("r1", "v1", "support"), meeting.IsPaused)
	m.Must(&meet.Resume{}).All("r1", "support", []string{"v1"}, "p02", "p04").Must(&decide.Close{Round: "r1"})
	if got := m.Outcome("v1"); got != decide.Adopted {
		t.Fatalf("%q", got)
	}
}

// M14: an hour at which somebody had to go is of its day.
func TestM14_WhoHadToGoEarlyNeedNotOnAnotherDay(t *testing.T) {
	leaves := func(m *rehearsals.Meeting) bool {
		return strings.Contains(m.Section(meeting.Viewer{Audience: meeting.Console}, "people.person/p01"), "leaves")
	}
	m := afternoon(t).Must(&people.LeaveAt{People: []meeting.PersonID{"p01"}, Time: "16:30"})
	if !leaves(m) {
		t.Fatal("the console does not see that somebody goes early")
	}
	m.Must(&meet.PutAway{Date: "2021-11-15"})
	if leaves(m) {
		t.Fatal("it says so on another day too")
	}
	m.Must(&people.LeaveAt{People: []meeting.PersonID{"p01"}, Time: "21:00"}, &meet.PutAway{Date: "2021-11-16"}, &meet.Resume{})
	if !leaves(m) {
		t.Fatal("what was said of the second day is gone")
	}
}
