package plan_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// anywhere says where a text still is of a meeting: in what is stored and can be read, in any section of any screen, in the report.
func anywhere(m *rehearsals.Meeting, l *life.Life, text string) (all []string) {
	digest := []byte(prepare.Digest(text)) // a guess of the words is as good as the words
	for _, s := range m.Stored() {
		if bytes.Contains(s.Public, []byte(text)) {
			all = append(all, "public of "+s.Name)
		}
		for _, box := range s.Hidden {
			if (bytes.Contains(box.JSON, []byte(text)) || bytes.Contains(box.JSON, digest)) && !slices.Contains(m.Burnt(), box.Key) {
				all = append(all, "what "+s.Name+" hides under "+string(box.Key))
			}
		}
	}
	for name, seen := range rehearsals.Everything(l, []meeting.PersonID{"p01", "p02"}) {
		if strings.Contains(seen, text) {
			all = append(all, name)
		}
	}
	for _, f := range report.Files() {
		if strings.HasSuffix(f.File, ".md") || strings.HasSuffix(f.File, ".json") {
			if bytes.Contains(f.Write(l.Report()), []byte(text)) {
				all = append(all, f.File)
			}
		}
	}
	return all
}

// L16: what is taken out is gone wherever it was, and it says so; plan and check code are the same, and so is everything after a restart without the key.
func TestL16_WordsAreTakenOut(t *testing.T) {
	m := quoting(t, true).Must(read("i1", "i2", "i3")).Seal()
	before, code := m.Life.Report(), m.Life.Plan().Code()
	if len(before.Ideas.Quoted) != 3 || len(anywhere(m, m.Life, "Idee nummer 2")) == 0 {
		t.Fatalf("%+v", before.Ideas.Quoted)
	}
	day := rehearsals.Start.Format("2006-01-02")
	m.Must(&ideas.TakeOut{Idea: "i2", Date: day})
	again := rehearsals.Replay(m.Stored(), m.Burnt()...)
	for name, l := range map[string]*life.Life{"now": m.Life, "after a restart": again} {
		if left := anywhere(m, l, "Idee nummer 2"); len(left) > 0 {
			t.Errorf("%s it is still in %v", name, left)
		}
		got := l.Report().Ideas.Quoted
		if len(got) != 3 || got[1].Text != "" || got[1].TakenOut != day || got[0].Text != "Idee nummer 1" || got[2].TakenOut != "" || l.Plan().Code() != code {
			t.Errorf("%s: %+v", name, got)
		}
		if l.Citations()[1].Salt != "" || l.Citations()[0].Salt == "" {
			t.Errorf("%s the salt of what is gone is still there, or another's is not", name)
		}
	}
	for _, f := range report.Files() {
		if strings.HasSuffix(f.File, ".md") && !strings.Contains(string(f.Write(m.Life.Report())), "op verzoek weggehaald op") {
			t.Error("the report does not say so")
		}
	}
	m.Refused(&ideas.TakeOut{Idea: "i2", Date: day}, meeting.NoChange, "idea", "i2")
	m.Refused(&ideas.TakeOut{Idea: "i9", Date: day}, meeting.Unknown, "idea", "i9")
	m.Refused(&ideas.TakeOut{Idea: "i3", Date: "2999-01-01"}, meeting.BadValue, "field", "date")
	m.Must(&ideas.TakeOut{Idea: "i5", Date: day}) // that nobody quoted goes from its board
}

// I24: not before the seal: until then whoever wrote a card takes it back, and the facilitator takes it off the board.
func TestI24_WordsGoAfterTheSeal(t *testing.T) {
	m := quoting(t, true)
	m.Refused(&ideas.TakeOut{Idea: "i2", Date: rehearsals.Start.Format("2006-01-02")}, meeting.WrongPhase)
}

// L16: without its words nobody can say which an idea had: the digests of the same words differ, and each binds its own alone.
func TestL16_DigestsBindAndTellNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		m := quoting(t, true)
		for i := range 2 {
			m.Ask(rehearsals.Phone(rehearsals.Who(i+1)), &ideas.Edit{ID: fmt.Sprint("i", i+1), Text: "x" + text})
		}
		m.Must(read("i1", "i2")).Seal()
		var cited []*plan.Cited
		for _, e := range m.Events {
			if f, is := e.Fact.(*plan.Cited); is {
				cited = append(cited, f)
			}
		}
		if len(cited) != 2 || cited[0].Digest == cited[1].Digest || cited[0].Words.Salt == cited[1].Words.Salt {
			t.Fatalf("%+v", cited)
		}
		if _, same := cited[0].Fill(cited[1].Words); same {
			t.Fatal("the words of another fit")
		}
		if q, same := cited[0].Fill(cited[0].Words); !same || q.Idea != "i1" || !slices.Equal(q.Proposals, []string{"v1"}) {
			t.Fatalf("%+v", q)
		}
	})
}
