package casefile

import (
	"slices"

	"hoofdlijn/internal/life/decide/methods"
)

// Parse reads a case file. The error, when there is one, is Problems: everything found, ordered by line, at most 20; then
// there is no case. File is only used to name the file in problems.
func Parse(file string, src []byte) (*Case, error) {
	r := &reader{file: file, ids: map[string]map[string]int{}}
	var c *Case
	if root := r.grow(src); root != nil {
		c = r.readCase(root)
	}
	if len(r.found) > 0 {
		return nil, inOrder(r.found)
	}
	return c, nil
}

func (r *reader) readCase(root *value) *Case {
	f := r.fields(root, "")
	if f == nil {
		return nil
	}
	if v := f.need("format"); v != nil {
		if s, ok := r.text(v, "format"); ok && s != Format {
			r.at(v, "format", "bad_format", short(s))
			return nil // whatever follows may mean something else there
		}
	}
	c := &Case{ID: f.needID("id"), Language: f.word("language", languages), Title: f.filled("title")}
	if c.Language == "" {
		c.Language = "nl"
	}
	c.Municipality = f.text("municipality")
	c.Question = f.filled("question")
	c.Date = f.text("date")
	if v := f.get("date"); v != nil && v.kind == scalar && !dateOrWords(c.Date) {
		r.at(v, "date", "bad_date", short(c.Date))
	}
	c.Place = f.text("place")
	c.Settings = r.readSettings(f)
	r.settings = c.Settings
	for i, v := range r.optional(f, "themes") {
		c.Themes = append(c.Themes, r.readTheme(v, numbered("themes", i)))
	}
	for i, v := range r.optional(f, "frameworks") {
		c.Frameworks = append(c.Frameworks, r.readFramework(v, numbered("frameworks", i)))
	}
	c.People = r.readPeople(f)
	if v := f.need("steps"); v != nil {
		c.Steps = r.readSteps(v, "steps", "")
	}
	c.Expect = r.readExpect(f)
	f.done()
	return c
}

// optional are the items of a list that may be left out.
func (r *reader) optional(f *fields, key string) []*value {
	if v := f.get(key); v != nil {
		return r.items(v, f.field(key))
	}
	return nil
}

func (r *reader) readSettings(top *fields) Settings {
	s := Settings{Method: methods.All()[0].Name(), Secrecy: "closed"}
	v := top.get("settings")
	if v == nil {
		return s
	}
	f := r.fields(v, "settings")
	if f.has("method") {
		s.Method = r.method(f)
	}
	if f.has("secrecy") {
		s.Secrecy = r.secrecy(f)
	}
	toGroup := f.yes("to_group")
	s.ToGroup = toGroup != nil && *toGroup
	s.Deciding = f.texts("deciding")
	f.done()
	return s
}

// method reads a method; one that the product does not have is not yet.
func (r *reader) method(f *fields) string {
	s := f.text("method")
	v := f.get("method")
	if _, known := methods.Exactly(s); !known && v != nil && v.kind == scalar {
		r.at(v, f.field("method"), "not_yet_method", short(s), named(methods.All()))
	}
	return s
}

func (r *reader) secrecy(f *fields) string {
	s := f.word("secrecy", secrecies)
	if s == "secret" {
		r.at(f.get("secrecy"), f.field("secrecy"), "not_yet_secret")
	}
	return s
}

func (r *reader) readTheme(v *value, path string) Theme {
	f := r.fields(v, path)
	t := Theme{ID: f.newID("id", "theme"), Title: f.filled("title"), Line: v.line}
	f.done()
	return t
}

func (r *reader) readFramework(v *value, path string) Framework {
	f := r.fields(v, path)
	w := Framework{
		ID: f.newID("id", "framework"), Kind: f.neededWord("kind", frameworkKinds), Text: f.filled("text"),
		Formal: f.text("formal"), Explanation: f.text("explanation"), FitsExample: f.text("fits_example"),
		FailsExample: f.text("fails_example"), Owner: f.text("owner"), Source: f.text("source"), Line: v.line,
	}
	w.Measure, w.Unit, w.Min, w.Max = f.text("measure"), f.text("unit"), f.text("min"), f.text("max")
	w.Over = f.word("over", overs)
	f.done()
	if w.Kind == "numeric" {
		r.judgeBounds(f, &w)
		return w
	}
	for _, key := range []string{"measure", "unit", "min", "max", "over"} {
		if e := f.get(key); e != nil && slices.Contains(frameworkKinds, w.Kind) {
			r.at(e, f.field(key), "numeric_only", key, w.Kind)
		}
	}
	return w
}

// judgeBounds reports what makes a numeric framework impossible to reckon with.
func (r *reader) judgeBounds(f *fields, w *Framework) {
	f.filled("measure")
	if w.Over == "" {
		w.Over = "proposal"
	}
	if !f.has("min") && !f.has("max") {
		r.at(f.v, f.path, "no_bound")
	}
	good := true
	for _, key := range []string{"min", "max"} {
		v := f.get(key)
		if v == nil || v.kind != scalar {
			continue
		}
		code := badAmount(v.text, w.Money())
		if w.Unit == "date" {
			code = ""
			if !isoDate(v.text) {
				code = "bad_bound_date"
			}
		}
		if code != "" {
			r.at(v, f.field(key), code, short(v.text))
			good = false
		}
	}
	if good && w.Min != "" && w.Max != "" && w.above() {
		r.at(f.get("min"), f.field("min"), "min_over_max", w.Min, w.Max)
	}
	if w.Unit == "date" && w.Over == "adopted_total" {
		r.at(f.get("over"), f.field("over"), "sum_of_dates")
	}
}

// above tells whether the lower bound is above the upper. A date without a day is the whole month or year.
func (w *Framework) above() bool {
	if w.Unit == "date" {
		n := min(len(w.Min), len(w.Max))
		return w.Min[:n] > w.Max[:n]
	}
	return over(w.Min, w.Max)
}

// neededWord is a compulsory word of a fixed list.
func (f *fields) neededWord(key string, words []string) string {
	f.need(key)
	return f.word(key, words)
}

func (r *reader) readPeople(top *fields) []Person {
	top.need("people")
	var people []Person
	var companions []*value // they may name somebody further on
	for i, v := range r.optional(top, "people") {
		f := r.fields(v, numbered("people", i))
		p := Person{
			ID: f.newID("id", "person"), Capacity: f.filled("capacity"), CompanionOf: f.id("companion_of"),
			Votes: f.yes("votes"), Device: f.word("device", devices), Needs: f.texts("needs"), Line: v.line,
		}
		if p.Device == "" {
			p.Device = "phone"
		}
		f.done()
		people = append(people, p)
		companions = append(companions, f.get("companion_of"))
	}
	for i, p := range people {
		field := within(numbered("people", i), "companion_of")
		at := companions[i]
		switch {
		case p.CompanionOf == "" || !idPattern.MatchString(p.CompanionOf):
		case p.CompanionOf == p.ID:
			r.at(at, field, "own_companion")
		case r.ids["person"][p.CompanionOf] == 0:
			r.at(at, field, "unknown_reference", p.CompanionOf)
		}
	}
	return people
}

func (r *reader) readExpect(top *fields) Expect {
	v := top.get("expect")
	if v == nil {
		return Expect{}
	}
	f := r.fields(v, "expect")
	e := Expect{Adopted: f.ids("adopted"), NotAdopted: f.ids("not_adopted")}
	if v := f.get("totals"); v != nil {
		t := r.fields(v, "expect.totals")
		t.text("ideas")
		t.text("ballots")
		t.text("signatures")
		e.Ideas, e.Ballots, e.Signatures = t.whole("ideas"), t.whole("ballots"), t.whole("signatures")
		t.done()
	}
	f.done()
	return e
}
