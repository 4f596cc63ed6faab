package adopt_test

import (
	"fmt"
	"strings"
	"testing"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

var (
	soft = prepare.Text{ID: "samen", Kind: "value", Text: "Samen"}
	town = rehearsals.Town()
	desk = meeting.Viewer{Audience: meeting.Console}
)

const day = "2021-11-08" // before the clock of a rehearsal says another

// sealed is a meeting whose plan is sealed, with one decision.
func sealed(t rehearsals.T) *rehearsals.Meeting {
	return rehearsals.Begin(t, 2, soft).Draft("v1").Draft("v2").Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1").Seal()
}

func verdict(m *rehearsals.Meeting, answer string) *adopt.Decide {
	return &adopt.Decide{Verdict: adopt.Verdict{Plan: m.Life.Plan().Digest(), Answer: answer, Body: "De gemeenteraad", Date: day}}
}

func no(m *rehearsals.Meeting, framework, text string) *adopt.Decide {
	do := verdict(m, "no")
	do.Reasons = []adopt.Reason{{Framework: framework, Text: text}}
	return do
}

func record(m *rehearsals.Meeting) adopt.Record {
	return rehearsals.Read[adopt.Record](m, desk, "adopt.record")
}

func TestA1_TheMunicipalityAloneBesideTheSealedPlan(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft).Draft("v1").Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1")
	m.No(town, &adopt.Expect{Date: "2021-12-01"}, meeting.WrongPhase)
	if m.Section(desk, "adopt.record") != "" {
		t.Error("there is a record of a plan that is not there")
	}
	m.Seal()
	before := string(m.Life.Plan().JSON())
	for _, by := range []meeting.Actor{rehearsals.Facilitator(), rehearsals.Phone("p01"), rehearsals.Helper(""), rehearsals.Expert()} {
		m.No(by, verdict(m, "yes"), meeting.NotAllowed).No(by, &adopt.Expect{Date: "2021-12-01"}, meeting.NotAllowed)
	}
	m.By(town, &adopt.Expect{Date: "2021-12-01"}, verdict(m, "yes"), &adopt.Reply{Answer: adopt.Answer{Proposal: "v1", Text: "Doen we", Body: "Het college", Date: day}})
	if string(m.Life.Plan().JSON()) != before {
		t.Error("the plan changed")
	}
	for _, audience := range meeting.Inside {
		if got := m.Section(meeting.Viewer{Audience: audience}, "adopt.record"); !strings.Contains(got, "De gemeenteraad") {
			t.Errorf("%s sees %q", audience, got)
		}
	}
	for _, e := range m.Events[len(m.Events)-3:] {
		if rehearsals.PublicOf(e.Fact) == "{}" {
			t.Errorf("%s is not public", e.Fact.Fact())
		}
	}
}

func TestA2_UntilWhen(t *testing.T) {
	m := sealed(t).No(town, &adopt.Expect{Date: "in december"}, meeting.BadValue, "field", "date")
	m.By(town, &adopt.Expect{Date: "2021-12-01"}).No(town, &adopt.Expect{Date: "2021-12-01"}, meeting.NoChange)
	m.By(town, &adopt.Expect{Date: "2022-01-15"})
	if got := fmt.Sprint(record(m).Expected); got != "[2021-12-01 2022-01-15]" {
		t.Error(got)
	}
	back := verdict(m, "back")
	back.Question = "Kan het met minder geld?"
	m.By(town, back, &adopt.Expect{Date: "2022-02-01"}) // it decides once more
	m.By(town, verdict(m, "yes")).No(town, &adopt.Expect{Date: "2022-03-01"}, meeting.WrongPhase)
}

func TestA3_AVerdictIsAboutThisPlanByABodyOnADay(t *testing.T) {
	m := sealed(t)
	for name, c := range map[string]struct {
		change func(*adopt.Verdict)
		code   meeting.Code
		field  string
	}{
		"another plan":  {func(v *adopt.Verdict) { v.Plan = "sha256:00" }, meeting.VersionChanged, "plan"},
		"nobody":        {func(v *adopt.Verdict) { v.Body = " " }, meeting.Incomplete, "body"},
		"no day":        {func(v *adopt.Verdict) { v.Date = "maandag" }, meeting.BadValue, "date"},
		"still to come": {func(v *adopt.Verdict) { v.Date = "2999-01-01" }, meeting.BadValue, "date"},
	} {
		do := verdict(m, "yes")
		c.change(&do.Verdict)
		t.Run(name, func(*testing.T) { m.No(town, do, c.code, "field", c.field) })
	}
	m.By(town, no(m, "samen", "Niet samen"))
	earlier := verdict(m, "yes")
	earlier.Date = "2021-11-01"
	m.No(town, earlier, meeting.BadValue, "field", "date")
}

func TestA4_ReasonsAndQuestions(t *testing.T) {
	m := sealed(t)
	m.No(town, verdict(m, "no"), meeting.Incomplete, "field", "reasons").No(town, verdict(m, "back"), meeting.Incomplete, "field", "question")
	m.No(town, no(m, "weg", "Past niet"), meeting.Unknown, "framework", "weg").No(town, no(m, "samen", " "), meeting.Incomplete, "field", "reasons")
	twice := no(m, "samen", "Een")
	twice.Reasons = append(twice.Reasons, adopt.Reason{Framework: "samen", Text: "Twee"})
	m.No(town, twice, meeting.Taken, "framework", "samen")
	ifs := no(m, "samen", "Als het goedkoper is")
	ifs.Answer = "yes"
	m.No(town, ifs, meeting.BadValue, "field", "reasons")
	asking := verdict(m, "yes")
	asking.Question = "Toch?"
	m.No(town, asking, meeting.BadValue, "field", "question")
	m.By(town, no(m, "samen", " Het college was er niet bij. "))
	if got := record(m).Verdicts[0].Reasons[0].Text; got != "Het college was er niet bij." {
		t.Errorf("%q", got)
	}
}

func TestA5_TheLastHoldsTheOthersStay(t *testing.T) {
	m := sealed(t)
	m.By(town, no(m, "samen", "Niet samen")).No(town, no(m, "samen", "Niet samen"), meeting.NoChange).By(town, verdict(m, "yes"))
	if got := record(m).Verdicts; len(got) != 2 || got[0].Answer != "no" || got[1].Answer != "yes" {
		t.Errorf("%+v", got)
	}
}

func TestA6_AReplyPerDecision(t *testing.T) {
	m := sealed(t)
	says := func(proposal, text string) *adopt.Reply {
		return &adopt.Reply{Answer: adopt.Answer{Proposal: proposal, Text: text, Body: "Het college", Date: day}}
	}
	m.No(town, says("v2", "Mooi"), meeting.Unknown, "proposal", "v2") // is not in the plan
	m.No(town, says("v1", " "), meeting.Incomplete, "field", "text")
	m.By(town, says("v1", "Wij beginnen in maart.")).No(town, says("v1", "Wij beginnen in maart."), meeting.NoChange)
	m.By(town, says("v1", "Wij beginnen in april."))
	earlier := says("v1", "Nog iets")
	earlier.Date = "2021-11-01"
	m.No(town, earlier, meeting.BadValue, "field", "date")
	got := rehearsals.Read[adopt.Replies](m, desk, "adopt.replies/v1")
	if got.Proposal != "v1" || len(got.Said) != 2 || got.Said[1].Text != "Wij beginnen in april." {
		t.Errorf("%+v", got)
	}
	if m.Section(desk, "adopt.replies/v2") != "" {
		t.Error("there is a reply to what is not in the plan")
	}
}

// A meeting without frameworks has nothing a plan could fail: then it is yes, or back with a question.
func TestA4_WithoutFrameworksThereIsNoNo(t *testing.T) {
	m := rehearsals.Begin(t, 1).Draft("v1").Carry("r1", "v1").Seal()
	m.No(town, no(m, "wet", "Mag niet"), meeting.Unknown).No(town, verdict(m, "no"), meeting.Incomplete)
}
