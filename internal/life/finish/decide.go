package finish

import (
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *OpenSigning:
		return s.openSigning()
	case *Sign:
		return s.sign(c)
	case *TakeBack:
		return s.takeBack(c)
	case *Cosign:
		return s.cosign(c.By, do)
	case *HandOver:
		return s.handOver(do)
	case *Tick:
		if slices.Contains(s.ticked, do.Item) == do.Done {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Ticked{Item: do.Item, Done: do.Done}}, nil
	case *Close:
		return s.close()
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: the end of the day objects to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

func (s *State) openSigning() ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case s.closed:
		return nil, meeting.Refuse(meeting.WrongPhase, "signing", "over")
	case s.open:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&SigningOpened{}}, nil
}

// running is F1.
func (s *State) running() *meeting.Refusal {
	switch {
	case s.closed:
		return meeting.Refuse(meeting.WrongPhase, "signing", "over")
	case !s.open:
		return meeting.Refuse(meeting.WrongPhase, "signing", "not_open")
	}
	return nil
}

// refuseTime is F9.
func (s *State) refuseTime(c meeting.Command) *meeting.Refusal {
	who, said := c.By.Subject(), c.By.Decided
	switch {
	case said == 0:
		return nil
	case said < meeting.Minute(s.began):
		return meeting.Refuse(meeting.BadValue, "field", "at")
	case said < s.acted[who]:
		return meeting.Refuse(meeting.DoneLater, "people", []meeting.PersonID{who})
	}
	return nil
}

// sign is F2.
func (s *State) sign(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	who := c.By.Subject()
	if no := s.running(); no != nil {
		return nil, no
	}
	switch {
	case !s.people.HasCome(who):
		return nil, meeting.Refuse(meeting.NotThere)
	case s.signed[who]:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if no := s.refuseTime(c); no != nil {
		return nil, no
	}
	return []meeting.Fact{&Signed{By: Signature{Person: who, Via: c.By.Via}}}, nil
}

func (s *State) takeBack(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	who := c.By.Subject()
	if no := s.running(); no != nil {
		return nil, no
	}
	if !s.signed[who] {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if no := s.refuseTime(c); no != nil {
		return nil, no
	}
	facts := []meeting.Fact{&TakenBack{Person: who}}
	if with, did := s.cosignedBy(who); did {
		facts = append(facts, &Uncosigned{Key: with.Key})
	}
	return facts, nil
}

// handOver is F6.
func (s *State) handOver(do *HandOver) ([]meeting.Fact, *meeting.Refusal) {
	said := Handed{To: strings.TrimSpace(do.To), Date: do.Date, Time: do.Time}
	if said.To == "" {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "to")
	}
	if !number.IsDay(said.Date) {
		return nil, meeting.Refuse(meeting.BadValue, "field", "date")
	}
	if _, err := time.Parse("15:04", said.Time); err != nil || len(said.Time) != len("15:04") {
		return nil, meeting.Refuse(meeting.BadValue, "field", "time")
	}
	if s.handed != nil && *s.handed == said {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&HandedOver{To: said.To, Date: said.Date, Time: said.Time}}, nil
}
