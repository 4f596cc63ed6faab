package people

import (
	"iter"
	"maps"

	"hoofdlijn/internal/meeting"
)

// Hall is how many people are there, for everybody. The capacities are for facilitators only.
type Hall struct {
	Listed     int            `json:"listed"`
	Present    int            `json:"present"`
	Waiting    int            `json:"waiting,omitempty"`
	Capacities map[string]int `json:"capacities,omitempty"`
}

// Person is one person, as the console, a helper device or they themselves see it. Needs are for the console.
type Person struct {
	ID          meeting.PersonID `json:"id"`
	Name        string           `json:"name,omitempty"`
	Capacity    string           `json:"capacity"`
	CompanionOf meeting.PersonID `json:"companion_of,omitempty"`
	Device      string           `json:"device,omitempty"`
	Table       int              `json:"table,omitempty"`
	Card        int              `json:"card,omitempty"`     // numbered, of who takes part on paper
	Prepared    bool             `json:"prepared,omitempty"` // at the door: was not on the list
	Needs       []string         `json:"needs,omitempty"`
	Waiting     bool             `json:"waiting,omitempty"`
	Present     bool             `json:"present,omitempty"`
	Left        bool             `json:"left,omitempty"`
	Leaves      string           `json:"leaves,omitempty"` // the hour at which they have to go
}

func keysOf(id meeting.PersonID) []meeting.Key {
	return []meeting.Key{
		{Part: "people", Name: "hall"},
		{Part: "people", Name: "person", ID: string(id)},
		{Part: "people", Name: "me", For: id},
	}
}

// Keys are the sections this viewer sees.
func (p *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" {
			yield(meeting.Key{Part: "people", Name: "me", For: v.Person})
			return
		}
		if !yield(meeting.Key{Part: "people", Name: "hall"}) || !seesPeople(v) {
			return
		}
		for _, id := range p.order {
			if !yield(meeting.Key{Part: "people", Name: "person", ID: string(id)}) {
				return
			}
		}
	}
}

func seesPeople(v meeting.Viewer) bool {
	return v.Audience == meeting.Console || v.Audience == meeting.Device
}

// Show builds one section.
func (p *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch k.Name {
	case "hall":
		return p.hall(v)
	case "person":
		if who := p.byID[meeting.PersonID(k.ID)]; who != nil && seesPeople(v) {
			return p.person(who, v.Audience == meeting.Console)
		}
	case "me":
		if who := p.byID[k.For]; who != nil && v.Person == k.For {
			return p.person(who, false)
		}
	}
	return nil
}

func (p *State) hall(v meeting.Viewer) Hall {
	var h Hall
	for _, id := range p.order {
		who := p.byID[id]
		switch {
		case who.waiting:
			h.Waiting++
		case who.present:
			h.Present++
			h.Listed++
		default:
			h.Listed++
		}
	}
	if v.Audience == meeting.Console {
		h.Capacities = maps.Clone(p.present)
		return h
	}
	h.Waiting = 0
	return h
}

func (p *State) person(who *person, all bool) Person {
	shown := Person{ID: who.ID, Name: who.Who.Name, Capacity: who.Capacity, CompanionOf: who.CompanionOf,
		Device: who.Device, Table: who.table, Card: who.card, Prepared: who.prepared, Waiting: who.waiting, Present: who.present, Left: who.left, Leaves: who.leaves}
	if all {
		shown.Needs = who.Needs
	}
	return shown
}
