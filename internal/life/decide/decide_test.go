package decide_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	soft   = prepare.Text{ID: "preventie", Kind: "strategy", Text: "Preventie"}
	law    = prepare.Text{ID: "wet", Kind: "legal", Text: "De wet"}
	budget = prepare.Text{ID: "budget", Kind: "numeric", Text: "Samen", Measure: "cost", Unit: "EUR", Max: "100", Over: "adopted_total"}

	console = meeting.Viewer{Audience: meeting.Console}
)

func phone(n int) meeting.Actor { return rehearsals.Phone(rehearsals.Who(n)) }

func round(m *rehearsals.Meeting, id string) decide.RoundShown {
	return rehearsals.Read[decide.RoundShown](m, console, "decide.round/"+id)
}

func turnout(m *rehearsals.Meeting, id string) decide.Turnout {
	return rehearsals.Read[decide.Turnout](m, console, "decide.turnout/"+id)
}

func leave(n int) *people.Leave { return &people.Leave{People: []meeting.PersonID{rehearsals.Who(n)}} }

func outcome(t *testing.T, m *rehearsals.Meeting, proposal, want string) {
	t.Helper()
	if got := m.Outcome(proposal); got != want {
		t.Fatalf("%s is %q, want %q", proposal, got, want)
	}
}

// say lets the voters 1, 2, ... give these answers on one proposal; "" says nothing.
func say(m *rehearsals.Meeting, r, proposal string, choices ...string) *rehearsals.Meeting {
	for i, choice := range choices {
		if choice != "" {
			m.By(phone(i+1), rehearsals.Says(r, proposal, choice))
		}
	}
	return m
}

func TestD1_TheElectorateIsWhoIsThereWhenItOpens(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1").Draft("v2").Draft("v3")
	m.Arrive("official", "official").Must(leave(3), &people.List{ID: "late", Capacity: "carer"})
	m.Know("late")
	m.Must(rehearsals.OpenOn("r1", "v1"))
	if got := turnout(m, "r1").Electorate; got != 2 {
		t.Fatalf("electorate %d, want 2", got)
	}
	m.Must(&people.Arrive{People: []meeting.PersonID{"late", "p03"}})
	for _, who := range []meeting.PersonID{"late", "p03", "official"} {
		m.No(rehearsals.Phone(who), rehearsals.Says("r1", "v1", "support"), meeting.NotInElectorate)
	}
	say(m, "r1", "v1", "support", "support").Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "adopted")
	m.Must(rehearsals.OpenOn("r2", "v2"))
	if got := turnout(m, "r2").Electorate; got != 4 {
		t.Fatalf("the next electorate is %d, want 4", got)
	}
	m.Must(&decide.Void{Round: "r2"}, &people.Leave{People: []meeting.PersonID{"p01", "p02", "p03", "late"}})
	m.Refused(rehearsals.OpenOn("r3", "v3"), meeting.TooFew)
}

func TestD2_TheLastAnswerCounts(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	say(m, "r1", "v1", "not_yet", "support")
	m.No(phone(1), rehearsals.Says("r1", "v1", "not_yet"), meeting.NoChange)
	say(m, "r1", "v1", "support").Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "adopted")
	m.No(phone(1), rehearsals.Says("r1", "v1", "not_yet"), meeting.RoundClosed)
	if got := round(m, "r1").Results[0]; got.Counts["support"] != 2 || got.Answered != 2 {
		t.Fatalf("%+v", got)
	}
}

func TestD2_NoAnswerIsNeverAYes(t *testing.T) {
	for method, yes := range map[string]string{"stand_behind": "support", "consent": "no_objection"} {
		m := rehearsals.Begin(t, 3).Draft("v1")
		open := rehearsals.OpenOn("r1", "v1")
		open.Method = method
		say(m.Must(open), "r1", "v1", yes, yes, "").Must(&decide.Close{Round: "r1"})
		outcome(t, m, "v1", "not_adopted")
	}
}

func TestD2_EachProposalIsAnsweredOnItsOwn(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Draft("v2").Must(rehearsals.OpenOn("r1", "v1", "v2"))
	say(m, "r1", "v1", "support", "support")
	say(m, "r1", "v2", "support", "")
	m.Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "adopted")
	outcome(t, m, "v2", "not_adopted")
}

func TestD2_BadBallots(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Draft("v2").Must(rehearsals.OpenOn("r1", "v1"))
	cast := func(proposal string, a kind.Answer) *decide.Cast {
		return &decide.Cast{Round: "r1", Answers: map[string]kind.Answer{proposal: a}}
	}
	for _, do := range []*decide.Cast{{Round: "r1"}, cast("v2", kind.Answer{Choice: "support"}), cast("v1", kind.Answer{Choice: "for"}),
		cast("v1", kind.Answer{}), cast("v1", kind.Answer{Choice: "support", Words: "Maar toch"}),
		cast("v1", kind.Answer{Choice: "not_yet", Tell: "mail"}), cast("v1", kind.Answer{Choice: "support", Tell: "room"})} {
		m.No(phone(1), do, meeting.BadBallot)
	}
	m.No(phone(1), cast("v1", kind.Answer{Choice: "not_yet", Words: strings.Repeat("x", decide.MostWords+1)}), meeting.TooLong)
	m.No(phone(1), rehearsals.Says("weg", "v1", "support"), meeting.Unknown)
	m.No(rehearsals.Helper("ghost"), rehearsals.Says("r1", "v1", "support"), meeting.Unknown)
	m.By(phone(1), cast("v1", kind.Answer{Choice: "not_yet", Words: strings.Repeat("x", decide.MostWords), Tell: "come"}))
}

func TestD2_AssistedAnswersAreCounted(t *testing.T) {
	m := rehearsals.Begin(t, 4).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	yes := rehearsals.Says("r1", "v1", "support")
	hands := meeting.Actor{Role: meeting.Facilitator, For: "p04", Via: meeting.ViaHands}
	m.By(phone(1), yes).By(rehearsals.Helper("p02"), yes).By(rehearsals.Paper("p03"), yes).By(hands, yes)
	if got := turnout(m, "r1"); got.Answered != 4 || got.Assisted != 3 {
		t.Fatalf("%+v", got)
	}
	m.By(rehearsals.Helper("p01"), yes).By(phone(2), yes) // the same answer by another way is recorded
	if got := turnout(m, "r1"); got.Answered != 4 || got.Assisted != 3 {
		t.Fatalf("%+v", got)
	}
	m.Must(&decide.Close{Round: "r1"})
	if got := fmt.Sprint(round(m, "r1").Results[0].Via); got != "map[hands:1 helper:1 paper:1 phone:1]" {
		t.Fatal(got)
	}
}

func TestD3_WhoLeavesWithoutAnAnswerLeavesTheElectorate(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	say(m, "r1", "v1", "support", "support")
	m.Must(leave(2), leave(3)) // two has answered, three has not
	if got := turnout(m, "r1"); got.Electorate != 2 || got.Answered != 2 || got.Left != 1 {
		t.Fatalf("%+v", got)
	}
	m.Must(&people.Arrive{People: []meeting.PersonID{"p03"}})
	m.No(phone(3), rehearsals.Says("r1", "v1", "not_yet"), meeting.NotInElectorate)
	m.Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "adopted")
}

func TestD3_AnAnswerGivenStands(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Draft("v2").Must(rehearsals.OpenOn("r1", "v1", "v2"))
	say(m, "r1", "v1", "support", "not_yet")
	say(m, "r1", "v2", "support", "")
	m.Must(leave(2), &decide.Close{Round: "r1"}) // answered one of two: stays in the electorate for both
	outcome(t, m, "v1", "not_adopted")
	outcome(t, m, "v2", "not_adopted")
}

func TestD3_WithEverybodyGoneNothingIsAdopted(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"), leave(1), &decide.Close{Round: "r1"})
	outcome(t, m, "v1", "not_adopted")
}

func TestD4_NothingInAnOpenRoundIsChanged(t *testing.T) {
	text := "Anders"
	for _, poll := range []bool{false, true} {
		m := rehearsals.Begin(t, 1, soft).Draft("v1").Draft("v2").Must(rehearsals.Fits("v1", "*"))
		open := rehearsals.OpenOn("r1", "v1")
		open.Poll = poll
		m.Must(open)
		for _, do := range []meeting.Intent{&propose.Amend{ID: "v1", Text: &text}, &propose.Park{ID: "v1"}, &propose.Withdraw{ID: "v1"},
			&propose.Split{ID: "v1", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}}},
			&propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: "unclear"}}, &decide.Undo{}} {
			m.Refused(do, meeting.RoundOpen)
		}
		m.No(rehearsals.Expert(), rehearsals.Advice("v1", "preventie"), meeting.RoundOpen)
		m.Must(&propose.Amend{ID: "v2", Text: &text}, &decide.Undo{}) // others may
	}
}

func TestD4_MethodAndParametersFreeze(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	got := round(m, "r1")
	if got.Method != "stand_behind" || string(got.Params) != "{}" || got.Secrecy != "closed" || got.Proposals[0].Version != 1 {
		t.Fatalf("%+v", got)
	}
	m.Must(&decide.Void{Round: "r1"})
	open := rehearsals.OpenOn("r2", "v1")
	open.Method, open.Params = "majority", []byte(`{"num":3,"den":4}`)
	m.Must(open)
	if got := string(round(m, "r2").Params); got != `{"num":3,"den":4,"strict":true,"basis":"for_against"}` {
		t.Fatal(got)
	}
	bad := rehearsals.OpenOn("r3", "v1")
	bad.Poll, bad.Method = true, "dots"
	m.Refused(bad, meeting.BadValue, "field", "method")
	bad.Method, bad.Params = "majority", []byte(`{"num":5,"den":4}`)
	m.Refused(bad, meeting.BadValue, "field", "num")
	m.Refused(&decide.Open{ID: "r3", Poll: true}, meeting.Incomplete)
	twice := rehearsals.OpenOn("r3", "v1", "v1")
	twice.Poll = true
	m.Refused(twice, meeting.BadValue, "field", "proposals")
	again := rehearsals.OpenOn("r1", "v1")
	again.Poll = true
	m.Refused(again, meeting.Taken)
}

func TestD5_OneBindingRoundAtATime(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law, budget).Draft("v1", "cost", "1").Draft("v2")
	m.By(rehearsals.Expert(), rehearsals.Advice("v1", "wet"), rehearsals.Advice("v1", "budget")).Must(rehearsals.Fits("v1", "*"))
	poll := rehearsals.OpenOn("p1", "v2") // no checks, no numbers
	poll.Poll = true
	m.Must(poll, rehearsals.OpenOn("r1", "v1"))
	m.Refused(rehearsals.OpenOn("r2", "v1"), meeting.RoundOpen)
	say(m, "p1", "v2", "support").Must(&decide.Close{Round: "p1"})
	outcome(t, m, "v2", "")
	if got := round(m, "p1").Results[0]; !got.Passed || got.Outcome != "" {
		t.Fatalf("%+v", got)
	}
}

func TestD6_ChecksBeforeABindingRound(t *testing.T) {
	text := "Anders"
	verdict := func(v string) *propose.Check {
		return &propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: v, Reason: "Omdat"}}
	}
	m := rehearsals.Begin(t, 1, soft).Draft("v1")
	m.Refused(rehearsals.OpenOn("r1", "v1"), meeting.CheckMissing, "framework", "preventie")
	for _, v := range []string{"unclear", "does_not_fit"} {
		m.Must(verdict(v)).Refused(rehearsals.OpenOn("r1", "v1"), meeting.CheckFailed)
	}
	m.Must(verdict("fits"), &propose.Amend{ID: "v1", Text: &text})
	m.Refused(rehearsals.OpenOn("r1", "v1"), meeting.CheckStale)
	for i, v := range []string{"not_applicable", "fits_with_exception", "fits"} {
		r := fmt.Sprintf("r%d", i)
		m.Must(verdict(v), rehearsals.OpenOn(r, "v1"), &decide.Void{Round: r})
	}
	old := rehearsals.OpenOn("r9", "v1")
	old.Proposals[0].Version = 1
	m.Refused(old, meeting.VersionChanged, "version", 2)
	m.Refused(rehearsals.OpenOn("r9", "weg"), meeting.Unknown)
}

func TestD7_SumsAtTheCent(t *testing.T) {
	cases := []struct {
		name  string
		costs []string // each in a round of its own
		code  meeting.Code
		last  string // outcome of the last when it opens
	}{
		{"exactly the limit", []string{"60", "40"}, "", "adopted"},
		{"a cent over", []string{"60", "40.01"}, meeting.LimitExceeded, ""},
		{"by itself", []string{"100.01"}, meeting.LimitExceeded, ""},
		{"by itself exactly", []string{"100.00"}, "", "adopted"},
		{"tenths add up", []string{"33.3", "33.3", "33.4"}, "", "adopted"},
		{"nothing more", []string{"100", "0"}, "", "adopted"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := rehearsals.Begin(t, 1, budget)
			for i, cost := range c.costs {
				id, r := fmt.Sprintf("v%d", i), fmt.Sprintf("r%d", i)
				m.Draft(id, "cost", cost).By(rehearsals.Expert(), rehearsals.Advice(id, "budget")).Must(rehearsals.Fits(id, "*"))
				if i == len(c.costs)-1 && c.code != "" {
					m.Refused(rehearsals.OpenOn(r, id), c.code, "framework", "budget", "max", "100.00")
					return
				}
				m.Carry(r, id)
			}
			outcome(t, m, fmt.Sprintf("v%d", len(c.costs)-1), c.last)
		})
	}
}

func TestD7_SeveralAreTakenInTheirOrder(t *testing.T) {
	m := rehearsals.Begin(t, 2, budget)
	for id, cost := range map[string]string{"a": "60", "b": "50", "c": "40"} {
		m.Draft(id, "cost", cost).By(rehearsals.Expert(), rehearsals.Advice(id, "budget")).Must(rehearsals.Fits(id, "*"))
	}
	m.Draft("none").By(rehearsals.Expert(), rehearsals.Advice("none", "budget")).Must(rehearsals.Fits("none", "*"))
	m.Refused(rehearsals.OpenOn("r0", "a", "none"), meeting.Incomplete, "measure", "cost")
	m.Carry("r1", "a", "b", "c")
	outcome(t, m, "a", "adopted")
	outcome(t, m, "b", "not_adopted")
	outcome(t, m, "c", "adopted")
	got := round(m, "r1").Results[1]
	if !got.Passed || got.Limit != "budget" || got.Counts != nil || got.Via != nil {
		t.Fatalf("%+v", got)
	}
	if sums := rehearsals.Read[[]decide.Sum](m, console, "decide.sums"); sums[0].Used != "100.00" || sums[0].Left != "0.00" {
		t.Fatalf("%+v", sums)
	}
}

func TestD8_ObjectionsAreJudgedByTheGroup(t *testing.T) {
	begin := func(t *testing.T) *rehearsals.Meeting {
		m := rehearsals.Begin(t, 3).Draft("v1")
		open := rehearsals.OpenOn("r1", "v1")
		open.Method = "consent"
		m.Must(open)
		m.By(phone(1), rehearsals.Says("r1", "v1", "objection", "Te duur")).By(phone(2), rehearsals.Says("r1", "v1", "objection", "Te laat"))
		say(m, "r1", "v1", "", "", "no_objection_with_concern")
		m.Refused(&decide.Close{Round: "r1", Found: map[string]bool{"1": true}}, meeting.RoundOpen)
		return m.Must(&decide.Close{Round: "r1"})
	}
	t.Run("both found not valid", func(t *testing.T) {
		m := begin(t)
		if got := round(m, "r1"); got.Status != "judging" || len(got.Objections) != 2 {
			t.Fatalf("%+v", got)
		}
		m.No(phone(1), rehearsals.Says("r1", "v1", "no_objection"), meeting.RoundClosed)
		m.Refused(&decide.Close{Round: "r1", Found: map[string]bool{"3": false}}, meeting.Unknown)
		m.Must(&decide.Close{Round: "r1", Found: map[string]bool{"1": false, "2": false}})
		outcome(t, m, "v1", "adopted_with_concerns")
	})
	t.Run("a second tap on closing the answers does not end the judging", func(t *testing.T) {
		m := begin(t).Refused(&decide.Close{Round: "r1", Answers: true}, meeting.RoundClosed)
		if got := round(m, "r1"); got.Status != "judging" {
			t.Fatalf("%+v", got)
		}
	})
	t.Run("one of them found valid", func(t *testing.T) {
		m := begin(t).Must(&decide.Close{Round: "r1", Found: map[string]bool{"1": false, "2": true}})
		outcome(t, m, "v1", "not_adopted")
	})
	t.Run("what is not judged is valid", func(t *testing.T) {
		m := begin(t).Must(&decide.Close{Round: "r1", Found: map[string]bool{"1": false}})
		outcome(t, m, "v1", "not_adopted")
	})
	t.Run("judging is still a running round", func(t *testing.T) {
		text := "Anders"
		m := begin(t).Draft("v2").Refused(&propose.Amend{ID: "v1", Text: &text}, meeting.RoundOpen)
		m.Refused(rehearsals.OpenOn("r2", "v2"), meeting.RoundOpen)
		m.TickAll().Refused(rehearsals.SealIt(), meeting.RoundOpen)
	})
}

func TestD9_ClosingForgetsWhoSaidWhat(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	say(m, "r1", "v1", "support", "support_with_concern", "not_yet")
	if s := m.Section(meeting.Viewer{Audience: meeting.Phone, Person: "p03"}, "decide.ballot/r1"); !strings.Contains(s, "not_yet") {
		t.Fatalf("one does not see one's own answer: %s", s)
	}
	facts, _ := m.Play(rehearsals.Facilitator(), &decide.Close{Round: "r1"})
	if burns := facts[len(facts)-1].(meeting.Burns).Burns(); len(facts) != 1 || burns[0] != meeting.RoundKey("r1") {
		t.Fatalf("%d facts, burns %v", len(facts), burns)
	}
	got := round(m, "r1")
	if got.Results[0].Counts != nil || got.Results[0].Via != nil || m.Section(console, "decide.names/r1") != "" {
		t.Fatalf("what is not carried leaves counts: %+v", got)
	}
	for name, shown := range m.Everything() {
		if strings.Contains(name, "decide.ballot") || strings.Contains(name, "decide.voter") || strings.Contains(name, "decide.turnout") {
			t.Fatalf("%s still shows %s", name, shown)
		}
	}
	m.Check()
}

func TestD9_CountsOfACarriedRoundAndOfAMajorityStay(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Draft("v2").Must(rehearsals.OpenOn("r1", "v1"))
	say(m, "r1", "v1", "support", "support_with_concern").Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "adopted_with_concerns")
	if got := round(m, "r1").Results[0].Counts; got["support"] != 1 || got["support_with_concern"] != 1 {
		t.Fatal(got)
	}
	open := rehearsals.OpenOn("r2", "v2")
	open.Method = "majority"
	say(m.Must(open), "r2", "v2", "for", "against").Must(&decide.Close{Round: "r2"})
	outcome(t, m, "v2", "not_adopted")
	if got := round(m, "r2").Results[0].Counts; got["against"] != 1 {
		t.Fatal(got)
	}
}

func TestD9_OpenSecrecyTellsNamesAfterTheClose(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1")
	open := rehearsals.OpenOn("r1", "v1")
	open.Method, open.Secrecy = "majority", "open"
	say(m.Must(open), "r1", "v1", "for", "against")
	phone := meeting.Viewer{Audience: meeting.Phone}
	if m.Section(console, "decide.names/r1") != "" || m.Section(phone, "decide.names/r1") != "" {
		t.Fatal("names before the close")
	}
	m.Must(&decide.Close{Round: "r1"})
	got := rehearsals.Read[decide.NamesShown](m, console, "decide.names/r1").Given
	if len(got) != 2 || got[1].Person != "p02" || got[1].Answers["v1"].Choice != "against" {
		t.Fatalf("%+v", got)
	}
	m.By(rehearsals.Phone("p02"), &people.Name{Name: "Henk"})
	if s := m.Section(phone, "decide.names/r1"); !strings.Contains(s, `"name":"Henk"`) || strings.Contains(s, "p02") {
		t.Fatalf("a phone sees %s", s)
	}
	for _, audience := range []meeting.Audience{meeting.Projector, meeting.Device, meeting.Advice, meeting.Town} {
		for name, shown := range rehearsals.Sees(m.Life, meeting.Viewer{Audience: audience}) {
			if strings.Contains(shown, "against\"") && strings.Contains(shown, "Henk") {
				t.Fatalf("names for %s in %s", audience, name)
			}
		}
	}
	m.Check()
}

// Thousands may be told at once: only phones that look at the round get the names, and each name touches one section.
func TestD9_NamesAreForWhoLooksAtTheRound(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1")
	open := rehearsals.OpenOn("r1", "v1")
	open.Method, open.Secrecy = "majority", "open"
	say(m.Must(open), "r1", "v1", "for", "against", "for")
	facts, _ := m.Try(rehearsals.Facilitator(), &decide.Close{Round: "r1"})
	if len(facts) != 4 {
		t.Fatalf("%d facts", len(facts))
	}
	for _, f := range facts[:3] {
		keys, _ := m.Life.Apply(meeting.Event{Fact: f})
		if len(keys) != 1 || keys[0].At != "round/r1" {
			t.Fatalf("a name touches %v", keys)
		}
	}
}

func TestD18_TheRoomSeesWhatTheFacilitatorPutTogether(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	show := func(words ...string) *decide.ShowWords {
		return &decide.ShowWords{Round: "r1", Proposal: "v1", Words: words}
	}
	m.Refused(show("Te vroeg"), meeting.RoundOpen)
	m.By(phone(1), rehearsals.Says("r1", "v1", "not_yet", "MINE!")).By(phone(2), rehearsals.Says("r1", "v1", "not_yet", "YOURS!")).Must(&decide.Close{Round: "r1"})
	if s := m.Section(console, "decide.said/r1"); !strings.Contains(s, "MINE!") {
		t.Fatalf("the facilitator sees %s", s)
	}
	room := []meeting.Viewer{{Audience: meeting.Projector}, {Audience: meeting.Phone}}
	for _, v := range room {
		if s := m.Section(v, "decide.said/r1"); s != "" {
			t.Fatalf("%s sees %s before it is shown", v.Audience, s)
		}
	}
	m.Must(show("Ook de wijkverpleging"))
	for _, v := range room {
		if s := m.Section(v, "decide.said/r1"); !strings.Contains(s, "Ook de wijkverpleging") || strings.Contains(s, "!") {
			t.Fatalf("%s sees %s", v.Audience, s)
		}
	}
	m.Refused(show("Ook de wijkverpleging"), meeting.NoChange).Refused(&decide.ShowWords{Round: "weg", Proposal: "v1"}, meeting.Unknown, "round", "weg")
	m.Refused(&decide.ShowWords{Round: "r1", Proposal: "v9", Words: []string{"x"}}, meeting.Unknown, "proposal", "v9")
	m.Must(show())
	if s := m.Section(room[0], "decide.said/r1"); s != "" {
		t.Fatalf("it is still there: %s", s)
	}
	m.Check()
}

func TestD18_NothingIsSaidOfARoundWithoutAnOutcome(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"), &decide.Void{Round: "r1"})
	m.Refused(&decide.ShowWords{Round: "r1", Proposal: "v1", Words: []string{"Toch"}}, meeting.NoChange)
}

func TestD2_WhoStillHasToAnswer(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"), leave(3))
	say(m, "r1", "v1", "support")
	if who, no := m.Life.StillToAnswer("r1"); no != nil || len(who) != 1 || who[0] != "p02" {
		t.Fatalf("%v %v", who, no)
	}
	m.Must(&decide.Close{Round: "r1"})
	if _, no := m.Life.StillToAnswer("r1"); no == nil || no.Code != meeting.RoundClosed {
		t.Fatalf("%v", no)
	}
	if _, no := m.Life.StillToAnswer("weg"); no == nil || no.Code != meeting.Unknown {
		t.Fatalf("%v", no)
	}
}

func TestD10_ClosedWithoutAnOutcome(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	say(m, "r1", "v1", "support")
	m.Must(&decide.Void{Round: "r1"})
	outcome(t, m, "v1", "")
	if got := round(m, "r1"); got.Status != "voided" || got.Results != nil {
		t.Fatalf("%+v", got)
	}
	for _, do := range []meeting.Intent{&decide.Void{Round: "r1"}, &decide.Close{Round: "r1"}} {
		m.Refused(do, meeting.RoundClosed)
	}
	m.Refused(&decide.Void{Round: "weg"}, meeting.Unknown).Refused(&decide.Close{Round: "weg"}, meeting.Unknown)
	m.Must(&decide.Undo{}) // no round was held on it
	m.Check()
}

func TestD11_WhatIsAdoptedIsNotTouched(t *testing.T) {
	text := "Anders"
	m := rehearsals.Begin(t, 1, soft).Draft("v1").Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1")
	for _, do := range []meeting.Intent{&propose.Amend{ID: "v1", Text: &text}, &propose.Park{ID: "v1"}, &propose.Withdraw{ID: "v1"},
		&propose.Split{ID: "v1", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}}}, rehearsals.OpenOn("r2", "v1"),
		&propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: "unclear"}}} {
		m.Refused(do, meeting.NoChange)
	}
	m.No(rehearsals.Expert(), rehearsals.Advice("v1", "preventie"), meeting.NoChange)
}

func TestD11_ParkedAndNotAdoptedAreAlive(t *testing.T) {
	text := "Anders"
	later := propose.Parked{Reason: "Later", Who: "Wij", When: "2022"}
	m := rehearsals.Begin(t, 2).Draft("v1").Must(&propose.Park{ID: "v1", Parked: later})
	m.Refused(&propose.Park{ID: "v1", Parked: later}, meeting.NoChange)
	say(m.Must(rehearsals.OpenOn("r1", "v1")), "r1", "v1", "support", "not_yet").Must(&decide.Close{Round: "r1"})
	outcome(t, m, "v1", "not_adopted")
	m.Must(&propose.Park{ID: "v1", Parked: later}) // for the same reason as before the round
	outcome(t, m, "v1", "parked")
	m.Must(&propose.Amend{ID: "v1", Text: &text})
	outcome(t, m, "v1", "")
	m.Carry("r2", "v1")
	outcome(t, m, "v1", "adopted")
	if got := round(m, "r2").Repair; got != 1 {
		t.Fatalf("repair %d", got)
	}
}

func TestD12_UndoTakesTheLatestActBack(t *testing.T) {
	text := "Anders"
	m := rehearsals.Begin(t, 2, soft)
	m.Refused(&decide.Undo{}, meeting.NoChange)
	m.By(phone(1), &ideas.Add{ID: "i1", Theme: "zorg", Text: "Kaart"})
	start := m.Everything()
	acts := []meeting.Intent{&ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}}, rehearsals.Draft("v1"),
		rehearsals.Fits("v1", "*"), &propose.Amend{ID: "v1", Text: &text}, &propose.Park{ID: "v1"}, &propose.Amend{ID: "v1", Numbers: map[string]string{"cost": "1"}},
		&propose.Split{ID: "v1", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}, {ID: "b", Title: "B", Text: "B"}}}, &propose.Withdraw{ID: "a"}}
	views := []map[string]string{}
	for _, do := range acts {
		views = append(views, m.Everything())
		m.Must(do)
	}
	m.Refused(&decide.Undo{Act: "c001"}, meeting.VersionChanged)
	for i := len(acts) - 1; i >= 0; i-- {
		m.Must(&decide.Undo{})
		if d := rehearsals.Difference(views[i], m.Everything()); d != "" {
			t.Fatalf("%s taken back: %s", acts[i].Intent(), d)
		}
	}
	m.Refused(&decide.Undo{}, meeting.NoChange)
	if d := rehearsals.Difference(start, m.Everything()); d != "" {
		t.Fatal(d)
	}
	m.Check()
}

func TestD12_NotOnceARoundWasHeldOnTheText(t *testing.T) {
	text := "Anders"
	m := rehearsals.Begin(t, 2).Draft("v1")
	say(m.Must(rehearsals.OpenOn("r1", "v1")), "r1", "v1", "support", "not_yet")
	m.Refused(&decide.Undo{}, meeting.RoundOpen)
	m.Must(&decide.Close{Round: "r1"}).Refused(&decide.Undo{}, meeting.NoChange)
	m.Must(&propose.Amend{ID: "v1", Text: &text})
	outcome(t, m, "v1", "")
	m.Must(&decide.Undo{})
	outcome(t, m, "v1", "not_adopted") // what was decided on the text that now stands counts again
	m.Must(&propose.Amend{ID: "v1", Text: &text})
	if got := rehearsals.Read[propose.Shown](m, console, "propose.proposal/v1").Version; got != 2 {
		t.Fatalf("the number of the version taken back is not used again: %d", got)
	}
	m.Check()
}

// D13: whatever is answered, the stored ballot has one length, and it fits.
func TestD13_BallotsHaveOneLength(t *testing.T) {
	long := strings.Repeat("p", 64)
	for method, choices := range map[string][]string{"stand_behind": {"support", "support_with_concern", "not_yet"},
		"consent": {"no_objection", "no_objection_with_concern", "objection"}, "majority": {"for", "against", "blank"}} {
		sizes := map[int]bool{}
		for _, choice := range choices {
			for _, words := range []string{"", "kort", strings.Repeat("x", decide.MostWords), strings.Repeat("\"", decide.MostWords), strings.Repeat("\"", decide.MostWords/2), strings.Repeat("\x01", decide.MostWords/6), strings.Repeat("\n", decide.MostWords/6)} {
				for _, tell := range []string{"", "room"} {
					m := rehearsals.Begin(t, 0)
					m.Arrive(meeting.PersonID(long), "carer").Draft(strings.Repeat("v", 64)).Draft(strings.Repeat("w", 64))
					open := rehearsals.OpenOn("r1", strings.Repeat("v", 64), strings.Repeat("w", 64))
					open.Method = method
					m.Must(open)
					answer := kind.Answer{Choice: choice, Words: words, Tell: tell}
					facts, no := m.Try(rehearsals.Helper(meeting.PersonID(long)), &decide.Cast{Round: "r1",
						Answers: map[string]kind.Answer{strings.Repeat("v", 64): answer, strings.Repeat("w", 64): answer}})
					if no != nil {
						continue
					}
					box := rehearsals.Store(meeting.Event{Fact: facts[0]}).Hidden[0]
					if box.Size() != box.Pad {
						t.Fatalf("%s with %d bytes of words takes %d, pad %d", choice, len(words), len(box.JSON), box.Pad)
					}
					sizes[box.Size()] = true
				}
			}
		}
		if len(sizes) != 1 {
			t.Errorf("%s: ballots of %v bytes", method, sizes)
		}
	}
}

// D13: 500 characters as people see them fit, whatever they are written in.
func TestD13_FiveHundredCharactersOfAnyScriptFit(t *testing.T) {
	for _, line := range []string{"Wie past er op als ik er één middag niet ben? ", "Potrzebuję trochę pomocy, żeby odpocząć. ", "Biraz dinlenebilmek için yardıma ihtiyacım var. ",
		"Мені потрібна допомога, щоб відпочити. ", "أحتاجُ إلى بعضِ المساعدةِ لكي أستريحَ قليلًا ", "ንእሽቶ ሓገዝ የድልየኒ ኣሎ ", "我需要一点帮助才能休息", "मुझे थोड़ी मदद चाहिए ताकि मैं आराम कर सकूँ ",
		"ฉันต้องการความช่วยเหลือเล็กน้อยเพื่อจะได้พัก ", "எனக்கு கொஞ்சம் உதவி தேவை "} {
		m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
		words := first(line, 500)
		m.By(phone(1), rehearsals.Says("r1", "v1", "not_yet", words))
		if got := rehearsals.Read[decide.Ballot](m, meeting.Viewer{Audience: meeting.Phone, Person: "p01"}, "decide.ballot/r1"); got.Answers["v1"].Words != words {
			t.Fatalf("%q is not kept whole", line)
		}
	}
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	m.No(phone(1), rehearsals.Says("r1", "v1", "not_yet", first("👵🏽", 500)), meeting.TooLong, "field", "words", "limit", decide.MostWords)
}

// first repeats a line until it has so many characters as people see them.
func first(line string, characters int) string {
	var b strings.Builder
	for range characters {
		signs := uniseg.NewGraphemes(line[b.Len()%len(line):])
		signs.Next()
		b.WriteString(signs.Str())
	}
	return b.String()
}

// D7, D8: no close is ever refused; what many objections say fits what is stored, in one size as far as rooms go.
func TestD13_ManyLongObjectionsFit(t *testing.T) {
	sizes := map[int]bool{}
	for n := range 60 {
		f := &decide.AnswersClosed{Round: "r1"}
		for i := range n {
			f.Objections = append(f.Objections, decide.Objection{Label: fmt.Sprint(i), Proposal: "v1", Person: rehearsals.Who(i), Reason: strings.Repeat("\"", 450)})
		}
		box := rehearsals.Store(meeting.Event{Fact: f}).Hidden[0]
		if box.Size() != box.Pad {
			t.Fatalf("%d objections take %d, pad %d", n, len(box.JSON), box.Pad)
		}
		if n < 12 {
			sizes[box.Size()] = true
		}
	}
	if len(sizes) != 1 {
		t.Errorf("few objections have %d sizes", len(sizes))
	}
}

func TestM2_ARoundInFocusMustBeThere(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	for _, view := range []meet.View{meet.Round, meet.Result} {
		m.Refused(&meet.Show{View: view, Focus: "weg"}, meeting.Unknown)
		m.Must(&meet.Show{View: view, Focus: "r1"}, &meet.Show{View: view, Focus: "v1"})
	}
}

// P11 and D3: who was checked in by mistake leaves the electorate; who has answered is there.
func TestD3_ComingByMistakeIsNoVoter(t *testing.T) {
	m := rehearsals.Begin(t, 3).Draft("v1")
	m.Must(rehearsals.OpenOn("r1", "v1"))
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support"))
	m.No(rehearsals.Helper(""), &people.TakeBack{ID: "p01"}, meeting.RoundOpen)
	m.By(rehearsals.Helper(""), &people.TakeBack{ID: "p03"})
	m.No(rehearsals.Phone("p03"), rehearsals.Says("r1", "v1", "support"), meeting.NotInElectorate)
	m.By(rehearsals.Phone("p02"), rehearsals.Says("r1", "v1", "support"))
	m.Must(&decide.Close{Round: "r1"})
	if got := m.Outcome("v1"); got != decide.Adopted {
		t.Errorf("v1 is %q", got)
	}
}

// D2: the same person on phone, tablet and paper has one answer, and their phone tells by which way it came.
func TestD2_OneAnswerByWhateverWay(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1")
	m.Must(rehearsals.OpenOn("r1", "v1"))
	for _, by := range []meeting.Actor{rehearsals.Phone("p01"), rehearsals.Helper("p01"), rehearsals.Paper("p01")} {
		if by.Via.Entered() {
			by = m.Dated(by, 0) // later than what they answered themselves
		}
		m.By(by, rehearsals.Says("r1", "v1", "support"))
		turnout := rehearsals.Read[decide.Turnout](m, meeting.Viewer{Audience: meeting.Console}, "decide.turnout/r1")
		if turnout.Answered != 1 {
			t.Errorf("%d answers by %s", turnout.Answered, by.Via)
		}
		ballot := rehearsals.Read[decide.Ballot](m, meeting.Viewer{Audience: meeting.Phone, Person: "p01"}, "decide.ballot/r1")
		if want := by.Via; ballot.Via != want && (want != meeting.ViaPhone || ballot.Via != "") {
			t.Errorf("by %s the phone is told %q", want, ballot.Via)
		}
	}
}
