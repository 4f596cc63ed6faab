package correct_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

const day = "2021-11-08" // before the clock of a rehearsal says another

var desk = meeting.Viewer{Audience: meeting.Console}

// sealed is a meeting of four whose plan is sealed, with one decision, and one proposal that is not in it.
func sealed(t rehearsals.T) *rehearsals.Meeting {
	return rehearsals.Begin(t, 4).Must(&people.List{ID: "p09", Capacity: "carer"}).Draft("v1").Draft("v2").Carry("r1", "v1").Seal()
}

// slip corrects a part of the text of the decision.
func slip(id, reads string) *correct.Propose {
	return &correct.Propose{ID: id, Slip: correct.Slip{Proposal: "v1", Says: "v1", Reads: reads, Why: "Een typefout"}}
}

func publish(id string) *correct.Publish { return &correct.Publish{ID: id, Date: day} }

func says(m *rehearsals.Meeting, id string, right bool, who ...meeting.PersonID) *rehearsals.Meeting {
	for _, one := range who {
		m.By(rehearsals.Phone(one), &correct.Answer{ID: id, Right: right})
	}
	return m
}

func made(m *rehearsals.Meeting) []correct.Correction { return m.Life.Corrections().Corrections }

func asked(m *rehearsals.Meeting, id string) correct.Asked {
	return rehearsals.Read[correct.Asked](m, desk, "correct.asked/"+id)
}

func TestE1_BesideThePlanAndNothingOfTheMunicipality(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1").Carry("r1", "v1")
	m.Refused(slip("c1", "V1"), meeting.WrongPhase)
	m.Seal()
	before := string(m.Life.Plan().JSON())
	m.No(rehearsals.Town(), slip("c1", "V1"), meeting.NotAllowed).Must(slip("c1", "V1"))
	m.No(rehearsals.Town(), publish("c1"), meeting.NotAllowed).No(rehearsals.Town(), &correct.Answer{ID: "c1", Right: true}, meeting.NotAllowed)
	says(m, "c1", true, "p01", "p02").Must(publish("c1"))
	for _, audience := range meeting.Inside {
		if got := m.Section(meeting.Viewer{Audience: audience}, "correct.made"); !strings.Contains(got, "Een typefout") {
			t.Errorf("%s sees %q", audience, got)
		}
	}
	if string(m.Life.Plan().JSON()) != before {
		t.Error("the plan changed")
	}
}

func TestE2_WhatIsASlip(t *testing.T) {
	m := sealed(t)
	for name, c := range map[string]struct {
		slip  correct.Slip
		code  meeting.Code
		about []any
	}{
		"no words":             {correct.Slip{Proposal: "v1", Says: " ", Reads: "x", Why: "y"}, meeting.Incomplete, []any{"field", "says"}},
		"nothing instead":      {correct.Slip{Proposal: "v1", Says: "v1", Reads: " ", Why: "y"}, meeting.Incomplete, []any{"field", "reads"}},
		"no why":               {correct.Slip{Proposal: "v1", Says: "v1", Reads: "x", Why: " "}, meeting.Incomplete, []any{"field", "why"}},
		"not what it says":     {correct.Slip{Proposal: "v1", Says: "iets anders", Reads: "x", Why: "y"}, meeting.BadValue, []any{"field", "says"}},
		"the same":             {correct.Slip{Proposal: "v1", Says: "v1", Reads: " v1 ", Why: "y"}, meeting.BadValue, []any{"field", "reads"}},
		"not in the plan":      {correct.Slip{Proposal: "v2", Says: "v2", Reads: "x", Why: "y"}, meeting.Unknown, []any{"proposal", "v2"}},
		"an outcome":           {correct.Slip{Proposal: "v1", Says: "adopted", Reads: "not_adopted", Why: "y"}, meeting.BadValue, []any{"field", "says"}},
		"how was decided":      {correct.Slip{Proposal: "v1", Says: "stand_behind", Reads: "majority", Why: "y"}, meeting.BadValue, []any{"field", "says"}},
		"a decision elsewhere": {correct.Slip{Says: m.Life.Plan().Themes[0].Decisions[0].Text, Reads: "x", Why: "y"}, meeting.BadValue, []any{"field", "says"}},
	} {
		t.Run(name, func(*testing.T) { m.Refused(&correct.Propose{ID: "c1", Slip: c.slip}, c.code, c.about...) })
	}
	m.Must(&correct.Propose{ID: "c1", Slip: correct.Slip{Says: "v2", Reads: "V2", Why: "Titel van wat niet in het plan staat"}})
	m.Must(slip("c2", " V1 ")).Refused(slip("c2", "iets"), meeting.Taken).Refused(slip("c3", "V1"), meeting.NoChange)
	if got := asked(m, "c2").Reads; got != "V1" {
		t.Errorf("%q", got)
	}
}

func TestE2_ForThePeopleOfTheMeetingUntilItIsPublished(t *testing.T) {
	m := sealed(t).Must(slip("c1", "MARK!"))
	for _, v := range m.Viewers() {
		may := v.Person == "" && (v.Audience == meeting.Console || v.Audience == meeting.Phone)
		if got := fmt.Sprint(rehearsals.Sees(m.Life, v)); strings.Contains(got, "MARK!") != may {
			t.Errorf("%s %q: %v", v.Audience, v.Person, !may)
		}
	}
	if got := rehearsals.PublicOf(m.Events[len(m.Events)-1].Fact); strings.Contains(got, "MARK!") {
		t.Error(got)
	}
}

func TestE3_WhoWasThereAnswersForThemselves(t *testing.T) {
	m := sealed(t).Must(slip("c1", "V1"))
	m.No(rehearsals.Phone("p09"), &correct.Answer{ID: "c1", Right: true}, meeting.NotThere)
	m.No(rehearsals.Phone("p01"), &correct.Answer{ID: "weg", Right: true}, meeting.Unknown, "correction", "weg")
	m.No(rehearsals.Helper("p01"), &correct.Answer{ID: "c1", Right: true}, meeting.NotAllowed).No(rehearsals.Paper("p01"), &correct.Answer{ID: "c1", Right: true}, meeting.NotAllowed)
	says(m, "c1", true, "p01", "p02").No(rehearsals.Phone("p01"), &correct.Answer{ID: "c1", Right: true}, meeting.NoChange)
	says(m, "c1", false, "p01")
	if got := *asked(m, "c1").Answers; got != (correct.Answers{Right: 1, Wrong: 1}) {
		t.Errorf("%+v", got)
	}
	if got := rehearsals.Read[correct.Mine](m, meeting.Viewer{Audience: meeting.Phone, Person: "p01"}, "correct.mine").Right; len(got) != 1 || got["c1"] {
		t.Errorf("%v", got)
	}
	if got := m.Section(meeting.Viewer{Audience: meeting.Phone}, "correct.asked/c1"); strings.Contains(got, "answers") || strings.Contains(got, "enough") {
		t.Errorf("phones see numbers: %s", got)
	}
}

func TestE4_TwoSayItIsRightAndNobodySaysItIsNot(t *testing.T) {
	m := sealed(t).Must(slip("c1", "V1"))
	says(m, "c1", true, "p01").Refused(publish("c1"), meeting.Incomplete, "field", "answers")
	says(m, "c1", true, "p02", "p03")
	says(m, "c1", false, "p04").Refused(publish("c1"), meeting.Incomplete, "field", "answers")
	says(m, "c1", true, "p04")
	for _, date := range []string{"maandag", "2999-01-01"} {
		m.Refused(&correct.Publish{ID: "c1", Date: date}, meeting.BadValue, "field", "date")
	}
	m.Must(publish("c1"))
	if got := made(m); len(got) != 1 || got[0].Right != 4 || got[0].Reads != "V1" || got[0].Date != day {
		t.Errorf("%+v", got)
	}
}

func TestE5_OnceAndForGood(t *testing.T) {
	m := sealed(t).Must(slip("c1", "V1"), slip("c2", "V-1"), &correct.Withdraw{ID: "c2"})
	says(m, "c1", true, "p01", "p02").Must(publish("c1"))
	for _, id := range []string{"c1", "c2"} {
		m.Refused(publish(id), meeting.WrongPhase).Refused(&correct.Withdraw{ID: id}, meeting.WrongPhase).No(rehearsals.Phone("p03"), &correct.Answer{ID: id}, meeting.WrongPhase)
		if got := m.Section(desk, "correct.asked/"+id); got != "" {
			t.Error(got)
		}
	}
	says(m.Must(slip("c3", "V1")), "c3", true, "p01", "p02").Must(publish("c3"))
	if got := made(m); len(got) != 2 || got[0].ID != "c1" || got[1].ID != "c3" {
		t.Errorf("%+v", got)
	}
}

func TestE6_ErasingForgetsWhoseNotThatItWasSaid(t *testing.T) {
	m := sealed(t).Must(slip("c1", "V1"))
	says(m, "c1", true, "p01", "p02")
	says(m, "c1", false, "p03").Must(&people.Erase{ID: "p03"}).Refused(publish("c1"), meeting.Incomplete, "field", "answers")
	again := rehearsals.Replay(m.Stored(), meeting.PersonKey("p03"))
	if got, want := rehearsals.Everything(again, []meeting.PersonID{"p01"}), rehearsals.Everything(m.Life, []meeting.PersonID{"p01"}); rehearsals.Difference(want, got) != "" {
		t.Error(rehearsals.Difference(want, got))
	}
}

// Whatever is asked by whomever after the seal: the plan and its code stay, what was published stays as it was, and everything published was said to be
// right by two who were there, and by nobody to be wrong.
func TestE1_E4_E5_WhateverHappensThePlanIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 4, prepare.Text{ID: "samen", Kind: "value", Text: "Samen"})
		m.Loose = true
		m.Draft("v1").Draft("v2").Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1").Seal()
		before, code := string(m.Life.Plan().JSON()), m.Life.Plan().Code()
		said, seen := map[string]map[meeting.PersonID]bool{}, []correct.Correction(nil)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			id, who := rapid.SampledFrom([]string{"c1", "c2", "c3"}).Draw(t, "id"), rapid.SampledFrom([]meeting.PersonID{"p01", "p02", "p03", "p04", "ghost"}).Draw(t, "who")
			by, do := something(t, m, id, who)
			accepted := m.Ask(by, do) == nil
			if answer, is := do.(*correct.Answer); is && accepted {
				if said[id] == nil {
					said[id] = map[meeting.PersonID]bool{}
				}
				said[id][who] = answer.Right
			}
			now := made(m)
			if len(now) < len(seen) || fmt.Sprint(now[:len(seen)]) != fmt.Sprint(seen) {
				t.Fatalf("%v became %v", seen, now)
			}
			if len(now) > len(seen) {
				right := 0
				for _, one := range said[now[len(seen)].ID] {
					if !one {
						t.Fatal("published, though somebody says that it is wrong")
					}
					right++
				}
				if right < 2 {
					t.Fatalf("published with %d", right)
				}
			}
			seen = now
		}
		if string(m.Life.Plan().JSON()) != before || m.Life.Plan().Code() != code {
			t.Fatal("the plan changed")
		}
		m.Check()
	})
}

// something is asked by somebody; what others ask for is refused.
func something(t *rapid.T, m *rehearsals.Meeting, id string, who meeting.PersonID) (meeting.Actor, meeting.Intent) {
	by := rapid.SampledFrom([]meeting.Actor{rehearsals.Facilitator(), rehearsals.Facilitator(), rehearsals.Town()}).Draw(t, "by")
	switch rapid.IntRange(0, 8).Draw(t, "ask") {
	case 0, 1:
		return by, slip(id, rapid.SampledFrom([]string{"V1", "V-1"}).Draw(t, "reads"))
	case 2:
		return by, &correct.Withdraw{ID: id}
	case 3, 4:
		return by, publish(id)
	case 5:
		return by, &adopt.Decide{Verdict: adopt.Verdict{Plan: m.Life.Plan().Digest(), Answer: "yes", Body: "De raad", Date: day}}
	case 6:
		return by, &people.Erase{ID: rapid.SampledFrom([]meeting.PersonID{"p01", "p02"}).Draw(t, "erased")}
	}
	return rehearsals.Phone(who), &correct.Answer{ID: id, Right: rapid.IntRange(0, 3).Draw(t, "right") > 0}
}
