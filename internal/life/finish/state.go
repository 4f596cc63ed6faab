package finish

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// State is the end of the day, and its rules.
type State struct {
	people *people.State
	open   bool
	// signed is whose signature stands. Of who was erased it no longer knows; number does.
	signed map[meeting.PersonID]bool
	acted  map[meeting.PersonID]int64 // when somebody last signed or took it back
	began  int64                      // when signing opened
	number int
	// cosigned is every cosignature that stands, as long as it may be taken back; witnessed is what was published.
	cosigned  []Cosigner
	witnessed []Cosignature
	handed    *Handed
	ticked    []string
	closed    bool
}

// New is a meeting that nobody signed yet. That the plan is sealed first is the access table's: nothing else is.
func New(who *people.State) *State {
	return &State{people: who, signed: map[meeting.PersonID]bool{}, acted: map[meeting.PersonID]int64{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "finish" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *SigningOpened:
		s.open, s.began = true, e.At.UnixMilli()
	case *Signed:
		return s.count(f.By.Person, 1, e.Moment())
	case *TakenBack:
		return s.count(f.Person, -1, e.Moment())
	case *people.Erased:
		delete(s.signed, f.Person)
		delete(s.acted, f.Person)
		s.unname(f.Person)
		return mine(f.Person)
	case *Cosigned, *Uncosigned, *Witnessed:
		return s.keep(f)
	case *HandedOver:
		s.handed = &Handed{f.To, f.Date, f.Time}
	case *Ticked:
		s.ticked = slices.DeleteFunc(s.ticked, func(item string) bool { return item == f.Item })
		if f.Done {
			s.ticked = append(s.ticked, f.Item)
		}
		return []meeting.Key{list}
	case *Closed:
		s.closed, s.cosigned = true, nil
	default:
		return nil
	}
	return []meeting.Key{end}
}

// count is F4. Whose it was may be forgotten: then there is only the number.
func (s *State) count(who meeting.PersonID, by int, at int64) []meeting.Key {
	s.number += by
	if who == "" {
		return []meeting.Key{end}
	}
	s.acted[who] = at
	if by > 0 {
		s.signed[who] = true
	} else {
		delete(s.signed, who)
	}
	return append(mine(who), end)
}
