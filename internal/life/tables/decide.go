package tables

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/tables/layout"
	"hoofdlijn/internal/meeting"
)

// MostSeated is for how many people a lay-out is made.
const MostSeated = 500

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *SetUp:
		return s.setUp(do)
	case *Wish:
		return s.wish(c.By.Subject(), do)
	case *Host:
		return s.host(do)
	case *LayOut:
		return s.layOut(do)
	case *Place:
		return s.place(do)
	case *Fix:
		return s.fix()
	case *Discard:
		if !s.draft {
			return nil, meeting.Refuse(meeting.NoChange)
		}
		return []meeting.Fact{&Discarded{}}, nil
	case *SeatLate:
		return s.seatLate(do)
	case *KeepApart:
		return s.keepApart(string(c.ID), do)
	case *Stand:
		return s.standAt(c.By, do)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: the tables object to nothing.
func (*State) Veto(meeting.Command) *meeting.Refusal { return nil }

func unknown(table int) *meeting.Refusal { return meeting.Refuse(meeting.Unknown, "table", table) }

// setUp is T1.
func (s *State) setUp(do *SetUp) ([]meeting.Fact, *meeting.Refusal) {
	seen := map[int]bool{}
	var no *meeting.Refusal
	for _, t := range do.Tables {
		if t.Theme != "" && !s.prepared.HasTheme(t.Theme) {
			return nil, meeting.Refuse(meeting.Unknown, "theme", t.Theme)
		}
		if seen[t.Number] {
			no = meeting.Refuse(meeting.Taken, "field", "number", "table", t.Number)
		}
		seen[t.Number] = true
	}
	if no == nil && slices.Equal(do.Tables, s.tables) {
		no = meeting.Refuse(meeting.NoChange)
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Arranged{Tables: do.Tables}}, nil
}

// wish is T2.
func (s *State) wish(who meeting.PersonID, do *Wish) ([]meeting.Fact, *meeting.Refusal) {
	wanted := Wanted{Person: who, Theme: do.Theme, ShowName: do.ShowName}
	was := s.wishes[who]
	was.Person = who
	switch {
	case !s.people.Known(who):
		return nil, meeting.Refuse(meeting.Unknown, "person", who)
	case do.Theme != "" && !s.prepared.HasTheme(do.Theme):
		return nil, meeting.Refuse(meeting.Unknown, "theme", do.Theme)
	case was == wanted:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Wished{Wish: wanted}}, nil
}

// host is T3.
func (s *State) host(do *Host) ([]meeting.Fact, *meeting.Refusal) {
	switch {
	case !s.Has(do.Table):
		return nil, unknown(do.Table)
	case do.Person != "" && !s.people.Known(do.Person):
		return nil, meeting.Refuse(meeting.Unknown, "person", do.Person)
	case s.hosts[do.Table] == do.Person:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Hosted{Table: do.Table, Person: do.Person}}, nil
}

// layOut is T4 and T7.
func (s *State) layOut(do *LayOut) ([]meeting.Fact, *meeting.Refusal) {
	all := s.toSeat(do.Everybody)
	switch {
	case len(s.tables) == 0:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "tables")
	case do.Next && s.round == 0:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "round")
	case len(all) == 0:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "people")
	case len(all) > MostSeated:
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostSeated)
	}
	facts := []meeting.Fact{&LaidOut{Next: do.Next}}
	at := layout.Make(s.guests(all, do.Next), s.chairs(), s.acquainted(do.Next), s.rather())
	for _, id := range all {
		if table := at[string(id)]; table != 0 {
			facts = append(facts, &Placed{Place: Put{Person: id, Table: table}})
		}
	}
	return facts, nil
}

// toSeat is who a lay-out is made for: who is there, or everybody who did not go home.
func (s *State) toSeat(everybody bool) []meeting.PersonID {
	var all []meeting.PersonID
	for _, id := range s.people.Everybody() {
		if s.people.Present(id) || everybody && !s.gone(id) {
			all = append(all, id)
		}
	}
	return all
}

func (s *State) chairs() []layout.Table {
	all := make([]layout.Table, len(s.tables))
	for i, t := range s.tables {
		all[i] = layout.Table(t)
	}
	return all
}

// guests are the people of a lay-out: hosts stay at their table, and whoever came along with one stays too.
func (s *State) guests(all []meeting.PersonID, next bool) []layout.Person {
	guests := make([]layout.Person, len(all))
	for i, id := range all {
		who := s.people.Of(id)
		g := layout.Person{ID: string(id), Capacity: who.Capacity, With: string(who.CompanionOf), Wish: s.wishes[id].Theme, Stays: s.hostOf(id)}
		if next {
			g.Now = s.TableOf(id)
			if slices.Contains(s.heard[id], g.Wish) || s.Theme(g.Now) == g.Wish {
				g.Wish = ""
			}
		}
		guests[i] = g
	}
	return guests
}

// acquainted counts who sat together: in rounds that are over, and in the one that ends now.
func (s *State) acquainted(next bool) layout.Met {
	if !next {
		return nil
	}
	return func(a, b string) int {
		one, other := meeting.PersonID(a), meeting.PersonID(b)
		n := s.met[pairOf(one, other)]
		if table := s.TableOf(one); table != 0 && table == s.TableOf(other) {
			n++
		}
		return n
	}
}

// rather says who rather does not sit together; nil when nobody minds.
func (s *State) rather() layout.Rather {
	if len(s.apart) == 0 {
		return nil
	}
	pairs := map[pair]bool{}
	for _, of := range s.apart {
		pairs[of] = true
	}
	return func(a, b string) bool { return pairs[pairOf(meeting.PersonID(a), meeting.PersonID(b))] }
}

// place is T5.
func (s *State) place(do *Place) ([]meeting.Fact, *meeting.Refusal) {
	full := 0
	for _, table := range s.placed {
		if table == do.Table {
			full++
		}
	}
	switch {
	case !s.people.Known(do.Person):
		return nil, meeting.Refuse(meeting.Unknown, "person", do.Person)
	case do.Table != 0 && !s.Has(do.Table):
		return nil, unknown(do.Table)
	case !s.draft:
		return nil, meeting.Refuse(meeting.Incomplete, "field", "layout")
	case s.placed[do.Person] == do.Table:
		return nil, meeting.Refuse(meeting.NoChange)
	case do.Table != 0 && full >= s.table(do.Table).Seats:
		return nil, meeting.Refuse(meeting.TooMany, "limit", s.table(do.Table).Seats, "table", do.Table)
	}
	return []meeting.Fact{&Placed{Place: Put{Person: do.Person, Table: do.Table}}}, nil
}

// fix is T6: all of it in one act. Who is not in the lay-out stays where they are.
func (s *State) fix() ([]meeting.Fact, *meeting.Refusal) {
	if !s.draft {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	round := max(s.round, 1)
	if s.next {
		round = s.round + 1
	}
	facts := append([]meeting.Fact{&Fixed{Round: round}}, s.endApart("")...) // T12
	for _, id := range s.people.Everybody() {
		if table := s.placed[id]; table != 0 {
			facts = s.seat(facts, id, table)
		}
	}
	return facts, nil
}

// seat adds that somebody sits at a table; the rest of how they take part stays.
func (s *State) seat(facts []meeting.Fact, id meeting.PersonID, table int) []meeting.Fact {
	place := s.people.PlaceOf(id)
	if place.Table == table {
		return facts
	}
	place.Table = table
	return append(facts, &people.Seated{Place: place})
}

// seatLate is T8: nobody who sits is moved.
func (s *State) seatLate(do *SeatLate) ([]meeting.Fact, *meeting.Refusal) {
	for _, id := range do.People {
		if !s.people.Known(id) {
			return nil, meeting.Refuse(meeting.Unknown, "person", id)
		}
	}
	if len(s.tables) == 0 {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "tables")
	}
	late := slices.DeleteFunc(s.late(do.People), func(id meeting.PersonID) bool { return s.Has(s.TableOf(id)) })
	if len(late) == 0 {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	if len(late) > MostSeated {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostSeated)
	}
	at := layout.Make(s.withSeated(late), s.chairs(), nil, s.rather())
	var facts []meeting.Fact
	for _, id := range late {
		if table := at[string(id)]; table != 0 {
			facts = s.seat(facts, id, table)
		}
	}
	if len(facts) == 0 {
		return nil, meeting.Refuse(meeting.TooMany, "field", "seats")
	}
	return facts, nil
}

func (s *State) late(named []meeting.PersonID) []meeting.PersonID {
	if len(named) == 0 {
		return s.toSeat(false)
	}
	return slices.Compact(slices.Sorted(slices.Values(named)))
}

// withSeated are people without a table, among all who have one and keep it.
func (s *State) withSeated(late []meeting.PersonID) []layout.Person {
	var seated []meeting.PersonID
	for _, t := range s.tables {
		seated = append(seated, s.At(t.Number)...)
	}
	guests := s.guests(append(seated, late...), false)
	for i := range guests {
		if table := s.TableOf(meeting.PersonID(guests[i].ID)); s.Has(table) {
			guests[i].Stays = table
		}
	}
	return guests
}

// standAt is T9.
func (s *State) standAt(by meeting.Actor, do *Stand) ([]meeting.Fact, *meeting.Refusal) {
	device := do.Device
	if by.Role == meeting.Helper {
		if device != "" && device != by.Person {
			return nil, meeting.Refuse(meeting.NotAllowed)
		}
		device = by.Person
	}
	switch {
	case do.Table != 0 && !s.Has(do.Table):
		return nil, unknown(do.Table)
	case device == "":
		return nil, meeting.Refuse(meeting.Incomplete, "field", "device")
	case s.devices[device] == do.Table:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Stood{Where: Spot{Device: device, Table: do.Table}}}, nil
}
