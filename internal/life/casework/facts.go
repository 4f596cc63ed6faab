package casework

import "hoofdlijn/internal/meeting"

// Written: a case says this, all of it.
type Written struct {
	ID        string   `json:"id"`
	Questions []string `json:"questions"` // ids, in their order
	Words     Words    `json:"-"`
}

// Words are what a case says: it is about somebody, so encrypted like everything that is typed. Asks are the texts of
// the questions.
type Words struct {
	Title string   `json:"title"`
	Story string   `json:"story"`
	Asks  []string `json:"asks"`
}

// Dropped: a case was thrown away.
type Dropped struct {
	ID string `json:"id"`
}

// Given: these tables work on a case from now on, or on none.
type Given struct {
	Case   string `json:"case,omitempty"`
	Tables []int  `json:"tables"`
}

// Noted: a table said something to a question.
type Noted struct {
	ID       string `json:"id"`
	Table    int    `json:"table"`
	Question string `json:"question"`
	Text     string `json:"-"`
}

// Rewritten: a note says something else.
type Rewritten struct {
	ID   string `json:"id"`
	Text string `json:"-"`
}

// TakenBack: a note is no longer there.
type TakenBack struct {
	ID string `json:"id"`
}

// Finished: a table is ready with a case, or goes on after all.
type Finished struct {
	Table int    `json:"table"`
	Case  string `json:"case"`
	Done  bool   `json:"done"`
}

// Revealed: everybody sees what all tables noted on a case.
type Revealed struct {
	Case string `json:"case"`
}

func (*Written) Fact() string   { return "casework.written" }
func (*Dropped) Fact() string   { return "casework.dropped" }
func (*Given) Fact() string     { return "casework.given" }
func (*Noted) Fact() string     { return "casework.noted" }
func (*Rewritten) Fact() string { return "casework.rewritten" }
func (*TakenBack) Fact() string { return "casework.taken_back" }
func (*Finished) Fact() string  { return "casework.finished" }
func (*Revealed) Fact() string  { return "casework.revealed" }

// Hidden: a case has one key, and so has each note (C5).
func (f *Written) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("case", f.ID), Value: &f.Words, Pad: 1024}}
}
func (f *Noted) Hidden() []meeting.Hidden     { return noteWords(f.ID, &f.Text) }
func (f *Rewritten) Hidden() []meeting.Hidden { return noteWords(f.ID, &f.Text) }

func noteWords(id string, text *string) []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.WordsKey("note", id), Value: text}}
}
