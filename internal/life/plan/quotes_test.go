package plan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// quoting is a meeting of five people that said beforehand, or not, that ideas may be quoted. Each wrote one; the first is in the plan.
func quoting(t rehearsals.T, told bool) *rehearsals.Meeting {
	m := rehearsals.Prepared(t)
	if told {
		m.Must(&prepare.SetQuoting{Ideas: true})
	}
	m.Must(&prepare.Lock{}, &prepare.Open{})
	for i := range 5 {
		m.Arrive(rehearsals.Who(i+1), "carer")
		m.By(rehearsals.Phone(rehearsals.Who(i+1)), &ideas.Add{ID: fmt.Sprint("i", i+1), Theme: "zorg", Text: fmt.Sprint("Idee nummer ", i+1)})
	}
	draft := rehearsals.Draft("v1")
	draft.From = []string{"i1"}
	return m.Must(draft).Carry("r1", "v1")
}

func read(all ...string) *plan.Tick {
	do := &plan.Tick{}
	for _, id := range all {
		do.Items = append(do.Items, "idea."+id)
	}
	return do
}

func quoted(m *rehearsals.Meeting) (ids []string) {
	for _, q := range m.Life.Report().Ideas.Quoted {
		ids = append(ids, q.Idea)
	}
	return ids
}

// L15: what was ticked in the words it has is quoted, with where it ended, and nothing else; nobody is named.
func TestL15_WhatWasReadIsQuoted(t *testing.T) {
	m := quoting(t, true).Must(read("i1", "i2", "i3", "i4"), &plan.Withhold{Ideas: []string{"i4"}})
	m.By(rehearsals.Phone("p02"), &ideas.Edit{ID: "i2", Text: "Nu anders"})
	m.Must(&ideas.Hide{Ideas: []string{"i3"}, Reason: "Een naam"}).Seal()
	got := m.Life.Report().Ideas.Quoted
	if len(got) != 1 || got[0].Idea != "i1" || got[0].Text != "Idee nummer 1" || got[0].End != plan.EndInPlan || got[0].Theme != "zorg" || !slices.Equal(got[0].Proposals, []string{"v1"}) {
		t.Errorf("%+v", got)
	}
	for _, f := range report.Files() {
		text := string(f.Write(m.Life.Report()))
		if strings.HasSuffix(f.File, ".md") && (!strings.Contains(text, "Idee nummer 1") || strings.Contains(text, "nummer 2") || strings.Contains(text, "Nu anders") || strings.Contains(text, "p01")) {
			t.Error(text)
		}
	}
}

// L15: of a meeting that did not say so beforehand nothing can be read for it.
func TestL15_NothingWithoutTellingBeforehand(t *testing.T) {
	m := quoting(t, false)
	m.Refused(read("i1"), meeting.Unknown, "item", "idea.i1")
	m.Refused(&prepare.SetQuoting{Ideas: true}, meeting.WrongPhase)
	m.Refused(&plan.Withhold{Ideas: []string{"i1"}}, meeting.NoChange)
	m.Refused(&plan.Withhold{Ideas: []string{"none"}}, meeting.Unknown, "idea", "none")
	if got := quoted(m.Seal()); len(got) > 0 {
		t.Error(got)
	}
}

// L15: an idea does not have to be read before the plan is sealed, and nothing is quoted then.
func TestL15_ReadingIdeasIsNoDuty(t *testing.T) {
	m := quoting(t, true).Seal()
	if got := quoted(m); len(got) > 0 {
		t.Error(got)
	}
	m.Refused(read("i1"), meeting.IsSealed)
}

// L15: whatever happens to ideas, quoted is at most what was read, in the words that were read; and whoever has no key quotes the same.
func TestL15_QuotedIsWhatWasRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := quoting(t, true)
		says, words := map[string]string{}, map[string]string{} // what each says, and said when it was read last
		for i := range 5 {
			says[fmt.Sprint("i", i+1)] = fmt.Sprint("Idee nummer ", i+1)
		}
		lead := meeting.Actor{Role: meeting.Facilitator}
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			id := fmt.Sprint("i", rapid.IntRange(1, 5).Draw(t, "idea"))
			who := rehearsals.Phone(meeting.PersonID("p0" + id[1:]))
			switch rapid.IntRange(0, 4).Draw(t, "act") {
			case 0, 1:
				if m.Ask(lead, read(id)) == nil {
					words[id] = says[id]
				}
			case 2:
				text := rapid.StringMatching("[a-z]{3,9}").Draw(t, "text")
				if m.Ask(who, &ideas.Edit{ID: id, Text: text}) == nil {
					says[id] = text
				}
			case 3:
				m.Ask(who, &ideas.Withdraw{ID: id})
			case 4:
				m.Ask(lead, &plan.Withhold{Ideas: []string{id}})
				delete(words, id)
			}
		}
		m.Seal()
		for _, q := range m.Life.Report().Ideas.Quoted {
			if words[q.Idea] != q.Text || says[q.Idea] != q.Text {
				t.Fatalf("%+v, read was %q", q, words[q.Idea])
			}
		}
	})
}
