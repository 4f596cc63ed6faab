package parttest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// Sections is everything a viewer sees, built afresh: section to JSON. What is shown as nil is not there.
func Sections(part meeting.Part, v meeting.Viewer) map[string]string {
	seen := map[string]string{}
	for k := range part.Keys(v) {
		if k.For == v.Person {
			put(seen, k, part.Show(v, k))
		}
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

// viewers are all shared views, and the phones of the people who did something.
func (p *Play) viewers() []meeting.Viewer {
	var all []meeting.Viewer
	for _, a := range meeting.Audiences {
		all = append(all, meeting.Viewer{Audience: a})
	}
	for _, who := range slices.Sorted(maps.Keys(p.people)) {
		all = append(all, meeting.Viewer{Audience: meeting.Phone, Person: who})
	}
	return all
}

func (p *Play) everything(part meeting.Part) map[string]string {
	all := map[string]string{}
	for _, v := range p.viewers() {
		for k, shown := range Sections(part, v) {
			all[fmt.Sprintf("%s %s %s", v.Audience, v.Person, k)] = shown
		}
	}
	return all
}

// follow keeps each viewer's view up to date from the changed sections alone and compares it with the view built
// afresh: nothing that changed may be forgotten, and nothing shown that Keys does not list.
func (p *Play) follow(e meeting.Event, changed []meeting.Key) {
	p.t.Helper()
	p.learn(changed)
	for _, v := range p.viewers() {
		for _, k := range changed {
			if k.Part != p.part.Name() {
				p.t.Fatalf("%s changed a section of another part: %s", e.Fact.Fact(), k)
			}
			if k.For == v.Person {
				put(p.seen[v], k, p.part.Show(v, k))
			}
		}
		if d := difference(Sections(p.part, v), p.seen[v]); d != "" {
			p.t.Fatalf("%s: the changes do not add up for %s %q: %s", e.Fact.Fact(), v.Audience, v.Person, d)
		}
	}
}

// learn adds people whom a changed section is for to those who look.
func (p *Play) learn(changed []meeting.Key) {
	for _, k := range changed {
		if k.For != "" && !p.people[k.For] {
			p.people[k.For] = true
			p.seen[meeting.Viewer{Audience: meeting.Phone, Person: k.For}] = map[string]string{}
		}
	}
}

// roundTrip stores a fact and reads it back, with or without its encrypted fields.
func (p *Play) roundTrip(f meeting.Fact, keyed bool) meeting.Fact {
	p.t.Helper()
	public, err := json.Marshal(f)
	if err != nil {
		p.t.Fatalf("%s cannot be encoded: %v", f.Fact(), err)
	}
	for who := range p.people {
		if strings.Contains(string(public), `"`+string(who)+`"`) {
			p.t.Fatalf("%s names a person in public: %s", f.Fact(), public)
		}
	}
	read := p.empty(f.Fact())
	if err := json.Unmarshal(public, read); err != nil {
		p.t.Fatalf("%s cannot be read back: %v", f.Fact(), err)
	}
	if h, ok := f.(meeting.Hides); ok && keyed {
		into := read.(meeting.Hides).Hidden()
		for i, hidden := range h.Hidden() {
			if hidden.Key == "" || reflect.ValueOf(hidden.Value).Kind() != reflect.Pointer {
				p.t.Fatalf("%s hides %d without a key or a pointer", f.Fact(), i)
			}
			secret, err := json.Marshal(hidden.Value)
			if err == nil {
				err = json.Unmarshal(secret, into[i].Value)
			}
			if err != nil {
				p.t.Fatalf("%s: what it hides does not come back: %v", f.Fact(), err)
			}
		}
	}
	return read
}

func (p *Play) empty(name string) meeting.Fact {
	p.t.Helper()
	for _, blank := range p.part.Words().Facts {
		if f := blank(); f.Fact() == name {
			return f
		}
	}
	p.t.Fatalf("%s stands nowhere in the facts of %s", name, p.part.Name())
	return nil
}

// difference names the first section in which two views differ, or nothing.
func difference(want, got map[string]string) string {
	keys := slices.Concat(slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(got)))
	slices.Sort(keys)
	for _, k := range keys {
		if want[k] != got[k] {
			return fmt.Sprintf("%s: %q, not %q", k, got[k], want[k])
		}
	}
	return ""
}

// Without plays what happened again without the facts of some commands, as when they were taken back, and gives the
// part as it then is. The changes must still add up.
func (p *Play) Without(skipped func(meeting.CommandID) bool) meeting.Part {
	p.t.Helper()
	q := &Play{t: p.t, made: p.made, part: p.made(), people: p.people, seen: map[meeting.Viewer]map[string]string{}}
	for _, v := range q.viewers() {
		q.seen[v] = Sections(q.part, v)
	}
	for _, e := range p.history {
		if !skipped(e.Cause) {
			q.follow(e, q.part.Apply(e))
		}
	}
	return q.part
}
