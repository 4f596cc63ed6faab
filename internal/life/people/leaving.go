package people

import (
	"regexp"

	"hoofdlijn/internal/meeting"
)

// LeaveAt says when people have to go: oneself, or those named. Nothing means that they can stay. Participant, helper or
// facilitator.
type LeaveAt struct {
	People []meeting.PersonID `json:"people,omitempty" validate:"max=500,dive,id"`
	Time   string             `json:"time,omitempty" validate:"max=5"` // "16:30", as a clock in the room says it
}

// Going: when somebody has to go.
type Going struct {
	Plan Leaving `json:"-"`
}

// Leaving is when somebody has to go; empty when they can stay.
type Leaving struct {
	Person meeting.PersonID `json:"person"`
	Time   string           `json:"time,omitempty"`
}

func (*LeaveAt) Intent() string { return "people.leave_at" }
func (*Going) Fact() string     { return "people.going" }

// Hidden: P7.
func (f *Going) Hidden() []meeting.Hidden {
	return []meeting.Hidden{{Key: meeting.PersonKey(f.Plan.Person), Value: &f.Plan, Pad: 128}}
}

var clock = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// leaveAt is P12.
func (p *State) leaveAt(by meeting.Actor, do *LeaveAt) ([]meeting.Fact, *meeting.Refusal) {
	if do.Time != "" && !clock.MatchString(do.Time) {
		return nil, meeting.Refuse(meeting.BadValue, "field", "time")
	}
	return p.each(by, do.People, func(who *person) meeting.Fact {
		if who.leaves == do.Time {
			return nil
		}
		return &Going{Leaving{who.ID, do.Time}}
	})
}

func (p *State) going(f Leaving) []meeting.Key {
	who := p.byID[f.Person]
	if who == nil {
		return nil
	}
	who.leaves = f.Time
	return keysOf(who.ID)
}

// Staying is the facts by which nobody has to go early any more: the day on which they had to is over.
func (p *State) Staying() []meeting.Fact {
	var facts []meeting.Fact
	for _, id := range p.order {
		if p.byID[id].leaves != "" {
			facts = append(facts, &Going{Leaving{Person: id}})
		}
	}
	return facts
}
