package people

import (
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// MostPeople is how many people a meeting holds.
const MostPeople = 5000

// OnPaper is the means of who has no device: answers on a numbered card, or said aloud.
const OnPaper = "none"

// Decide applies the rules of RULES.md.
func (p *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *List:
		return p.list(do)
	case *Knock:
		return p.knock(do)
	case *LetIn:
		return p.letIn(do)
	case *Arrive:
		return p.each(c.By, do.People, func(who *person) meeting.Fact {
			if who.present {
				return nil
			}
			return &Arrived{Person: who.ID}
		})
	case *Leave:
		return p.each(c.By, do.People, func(who *person) meeting.Fact {
			if !who.present {
				return nil
			}
			return &Left{Person: who.ID}
		})
	case *LeaveAt:
		return p.leaveAt(c.By, do)
	case *Seat:
		return p.seat(do)
	case *AddAtDoor:
		return p.addAtDoor(do)
	case *TakeBack:
		return p.takeBack(do.ID)
	case *Name:
		return p.name(c.By.Subject(), do.Name)
	case *Erase:
		return p.erase(do.ID)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: the people of a meeting object to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

// list is P1.
func (p *State) list(do *List) ([]meeting.Fact, *meeting.Refusal) {
	if do.CompanionOf != "" && !p.Known(do.CompanionOf) {
		return nil, meeting.Refuse(meeting.Unknown, "person", do.CompanionOf)
	}
	if p.Known(do.ID) || p.erased[do.ID] {
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	}
	if len(p.order) >= MostPeople {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostPeople)
	}
	if strings.TrimSpace(do.Capacity) == "" {
		return nil, meeting.Refuse(meeting.BadValue, "field", "capacity")
	}
	return []meeting.Fact{&Listed{Who: Who(*do)}}, nil
}

// knock is P2.
func (p *State) knock(do *Knock) ([]meeting.Fact, *meeting.Refusal) {
	if p.byID[do.ID] != nil {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if p.erased[do.ID] { // P8
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	}
	if len(p.order) >= MostPeople {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostPeople)
	}
	return []meeting.Fact{&Knocked{Who: Who{ID: do.ID, Name: do.Name, Capacity: do.Capacity, Device: "phone"}}}, nil
}

// letIn is P2: what was asked at the door becomes a place on the list.
func (p *State) letIn(do *LetIn) ([]meeting.Fact, *meeting.Refusal) {
	who := p.byID[do.ID]
	if who == nil {
		return nil, meeting.Refuse(meeting.Unknown, "person", do.ID)
	}
	if !who.waiting {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	listed := who.Who
	listed.Capacity = do.Capacity
	return []meeting.Fact{&Listed{Who: listed}, &Arrived{Person: do.ID}}, nil
}

// each is P3 and P4: the list as a whole or not at all.
func (p *State) each(by meeting.Actor, named []meeting.PersonID, fact func(*person) meeting.Fact) ([]meeting.Fact, *meeting.Refusal) {
	if by.Role == meeting.Participant {
		if len(named) > 0 && !slices.Equal(named, []meeting.PersonID{by.Person}) { // P5
			return nil, meeting.Refuse(meeting.NotAllowed)
		}
		named = []meeting.PersonID{by.Person}
	}
	if len(named) == 0 {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "people")
	}
	var facts []meeting.Fact
	seen := map[meeting.PersonID]bool{}
	for _, id := range named {
		if !p.Known(id) {
			return nil, meeting.Refuse(meeting.Unknown, "person", id)
		}
		if f := fact(p.byID[id]); f != nil && !seen[id] {
			facts = append(facts, f)
		}
		seen[id] = true
	}
	if len(facts) != len(named) {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return facts, nil
}

// seat is P9.
func (p *State) seat(do *Seat) ([]meeting.Fact, *meeting.Refusal) {
	if !p.Known(do.ID) {
		return nil, meeting.Refuse(meeting.Unknown, "person", do.ID)
	}
	place := Place{Person: do.ID, Device: do.Device, Table: do.Table, Card: do.Card}
	if do.Card != 0 && do.Device != OnPaper {
		return nil, meeting.Refuse(meeting.BadValue, "field", "card")
	}
	if holder := p.holder(do.Card); holder != "" && holder != do.ID {
		return nil, meeting.Refuse(meeting.Taken, "field", "card", "person", holder)
	}
	if p.byID[do.ID].place() == place {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Seated{Place: place}}, nil
}

// holder is who has a numbered card; empty when nobody has.
func (p *State) holder(card int) meeting.PersonID {
	for _, id := range p.order {
		if card != 0 && p.byID[id].card == card {
			return id
		}
	}
	return ""
}

// addAtDoor is P10.
func (p *State) addAtDoor(do *AddAtDoor) ([]meeting.Fact, *meeting.Refusal) {
	listed, no := p.list(&List{ID: do.ID, Name: strings.TrimSpace(do.Name), Capacity: do.Capacity, Device: do.Device})
	if no != nil {
		return nil, no
	}
	return append(listed, &Prepared{Person: do.ID}, &Arrived{Person: do.ID}), nil
}

// takeBack is P11.
func (p *State) takeBack(id meeting.PersonID) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case !p.Known(id):
		return nil, meeting.Refuse(meeting.Unknown, "person", id)
	case !p.Present(id):
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&TakenBack{Person: id}}, nil
}

// erase is P8.
func (p *State) erase(id meeting.PersonID) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case p.erased[id]:
		return nil, meeting.Refuse(meeting.NoChange)
	case p.byID[id] == nil:
		return nil, meeting.Refuse(meeting.Unknown, "person", id)
	}
	return []meeting.Fact{&Erased{Person: id}}, nil
}

// name is P6.
func (p *State) name(id meeting.PersonID, name string) ([]meeting.Fact, *meeting.Refusal) {
	if !p.Known(id) {
		return nil, meeting.Refuse(meeting.Unknown, "person", id)
	}
	name = strings.TrimSpace(name)
	if p.byID[id].Who.Name == name {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Named{Called: Called{Person: id, Name: name}}}, nil
}
