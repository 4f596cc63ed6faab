package correct

import (
	"iter"

	"hoofdlijn/internal/meeting"
)

// Made is every correction that stands beside the plan, oldest first, for everybody: nothing of it is ever taken away.
type Made struct {
	Plan        string       `json:"plan"` // digest of plan.json
	Corrections []Correction `json:"corrections"`
}

// Asked is a correction about which people are asked. The console alone sees what was answered, and never by whom.
type Asked struct {
	ID string `json:"id"`
	Slip
	Answers *Answers `json:"answers,omitempty"`
	Enough  bool     `json:"enough,omitempty"` // it may be published
}

// Mine is what somebody answered, by correction.
type Mine struct {
	Right map[string]bool `json:"right"`
}

var made = meeting.Key{Part: "correct", Name: "made"}

func open(id string) meeting.Key {
	return meeting.Key{Part: "correct", Name: "asked", ID: id}
}

func mine(who meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "correct", Name: "mine", For: who}
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(mine(v.Person))
			return
		}
		if !yield(made) {
			return
		}
		for _, one := range s.asked {
			if !yield(open(one.id)) {
				return
			}
		}
	}
}

// Show builds one section. Before the first correction there is none.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch {
	case k == made && len(s.made) > 0:
		return s.Made()
	case k.Name == "mine":
		return s.mine(k.For)
	case k.Name == "asked":
		return s.shown(v, s.find(k.ID))
	}
	return nil
}

// Made is what stands beside the plan, for who makes a page or a file of it.
func (s *State) Made() Made { return Made{s.digest, append([]Correction{}, s.made...)} }

func (s *State) shown(v meeting.Viewer, one *asked) any {
	if one == nil || one.over {
		return nil
	}
	shown := Asked{ID: one.id, Slip: one.slip}
	if v.Audience == meeting.Console {
		shown.Answers, shown.Enough = &Answers{one.Right, one.Wrong}, one.enough()
	}
	return shown
}

func (s *State) mine(who meeting.PersonID) any {
	said := map[string]bool{}
	for _, one := range s.asked {
		if right, did := one.said[who]; did {
			said[one.id] = right
		}
	}
	if len(said) == 0 {
		return nil
	}
	return Mine{said}
}
