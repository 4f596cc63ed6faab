package progress_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/progress"
)

// followed is a sealed plan of four decisions: one done, one late, one that nobody takes up, one without a day. The words are what an attacker writes.
func followed(t *testing.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 3)
	for i, due := range []string{"2022-03-01", "2022-03", "2022-05-01", "voor de zomer"} {
		id := "v" + string(rune('1'+i))
		draft := rehearsals.Draft(id)
		draft.Due, draft.Title = due, "=1+2;\"x\"\r\nBEGIN:VEVENT "+id
		m.Must(draft).Carry("r"+id, id)
	}
	m.Seal()
	m.Must(&follow.Post{Report: follow.Report{ID: "u1", Proposal: "v1", Status: "done", Text: "@SUM(A1)", Date: "2021-11-08"}}, &follow.SetEvaluation{Date: "2022-06-01"})
	return m
}

func of(m *rehearsals.Meeting, day string) progress.Document {
	became, _ := m.Life.Follow()
	return progress.Of("zorg", m.Life.Plan(), became, day)
}

func TestTheFilesAreAsKept(t *testing.T) {
	m := followed(t)
	for _, f := range progress.Files() {
		golden.Same(t, "testdata/"+f.File, f.Write(of(m, "2022-04-15")))
	}
}

// What is late is reckoned on the day it is asked for, and never of what is done or has no day.
func TestLateIsOfTheDay(t *testing.T) {
	m := followed(t)
	for day, late := range map[string]int{"2022-01-01": 0, "2022-03-31": 0, "2022-04-01": 1, "2022-06-01": 2} {
		if got := strings.Count(string(of(m, day).CSV()), ";ja;"); got != late {
			t.Errorf("%s: %d late, not %d", day, got, late)
		}
	}
}

// No cell is a formula and no text begins an appointment of its own.
func TestHostileWordsStayWords(t *testing.T) {
	m := followed(t)
	text := strings.TrimPrefix(string(of(m, "2022-04-15").CSV()), "\uFEFF")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%v: %d rows", err, len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("%q is a formula", cell)
			}
		}
	}
	calendar := string(of(m, "2022-04-15").Calendar())
	if n := strings.Count(calendar, "\r\nBEGIN:VEVENT"); n != 3 { // v2, v3 and looking back
		t.Errorf("%d appointments:\n%s", n, calendar)
	}
}

func TestNothingThatHasADayIsNoCalendar(t *testing.T) {
	if raw := progress.Of("zorg", plan.Document{}, follow.View{}, "2022-01-01").Calendar(); raw != nil {
		t.Errorf("%s", raw)
	}
}
