package tables

import (
	"iter"
	"maps"
	"slices"
	"strconv"

	"hoofdlijn/internal/meeting"
)

// Shown is a table. Phones are not told how many sit there: it changes with everybody who comes.
type Shown struct {
	Table
	Sits int `json:"sits,omitempty"`
}

// Seated is a table as the hall sees it: the names of who agreed to that, the cards of who takes part on paper, and how
// many more.
type Seated struct {
	Number int      `json:"number"`
	Theme  string   `json:"theme,omitempty"`
	Names  []string `json:"names,omitempty"`
	Cards  []int    `json:"cards,omitempty"`
	Others int      `json:"others,omitempty"`
}

// Layout is where the lay-out stands: the round that was fixed, and the places of one that was not yet.
type Layout struct {
	Round int                      `json:"round"`
	Draft bool                     `json:"draft"`
	Next  bool                     `json:"next,omitempty"`
	At    map[meeting.PersonID]int `json:"at,omitempty"`
}

// Guest is what somebody said about where they sit, and the table they host.
type Guest struct {
	ID       meeting.PersonID `json:"id"`
	Theme    string           `json:"theme,omitempty"`
	ShowName bool             `json:"show_name,omitempty"`
	Hosts    int              `json:"hosts,omitempty"`
}

var (
	hallKey   = meeting.Key{Part: "tables", Name: "hall"}
	layoutKey = meeting.Key{Part: "tables", Name: "layout"}
)

func tableKey(number int) meeting.Key {
	return meeting.Key{Part: "tables", Name: "table", ID: strconv.Itoa(number)}
}
func deviceKey(device meeting.PersonID) meeting.Key {
	return meeting.Key{Part: "tables", Name: "device", ID: string(device)}
}

func guestKeys(id meeting.PersonID) []meeting.Key {
	if id == "" {
		return nil
	}
	return []meeting.Key{{Part: "tables", Name: "guest", ID: string(id)}, {Part: "tables", Name: "mine", For: id}}
}

// everywhere are the sections that show who sits where.
func (s *State) everywhere() []meeting.Key {
	if len(s.tables) == 0 {
		return []meeting.Key{layoutKey}
	}
	keys := []meeting.Key{hallKey, layoutKey}
	for _, t := range s.tables {
		keys = append(keys, tableKey(t.Number))
	}
	return keys
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return slices.Values(s.all(v))
}

func (s *State) all(v meeting.Viewer) []meeting.Key {
	if v.Person != "" {
		return guestKeys(v.Person)[1:]
	}
	keys := s.everywhere()
	if v.Audience != meeting.Console && v.Audience != meeting.Device {
		return keys
	}
	if v.Audience == meeting.Console {
		keys = append(keys, apartSection)
	}
	for _, id := range slices.Sorted(maps.Keys(s.devices)) {
		keys = append(keys, deviceKey(id))
	}
	for _, id := range s.people.Everybody() {
		keys = append(keys, guestKeys(id)[0])
	}
	return keys
}

// Show builds one section.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	switch k.Name {
	case "table":
		return s.shown(v, k.ID)
	case "hall":
		if len(s.tables) > 0 {
			return s.hall()
		}
	case "layout":
		if len(s.tables) > 0 {
			return Layout{Round: s.round, Draft: s.draft, Next: s.next, At: maps.Clone(s.placed)}
		}
	case "apart":
		return s.shownApart()
	case "guest":
		return s.guest(meeting.PersonID(k.ID))
	case "mine":
		return s.guest(k.For)
	case "device":
		if table := s.devices[meeting.PersonID(k.ID)]; table != 0 {
			return Spot{Device: meeting.PersonID(k.ID), Table: table}
		}
	}
	return nil
}

func (s *State) shown(v meeting.Viewer, id string) any {
	number, _ := strconv.Atoi(id)
	if !s.Has(number) {
		return nil
	}
	shown := Shown{Table: s.table(number)}
	if v.Audience != meeting.Phone {
		shown.Sits = len(s.At(number))
	}
	return shown
}

// hall is T10.
func (s *State) hall() []Seated {
	all := []Seated{}
	for _, t := range s.tables {
		seated := Seated{Number: t.Number, Theme: t.Theme}
		for _, id := range s.At(t.Number) {
			name, card := s.people.Of(id).Name, s.people.PlaceOf(id).Card
			switch {
			case s.wishes[id].ShowName && name != "":
				seated.Names = append(seated.Names, name)
			case card != 0:
				seated.Cards = append(seated.Cards, card)
			default:
				seated.Others++
			}
		}
		slices.Sort(seated.Names)
		slices.Sort(seated.Cards)
		all = append(all, seated)
	}
	return all
}

// guest is nothing as long as nothing was said.
func (s *State) guest(id meeting.PersonID) any {
	wish := s.wishes[id]
	g := Guest{ID: id, Theme: wish.Theme, ShowName: wish.ShowName, Hosts: s.hostOf(id)}
	if !s.people.Known(id) || g == (Guest{ID: id}) {
		return nil
	}
	return g
}
