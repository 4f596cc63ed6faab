package propose

import (
	"maps"
	"slices"
	"strings"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// MostForms is how many forms the tables of a meeting fill.
const MostForms = 300

// form is the proposal form of a table: a text being written, of which nothing counts until it is put forward.
type form struct {
	id, theme string
	table     int
	from      []string
	words     Words
	proposal  string // put forward as
	dropped   bool
}

func (f *form) over() bool { return f.dropped || f.proposal != "" }

// FormShown is a form as the people at the table, its helper device and the console see it.
type FormShown struct {
	ID    string   `json:"id"`
	Table int      `json:"table"`
	Theme string   `json:"theme"`
	From  []string `json:"from"`
	Words
	Missing  []string `json:"missing"` // what makes it still abstract
	Proposal string   `json:"proposal,omitempty"`
}

// formKey is a form as somebody sees it on their own phone; as the console and helper devices do for nobody.
func formKey(id string, who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "propose", Name: "form", ID: id, For: who}
}

// mayWrite is V12: a helper device writes for the table at which it stands.
func (s *State) mayWrite(by meeting.Actor, table int) *meeting.Refusal {
	if by.Role == meeting.Helper && s.tables.DeviceAt(by.Person) != table {
		return meeting.Refuse(meeting.NotAllowed, "table", table)
	}
	return nil
}

// fillForm is V12.
func (s *State) fillForm(by meeting.Actor, do *FillForm) ([]meeting.Fact, *meeting.Refusal) {
	if !s.tables.Has(do.Table) {
		return nil, meeting.Refuse(meeting.Unknown, "table", do.Table)
	}
	was := s.forms[do.ID]
	if was == nil {
		was = &form{id: do.ID, table: do.Table, theme: s.tables.Theme(do.Table)}
	}
	fact := &FormFilled{ID: do.ID, Table: was.table, Theme: was.theme, From: do.From,
		Fields: Fields{do.Title, do.Text, do.Lead, do.NeedsYesFrom, do.FirstStep, do.Due, do.Numbers}}
	if do.Theme != "" {
		fact.Theme = do.Theme
	}
	no := s.mayWrite(by, do.Table)
	if fact.Theme == "" {
		no = meeting.First(no, meeting.Refuse(meeting.Incomplete, "field", "theme"))
	} else {
		no = meeting.First(no, s.unknownRoots(fact.Theme, fromOf(do.From)))
	}
	next := was.with(fact)
	switch {
	case was.table != do.Table:
		no = meeting.First(no, meeting.Refuse(meeting.BadValue, "field", "table"))
	case len(s.filled) >= MostForms && s.forms[do.ID] == nil:
		no = meeting.First(no, meeting.Refuse(meeting.TooMany, "limit", MostForms))
	case was.over() || s.forms[do.ID] != nil && next.same(was):
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	for _, measure := range slices.Sorted(maps.Keys(do.Numbers)) {
		if amount := do.Numbers[measure]; amount != "" {
			if _, ok := number.Parse(amount, s.UnitOf(measure)); !ok {
				no = meeting.First(no, meeting.Refuse(meeting.BadValue, "field", "numbers", "measure", measure))
			}
		}
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{fact}, nil
}

func fromOf(from *[]string) []string {
	if from == nil {
		return nil
	}
	return *from
}

// with is the form after something was written on it. An amount that was emptied is gone.
func (f *form) with(w *FormFilled) form {
	next := *f
	next.words = f.words.clone()
	next.theme = w.Theme
	put(&next.from, w.From)
	put(&next.words.Title, w.Fields.Title)
	put(&next.words.Text, w.Fields.Text)
	put(&next.words.LeadText, w.Fields.Lead)
	put(&next.words.NeedsYesFrom, w.Fields.NeedsYesFrom)
	put(&next.words.FirstStep, w.Fields.FirstStep)
	put(&next.words.Due, w.Fields.Due)
	for measure, amount := range w.Fields.Numbers {
		if next.words.Numbers == nil {
			next.words.Numbers = map[string]string{}
		}
		next.words.Numbers[measure] = amount
		if amount == "" {
			delete(next.words.Numbers, measure)
		}
	}
	return next
}

func (f *form) same(as *form) bool {
	a, b := f.words, as.words
	return f.theme == as.theme && slices.Equal(f.from, as.from) && a.Title == b.Title && a.Text == b.Text && a.LeadText == b.LeadText &&
		slices.Equal(a.NeedsYesFrom, b.NeedsYesFrom) && a.FirstStep == b.FirstStep && a.Due == b.Due && maps.Equal(a.Numbers, b.Numbers)
}

// dropForm is V12.
func (s *State) dropForm(by meeting.Actor, do *DropForm) ([]meeting.Fact, *meeting.Refusal) {
	f := s.forms[do.ID]
	if f == nil {
		return nil, meeting.Refuse(meeting.Unknown, "form", do.ID)
	}
	if no := s.mayWrite(by, f.table); no != nil {
		return nil, no
	}
	if f.over() {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&FormDropped{ID: do.ID}}, nil
}

// putForward is V13: the proposal says exactly what the form said, and comes from the same cards.
func (s *State) putForward(do *PutForward) ([]meeting.Fact, *meeting.Refusal) {
	f := s.forms[do.Form]
	if f == nil {
		return nil, meeting.Refuse(meeting.Unknown, "form", do.Form)
	}
	w := f.words
	facts, no := s.draft(&Draft{ID: do.ID, Theme: f.theme, From: f.from, Title: strings.TrimSpace(w.Title), Text: strings.TrimSpace(w.Text),
		More: More{Lead: &Lead{Text: w.LeadText}, NeedsYesFrom: w.NeedsYesFrom, FirstStep: w.FirstStep, Due: w.Due, Numbers: w.Numbers}})
	if no != nil && no.Code == meeting.BadValue {
		no = meeting.Refuse(meeting.Incomplete, "field", no.About["field"])
	}
	if f.over() {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return append(facts, &FormForwarded{ID: do.Form, Proposal: do.ID}), nil
}

func (s *State) fill(w *FormFilled) []meeting.Key {
	f := s.forms[w.ID]
	if f == nil {
		f = &form{id: w.ID, table: w.Table}
		s.forms[w.ID] = f
		s.filled = append(s.filled, f)
	}
	*f = f.with(w)
	return s.keysOfForm(f)
}

func (s *State) formDone(id, proposal string, dropped bool) []meeting.Key {
	f := s.forms[id]
	if f == nil {
		return nil
	}
	f.proposal, f.dropped = proposal, dropped
	return s.keysOfForm(f)
}

func (s *State) keysOfForm(f *form) []meeting.Key {
	keys := []meeting.Key{formKey(f.id, "")}
	for _, who := range s.tables.Belong(f.table) {
		keys = append(keys, formKey(f.id, who))
	}
	return keys
}

// formsOf are the forms that somebody may see, or see no longer, because they sit somewhere else.
func (s *State) formsOf(who meeting.PersonID) []meeting.Key {
	if who == "" {
		return nil
	}
	var keys []meeting.Key
	for _, f := range s.filled {
		keys = append(keys, formKey(f.id, who))
	}
	return keys
}

// reads is V14: the console and helper devices, and on their own phones the people whose table it is.
func (s *State) reads(v meeting.Viewer, f *form) bool {
	if f.dropped {
		return false
	}
	if v.Person != "" {
		return v.Audience == meeting.Phone && s.tables.TableOf(v.Person) == f.table
	}
	return v.Audience == meeting.Console || v.Audience == meeting.Device
}

func (s *State) formShown(v meeting.Viewer, id string) any {
	f := s.forms[id]
	if f == nil || !s.reads(v, f) {
		return nil
	}
	shown := FormShown{ID: f.id, Table: f.table, Theme: f.theme, From: append([]string{}, f.from...), Words: f.words.clone(), Proposal: f.proposal}
	shown.Missing = missing(&Version{Words: f.words})
	if f.words.Text == "" {
		shown.Missing = append([]string{"text"}, shown.Missing...)
	}
	if f.words.Title == "" {
		shown.Missing = append([]string{"title"}, shown.Missing...)
	}
	return shown
}
