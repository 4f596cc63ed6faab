package worded

import (
	"strconv"

	"hoofdlijn/internal/life/plan"
)

// Case is a case the tables worked on.
type Case struct {
	Title, Story string
	Questions    []Question
}

// Question is a question of a case, with what each table noted.
type Question struct {
	Number, Text string
	Tables       []TableNotes
}

// TableNotes is what one table noted to a question.
type TableNotes struct {
	Table string
	Notes []string
}

func (p *Plan) cases(all []plan.Case) {
	for _, c := range all {
		one := Case{Title: Inline(c.Title), Story: Block(c.Story)}
		for i, q := range c.Questions {
			asked := Question{Number: strconv.Itoa(i + 1), Text: Inline(q.Text)}
			for _, t := range q.Tables {
				noted := TableNotes{Table: Fill(p.Words.CaseTable, "{n}", strconv.Itoa(t.Table))}
				for _, note := range t.Notes {
					noted.Notes = append(noted.Notes, Inline(note))
				}
				asked.Tables = append(asked.Tables, noted)
			}
			one.Questions = append(one.Questions, asked)
		}
		p.Cases = append(p.Cases, one)
	}
}
