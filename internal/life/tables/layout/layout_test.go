package layout_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/tables/layout"
)

// hall draws tables and people: some came along with somebody before them, some wish a theme.
func hall(t *rapid.T, most int) ([]layout.Person, []layout.Table) {
	var tables []layout.Table
	for i := range rapid.IntRange(1, 6).Draw(t, "tables") {
		tables = append(tables, layout.Table{Number: i + 1, Theme: fmt.Sprintf("t%d", rapid.IntRange(1, 3).Draw(t, "theme")), Seats: rapid.IntRange(1, 8).Draw(t, "seats")})
	}
	var people []layout.Person
	for i := range rapid.IntRange(0, 30).Draw(t, "people") {
		p := layout.Person{ID: fmt.Sprintf("p%02d", i), Capacity: rapid.SampledFrom([]string{"carer", "official", "volunteer"}).Draw(t, "capacity"),
			Wish: rapid.SampledFrom([]string{"", "t1", "t2", "t3"}).Draw(t, "wish")}
		if i > 0 && most > 1 && rapid.IntRange(0, 4).Draw(t, "comes") == 0 {
			with := people[rapid.IntRange(0, i-1).Draw(t, "with")]
			if with.With == "" && !slices.ContainsFunc(people, func(o layout.Person) bool { return o.With == with.ID }) {
				p.With = with.ID
			}
		}
		people = append(people, p)
	}
	return people, tables
}

func sizes(at map[string]int) map[int]int {
	n := map[int]int{}
	for _, table := range at {
		n[table]++
	}
	return n
}

func TestEverybodyOnceAndNoTableAboveItsSeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, tables := hall(t, 2)
		at := layout.Make(people, tables, nil, nil)
		seats, pairs := 0, 0
		for _, table := range tables {
			seats += table.Seats
			if sizes(at)[table.Number] > table.Seats {
				t.Fatalf("table %d has %d people on %d chairs", table.Number, sizes(at)[table.Number], table.Seats)
			}
		}
		for _, p := range people {
			if p.With != "" {
				pairs = 1
				if at[p.ID] != at[p.With] {
					t.Fatalf("%s sits at %d, who they came with at %d", p.ID, at[p.ID], at[p.With])
				}
			}
		}
		for id := range at {
			if !slices.ContainsFunc(people, func(p layout.Person) bool { return p.ID == id }) {
				t.Fatalf("%s was not asked for", id)
			}
		}
		// With pairs, each table may keep one chair empty.
		if seats-len(people) >= pairs*len(tables) && len(at) != len(people) {
			t.Fatalf("%d of %d have a chair, of %d", len(at), len(people), seats)
		}
		if !maps.Equal(at, layout.Make(people, tables, nil, nil)) {
			t.Fatalf("the same question has two answers")
		}
	})
}

// Nobody could move to another table and make it more even.
func TestSizesDifferByNoMoreThanMustBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, tables := hall(t, 2)
		at := layout.Make(people, tables, nil, nil)
		n := sizes(at)
		for _, p := range people {
			group := 1
			for _, other := range people {
				if other.With == p.ID || p.With == other.ID {
					group++
				}
			}
			for _, table := range tables {
				if here := at[p.ID]; here != 0 && n[table.Number]+group <= table.Seats && n[here]-n[table.Number] > group {
					t.Fatalf("table %d has %d and table %d %d, though %s could move", here, n[here], table.Number, n[table.Number], p.ID)
				}
			}
		}
	})
}

// Of those who came alone: either everybody who wishes a theme sits at it, or its tables hold nobody else.
func TestWishesAreHonouredWhereThatCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, tables := hall(t, 1)
		at := layout.Make(people, tables, nil, nil)
		theme := map[int]string{}
		for _, table := range tables {
			theme[table.Number] = table.Theme
		}
		for _, p := range people {
			for _, q := range people {
				seated := at[p.ID] != 0 && at[q.ID] != 0
				if seated && p.Wish != "" && theme[at[p.ID]] != p.Wish && theme[at[q.ID]] == p.Wish && q.Wish != p.Wish {
					t.Fatalf("%s wishes %s, where %s sits who does not", p.ID, p.Wish, q.ID)
				}
			}
		}
	})
}

func TestCapacitiesAreMixed(t *testing.T) {
	var people []layout.Person
	for i := range 24 { // taken in turn, they would all sit among themselves
		people = append(people, layout.Person{ID: fmt.Sprint(i), Capacity: []string{"carer", "official"}[i/2%2]})
	}
	var tables []layout.Table
	for i := range 4 {
		tables = append(tables, layout.Table{Number: i + 1, Seats: 6})
	}
	at := layout.Make(people, tables, nil, nil)
	carers := map[int]int{}
	for _, p := range people {
		if p.Capacity == "carer" {
			carers[at[p.ID]]++
		}
	}
	for _, table := range tables {
		if n := carers[table.Number]; n != 3 {
			t.Errorf("%d of 6 at table %d are carers", n, table.Number)
		}
	}
}

// Rounds with a host who stays: nobody else stays, and over the rounds people meet others.
func TestRotationLetsPeopleMeetOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, size := rapid.IntRange(3, 7).Draw(t, "tables"), rapid.IntRange(2, 7).Draw(t, "size")
		var tables []layout.Table
		var people []layout.Person
		for i := range count {
			tables = append(tables, layout.Table{Number: i + 1, Theme: fmt.Sprint("t", i), Seats: size + 1})
			for j := range size {
				p := layout.Person{ID: fmt.Sprintf("p%d-%d", i, j), Capacity: rapid.SampledFrom([]string{"carer", "official"}).Draw(t, "capacity")}
				if j == 0 {
					p.Stays = i + 1
				}
				people = append(people, p)
			}
		}
		met := map[[2]string]int{}
		at := layout.Make(people, tables, nil, nil)
		for round := range 2 {
			again := 0
			for i, p := range people {
				people[i].Now = at[p.ID]
				for _, q := range people {
					if p.ID != q.ID && at[p.ID] == at[q.ID] {
						met[[2]string{p.ID, q.ID}]++
					}
				}
			}
			next := layout.Make(people, tables, func(a, b string) int { return met[[2]string{a, b}] }, nil)
			for _, p := range people {
				if p.Stays != 0 && next[p.ID] != p.Stays {
					t.Fatalf("the host of table %d moved", p.Stays)
				}
				if p.Stays == 0 && next[p.ID] == at[p.ID] {
					t.Fatalf("round %d: %s stays at table %d", round+2, p.ID, at[p.ID])
				}
				for _, q := range people {
					if p.ID < q.ID && next[p.ID] == next[q.ID] {
						again += met[[2]string{p.ID, q.ID}]
					}
				}
			}
			// The movers of a table go to all others: as long as there are enough of those, nobody meets again.
			if round == 0 && size-1 <= count-1 && again > 0 {
				t.Fatalf("%d pairs meet again, though %d can go to %d tables", again, size-1, count-1)
			}
			at = next
		}
	})
}

func TestWhoComesLateGetsATableWithRoom(t *testing.T) {
	tables := []layout.Table{{Number: 1, Theme: "zorg", Seats: 2}, {Number: 2, Theme: "geld", Seats: 4}, {Number: 3, Theme: "zorg", Seats: 3}}
	people := []layout.Person{{ID: "a", Stays: 1}, {ID: "b", Stays: 1}, {ID: "c", Stays: 2}, {ID: "d", Stays: 3}, {ID: "late", Wish: "zorg"}, {ID: "with", With: "c"}}
	at := layout.Make(people, tables, nil, nil)
	if at["late"] != 3 || at["with"] != 2 || at["a"] != 1 || at["c"] != 2 {
		t.Errorf("%v", at)
	}
}

// Two who rather do not sit together do not, as long as somebody else can sit in the place of one of them.
func TestWhoRatherDoesNotSitTogetherDoesNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, tables := hall(t, 1)
		if len(people) < 2 || len(tables) < 2 {
			return
		}
		a, b := people[0].ID, people[len(people)-1].ID
		at := layout.Make(people, tables, nil, func(one, other string) bool { return one == a && other == b || one == b && other == a })
		if at[a] != 0 && at[a] == at[b] {
			t.Fatalf("%s and %s both sit at table %d: %v", a, b, at[a], at)
		}
		plain := layout.Make(people, tables, nil, nil)
		if len(at) != len(plain) {
			t.Fatalf("a seat rule takes chairs: %d people sit, without it %d", len(at), len(plain))
		}
	})
}
