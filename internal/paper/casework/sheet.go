// Package casework is the sheet with the case a table works on: the story, the questions, and room to write.
package casework

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "casework",
	Title:   kind.Both{Dutch: "Casusbladen", English: "Case sheets"},
	Purpose: kind.Both{Dutch: "Eén per tafel: het verhaal, de vragen en ruimte om te schrijven.", English: "One for each table: the story, the questions and room to write."},
	Day:     true,
	Needed:  func(m kind.Meeting) bool { return len(m.Cases) > 0 },
	Markup:  markup,
	Own:     func(m kind.Meeting) any { return leaves(m) },
}

// leaf is the sheet of one table.
type leaf struct {
	Table int // 0: not given to a table yet
	casework.Told
}

// leaves are the tables with their cases; a case that no table has yet is there once. Without any case there is one to be
// written by pen.
func leaves(m kind.Meeting) []leaf {
	var all []leaf
	for _, table := range m.Tables() {
		for _, c := range m.Cases {
			for _, has := range c.Tables {
				if has == table.Number {
					all = append(all, leaf{table.Number, c.Told})
				}
			}
		}
	}
	for _, c := range m.Cases {
		if len(c.Tables) == 0 {
			all = append(all, leaf{Told: c.Told})
		}
	}
	if len(all) == 0 {
		all = []leaf{{Told: casework.Told{Questions: make([]casework.Question, 3)}}}
	}
	return all
}

// Lines is how many lines there are to write under each question: what the page has left beside the story and the questions, in
// mm, and three at least.
func (l leaf) Lines() int {
	const page, told, asked, line, letters = 220, 6, 12, 9, 80
	story := 0
	if l.Story == "" {
		story = 11 // lines to write it on take more
	}
	for _, part := range strings.Split(l.Story, "\n") {
		story += 1 + utf8.RuneCountInString(part)/letters
	}
	left := page - told*story - asked*len(l.Questions)
	return max(3, left/line/len(l.Questions))
}
