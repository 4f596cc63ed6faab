package casework

import (
	"slices"
	"strings"

	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/meeting"
)

// MostCases is how many cases a meeting holds, MostNotes how many notes.
const (
	MostCases = 30
	MostNotes = 5000
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	fact, no := s.decide(c)
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{fact}, nil
}

func (s *State) decide(c meeting.Command) (meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Write:
		return s.writeCase(do)
	case *Drop:
		return s.dropCase(do)
	case *Give:
		return s.giveCase(do)
	case *Note:
		return s.writeNote(c.By, do)
	case *Rewrite:
		return s.rewrite(c.By, do)
	case *TakeBack:
		return s.takeBack(c.By, do)
	case *Finish:
		return s.finish(c.By, do)
	case *Reveal:
		return s.show(do)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: a case or question on the screen must be there. Case work objects to nothing else.
func (s *State) Veto(c meeting.Command) *meeting.Refusal {
	show, ok := c.Do.(*meet.Show)
	if !ok || show.Focus == "" || show.View != meet.CaseWork && show.View != meet.Harvest {
		return nil
	}
	if s.cases[show.Focus] == nil && !s.asks(show.Focus) {
		return unknown(show.Focus)
	}
	return nil
}

func unknown(id string) *meeting.Refusal { return meeting.Refuse(meeting.Unknown, "case", id) }

// asks says whether a question is asked in a case that is there.
func (s *State) asks(question string) bool {
	c := s.cases[s.askedBy[question]]
	return c != nil && slices.Contains(c.questions, question)
}

// writeCase is C1 and C2.
func (s *State) writeCase(do *Write) (meeting.Fact, *meeting.Refusal) {
	fact := &Written{ID: do.ID, Words: Words{Title: strings.TrimSpace(do.Title), Story: strings.TrimSpace(do.Story)}}
	var no *meeting.Refusal
	for _, q := range do.Questions {
		if by := s.askedBy[q.ID]; by != "" && by != do.ID || slices.Contains(fact.Questions, q.ID) {
			no = meeting.First(no, meeting.Refuse(meeting.Taken, "field", "questions"))
		}
		fact.Questions = append(fact.Questions, q.ID)
		fact.Words.Asks = append(fact.Words.Asks, strings.TrimSpace(q.Text))
	}
	was := s.cases[do.ID]
	switch {
	case was == nil && len(s.order) >= MostCases:
		no = meeting.First(no, meeting.Refuse(meeting.TooMany, "limit", MostCases))
	case was != nil && was.says(fact):
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no = meeting.First(no, blank(fact.Words), s.loses(was, fact.Questions)); no != nil {
		return nil, no
	}
	return fact, nil
}

// blank refuses a case of which something is only blanks.
func blank(w Words) *meeting.Refusal {
	switch {
	case w.Title == "":
		return meeting.Refuse(meeting.BadValue, "field", "title")
	case w.Story == "":
		return meeting.Refuse(meeting.BadValue, "field", "story")
	case slices.Contains(w.Asks, ""):
		return meeting.Refuse(meeting.BadValue, "field", "questions")
	}
	return nil
}

func (c *story) says(f *Written) bool {
	return c.words.Title == f.Words.Title && c.words.Story == f.Words.Story && slices.Equal(c.words.Asks, f.Words.Asks) && slices.Equal(c.questions, f.Questions)
}

// loses refuses to leave out a question under which notes stand (C2).
func (s *State) loses(was *story, kept []string) *meeting.Refusal {
	for _, n := range s.written {
		if s.stands(n) && s.caseOf(n) == was && !slices.Contains(kept, n.question) {
			return meeting.Refuse(meeting.WrongPhase, "field", "questions", "question", n.question)
		}
	}
	return nil
}

// dropCase is C2.
func (s *State) dropCase(do *Drop) (meeting.Fact, *meeting.Refusal) {
	c := s.cases[do.ID]
	if c == nil {
		return nil, unknown(do.ID)
	}
	if no := s.loses(c, nil); no != nil {
		return nil, no
	}
	return &Dropped{ID: do.ID}, nil
}

// giveCase is C3.
func (s *State) giveCase(do *Give) (meeting.Fact, *meeting.Refusal) {
	if do.Case != "" && s.cases[do.Case] == nil {
		return nil, unknown(do.Case)
	}
	changes := false
	for _, table := range do.Tables {
		if !s.tables.Has(table) {
			return nil, meeting.Refuse(meeting.Unknown, "table", table)
		}
		changes = changes || s.at[table] != do.Case
	}
	if !changes {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return &Given{Case: do.Case, Tables: do.Tables}, nil
}

// mayWrite is C4: a helper device writes for the table at which it stands.
func (s *State) mayWrite(by meeting.Actor, table int) *meeting.Refusal {
	if by.Role == meeting.Helper && s.tables.DeviceAt(by.Person) != table {
		return meeting.Refuse(meeting.NotAllowed, "table", table)
	}
	return nil
}

// writeNote is C4.
func (s *State) writeNote(by meeting.Actor, do *Note) (meeting.Fact, *meeting.Refusal) {
	switch {
	case !s.tables.Has(do.Table):
		return nil, meeting.Refuse(meeting.Unknown, "table", do.Table)
	case !s.asks(do.Question):
		return nil, meeting.Refuse(meeting.Unknown, "question", do.Question)
	}
	no := s.mayWrite(by, do.Table)
	text := strings.TrimSpace(do.Text)
	switch {
	case no != nil:
		return nil, no
	case s.spots[spot{do.Table, s.askedBy[do.Question]}] == nil:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "case", "table", do.Table)
	case len(s.written) >= MostNotes:
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostNotes)
	case text == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "text")
	case s.notes[do.ID] != nil:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	}
	return &Noted{ID: do.ID, Table: do.Table, Question: do.Question, Text: text}, nil
}

// ownNote finds a note for who may write at its table.
func (s *State) ownNote(by meeting.Actor, id string) (*note, *meeting.Refusal) {
	n := s.notes[id]
	if n == nil {
		return nil, meeting.Refuse(meeting.Unknown, "note", id)
	}
	return n, s.mayWrite(by, n.table)
}

// rewrite is C4.
func (s *State) rewrite(by meeting.Actor, do *Rewrite) (meeting.Fact, *meeting.Refusal) {
	n, no := s.ownNote(by, do.ID)
	text := strings.TrimSpace(do.Text)
	switch {
	case no != nil:
		return nil, no
	case text == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "text")
	case n.gone || n.text == text:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return &Rewritten{ID: do.ID, Text: text}, nil
}

// takeBack is C4.
func (s *State) takeBack(by meeting.Actor, do *TakeBack) (meeting.Fact, *meeting.Refusal) {
	n, no := s.ownNote(by, do.ID)
	switch {
	case no != nil:
		return nil, no
	case n.gone:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return &TakenBack{ID: do.ID}, nil
}

// finish is C6.
func (s *State) finish(by meeting.Actor, do *Finish) (meeting.Fact, *meeting.Refusal) {
	if !s.tables.Has(do.Table) {
		return nil, meeting.Refuse(meeting.Unknown, "table", do.Table)
	}
	no := s.mayWrite(by, do.Table)
	at := spot{do.Table, s.at[do.Table]}
	switch {
	case no != nil:
		return nil, no
	case at.caseID == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "case", "table", do.Table)
	case s.spots[at].done == do.Done:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return &Finished{Table: do.Table, Case: at.caseID, Done: do.Done}, nil
}

// show is C7.
func (s *State) show(do *Reveal) (meeting.Fact, *meeting.Refusal) {
	c := s.cases[do.Case]
	if c == nil {
		return nil, unknown(do.Case)
	}
	if c.revealed {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return &Revealed{Case: do.Case}, nil
}
