package casework

import (
	"iter"
	"maps"
	"slices"
	"strconv"

	"hoofdlijn/internal/meeting"
)

// Told is what a case says.
type Told struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Story     string     `json:"story"`
	Questions []Question `json:"questions"`
}

// Shown is a case as everybody sees it who may. Tables are those that work on it now.
type Shown struct {
	Told
	Order    int   `json:"order"` // of writing, from 1
	Tables   []int `json:"tables"`
	Revealed bool  `json:"revealed"`
}

// NoteShown is a note. Nr counts the notes of the meeting from 1.
type NoteShown struct {
	ID       string `json:"id"`
	Nr       int    `json:"nr"`
	Case     string `json:"case"`
	Question string `json:"question"`
	Table    int    `json:"table"`
	Text     string `json:"text"`
	Gone     bool   `json:"gone,omitempty"` // the words were forgotten
}

// TableShown is what a table works on, and whether it is ready.
type TableShown struct {
	Table int    `json:"table"`
	Case  string `json:"case"`
	Done  bool   `json:"done"`
}

// Mine is the case of the table where somebody sits.
type Mine struct {
	Table int  `json:"table"`
	Done  bool `json:"done"`
	Case  Told `json:"case"`
}

func caseKey(id string) meeting.Key { return meeting.Key{Part: "casework", Name: "case", ID: id} }
func noteKey(id string) meeting.Key { return meeting.Key{Part: "casework", Name: "note", ID: id} }
func tableKey(number int) meeting.Key {
	return meeting.Key{Part: "casework", Name: "table", ID: strconv.Itoa(number)}
}
func mineKey(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "casework", Name: "mine", For: who}
}
func ownKey(id string, who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "casework", Name: "own", ID: id, For: who}
}

// keysOf is what somebody may see, or see no longer, because they sit somewhere else.
func (s *State) keysOf(who meeting.PersonID) []meeting.Key {
	if who == "" || len(s.order) == 0 {
		return nil
	}
	keys := []meeting.Key{mineKey(who)}
	for _, n := range s.written {
		keys = append(keys, ownKey(n.id, who))
	}
	return keys
}

func (s *State) keysOfTable(number int) []meeting.Key {
	keys := []meeting.Key{tableKey(number)}
	for _, who := range s.tables.Belong(number) {
		keys = append(keys, s.keysOf(who)...)
	}
	return keys
}

// keysOfCase are the case, what was noted under it, and the phones of the tables that work on it.
func (s *State) keysOfCase(id string) []meeting.Key {
	keys := []meeting.Key{caseKey(id)}
	for _, n := range s.written {
		if s.askedBy[n.question] == id {
			keys = append(keys, noteKey(n.id))
		}
	}
	for _, table := range slices.Sorted(maps.Keys(s.at)) {
		if s.at[table] == id {
			keys = append(keys, s.keysOfTable(table)...)
		}
	}
	return keys
}

func (s *State) keysOfNote(n *note) []meeting.Key {
	keys := []meeting.Key{noteKey(n.id)}
	for _, who := range s.tables.Belong(n.table) {
		keys = append(keys, ownKey(n.id, who))
	}
	return keys
}

// everything is what may look different when there are other tables.
func (s *State) everything() []meeting.Key {
	var keys []meeting.Key
	for _, c := range s.order {
		keys = append(keys, s.keysOfCase(c.id)...)
	}
	return keys
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return slices.Values(s.all(v))
}

func (s *State) all(v meeting.Viewer) []meeting.Key {
	if v.Person != "" {
		return s.own(v.Person)
	}
	var keys []meeting.Key
	for _, c := range s.order {
		keys = append(keys, caseKey(c.id))
	}
	for _, n := range s.written {
		keys = append(keys, noteKey(n.id))
	}
	for _, number := range slices.Sorted(maps.Keys(s.at)) {
		keys = append(keys, tableKey(number))
	}
	return keys
}

func (s *State) own(who meeting.PersonID) []meeting.Key {
	keys := []meeting.Key{mineKey(who)}
	for _, n := range s.written {
		if n.table == s.tables.TableOf(who) {
			keys = append(keys, ownKey(n.id, who))
		}
	}
	return keys
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch k.Name {
	case "case":
		if c := s.cases[k.ID]; c != nil && (c.revealed || v.Audience != meeting.Phone) {
			return s.shown(c)
		}
	case "table":
		return s.table(k.ID)
	case "note":
		if n := s.notes[k.ID]; n != nil && s.stands(n) && s.everybodySees(v, n) {
			return s.noteShown(n)
		}
	case "mine":
		return s.mine(k.For)
	case "own":
		if n := s.notes[k.ID]; n != nil && s.stands(n) && s.ofTable(n, s.tables.TableOf(k.For)) {
			return s.noteShown(n)
		}
	}
	return nil
}

// everybodySees is C7: who leads a table or the meeting always, the room once the harvest is shown.
func (s *State) everybodySees(v meeting.Viewer, n *note) bool {
	return v.Audience == meeting.Console || v.Audience == meeting.Device || s.caseOf(n).revealed
}

// ofTable: the table noted it, on the case it works on now.
func (s *State) ofTable(n *note, table int) bool {
	return n.table == table && s.tables.Has(table) && s.at[table] == s.caseOf(n).id
}

func (c *story) told() Told {
	told := Told{ID: c.id, Title: c.words.Title, Story: c.words.Story}
	for i, id := range c.questions {
		q := Question{ID: id}
		if i < len(c.words.Asks) { // its key is there
			q.Text = c.words.Asks[i]
		}
		told.Questions = append(told.Questions, q)
	}
	return told
}

func (s *State) shown(c *story) Shown {
	shown := Shown{Told: c.told(), Order: c.nr, Tables: []int{}, Revealed: c.revealed}
	for _, table := range slices.Sorted(maps.Keys(s.at)) {
		if s.at[table] == c.id && s.tables.Has(table) {
			shown.Tables = append(shown.Tables, table)
		}
	}
	return shown
}

func (s *State) noteShown(n *note) NoteShown {
	return NoteShown{ID: n.id, Nr: n.nr, Case: s.caseOf(n).id, Question: n.question, Table: n.table, Text: n.text, Gone: n.text == ""}
}

func (s *State) table(id string) any {
	number, _ := strconv.Atoi(id)
	at := spot{number, s.at[number]}
	if at.caseID == "" || !s.tables.Has(number) {
		return nil
	}
	return TableShown{Table: number, Case: at.caseID, Done: s.spots[at].done}
}

// mine is C8.
func (s *State) mine(who meeting.PersonID) any {
	table := s.tables.TableOf(who)
	c := s.cases[s.at[table]]
	if c == nil || !s.tables.Has(table) {
		return nil
	}
	return Mine{Table: table, Done: s.spots[spot{table, c.id}].done, Case: c.told()}
}
