package tables

import (
	"cmp"
	"maps"
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/meeting"
)

// People is who there is to sit somewhere, and where they sit.
type People interface {
	Known(meeting.PersonID) bool
	Present(meeting.PersonID) bool
	HasCome(meeting.PersonID) bool
	Of(meeting.PersonID) people.Who
	PlaceOf(meeting.PersonID) people.Place
	Everybody() []meeting.PersonID
}

// Prepared is what the tables must know of what was prepared.
type Prepared interface{ HasTheme(id string) bool }

// State is the tables of a meeting, and their rules.
type State struct {
	people   People
	prepared Prepared
	tables   []Table // by number
	wishes   map[meeting.PersonID]Wanted
	hosts    map[int]meeting.PersonID
	devices  map[meeting.PersonID]int
	round    int // of table talk, the last that was fixed
	draft    bool
	next     bool // the lay-out is for another round
	placed   map[meeting.PersonID]int
	met      map[pair]int // in rounds that are over
	heard    map[meeting.PersonID][]string
	apart    map[string]pair // who rather does not sit together, by rule
}

type pair [2]meeting.PersonID

func pairOf(a, b meeting.PersonID) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

// New is a hall without tables.
func New(who People, prepared Prepared) *State {
	return &State{people: who, prepared: prepared, wishes: map[meeting.PersonID]Wanted{}, hosts: map[int]meeting.PersonID{},
		devices: map[meeting.PersonID]int{}, placed: map[meeting.PersonID]int{}, met: map[pair]int{}, heard: map[meeting.PersonID][]string{}, apart: map[string]pair{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "tables" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *Arranged:
		return s.arrange(f.Tables)
	case *Wished:
		if f.Wish.Person != "" {
			s.wishes[f.Wish.Person] = f.Wish
			return append(guestKeys(f.Wish.Person), hallKey)
		}
	case *Hosted:
		return s.give(f.Table, f.Person)
	case *LaidOut:
		s.draft, s.next = true, f.Next
		clear(s.placed)
		return []meeting.Key{layoutKey}
	case *Placed:
		if f.Place.Person != "" {
			s.put(f.Place)
		}
		return []meeting.Key{layoutKey}
	case *Discarded:
		return s.tidy()
	case *Fixed:
		s.turn(f.Round)
		return s.tidy()
	case *Stood:
		return s.stand(f.Where)
	case *KeptApart:
		return s.partPair(f)
	case *ApartEnded:
		for _, rule := range f.Rules {
			delete(s.apart, rule)
		}
		return []meeting.Key{apartSection}
	default:
		return s.follow(e.Fact)
	}
	return nil
}

// follow is what happened to people: where somebody sits, whether they are there, what they are called.
func (s *State) follow(f meeting.Fact) []meeting.Key {
	switch f := f.(type) {
	case *people.Erased:
		delete(s.wishes, f.Person)
		delete(s.placed, f.Person)
		maps.DeleteFunc(s.hosts, func(_ int, host meeting.PersonID) bool { return host == f.Person })
		return append(s.everywhere(), guestKeys(f.Person)...)
	case *people.Listed, *people.Arrived, *people.Left, *people.Named, *people.Seated, *people.TakenBack:
		return s.everywhere()
	}
	return nil
}

func (s *State) arrange(all []Table) []meeting.Key {
	keys := s.everywhere()
	s.tables = slices.Clone(all)
	slices.SortFunc(s.tables, func(a, b Table) int { return cmp.Compare(a.Number, b.Number) })
	for who, table := range s.placed {
		if !s.Has(table) {
			delete(s.placed, who)
		}
	}
	for table, host := range s.hosts {
		if !s.Has(table) {
			delete(s.hosts, table)
			keys = append(keys, guestKeys(host)...)
		}
	}
	for device, table := range s.devices {
		if !s.Has(table) {
			delete(s.devices, device)
			keys = append(keys, deviceKey(device))
		}
	}
	return append(keys, s.everywhere()...)
}

func (s *State) give(table int, host meeting.PersonID) []meeting.Key {
	keys := guestKeys(s.hosts[table])
	for other, was := range s.hosts {
		if was == host || other == table { // one hosts one table, a table has one host
			delete(s.hosts, other)
		}
	}
	if host != "" && s.Has(table) {
		s.hosts[table] = host
	}
	return append(keys, guestKeys(host)...)
}

func (s *State) put(at Put) {
	delete(s.placed, at.Person)
	if s.Has(at.Table) {
		s.placed[at.Person] = at.Table
	}
}

// Round is the round of table talk that was fixed last; 0 before any was.
func (s *State) Round() int { return s.round }

// turn begins a round: who sat together in the one before has met, and was heard at that theme.
func (s *State) turn(round int) {
	if round > s.round && s.round > 0 {
		for _, t := range s.tables {
			all := s.At(t.Number)
			for i, a := range all {
				s.heard[a] = append(s.heard[a], t.Theme)
				for _, b := range all[:i] {
					s.met[pairOf(a, b)]++
				}
			}
		}
	}
	s.round = round
}

// tidy puts the lay-out away.
func (s *State) tidy() []meeting.Key {
	s.draft, s.next = false, false
	clear(s.placed)
	return []meeting.Key{layoutKey}
}

func (s *State) stand(at Spot) []meeting.Key {
	if at.Device == "" {
		return nil
	}
	delete(s.devices, at.Device)
	if s.Has(at.Table) {
		s.devices[at.Device] = at.Table
	}
	return []meeting.Key{deviceKey(at.Device)}
}

// Has says whether there is a table with this number.
func (s *State) Has(number int) bool {
	return slices.ContainsFunc(s.tables, func(t Table) bool { return t.Number == number })
}

// Theme is what a table talks about; empty when that is open.
func (s *State) Theme(number int) string { return s.table(number).Theme }

func (s *State) table(number int) Table {
	for _, t := range s.tables {
		if t.Number == number {
			return t
		}
	}
	return Table{}
}

// DeviceAt is the table at which a helper device stands; 0 when it stands at none.
func (s *State) DeviceAt(device meeting.PersonID) int { return s.devices[device] }

// TableOf is where somebody sits; 0 when that is nowhere.
func (s *State) TableOf(who meeting.PersonID) int { return s.people.PlaceOf(who).Table }

// Belong lists whose table it is, whether they went home or not.
func (s *State) Belong(number int) []meeting.PersonID {
	var all []meeting.PersonID
	for _, id := range s.people.Everybody() {
		if s.TableOf(id) == number {
			all = append(all, id)
		}
	}
	return all
}

// At lists who sits at a table and did not go home.
func (s *State) At(number int) []meeting.PersonID { return slices.DeleteFunc(s.Belong(number), s.gone) }

// gone: they were there, and left.
func (s *State) gone(id meeting.PersonID) bool { return s.people.HasCome(id) && !s.people.Present(id) }

// HostAt is who hosts a table; "" when nobody does.
func (s *State) HostAt(table int) meeting.PersonID { return s.hosts[table] }

// hostOf is the table somebody hosts; 0 when they host none.
func (s *State) hostOf(id meeting.PersonID) int {
	for table, host := range s.hosts {
		if host == id {
			return table
		}
	}
	return 0
}
