package practice

import (
	"slices"

	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Open:
		if s.open {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Opened{Number: s.number + 1}, &meet.ViewShown{View: meet.Practice}}, nil
	case *Answer:
		return s.answer(c.By, do)
	case *Close:
		return s.close()
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto is Q2: nobody is asked two things at once, and nothing of it is left open when the plan is sealed.
func (s *State) Veto(c meeting.Command) *meeting.Refusal {
	if s.open && slices.Contains([]string{"decide.open", "plan.seal", "meet.begin_private"}, c.Do.Intent()) {
		return meeting.Refuse(meeting.RoundOpen, "practice", true)
	}
	return nil
}

// answer is Q3.
func (s *State) answer(by meeting.Actor, do *Answer) ([]meeting.Fact, *meeting.Refusal) {
	who := by.Subject()
	switch {
	case !s.open:
		return nil, meeting.Refuse(meeting.RoundClosed)
	case !s.people.Known(who):
		return nil, meeting.Refuse(meeting.Unknown, "person", who)
	case !s.people.Present(who):
		return nil, meeting.Refuse(meeting.NotThere, "person", who)
	case !slices.Contains(Choices, do.Choice):
		return nil, meeting.Refuse(meeting.BadBallot, "field", "choice")
	}
	given := Given{Person: who, Via: way(by), Choice: do.Choice}
	if s.given[who] == given {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Answered{Number: s.number, Given: given}}, nil
}

// way is how an answer reached us: what the console enters was on paper unless it says otherwise.
func way(by meeting.Actor) meeting.Via {
	switch {
	case by.Role == meeting.Participant:
		return meeting.ViaPhone
	case by.Role == meeting.Helper:
		return meeting.ViaHelper
	case by.Via == "" || by.Via == meeting.ViaPhone:
		return meeting.ViaPaper
	}
	return by.Via
}

// close is Q4.
func (s *State) close() ([]meeting.Fact, *meeting.Refusal) {
	if !s.open {
		return nil, meeting.Refuse(meeting.RoundClosed)
	}
	closed := &Closed{Number: s.number, Answered: len(s.given), Counts: map[string]int{}}
	for _, one := range s.given {
		closed.Counts[one.Choice]++
	}
	return []meeting.Fact{closed}, nil
}
