package practice

import (
	"strconv"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// Choices are the ways to come, in the order in which they are shown.
var Choices = []string{"foot", "bike", "car", "bus", "other"}

// State is how far people practised, and the rules.
type State struct {
	people *people.State
	number int // 0 before the first
	open   bool
	given  map[meeting.PersonID]Given // while it is open
	closed *Closed                    // the latest
}

// New is a meeting that did not practise.
func New(who *people.State) *State { return &State{people: who, given: map[meeting.PersonID]Given{}} }

// Name is the prefix of the part.
func (*State) Name() string { return "practice" }

func keyOf(number int) meeting.KeyName { return meeting.WordsKey("practice", strconv.Itoa(number)) }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Opened:
		s.number, s.open, s.closed = f.Number, true, nil
		return s.keys()
	case *Answered:
		if !s.open || !s.people.Known(f.Given.Person) { // forgotten: with the key, or as a person
			return nil
		}
		s.given[f.Given.Person] = f.Given
		return []meeting.Key{turnout, voter(f.Given.Person), mine(f.Given.Person)}
	case *Closed:
		keys := s.keys()
		s.open, s.closed, s.given = false, f, map[meeting.PersonID]Given{}
		return keys
	case *people.Erased:
		delete(s.given, f.Person)
		return []meeting.Key{turnout, voter(f.Person), mine(f.Person)}
	case *people.Arrived, *people.Left, *people.TakenBack:
		return []meeting.Key{turnout}
	}
	return nil
}
