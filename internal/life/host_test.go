package life_test

import (
	"testing"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

// T3: who is called for a question at a table is its host, whoever asks but the host themselves.
func TestT3_TheHostOfWhereSomebodySits(t *testing.T) {
	m := rehearsals.Begin(t, 4)
	m.Must(&tables.SetUp{Tables: []tables.Table{{Number: 1, Theme: "zorg", Seats: 8}, {Number: 2, Theme: "geld", Seats: 8}}}, &tables.Host{Table: 1, Person: "p01"})
	for who, table := range map[meeting.PersonID]int{"p01": 1, "p02": 1, "p03": 2} {
		m.Must(&people.Seat{ID: who, Device: "phone", Table: table})
	}
	for who, want := range map[meeting.PersonID]meeting.PersonID{"p01": "", "p02": "p01", "p03": "", "p04": ""} {
		if got := m.Life.HostOf(who); got != want {
			t.Errorf("%s is hosted by %q, want %q", who, got, want)
		}
	}
}
