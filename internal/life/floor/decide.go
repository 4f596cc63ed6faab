package floor

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	who := c.By.Subject()
	waits := slices.Contains(s.waiting, who)
	switch do := c.Do.(type) {
	case *Ask:
		return s.about(who, waits || s.speaking == who, &Asked{who})
	case *TakeBack:
		return s.about(who, !waits, &TakenBack{who})
	case *Give:
		return s.about(do.Person, s.speaking == do.Person, &Given{do.Person})
	case *Done:
		if s.speaking == "" {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Ended{}}, nil
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: who may speak forbids nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// about is S3, and that nothing happens twice.
func (s *State) about(who meeting.PersonID, already bool, fact meeting.Fact) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case !s.people.Known(who):
		return nil, meeting.Refuse(meeting.Unknown, "person", who)
	case !s.people.Present(who):
		return nil, meeting.Refuse(meeting.NotThere, "person", who)
	case already:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{fact}, nil
}
