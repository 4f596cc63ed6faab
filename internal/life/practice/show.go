package practice

import (
	"iter"
	"maps"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Round is the latest practice round. Its counts come when it has closed.
type Round struct {
	Number   int            `json:"number"`
	Open     bool           `json:"open"`
	Choices  []string       `json:"choices"`
	Answered int            `json:"answered,omitempty"`
	Counts   map[string]int `json:"counts,omitempty"`
}

// Turnout is how many of those who are here have answered.
type Turnout struct {
	Present  int `json:"present"`
	Answered int `json:"answered"`
}

// Voter is somebody who has answered; never what.
type Voter struct {
	Person meeting.PersonID `json:"person"`
	Via    meeting.Via      `json:"via"`
}

// Mine is somebody's own answer while it can be changed, for nobody else.
type Mine struct {
	Choice string      `json:"choice"`
	Via    meeting.Via `json:"via"`
}

var (
	round   = meeting.Key{Part: "practice", Name: "round"}
	turnout = meeting.Key{Part: "practice", Name: "turnout"}
)

func voter(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "practice", Name: "voter", ID: string(who)}
}

func mine(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "practice", Name: "mine", For: who}
}

// keys are all sections that there are now.
func (s *State) keys() []meeting.Key {
	all := []meeting.Key{round, turnout}
	for _, who := range slices.Sorted(maps.Keys(s.given)) {
		all = append(all, voter(who), mine(who))
	}
	return all
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(mine(v.Person))
			return
		}
		for _, k := range s.keys() {
			if k.For == "" && !yield(k) {
				return
			}
		}
	}
}

// asked counts who may answer: everybody who is there, and who answered and went.
func (s *State) asked() int {
	n := len(s.given)
	for _, who := range s.people.Everybody() {
		if _, answered := s.given[who]; !answered && s.people.Present(who) {
			n++
		}
	}
	return n
}

// Show builds one section. Before anybody practised there is none.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	staff := v.Audience == meeting.Console || v.Audience == meeting.Device
	switch {
	case s.number == 0 || !slices.Contains(inside, v.Audience):
		return nil
	case k == round && s.closed != nil:
		return Round{Number: s.number, Choices: Choices, Answered: s.closed.Answered, Counts: s.closed.Counts}
	case k == round:
		return Round{Number: s.number, Open: true, Choices: Choices}
	case !s.open:
		return nil
	case k == turnout && (staff || v.Audience == meeting.Projector):
		return Turnout{s.asked(), len(s.given)}
	}
	person := meeting.PersonID(k.ID)
	if given, ok := s.given[person]; ok && staff && k.Name == "voter" {
		return Voter{person, given.Via}
	}
	if given, ok := s.given[k.For]; ok && k.For != "" && k.For == v.Person && k.Name == "mine" && v.Audience == meeting.Phone {
		return Mine{given.Choice, given.Via}
	}
	return nil
}
