package finish

import (
	"iter"
	"slices"

	"hoofdlijn/internal/meeting"
)

// End is how the day ends, for everybody: the number of signatures and never whose (F3). It stands beside the plan.
type End struct {
	Signing    bool    `json:"signing"` // it is open now
	Signatures int     `json:"signatures"`
	Phones     int     `json:"phones,omitempty"` // once closed: how many of them a phone of somebody's own signed along with
	HandedOver *Handed `json:"handed_over,omitempty"`
	Closed     bool    `json:"closed"`
}

// Handed is to whom the plan was given, and when, as it was read from a clock in the room.
type Handed struct {
	To   string `json:"to"`
	Date string `json:"date"`
	Time string `json:"time"`
}

// Mine tells a person that their signature is there. Who did not sign has no such section.
type Mine struct {
	Signed bool `json:"signed"`
}

// List is what is marked of the list before closing.
type List struct {
	Done []string `json:"done"`
}

var (
	end  = meeting.Key{Part: "finish", Name: "end"}
	list = meeting.Key{Part: "finish", Name: "list"}
)

func mine(who meeting.PersonID) []meeting.Key {
	if who == "" {
		return nil
	}
	return []meeting.Key{{Part: "finish", Name: "mine", For: who}}
}

// Keys are the sections this viewer sees.
func (*State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(mine(v.Person)[0])
			return
		}
		if yield(end) && v.Audience == meeting.Console {
			yield(list)
		}
	}
}

// Show builds one section. Before anything happened there is none.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch {
	case k == end && (s.open || s.handed != nil || s.closed):
		return End{s.open && !s.closed, s.number, s.phones(), s.handed, s.closed}
	case k == list && v.Audience == meeting.Console && len(s.ticked) > 0:
		return List{slices.Sorted(slices.Values(s.ticked))}
	case k.Name == "mine" && v.Person == k.For && s.signed[k.For]:
		return Mine{true}
	}
	return nil
}
