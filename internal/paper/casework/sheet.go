// Package casework is the sheet with the case a table works on: the story, the questions, and room to write.
package casework

import (
	_ "embed"

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

// Lines is how many lines there are to write under each question: a page full, whatever their number.
func (l leaf) Lines() int { return max(3, 13/len(l.Questions)) }
