package people

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// State is the state of the people in a meeting, and its rules.
type State struct {
	byID  map[meeting.PersonID]*person
	order []meeting.PersonID // in the order in which they were listed or knocked
	// present counts checked-in people per capacity.
	present map[string]int
	erased  map[meeting.PersonID]bool
}

type person struct {
	Who
	waiting       bool // knocked, not let in yet
	present, left bool
	hadLeft       bool // before they came the last time
	table, card   int
	prepared      bool // at the door
	leaves        string
}

func (who *person) place() Place {
	return Place{Person: who.ID, Device: who.Device, Table: who.table, Card: who.card}
}

// New is a meeting without people.
func New() *State {
	return &State{byID: map[meeting.PersonID]*person{}, present: map[string]int{}, erased: map[meeting.PersonID]bool{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "people" }

// Apply is the only writer.
func (p *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Listed:
		return p.put(f.Who, false)
	case *Knocked:
		return p.put(f.Who, true)
	case *Arrived:
		return p.come(f.Person)
	case *Left:
		return p.depart(f.Person)
	case *Going:
		return p.going(f.Plan)
	case *Seated:
		return p.sit(f.Place)
	case *Prepared:
		if who := p.byID[f.Person]; who != nil {
			who.prepared = true
			return keysOf(who.ID)
		}
	case *TakenBack:
		return p.uncome(f.Person)
	case *Erased:
		return p.forget(f.Person)
	case *Named:
		if who := p.byID[f.Called.Person]; who != nil {
			who.Who.Name = f.Called.Name
			return keysOf(who.ID)
		}
	}
	return nil
}

func (p *State) put(who Who, waiting bool) []meeting.Key {
	if who.ID == "" { // erased
		return nil
	}
	known := p.byID[who.ID]
	if known == nil {
		known = &person{}
		p.byID[who.ID] = known
		p.order = append(p.order, who.ID)
	}
	known.Who, known.waiting = who, waiting
	return keysOf(who.ID)
}

func (p *State) come(id meeting.PersonID) []meeting.Key {
	who := p.byID[id]
	if who == nil || who.present {
		return nil
	}
	who.hadLeft = who.left
	who.present, who.left = true, false
	p.present[who.Capacity]++
	return keysOf(id)
}

func (p *State) depart(id meeting.PersonID) []meeting.Key {
	who := p.byID[id]
	if who == nil || !who.present {
		return nil
	}
	who.present, who.left, who.leaves = false, true, ""
	if p.present[who.Capacity]--; p.present[who.Capacity] == 0 { // as in a record in which nobody of them can be read any more
		delete(p.present, who.Capacity)
	}
	return keysOf(id)
}

func (p *State) sit(at Place) []meeting.Key {
	who := p.byID[at.Person]
	if who == nil {
		return nil
	}
	who.Device, who.table, who.card = at.Device, at.Table, at.Card
	return keysOf(who.ID)
}

// uncome is P11: they are where they were before they came the last time.
func (p *State) uncome(id meeting.PersonID) []meeting.Key {
	keys := p.depart(id)
	if keys != nil {
		p.byID[id].left = p.byID[id].hadLeft
	}
	return keys
}

// forget is P8. When the record is read again without the key there is nobody to take off the list.
func (p *State) forget(id meeting.PersonID) []meeting.Key {
	if id == "" {
		return nil
	}
	keys := append(p.depart(id), keysOf(id)...)
	delete(p.byID, id)
	p.order = slices.DeleteFunc(p.order, func(who meeting.PersonID) bool { return who == id })
	p.erased[id] = true
	return keys
}

// Known says whether somebody is on the list.
func (p *State) Known(id meeting.PersonID) bool {
	who := p.byID[id]
	return who != nil && !who.waiting
}

// Present says whether somebody is checked in and has not left.
func (p *State) Present(id meeting.PersonID) bool {
	who := p.byID[id]
	return who != nil && who.present
}

// Of is what is known about somebody; the zero Who when there is no such person.
func (p *State) Of(id meeting.PersonID) Who {
	if who := p.byID[id]; who != nil {
		return who.Who
	}
	return Who{}
}

// PlaceOf is how somebody takes part; the zero Place when there is no such person.
func (p *State) PlaceOf(id meeting.PersonID) Place {
	if who := p.byID[id]; who != nil {
		return who.place()
	}
	return Place{}
}

// Everybody lists all people on the list, in the order in which they came on it.
func (p *State) Everybody() []meeting.PersonID {
	all := make([]meeting.PersonID, 0, len(p.order))
	for _, id := range p.order {
		if p.Known(id) {
			all = append(all, id)
		}
	}
	return all
}

// HasCome says whether somebody was ever checked in.
func (p *State) HasCome(id meeting.PersonID) bool {
	who := p.byID[id]
	return who != nil && (who.present || who.left)
}
