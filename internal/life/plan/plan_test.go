package plan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	soft   = prepare.Text{ID: "preventie", Kind: "strategy", Text: "Preventie"}
	law    = prepare.Text{ID: "wet", Kind: "legal", Text: "De wet"}
	budget = prepare.Text{ID: "budget", Kind: "numeric", Text: "Samen 100", Measure: "cost", Unit: "EUR", Max: "100", Over: "adopted_total"}
)

func lost(m *rehearsals.Meeting, proposal string) plan.NotInPlan {
	for _, not := range m.Life.Plan().NotInPlan {
		if not.Proposal == proposal {
			return not
		}
	}
	return plan.NotInPlan{}
}

func TestL1_TheExactWordingPerTheme(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft)
	for _, id := range []string{"late", "early", "other"} {
		do := rehearsals.Draft(id, "cost", "12.5", "stoelen", "7")
		if id == "other" {
			do.Theme = "geld"
		}
		m.Must(do)
	}
	m.Must(&propose.Split{ID: "late", Points: []propose.Point{{ID: "a", Title: "A", Text: "AA"}, {ID: "b", Title: "B", Text: "BB"}}})
	text := "Beter"
	m.Must(&propose.Amend{ID: "early", Text: &text})
	for i, id := range []string{"b", "other", "early", "a"} {
		m.Must(rehearsals.Fits(id, "*")).Carry(fmt.Sprintf("r%d", i), id)
	}
	p := m.Life.Plan()
	var got []string
	for _, theme := range p.Themes {
		for _, d := range theme.Decisions {
			got = append(got, theme.ID+":"+d.Proposal)
		}
	}
	if fmt.Sprint(got) != "[zorg:early zorg:a zorg:b geld:other]" {
		t.Fatal(got)
	}
	d := p.Themes[0].Decisions[0]
	if d.Text != "Beter" || d.Version != 2 || d.Method != "stand_behind" || d.Secrecy != "closed" || string(d.Rule.Params) != "{}" ||
		d.Result.Electorate != 1 || d.Result.Counts["support"] != 1 || d.Checks[0].Verdict != "fits" || p.Journal != nil {
		t.Fatalf("%+v", d)
	}
}

// What people compare is the code of their letter: a question that is answered later does not change it, and it stands in the plan.
func TestTheCodeOfWhatWasFixedIsThatOfTheLetter(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft)
	before := m.Life.Plan()
	m.Must(&prepare.Clarify{Framework: "preventie", Question: "Wat is dat?", Answer: "Voorkomen", By: "ambtenaar"})
	after := m.Life.Plan()
	if want := prepare.Digest([]prepare.Text{soft}); before.FrameworksLocked != want || after.FrameworksLocked != want {
		t.Errorf("%s and %s, want %s", before.FrameworksLocked, after.FrameworksLocked, want)
	}
	if after.FrameworksDigest == before.FrameworksDigest {
		t.Error("the list in the plan has the answer, and the same digest")
	}
}

func TestL2_EveryTextIsReadInItsWording(t *testing.T) {
	m := rehearsals.Begin(t, 2, law).Draft("v1").Draft("v2").Must(&propose.Park{ID: "v2", Parked: propose.Parked{Reason: "Later", Who: "Wij", When: "2023"}})
	m.By(rehearsals.Expert(), &propose.Advise{Proposal: "v1", Framework: "wet", By: "jurist", Opinion: propose.Opinion{Verdict: "does_not_fit", Reason: "Mag niet"}})
	m.Must(&propose.Check{Proposal: "v1", Framework: "wet", Opinion: propose.Opinion{Verdict: "fits", Reason: "Mag wel"}}, rehearsals.OpenOn("r1", "v1"))
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support_with_concern", "Te druk"))
	m.By(rehearsals.Phone("p02"), rehearsals.Says("r1", "v1", "support")).Must(&decide.Close{Round: "r1"})
	texts := map[string]string{}
	for _, item := range m.Reading() {
		texts[item.ID] = item.Text
	}
	for id, want := range map[string]string{"v1.title": "Voorstel v1", "v1.text": "Tekst van v1", "v1.concern.0": "Te druk", "v1.check.wet": "Mag wel",
		"v1.advice.wet": "Mag niet", "v2.title": "Voorstel v2", "v2.reason": "Later", "v2.who": "Wij", "v2.when": "2023"} {
		if texts[id] != want {
			t.Errorf("%s reads %q, want %q", id, texts[id], want)
		}
	}
	m.Refused(rehearsals.SealIt(), meeting.Incomplete, "field", "reading")
	m.Refused(&plan.Tick{Items: []string{"v1.title", "weg"}}, meeting.Unknown)
	m.Must(&plan.Tick{Items: []string{"v1.title"}}).Refused(&plan.Tick{Items: []string{"v1.title"}}, meeting.NoChange)
	m.TickAll()
	title := "Andere titel"
	m.Must(&propose.Amend{ID: "v2", Title: &title})
	m.Refused(rehearsals.SealIt(), meeting.Incomplete, "item", "v2.title") // a tick counts for its wording alone
	m.Must(&decide.Undo{}, rehearsals.SealIt())
}

// L2: every text of the sealed plan that somebody typed was in the last reading.
func TestL2_NothingTypedBecomesPublicUnread(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft, law)
	do := rehearsals.Draft("v1")
	do.Title, do.Text, do.FirstStep, do.Due, do.NeedsYesFrom, do.Lead = "MARK1", "MARK2", "MARK3", "MARK4", []string{"MARK5"}, &propose.Lead{Text: "MARK6"}
	m.Must(do).Draft("v2")
	m.By(rehearsals.Expert(), &propose.Advise{Proposal: "v1", Framework: "wet", By: "jurist", Opinion: propose.Opinion{Verdict: "fits", Reason: "MARK7"}})
	m.Must(&propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: "fits", Reason: "MARK8"}}, rehearsals.Fits("v1", "*"))
	m.Must(&propose.Park{ID: "v2", Parked: propose.Parked{Reason: "MARK9", Who: "MARK10", When: "MARK11"}}, rehearsals.OpenOn("r1", "v1"))
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support_with_concern", "MARK12"))
	m.By(rehearsals.Phone("p02"), rehearsals.Says("r1", "v1", "support")).Must(&decide.Close{Round: "r1"})
	read := m.Reading()
	raw := string(m.Life.Plan().JSON())
	for i := range 12 {
		mark := fmt.Sprintf(`MARK%d"`, i+1)
		found := false
		for _, item := range read {
			found = found || item.Text+`"` == mark
		}
		if strings.Contains(raw, mark) && !found {
			t.Errorf("%s is in the plan and was not read", mark)
		}
		if !strings.Contains(raw, mark) {
			t.Errorf("%s is not in the plan", mark)
		}
	}
}

func TestL3_SealingIsRefusedOnlyWithARoundOpen(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").TickAll()
	poll := rehearsals.OpenOn("p1", "v1")
	poll.Poll = true
	m.Must(poll).Refused(rehearsals.SealIt(), meeting.RoundOpen, "round", "p1")
	m.Must(&decide.Close{Round: "p1"}, rehearsals.SealIt())
	if m.Life.Phase() != meeting.Sealed || len(lost(m, "v1").Outcome) == 0 {
		t.Fatal(m.Life.Phase())
	}
	m.Refused(rehearsals.SealIt(), meeting.IsSealed)
	rehearsals.Begin(t, 0).Must(rehearsals.SealIt()) // with dignity too
}

func TestL4_WhatIsUndecided(t *testing.T) {
	text := "Anders"
	verdict := func(id, v string) *propose.Check {
		return &propose.Check{Proposal: id, Framework: "preventie", Opinion: propose.Opinion{Verdict: v, Reason: "Reden " + id}}
	}
	m := rehearsals.Begin(t, 2, soft)
	for _, id := range []string{"unclear", "failing", "mended", "stale", "alone", "parked", "withdrawn", "no", "split"} {
		m.Draft(id)
	}
	m.Must(verdict("unclear", "unclear"), verdict("failing", "does_not_fit"), verdict("mended", "does_not_fit"), verdict("mended", "fits"),
		verdict("stale", "does_not_fit"), &propose.Amend{ID: "stale", Text: &text}, verdict("parked", "does_not_fit"), verdict("no", "fits"),
		&propose.Park{ID: "parked", Parked: propose.Parked{Reason: "Later"}}, &propose.Withdraw{ID: "withdrawn"},
		&propose.Split{ID: "split", Points: []propose.Point{{ID: "a", Title: "A", Text: "A"}}}, rehearsals.OpenOn("r1", "no"), &decide.Close{Round: "r1"})
	m.Must(verdict("no", "does_not_fit")) // a word after the round; it is decided
	m.Seal()
	for id, want := range map[string]string{"unclear": "outside_frameworks", "failing": "outside_frameworks", "mended": "not_reached", "stale": "not_reached",
		"alone": "not_reached", "parked": "parked", "withdrawn": "withdrawn", "no": "not_adopted", "split": "split", "a": "not_reached"} {
		if got := lost(m, id); got.Outcome != want {
			t.Errorf("%s is %q, want %q", id, got.Outcome, want)
		}
	}
	if p := m.Life.Plan(); fmt.Sprint(p.OutsideFrameworks) != "[unclear failing]" || lost(m, "failing").Reason != "Reden failing" {
		t.Fatalf("%+v", p.OutsideFrameworks)
	}
}

func TestL4_ALimitIsNamedAsTheReason(t *testing.T) {
	m := rehearsals.Begin(t, 1, budget)
	for _, id := range []string{"a", "b"} {
		m.Draft(id, "cost", "60").By(rehearsals.Expert(), rehearsals.Advice(id, "budget")).Must(rehearsals.Fits(id, "*"))
	}
	m.Carry("r1", "a", "b")
	if got := lost(m, "b"); got.Outcome != "not_adopted" || got.Reason != "Samen 100" {
		t.Fatalf("%+v", got)
	}
}

func TestL5_EveryCardEndsOnce(t *testing.T) {
	m := rehearsals.Begin(t, 1, soft)
	cards := []string{"removed", "merged", "plan", "plan2", "withdrawn", "back", "parked", "no", "outside", "loose", "both"}
	for _, id := range cards {
		m.By(rehearsals.Phone("p01"), &ideas.Add{ID: id, Theme: "zorg", Text: "Kaart " + id})
	}
	m.Must(&ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"plan", "both"}})
	for proposal, from := range map[string][]string{"v1": {"c1", "plan2", "removed", "merged"}, "v2": {"back"}, "v3": {"parked", "both"}, "v4": {"no"}, "v5": {"outside"}} {
		do := rehearsals.Draft(proposal)
		do.From = from
		m.Must(do)
	}
	verdict := propose.Opinion{Verdict: "unclear"}
	m.Must(rehearsals.Fits("v1", "*"), rehearsals.Fits("v4", "*"), &propose.Withdraw{ID: "v2"}, &propose.Park{ID: "v3"},
		&propose.Check{Proposal: "v5", Framework: "preventie", Opinion: verdict}).Carry("r1", "v1")
	m.Must(rehearsals.OpenOn("r2", "v4"), &decide.Close{Round: "r2"})
	m.Must(&ideas.Hide{Ideas: []string{"removed"}, Reason: "Naam"}, &ideas.Merge{Into: "loose", Ideas: []string{"merged"}})
	m.By(rehearsals.Phone("p01"), &ideas.Withdraw{ID: "withdrawn"}).Seal()
	want := plan.Cards{InPlan: 3, Merged: 1, Parked: 1, Withdrawn: 2, Removed: 1, NotAdopted: 1, Outside: 1, NotReached: 1, Total: 11}
	if got := m.Life.Plan().Cards; got != want {
		t.Fatalf("%+v", got)
	}
}

func TestL6_SmallGroupsAreMerged(t *testing.T) {
	cases := []struct{ came, want string }{
		{"carer:6 resident:7", "map[carer:6 resident:7]"},
		{"carer:6 resident:4", "map[other:10]"},
		{"carer:6 resident:4 volunteer:1", "map[carer:6 other:5]"},
		{"carer:6 resident:9 volunteer:1", "map[other:7 resident:9]"},
		{"carer:6 resident:6 volunteer:1", "map[other:7 resident:6]"}, // of equal ones the first by name
		{"carer:2 official:1 expert:2 professional:1", "map[expert:2 official:1 other:2 professional:1]"},
		{"carer:5", "map[carer:5]"},
		{"official:1", "map[official:1]"},
		{"", "map[]"},
		{"wijkagent:1 carer:20", "map[other:21]"},
	}
	for _, c := range cases {
		m := rehearsals.Begin(t, 0)
		m.Loose = true
		m.Must(&people.List{ID: "absent", Capacity: "carer"})
		for _, group := range strings.Fields(c.came) {
			capacity, n, _ := strings.Cut(group, ":")
			many, _ := strconv.Atoi(n)
			for i := range many {
				m.Arrive(meeting.PersonID(fmt.Sprintf("%s%d", capacity, i)), capacity)
			}
		}
		if got := fmt.Sprint(m.Life.Plan().Attendance); got != c.want {
			t.Errorf("%s: %s, want %s", c.came, got, c.want)
		}
	}
}

// L6: whatever came: nobody is lost, and no number that is not exact is about fewer than five, unless it is all there is.
func TestL6_NobodyIsLostOrFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 0)
		m.Loose = true
		total := 0
		for _, capacity := range []string{"carer", "resident", "volunteer", "companion", "official", "expert"} {
			for i := range rapid.IntRange(0, 8).Draw(t, capacity) {
				m.Arrive(meeting.PersonID(fmt.Sprintf("%s%d", capacity, i)), capacity)
				total++
			}
		}
		got, sum, inexact := m.Life.Plan().Attendance, 0, 0
		for capacity, n := range got {
			sum += n
			if capacity != "official" && capacity != "expert" {
				inexact++
				if n < 5 && (capacity != "other" || inexact > 1) {
					t.Fatalf("%v tells of fewer than five", got)
				}
			}
		}
		if sum != total || got["other"] < 5 && got["other"] > 0 && inexact > 1 {
			t.Fatalf("%v of %d", got, total)
		}
	})
}

func TestL7_TheSealedPlanIsOneFact(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Carry("r1", "v1").TickAll()
	facts, _ := m.Play(rehearsals.Facilitator(), rehearsals.SealIt())
	if _, plan := facts[0].(*plan.Sealed); len(facts) != 2 || !plan {
		t.Fatalf("%d facts, the first is %s", len(facts), facts[0].Fact())
	}
	for _, f := range facts {
		if _, hides := f.(meeting.Hides); hides {
			t.Fatalf("a part of %s is hidden", f.Fact())
		}
	}
	p := m.Life.Plan()
	if p.Journal == nil || p.Journal.Entries != uint64(len(m.Events)-2) || p.Journal.Head == "" {
		t.Fatalf("%+v", p.Journal)
	}
	bytesNow := p.JSON()
	m.No(rehearsals.Paper("p01"), &people.Name{Name: "Anna"}, meeting.IsSealed)
	forgotten := rehearsals.Replay(m.Stored(), append(m.Burnt(), meeting.PersonKey("p01"), meeting.PersonKey("p02"),
		meeting.WordsKey("proposal", "v1"), meeting.WordsKey("said", "r1"))...)
	if !bytes.Equal(bytesNow, forgotten.Plan().JSON()) {
		t.Fatal("the bytes of the plan changed")
	}
}

func TestL8_AmountsAreTextAndNothingIsInvented(t *testing.T) {
	m := rehearsals.Begin(t, 1, budget)
	m.Must(rehearsals.Draft("v1", "cost", "12.5", "stoelen", "7")).By(rehearsals.Expert(), rehearsals.Advice("v1", "budget"))
	m.Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1").Seal()
	raw := m.Life.Plan().JSON()
	var p struct {
		Meeting    map[string]any
		Themes     []struct{ Decisions []map[string]any }
		Frameworks []map[string]any
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		t.Fatal(err)
	}
	d := p.Themes[0].Decisions[0]
	if got := fmt.Sprint(d["numbers"]); got != "map[cost:12.50 stoelen:7]" {
		t.Errorf("numbers %s", got)
	}
	for _, absent := range []string{"lead", "first_step", "due"} {
		if v, there := d[absent]; there {
			t.Errorf("%s is invented: %v", absent, v)
		}
	}
	if _, there := p.Meeting["date"]; there || p.Frameworks[0]["max"] != "100.00" || d["abstract"] != true {
		t.Errorf("%v %v %v", p.Meeting, p.Frameworks[0], d["abstract"])
	}
	if raw[len(raw)-1] != '\n' || !json.Valid(raw) {
		t.Error("no newline at the end")
	}
}

func TestL9_PhonesSeeWhatToWatchFor(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support_with_concern", "TYPED!")).Must(&decide.Close{Round: "r1"})
	phone := meeting.Viewer{Audience: meeting.Phone}
	heed := func(want string) {
		t.Helper()
		if got := m.Section(phone, "plan.heed/v1"); got != want {
			t.Fatalf("a phone sees %q, want %q", got, want)
		}
		if got := m.Section(meeting.Viewer{Audience: meeting.Projector}, "plan.heed/v1"); got != "" {
			t.Fatalf("the projector sees %q", got)
		}
	}
	heed("")
	m.Must(&decide.ShowWords{Round: "r1", Proposal: "v1", Words: []string{"Let op de kosten"}})
	heed(`{"proposal":"v1","concerns":["Let op de kosten"]}`)
	m.Seal()
	heed(`{"proposal":"v1","concerns":["TYPED!"]}`)
	m.Check()
}

// L10: a sealed plan says nothing of signatures; one that was sealed when there was a nought in it keeps its bytes.
func TestL10_SignaturesAreNotInThePlan(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Carry("r1", "v1").Seal()
	text := m.Life.Plan().JSON()
	if bytes.Contains(text, []byte("signatures")) {
		t.Fatal("the plan speaks of signatures")
	}
	old := bytes.Replace(text, []byte(`"cards": {`), []byte(`"signatures": 0,`+"\n"+`  "cards": {`), 1)
	var d plan.Document
	if err := json.Unmarshal(old, &d); err != nil || !bytes.Equal(d.JSON(), old) {
		t.Fatalf("an old plan is another now: %v", err)
	}
}
