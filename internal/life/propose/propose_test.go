package propose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	soft   = prepare.Text{ID: "preventie", Kind: "strategy", Text: "Preventie"}
	law    = prepare.Text{ID: "wet", Kind: "legal", Text: "De wet"}
	budget = prepare.Text{ID: "budget", Kind: "numeric", Text: "Samen", Measure: "cost", Unit: "EUR", Max: "100", Over: "adopted_total"}
	each   = prepare.Text{ID: "elk", Kind: "numeric", Text: "Elk", Measure: "cost", Unit: "EUR", Min: "5", Max: "50", Over: "proposal"}
	soon   = prepare.Text{ID: "termijn", Kind: "numeric", Text: "Klaar", Measure: "due", Unit: "date", Max: "2023-11-08", Over: "proposal"}
	hours  = prepare.Text{ID: "uren", Kind: "numeric", Text: "Uren", Measure: "hours", Unit: "hour", Max: "8.5"}
)

var console = meeting.Viewer{Audience: meeting.Console}

func shown(m *rehearsals.Meeting, id string) propose.Shown {
	return rehearsals.Read[propose.Shown](m, console, "propose.proposal/"+id)
}

func check(proposal, framework, verdict, reason string) *propose.Check {
	return &propose.Check{Proposal: proposal, Framework: framework, Opinion: propose.Opinion{Verdict: verdict, Reason: reason}}
}

func text(s string) *string { return &s }

func TestV1_DraftingNeedsWhatItNames(t *testing.T) {
	m := rehearsals.Begin(t, 1, hours)
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "i1", Theme: "zorg", Text: "Kaart"})
	m.Must(&ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}})
	with := func(change func(*propose.Draft)) *propose.Draft {
		do := rehearsals.Draft("v1")
		change(do)
		return do
	}
	m.Refused(with(func(d *propose.Draft) { d.Theme = "weg" }), meeting.Unknown, "theme", "weg")
	m.Refused(with(func(d *propose.Draft) { d.From = []string{"c1", "weg"} }), meeting.Unknown, "idea", "weg")
	m.Refused(with(func(d *propose.Draft) { d.Lead = &propose.Lead{Person: "ghost"} }), meeting.Unknown)
	m.Refused(with(func(d *propose.Draft) { d.Title = " " }), meeting.BadValue, "field", "title")
	m.Refused(with(func(d *propose.Draft) { d.Text = "\n" }), meeting.BadValue, "field", "text")
	m.Must(with(func(d *propose.Draft) { d.From = []string{"c1"} }))
	if got := shown(m, "v1"); len(got.Ideas) != 1 || got.Ideas[0] != "i1" || got.From[0] != "c1" {
		t.Fatalf("the links are %+v", got)
	}
	m.Refused(rehearsals.Draft("v1"), meeting.Taken)
}

// The kit holds every change against the view built afresh.
func TestV1_TheLinksFollowTheCards(t *testing.T) {
	m := rehearsals.Begin(t, 1)
	for _, id := range []string{"i1", "i2", "i3"} {
		m.By(rehearsals.Phone("p01"), &ideas.Add{ID: id, Theme: "zorg", Text: "Kaart " + id})
	}
	m.Must(&ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}})
	do := rehearsals.Draft("v1")
	do.From = []string{"c1"}
	m.Must(do, &ideas.Put{Ideas: []string{"i2"}, Cluster: "c1"}, &ideas.Merge{Into: "i1", Ideas: []string{"i3"}})
	if got := fmt.Sprint(shown(m, "v1").Ideas); got != "[i1 i3 i2]" {
		t.Fatal(got)
	}
	m.Must(&ideas.SplitBack{ID: "i3"}, &ideas.Hide{Ideas: []string{"i1"}, Reason: "Naam"}, &ideas.Restore{Ideas: []string{"i1"}},
		&ideas.Move{Ideas: []string{"i1"}, Theme: "geld"})
	m.By(rehearsals.Phone("p01"), &ideas.Withdraw{ID: "i2"})
	if got := fmt.Sprint(shown(m, "v1").Ideas); got != "[]" {
		t.Fatal(got)
	}
	m.By(rehearsals.Phone("p01"), &ideas.PutBack{ID: "i2"})
	if got := fmt.Sprint(shown(m, "v1").Ideas); got != "[i2]" {
		t.Fatal(got)
	}
}

func TestV1_AmountsAreDecimals(t *testing.T) {
	m := rehearsals.Begin(t, 1, hours)
	amounts := []struct {
		measure, amount string
		fine            bool
	}{
		{"cost", "0", true}, {"cost", "12000", true}, {"cost", "0.05", true}, {"cost", "12.5", true}, {"yield", "3.50", true},
		{"cost", "012", false}, {"cost", "1.234", false}, {"cost", "1e3", false}, {"cost", "-5", false}, {"cost", "+5", false},
		{"cost", "1,5", false}, {"cost", "1.000,00", false}, {"cost", "", false}, {"cost", ".5", false}, {"cost", "5.", false},
		{"cost", " 5", false}, {"cost", "0x10", false}, {"cost", "1_000", false}, {"cost", "٣", false}, {"yield", "1.234", false},
		{"hours", "1.234", true}, {"hours", "01", false}, {"stoelen", "3.14159", true}, {"stoelen", "veel", false},
	}
	for i, a := range amounts {
		do := rehearsals.Draft(fmt.Sprintf("v%d", i), a.measure, a.amount)
		if no := m.Ask(rehearsals.Facilitator(), do); (no == nil) != a.fine || no != nil && no.Code != meeting.BadValue {
			t.Errorf("%s %q: %v", a.measure, a.amount, no)
		}
	}
}

// Two frameworks may bound the same measure; when one counts it in euros it is money for both.
func TestV1_WhatAFrameworkCountsInEurosIsMoney(t *testing.T) {
	plain := prepare.Text{ID: "uren", Kind: "numeric", Text: "Uren", Measure: "hours", Unit: "hour", Max: "9"}
	money := prepare.Text{ID: "geld", Kind: "numeric", Text: "Geld", Measure: "hours", Unit: "EUR", Max: "9", Over: "adopted_total"}
	for _, order := range [][]prepare.Text{{plain, money}, {money, plain}} {
		m := rehearsals.Begin(t, 1, order...)
		m.Refused(rehearsals.Draft("v1", "hours", "1.234"), meeting.BadValue, "measure", "hours")
	}
}

func TestV1_AMeetingHoldsThreeHundredProposals(t *testing.T) {
	m := rehearsals.Begin(t, 1)
	m.Loose = true
	for i := range propose.MostProposals {
		m.Draft(fmt.Sprintf("v%d", i))
	}
	m.Refused(rehearsals.Draft("meer"), meeting.TooMany)
	bad := rehearsals.Draft("v0", "cost", "x")
	m.Refused(bad, meeting.TooMany) // before bad_value and taken
	m.Refused(&propose.Split{ID: "v0", Points: []propose.Point{{ID: "p", Title: "P", Text: "P"}}}, meeting.TooMany)
}

func TestV2_AmendingTakesOverWhatItDoesNotName(t *testing.T) {
	m := rehearsals.Begin(t, 1)
	do := rehearsals.Draft("v1", "cost", "10", "yield", "5")
	do.FirstStep, do.Due, do.NeedsYesFrom = "Bellen", "2022", []string{"huisarts"}
	m.Must(do)
	m.Must(&propose.Amend{ID: "v1", Text: text("Beter"), Numbers: map[string]string{"cost": "20"}})
	got := shown(m, "v1")
	if got.Version != 2 || got.Text != "Beter" || got.Title != do.Title || got.FirstStep != "Bellen" || got.Due != "2022" ||
		got.Numbers["cost"] != "20" || got.Numbers["yield"] != "5" || got.NeedsYesFrom[0] != "huisarts" {
		t.Fatalf("%+v", got)
	}
	if got.Before == nil || got.Before.Text != do.Text || got.Before.Numbers["cost"] != "10" {
		t.Fatalf("the version before changed: %+v", got.Before)
	}
	m.Must(&propose.Amend{ID: "v1", Lead: &propose.Lead{Text: "De bibliotheek"}})
	if got := shown(m, "v1"); got.Version != 3 || got.LeadText != "De bibliotheek" {
		t.Fatalf("%+v", got)
	}
}

func TestV2_AnAmendThatChangesNothing(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1", "cost", "10")
	none := []string{}
	m.Refused(&propose.Amend{ID: "v1"}, meeting.NoChange)
	m.Refused(&propose.Amend{ID: "v1", Text: text("Tekst van v1"), Numbers: map[string]string{"cost": "10"}}, meeting.NoChange)
	m.Refused(&propose.Amend{ID: "v1", NeedsYesFrom: &none, FirstStep: text("")}, meeting.NoChange)
	m.Refused(&propose.Amend{ID: "weg", Text: text("x")}, meeting.Unknown)
	m.Refused(&propose.Amend{ID: "v1", Numbers: map[string]string{"cost": "x"}}, meeting.BadValue)
	m.Refused(&propose.Amend{ID: "v1", Title: text("")}, meeting.BadValue, "field", "title")
}

func TestV2_AmendingWhatWasParkedMakesItUndecided(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(&propose.Park{ID: "v1", Parked: propose.Parked{Reason: "Later"}})
	if m.Outcome("v1") != "parked" {
		t.Fatal(m.Outcome("v1"))
	}
	m.Must(&propose.Amend{ID: "v1", Text: text("Anders")})
	if m.Outcome("v1") != "" || shown(m, "v1").Parked != nil {
		t.Fatal("still parked")
	}
}

func TestV3_WhoNamesAnOlderVersionIsTold(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft).Draft("v1").Must(&propose.Amend{ID: "v1", Version: 1, Text: text("Twee")})
	m.Refused(&propose.Amend{ID: "v1", Version: 1, Text: text("Drie")}, meeting.VersionChanged, "version", 2)
	m.Refused(&propose.Split{ID: "v1", Version: 1, Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}}}, meeting.VersionChanged)
	old := rehearsals.Fits("v1", "preventie")
	old.Version = 1
	m.Refused(old, meeting.VersionChanged)
	advice := rehearsals.Advice("v1", "preventie")
	advice.Version = 3
	m.No(rehearsals.Expert(), advice, meeting.VersionChanged)
}

func TestV4_PointsTakeOver(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft)
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "i1", Theme: "geld", Text: "Kaart"})
	m.Draft("v0")
	do := rehearsals.Draft("v1", "cost", "10")
	do.Theme, do.From, do.FirstStep, do.Due, do.NeedsYesFrom = "geld", []string{"i1"}, "Bellen", "2022", []string{"huisarts"}
	do.Lead = &propose.Lead{Person: "p02"}
	m.Must(do, rehearsals.Fits("v1", "*")).Draft("v2")
	own := propose.More{FirstStep: "Schrijven", Due: "2023", NeedsYesFrom: []string{"raad"}, Lead: &propose.Lead{Text: "De school"}, Numbers: map[string]string{"cost": "3"}}
	m.Must(&propose.Split{ID: "v1", Points: []propose.Point{{ID: "a", Title: "A", Text: "AA"}, {ID: "b", Title: "B", Text: "BB", More: own}}})
	a, b := shown(m, "a"), shown(m, "b")
	if a.Theme != "geld" || a.Parent != "v1" || len(a.Ideas) != 1 || a.FirstStep != "Bellen" || a.Due != "2022" ||
		a.NeedsYesFrom[0] != "huisarts" || a.Lead.Person != "p02" || len(a.Numbers) != 0 || len(a.Checks) != 0 || a.Version != 1 {
		t.Fatalf("%+v", a)
	}
	if b.FirstStep != "Schrijven" || b.Due != "2023" || b.NeedsYesFrom[0] != "raad" || b.LeadText != "De school" || b.Lead.Person != "" || b.Numbers["cost"] != "3" {
		t.Fatalf("%+v", b)
	}
	if a.Order != 3 || b.Order != 4 {
		t.Fatalf("they stand at %d and %d, not where they were made", a.Order, b.Order)
	}
	if m.Outcome("v1") != "split" || shown(m, "v1").State != "split" {
		t.Fatal("it is not split")
	}
}

func TestV4_ASplitIsRefusedAsAWhole(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Draft("v2")
	point := func(id string) propose.Point { return propose.Point{ID: id, Title: id, Text: id} }
	m.Refused(&propose.Split{ID: "weg", Points: []propose.Point{point("a")}}, meeting.Unknown)
	m.Refused(&propose.Split{ID: "v1"}, meeting.Incomplete)
	m.Refused(&propose.Split{ID: "v1", Points: []propose.Point{point("a"), point("a")}}, meeting.Taken)
	m.Refused(&propose.Split{ID: "v1", Points: []propose.Point{point("a"), point("v2")}}, meeting.Taken)
	m.Refused(&propose.Split{ID: "v1", Points: []propose.Point{point("a"), {ID: "b", Title: "B", Text: " "}}}, meeting.BadValue)
}

func TestV5_WhatIsSplitOrWithdrawnIsNotTouched(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law)
	for _, id := range []string{"v1", "v2"} {
		do := rehearsals.Draft(id)
		do.Lead = &propose.Lead{Person: "p01"}
		m.Must(do).By(rehearsals.Expert(), rehearsals.Advice(id, "wet"))
	}
	m.Must(&propose.Withdraw{ID: "v1"}, &propose.Split{ID: "v2", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}}})
	for _, id := range []string{"v1", "v2"} {
		for _, do := range []meeting.Intent{
			&propose.Amend{ID: id, Text: text("x")}, &propose.Park{ID: id}, &propose.Withdraw{ID: id}, rehearsals.Fits(id, "*"),
			&propose.Split{ID: id, Points: []propose.Point{{ID: "z", Title: "Z", Text: "Z"}}},
		} {
			m.Refused(do, meeting.NoChange)
		}
		m.No(rehearsals.Expert(), rehearsals.Advice(id, "preventie"), meeting.NoChange)
		m.No(rehearsals.Expert(), &propose.TakeBackAdvice{Proposal: id, Framework: "wet"}, meeting.NoChange)
		m.No(rehearsals.Phone("p01"), &propose.AnswerLead{Proposal: id, Yes: true}, meeting.NoChange)
	}
}

func TestV6_AStarGivesTheVerdictWhereThereIsNone(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law, budget).Draft("v1", "cost", "1")
	m.Refused(rehearsals.Fits("v1", "*"), meeting.AdviceMissing) // for one of them: the whole is refused
	if n := len(shown(m, "v1").Checks); n != 0 {
		t.Fatalf("%d checks", n)
	}
	m.Must(check("v1", "preventie", "unclear", ""))
	m.By(rehearsals.Expert(), rehearsals.Advice("v1", "wet"), rehearsals.Advice("v1", "budget"))
	m.Must(rehearsals.Fits("v1", "*"))
	got := map[string]string{}
	for _, c := range shown(m, "v1").Checks {
		got[c.Framework] = c.Verdict
	}
	if got["preventie"] != "unclear" || got["wet"] != "fits" || got["budget"] != "fits" {
		t.Fatal(got)
	}
	m.Refused(rehearsals.Fits("v1", "*"), meeting.NoChange)
	m.Refused(check("v1", "*", "nonsense", ""), meeting.BadValue)
	m.Refused(check("v1", "*", "does_not_fit", " "), meeting.BadValue)
}

func TestV6_ALaterCheckReplacesAndVersionsAreApart(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft).Draft("v1").Must(check("v1", "preventie", "does_not_fit", "Nee"))
	m.Refused(check("v1", "preventie", "does_not_fit", "Nee"), meeting.NoChange)
	m.Must(check("v1", "preventie", "fits", ""))
	m.Must(&propose.Amend{ID: "v1", Text: text("Anders")})
	if got := shown(m, "v1"); len(got.Checks) != 0 || len(got.Stale) != 1 || got.Stale[0] != "preventie" {
		t.Fatalf("%+v", got)
	}
	m.Refused(check("v1", "weg", "fits", ""), meeting.Unknown)
	m.Refused(check("weg", "preventie", "fits", ""), meeting.Unknown)
}

func TestV7_ReasonsAndExceptions(t *testing.T) {
	kinds := map[string]bool{"value": true, "strategy": true, "principle": true, "preference": true, "intention": true,
		"legal": false, "numeric": false, "process": false}
	for kind, isSoft := range kinds {
		f := prepare.Text{ID: "f", Kind: kind, Text: "Kader"}
		if kind == "numeric" {
			f.Measure, f.Max = "cost", "5"
		}
		m := rehearsals.Begin(t, 1, f).Draft("v1")
		m.Refused(check("v1", "f", "fits_with_exception", ""), meeting.BadValue)
		m.Refused(check("v1", "f", "does_not_fit", ""), meeting.BadValue, "field", "reason")
		m.Refused(check("v1", "f", "past", ""), meeting.BadValue, "field", "verdict")
		no := m.Ask(rehearsals.Facilitator(), check("v1", "f", "fits_with_exception", "Omdat"))
		if (no == nil) != isSoft || no != nil && no.Code != meeting.BadValue {
			t.Errorf("%s with an exception: %v", kind, no)
		}
		m.Must(check("v1", "f", "does_not_fit", "Omdat"), check("v1", "f", "unclear", ""), check("v1", "f", "not_applicable", ""))
	}
}

func TestV8_FitsNeedsAdviceOnThisVersion(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law, hours).Draft("v1")
	m.Must(rehearsals.Fits("v1", "preventie"))
	for _, f := range []string{"wet", "uren"} {
		m.Refused(rehearsals.Fits("v1", f), meeting.AdviceMissing, "framework", f)
		m.Must(check("v1", f, "unclear", ""), check("v1", f, "does_not_fit", "Nee")) // these need none
		m.By(rehearsals.Expert(), rehearsals.Advice("v1", f)).Must(rehearsals.Fits("v1", f))
	}
	m.Must(&propose.Amend{ID: "v1", Text: text("Anders")})
	m.Refused(rehearsals.Fits("v1", "wet"), meeting.AdviceMissing)
}

func TestV8_AdviceIsKeptApart(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law).Draft("v1")
	advise := func(verdict, reason string) *propose.Advise {
		return &propose.Advise{Proposal: "v1", Framework: "wet", By: "jurist", Opinion: propose.Opinion{Verdict: verdict, Reason: reason}}
	}
	m.No(rehearsals.Expert(), advise("does_not_fit", ""), meeting.BadValue)
	m.No(rehearsals.Expert(), advise("fits_with_exception", "Ja"), meeting.BadValue)
	m.No(rehearsals.Expert(), &propose.TakeBackAdvice{Proposal: "v1", Framework: "wet"}, meeting.NoChange)
	m.No(rehearsals.Expert(), &propose.TakeBackAdvice{Proposal: "v1", Framework: "weg"}, meeting.Unknown)
	m.By(rehearsals.Expert(), advise("does_not_fit", "Mag niet"))
	m.No(rehearsals.Expert(), advise("does_not_fit", "Mag niet"), meeting.NoChange)
	m.Must(rehearsals.Fits("v1", "wet")) // the room may think otherwise: both stand
	got := shown(m, "v1").Checks[0]
	if got.Verdict != "fits" || got.Advice.Verdict != "does_not_fit" || got.Advice.By != "jurist" || got.Advice.Reason != "Mag niet" {
		t.Fatalf("%+v", got)
	}
	m.By(rehearsals.Expert(), &propose.TakeBackAdvice{Proposal: "v1", Framework: "wet"})
	if shown(m, "v1").Checks[0].Advice != nil {
		t.Fatal("it still stands")
	}
}

func TestV9_WhoIsAskedToLeadAnswers(t *testing.T) {
	m := rehearsals.Begin(t, 2)
	do := rehearsals.Draft("v1")
	do.Lead = &propose.Lead{Person: "p01"}
	m.Must(do)
	m.No(rehearsals.Phone("p02"), &propose.AnswerLead{Proposal: "v1", Yes: true}, meeting.NotAllowed)
	m.No(rehearsals.Phone("p01"), &propose.AnswerLead{Proposal: "weg", Yes: true}, meeting.Unknown)
	if s := m.Section(meeting.Viewer{Audience: meeting.Phone, Person: "p02"}, "propose.asked/v1"); s != "" {
		t.Fatalf("somebody else is asked: %s", s)
	}
	rehearsals.Read[propose.Asked](m, meeting.Viewer{Audience: meeting.Phone, Person: "p01"}, "propose.asked/v1")
	m.By(rehearsals.Phone("p01"), &propose.AnswerLead{Proposal: "v1", Yes: true})
	m.No(rehearsals.Phone("p01"), &propose.AnswerLead{Proposal: "v1", Yes: true}, meeting.NoChange)
	m.Must(&propose.Amend{ID: "v1", Text: text("Anders")})
	if shown(m, "v1").Lead.Said != "yes" {
		t.Fatal("the yes went with another text")
	}
	m.By(rehearsals.Helper("p01"), &propose.AnswerLead{Proposal: "v1"})
	for _, v := range []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Device, meeting.Advice} {
		if s := m.Section(meeting.Viewer{Audience: v}, "propose.proposal/v1"); strings.Contains(s, "p01") {
			t.Fatalf("%s sees who was asked: %s", v, s)
		}
	}
	m.Must(&propose.Amend{ID: "v1", Lead: &propose.Lead{Person: "p02"}})
	if shown(m, "v1").Lead.Said != "" {
		t.Fatal("somebody else's answer stands")
	}
}

func TestV10_ABrokenBoundWarnsAndRefusesNothing(t *testing.T) {
	cases := []struct {
		cost, due string
		want      string
	}{
		{"50", "2023-11-08", "[]"}, {"5", "2023", "[]"}, {"50.01", "", "[elk]"}, {"4.99", "", "[elk]"}, {"5", "2023-11-09", "[termijn]"},
		{"5", "najaar 2024", "[]"}, {"5", "2024", "[termijn]"}, {"60", "2024-01", "[elk termijn]"},
	}
	m := rehearsals.Begin(t, 1, each, soon, budget)
	for i, c := range cases {
		do := rehearsals.Draft(fmt.Sprintf("v%d", i), "cost", c.cost)
		do.Due = c.due
		m.Must(do)
		if got := fmt.Sprint(shown(m, do.ID).Warnings); got != c.want {
			t.Errorf("%s by %s warns %s, want %s", c.cost, c.due, got, c.want)
		}
		for _, f := range []string{"elk", "termijn", "budget"} {
			m.By(rehearsals.Expert(), rehearsals.Advice(do.ID, f))
		}
		m.Must(rehearsals.Fits(do.ID, "*"))
	}
}

// M2: a later part objects to a focus that is not there.
func TestM2_AProposalInFocusMustBeThere(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1")
	for _, view := range []meet.View{meet.Proposal, meet.Check} {
		m.Refused(&meet.Show{View: view, Focus: "weg"}, meeting.Unknown)
		m.Must(&meet.Show{View: view, Focus: "v1"}, &meet.Show{View: view})
	}
}

// The moment before the first amend is gone back to: the same words stand again, under another number. What was said of
// other words falls.
func TestV11_AVerdictIsBoundToTheWords(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft, law).Draft("v1")
	m.Must(&propose.Amend{ID: "v1", Text: text("Anders")}, check("v1", "preventie", "unclear", ""))
	m.Must(&propose.Amend{ID: "v1", Text: text("Tekst van v1")}, check("v1", "preventie", "fits", "")).By(rehearsals.Expert(), rehearsals.Advice("v1", "wet")).Draft("v2")
	made := m.Events[slices.IndexFunc(m.Events, func(e meeting.Event) bool { _, ok := e.Fact.(*propose.Amended); return ok })].Seq
	m.Must(&decide.StepBack{To: made - 1, Reason: "Te snel"})
	now := shown(m, "v1")
	if now.Version != 1 || now.Text != "Tekst van v1" || now.Checks[0].Verdict != "fits" {
		t.Fatalf("%+v", now)
	}
	m.Refused(rehearsals.Fits("v1", "wet"), meeting.AdviceMissing) // advice is bound to the number
	m.Check()
}
