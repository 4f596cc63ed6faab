package rehearsals

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/meeting"
)

// Sees is everything a viewer sees, built afresh: section to JSON.
func Sees(l *life.Life, v meeting.Viewer) map[string]string {
	seen := map[string]string{}
	for _, k := range l.Keys(v) {
		put(seen, k, l.Show(v, k))
	}
	return seen
}

func put(seen map[string]string, k meeting.Key, shown any) {
	if shown == nil {
		delete(seen, k.String())
		return
	}
	text, err := json.Marshal(shown)
	if err != nil {
		panic(fmt.Sprintf("%s cannot be encoded: %v", k, err))
	}
	seen[k.String()] = string(text)
}

// ViewersOf are all shared views, and the phones of these people.
func ViewersOf(people []meeting.PersonID) []meeting.Viewer {
	var all []meeting.Viewer
	for _, a := range meeting.Audiences {
		all = append(all, meeting.Viewer{Audience: a})
	}
	for _, who := range people {
		all = append(all, meeting.Viewer{Audience: meeting.Phone, Person: who})
	}
	return all
}

// Viewers are all who look at this meeting.
func (m *Meeting) Viewers() []meeting.Viewer { return ViewersOf(m.people) }

// Everything is what everybody sees, by viewer and section.
func Everything(l *life.Life, people []meeting.PersonID) map[string]string {
	all := map[string]string{}
	for _, v := range ViewersOf(people) {
		for k, text := range Sees(l, v) {
			all[fmt.Sprintf("%s %s %s", v.Audience, v.Person, k)] = text
		}
	}
	return all
}

// Everything is what everybody in this meeting sees.
func (m *Meeting) Everything() map[string]string { return Everything(m.Life, m.people) }

// Section is one section as a viewer sees it; "" when there is nothing.
func (m *Meeting) Section(v meeting.Viewer, name string) string { return Sees(m.Life, v)[name] }

// Read decodes a section as a viewer sees it, and stops the test when there is none.
func Read[S any](m *Meeting, v meeting.Viewer, name string) S {
	m.T.Helper()
	var s S
	text := m.Section(v, name)
	if text == "" {
		m.T.Fatalf("%s %q does not see %s", v.Audience, v.Person, name)
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		m.T.Fatalf("%s: %v", name, err)
	}
	return s
}

// Know adds people to those whose phones are followed.
func (m *Meeting) Know(people ...meeting.PersonID) {
	for _, who := range people {
		if slices.Contains(m.people, who) {
			continue
		}
		m.people = append(m.people, who)
		v := meeting.Viewer{Audience: meeting.Phone, Person: who}
		m.seen[v] = Sees(m.Life, v)
	}
}

// Watch begins, or begins again, to check after every fact.
func (m *Meeting) Watch() *Meeting {
	m.Loose = false
	for _, v := range m.Viewers() {
		m.seen[v] = Sees(m.Life, v)
	}
	return m
}

// follow keeps each view up to date from the changed sections alone and holds it against the view built afresh.
func (m *Meeting) follow(f meeting.Fact, changed []meeting.Key, all bool) {
	m.T.Helper()
	for _, v := range m.Viewers() {
		afresh := Sees(m.Life, v)
		if all {
			m.seen[v] = afresh
			continue
		}
		for _, k := range changed {
			if k.For == v.Person {
				put(m.seen[v], k, m.Life.Show(v, k))
			}
		}
		if d := Difference(afresh, m.seen[v]); d != "" {
			m.T.Fatalf("%s: the changes do not add up for %s %q: %s", f.Fact(), v.Audience, v.Person, d)
		}
	}
}

// Difference names the first section in which two views differ, or nothing.
func Difference(want, got map[string]string) string {
	keys := slices.Concat(slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(got)))
	slices.Sort(keys)
	for _, k := range keys {
		if want[k] != got[k] {
			return fmt.Sprintf("%s: got %q, want %q", k, got[k], want[k])
		}
	}
	return ""
}
