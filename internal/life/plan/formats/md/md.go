// Package md is plan.md: the plan as plain text that any editor opens, with the same content as the page.
package md

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
)

// sheet is the text as it grows.
type sheet struct {
	strings.Builder
	worded.Plan
}

// Write is the bytes of plan.md.
func Write(d plan.Document) []byte {
	s := &sheet{Plan: worded.In(d)}
	s.cover()
	s.fixed()
	s.present()
	s.decisions()
	s.asks()
	s.rest()
	s.cards()
	s.cases()
	s.after()
	s.seal()
	return []byte(strings.TrimRight(s.String(), "\n") + "\n")
}

// para writes what is ours or already escaped, and an empty line.
func (s *sheet) para(parts ...string) {
	s.WriteString(strings.Join(parts, "") + "\n\n")
}

func (s *sheet) heading(level int, title string) {
	s.para(strings.Repeat("#", level), " ", text(title))
}

// facts is a list of labels with values; what has no value is left out.
func (s *sheet) facts(facts ...worded.Fact) {
	n := 0
	for _, f := range facts {
		if f.Value != "" {
			s.WriteString("- **" + label(f.Label) + "** " + text(f.Value) + "\n")
			n++
		}
	}
	if n > 0 {
		s.WriteString("\n")
	}
}

// label is words before a value.
func label(said string) string {
	if strings.HasSuffix(said, "?") || strings.HasSuffix(said, ":") {
		return text(said)
	}
	return text(said) + ":"
}

func (s *sheet) items(texts []string) {
	for _, one := range texts {
		s.WriteString("- " + text(one) + "\n")
	}
	s.WriteString("\n")
}

func (s *sheet) table(t worded.Table, what string) {
	s.WriteString("| " + text(what) + " | " + text(s.Words.Number) + " |\n| --- | ---: |\n")
	for _, row := range t.Rows {
		s.WriteString("| " + text(row.Label) + " | " + text(row.Value) + " |\n")
	}
	s.para("| **" + text(s.Words.Total) + "** | **" + text(t.Total) + "** |")
}

func (s *sheet) cover() {
	s.marks()
	s.para(text(s.Kicker))
	s.heading(1, s.Question)
	s.para(text(s.Lead))
	s.facts(s.Facts...)
}

// marks says what the whole is, as long as it is a draft or an example.
func (s *sheet) marks() {
	if s.Draft {
		s.para("**", text(s.Words.DraftLine), "**")
	}
	if s.Example {
		s.para("**", text(s.Words.Example+". "+s.Words.ExampleLine), "**")
	}
}

func (s *sheet) fixed() {
	w := s.Words
	s.heading(2, w.Fixed)
	if len(s.Points.All()) == 0 {
		s.para(text(w.NothingFixed))
		return
	}
	s.para(text(w.FixedLead))
	s.points(w.StartingPoints, s.Points.Starting)
	s.points(w.Bounds, s.Points.Bounds)
	s.facts(worded.Fact{Label: w.FixedCode, Value: s.FixedCode})
}

func (s *sheet) points(title string, points []worded.Point) {
	if len(points) == 0 {
		return
	}
	s.heading(3, title)
	for _, p := range points {
		s.para("**", strconv.Itoa(p.Number), "** ", text(p.Text))
		s.para(text(p.About))
		s.facts(worded.Fact{Label: s.Words.Limit, Value: p.Bound}, worded.Fact{Label: s.Words.Formal, Value: p.Formal},
			worded.Fact{Label: s.Words.Source, Value: p.Source})
		for _, c := range p.Clarifications {
			by := ""
			if c.By != "" {
				by = " (" + c.By + ")"
			}
			s.facts(worded.Fact{Label: s.Words.Asked, Value: c.Question},
				worded.Fact{Label: s.Words.Answered, Value: c.Answer + by})
		}
	}
}

func (s *sheet) present() {
	s.heading(2, s.Words.Present)
	s.para(text(s.Present.Lead))
	if len(s.Present.Rows) > 0 {
		s.table(s.Present, s.Words.Capacity)
	}
}
