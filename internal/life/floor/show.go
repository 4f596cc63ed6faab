package floor

import (
	"cmp"
	"iter"
	"slices"

	"hoofdlijn/internal/meeting"
)

// List is who has the floor and who waits for it, the next first.
type List struct {
	Speaking meeting.PersonID `json:"speaking,omitempty"`
	Waiting  []Turn           `json:"waiting"`
}

// Turn is somebody who waits, and how often they spoke.
type Turn struct {
	Person meeting.PersonID `json:"person"`
	Turns  int              `json:"turns"`
}

// Share is how many of those who are here have a capacity, and how many turns those had.
type Share struct {
	Capacity string `json:"capacity"`
	Present  int    `json:"present"`
	Turns    int    `json:"turns"`
}

// Mine tells somebody that they wait for the floor, or have it. There is none otherwise.
type Mine struct {
	Speaking bool `json:"speaking"`
}

var (
	list    = meeting.Key{Part: "floor", Name: "list"}
	balance = meeting.Key{Part: "floor", Name: "balance"}
)

func keysOf(all ...meeting.PersonID) []meeting.Key {
	keys := []meeting.Key{list, balance}
	for _, who := range all {
		if who != "" {
			keys = append(keys, meeting.Key{Part: "floor", Name: "mine", For: who})
		}
	}
	return keys
}

// Keys are the sections this viewer sees.
func (*State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(meeting.Key{Part: "floor", Name: "mine", For: v.Person})
			return
		}
		if yield(list) {
			yield(balance)
		}
	}
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	console := v.Audience == meeting.Console
	switch {
	case k == list && console:
		shown := List{Speaking: s.speaking, Waiting: []Turn{}}
		for _, who := range s.next() {
			shown.Waiting = append(shown.Waiting, Turn{who, s.turns[who]})
		}
		return shown
	case k == balance && console && len(s.turns) > 0:
		return s.shares()
	case k.Name == "mine" && k.For == v.Person && v.Audience == meeting.Phone && (s.speaking == v.Person || slices.Contains(s.waiting, v.Person)):
		return Mine{s.speaking == v.Person}
	}
	return nil
}

// shares is S2: of who is here, and of turns also those of who went.
func (s *State) shares() []Share {
	by := map[string]*Share{}
	for _, who := range s.people.Everybody() {
		one := by[s.people.Of(who).Capacity]
		if one == nil {
			one = &Share{Capacity: s.people.Of(who).Capacity}
			by[one.Capacity] = one
		}
		one.Turns += s.turns[who]
		if s.people.Present(who) {
			one.Present++
		}
	}
	all := []Share{}
	for _, one := range by {
		if one.Present+one.Turns > 0 {
			all = append(all, *one)
		}
	}
	slices.SortFunc(all, func(a, b Share) int { return cmp.Compare(a.Capacity, b.Capacity) })
	return all
}
