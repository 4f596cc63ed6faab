package casework

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

// Tables is what case work must know of the tables: which there are, who belongs to one, where a helper device stands.
type Tables interface {
	Has(number int) bool
	Belong(number int) []meeting.PersonID
	TableOf(meeting.PersonID) int
	DeviceAt(meeting.PersonID) int
}

// State is the cases of a meeting, and their rules.
type State struct {
	tables  Tables
	cases   map[string]*story
	order   []*story          // as they were written
	told    int               // how many were written, whether they are there or not
	askedBy map[string]string // question -> the case it is of, for good
	at      map[int]string    // table -> the case it works on
	spots   map[spot]*work
	notes   map[string]*note
	written []*note // as they came
}

// story is one case.
type story struct {
	id        string
	nr        int // the how manieth that was written, from 1
	words     Words
	questions []string
	revealed  bool
}

// spot is a table with a case.
type spot struct {
	table  int
	caseID string
}

// work is what a table does with a case it was given.
type work struct{ done bool }

// note is what a table said to a question.
type note struct {
	id, question, text string
	table, nr          int
	gone               bool // taken back
}

// New is a meeting without cases.
func New(at Tables) *State {
	return &State{tables: at, cases: map[string]*story{}, askedBy: map[string]string{}, at: map[int]string{}, spots: map[spot]*work{},
		notes: map[string]*note{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "casework" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Written:
		return s.write(f)
	case *Dropped:
		return s.drop(f.ID)
	case *Given:
		return s.give(f)
	case *Noted:
		return s.note(f)
	case *Rewritten:
		return s.change(f.ID, func(n *note) { n.text = f.Text })
	case *TakenBack:
		return s.change(f.ID, func(n *note) { n.gone = true })
	case *Finished:
		if w := s.spots[spot{f.Table, f.Case}]; w != nil {
			w.done = f.Done
		}
		return s.keysOfTable(f.Table)
	case *Revealed:
		return s.reveal(f.Case)
	case *tables.Arranged:
		return s.everything()
	case *people.Seated:
		return s.keysOf(f.Place.Person)
	case *people.Erased:
		return s.keysOf(f.Person)
	}
	return nil
}

func (s *State) write(f *Written) []meeting.Key {
	c := s.cases[f.ID]
	if c == nil {
		s.told++
		c = &story{id: f.ID, nr: s.told}
		s.cases[f.ID] = c
		s.order = append(s.order, c)
	}
	c.words, c.questions = f.Words, slices.Clone(f.Questions)
	for _, q := range f.Questions {
		s.askedBy[q] = f.ID
	}
	return s.keysOfCase(f.ID)
}

func (s *State) drop(id string) []meeting.Key {
	keys := s.keysOfCase(id)
	delete(s.cases, id)
	s.order = slices.DeleteFunc(s.order, func(c *story) bool { return c.id == id })
	for table, at := range s.at {
		if at == id {
			delete(s.at, table)
		}
	}
	return keys
}

func (s *State) give(f *Given) []meeting.Key {
	keys := s.keysOfCase(f.Case)
	for _, table := range f.Tables {
		if was := s.at[table]; was != "" {
			keys = append(keys, caseKey(was))
		}
		delete(s.at, table)
		if s.cases[f.Case] != nil {
			s.at[table] = f.Case
			if at := (spot{table, f.Case}); s.spots[at] == nil {
				s.spots[at] = &work{}
			}
		}
		keys = append(keys, s.keysOfTable(table)...)
	}
	return keys
}

func (s *State) note(f *Noted) []meeting.Key {
	if s.notes[f.ID] != nil {
		return nil
	}
	n := &note{id: f.ID, question: f.Question, table: f.Table, text: f.Text, nr: len(s.written) + 1}
	s.notes[f.ID] = n
	s.written = append(s.written, n)
	return s.keysOfNote(n)
}

// change does something to a note, unless the command that made it was taken back.
func (s *State) change(id string, do func(*note)) []meeting.Key {
	n := s.notes[id]
	if n == nil {
		return nil
	}
	do(n)
	return s.keysOfNote(n)
}

func (s *State) reveal(id string) []meeting.Key {
	c := s.cases[id]
	if c == nil {
		return nil
	}
	c.revealed = true
	return s.keysOfCase(id)
}

// caseOf is the case a note belongs to; nil when it was thrown away.
func (s *State) caseOf(n *note) *story { return s.cases[s.askedBy[n.question]] }

// stands: it was not taken back, and its question is still asked.
func (s *State) stands(n *note) bool {
	c := s.caseOf(n)
	return !n.gone && c != nil && slices.Contains(c.questions, n.question)
}
