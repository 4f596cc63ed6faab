package casework

import "slices"

// OfNote is a note as later parts know it.
type OfNote struct {
	ID, Case, Question, Text string
	Table                    int
}

// NoteOf finds a note that stands and can be read.
func (s *State) NoteOf(id string) (OfNote, bool) {
	n := s.notes[id]
	if n == nil || !s.stands(n) || n.text == "" {
		return OfNote{}, false
	}
	return OfNote{ID: n.id, Case: s.caseOf(n).id, Question: n.question, Text: n.text, Table: n.table}, true
}

// TitleOf is what a case is called; empty when it is not there.
func (s *State) TitleOf(id string) string {
	if c := s.cases[id]; c != nil {
		return c.words.Title
	}
	return ""
}

// HarvestOf is a case with what the tables noted, for the plan.
type HarvestOf struct {
	ID, Title, Story string
	Questions        []AskedOf
}

// AskedOf is a question with the notes of all tables: by table, in the order in which they came.
type AskedOf struct {
	ID, Text string
	Notes    []OfNote
}

// Harvests lists the cases whose harvest was shown, in the order in which they were written (C9).
func (s *State) Harvests() []HarvestOf {
	var all []HarvestOf
	for _, c := range s.order {
		if c.revealed && c.words.Title != "" {
			all = append(all, s.harvest(c))
		}
	}
	return all
}

func (s *State) harvest(c *story) HarvestOf {
	h := HarvestOf{ID: c.id, Title: c.words.Title, Story: c.words.Story}
	for i, id := range c.questions {
		asked := AskedOf{ID: id, Text: c.words.Asks[i]}
		for _, n := range s.written {
			if of, ok := s.NoteOf(n.id); ok && n.question == id {
				asked.Notes = append(asked.Notes, of)
			}
		}
		slices.SortStableFunc(asked.Notes, func(a, b OfNote) int { return a.Table - b.Table })
		h.Questions = append(h.Questions, asked)
	}
	return h
}
