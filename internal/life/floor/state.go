package floor

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// State is who wants to speak and who did, and the rules.
type State struct {
	people   *people.State
	waiting  []meeting.PersonID // in the order in which they asked
	speaking meeting.PersonID
	turns    map[meeting.PersonID]int
}

// New is a meeting in which nobody spoke.
func New(who *people.State) *State { return &State{people: who, turns: map[meeting.PersonID]int{}} }

// Name is the prefix of the part.
func (*State) Name() string { return "floor" }

// Apply is the only writer. Of who was erased there is nothing to know.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Asked:
		if !s.people.Known(f.Person) {
			return nil
		}
		s.waiting = append(s.without(f.Person), f.Person)
		return keysOf(f.Person)
	case *TakenBack:
		s.waiting = s.without(f.Person)
		return keysOf(f.Person)
	case *Given:
		keys := keysOf(s.speaking, f.Person)
		s.speaking = ""
		if s.people.Known(f.Person) {
			s.waiting, s.speaking = s.without(f.Person), f.Person
			s.turns[f.Person]++
		}
		return keys
	case *Ended:
		keys := keysOf(s.speaking)
		s.speaking = ""
		return keys
	case *people.Left:
		return s.gone(f.Person)
	case *people.TakenBack:
		return s.gone(f.Person)
	case *people.Erased:
		delete(s.turns, f.Person)
		return s.gone(f.Person)
	case *people.Arrived, *people.Listed:
		return []meeting.Key{balance}
	}
	return nil
}

// gone is S3: who is not there does not wait.
func (s *State) gone(who meeting.PersonID) []meeting.Key {
	s.waiting = s.without(who)
	if s.speaking == who {
		s.speaking = ""
	}
	return keysOf(who)
}

func (s *State) without(who meeting.PersonID) []meeting.PersonID {
	return slices.DeleteFunc(slices.Clone(s.waiting), func(one meeting.PersonID) bool { return one == who })
}

// next is S1: who spoke least comes first, and of those who asked first.
func (s *State) next() []meeting.PersonID {
	all := slices.Clone(s.waiting)
	slices.SortStableFunc(all, func(a, b meeting.PersonID) int { return s.turns[a] - s.turns[b] })
	return all
}
