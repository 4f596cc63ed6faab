// Package layout seats people at tables: companions together, tables of about the same size, whom somebody wished to
// talk about honoured where that can be, people met before apart, capacities mixed. The same people and tables give the
// same lay-out, whoever asks and however often.
package layout

import (
	"cmp"
	"slices"
)

// Person is somebody who must sit somewhere.
type Person struct {
	ID       string
	Capacity string
	Wish     string // a theme; empty for none, or when it was honoured before
	With     string // who they came along with
	Stays    int    // the number of a table they do not leave; 0 when they may sit anywhere
	Now      int    // the table they shall leave, if they can
}

// Table is a table with its chairs.
type Table struct {
	Number int
	Theme  string
	Seats  int
}

// Met says how often two people sat together before.
type Met func(a, b string) int

// Rather says whether two people rather do not sit together.
type Rather func(a, b string) bool

func (r Rather) count() Met {
	if r == nil {
		return nil
	}
	return func(a, b string) int {
		if r(a, b) {
			return 1
		}
		return 0
	}
}

// Make says at which table everybody sits. Who is not named found no chair: companions are never parted, so the last
// chairs may not do for two.
func Make(people []Person, tables []Table, met Met, rather Rather) map[string]int {
	r := newRoom(people, tables)
	r.met, r.shun = r.between(met), r.between(rather.count())
	for _, u := range r.inOrder() {
		if t := r.best(u); t >= 0 {
			r.sit(u, t)
		}
	}
	r.improve()
	at := map[string]int{}
	for u := range r.units {
		if t := r.units[u].at; t >= 0 {
			for _, id := range r.units[u].people {
				at[id] = tables[t].Number
			}
		}
	}
	return at
}

// unit is people who sit together: somebody with whoever came along, or who stays.
type unit struct {
	people     []string
	capacities []int    // how many of each capacity
	wishes     []string // those that were made
	near       int      // the table of a companion who stays, -1 for none
	now        int      // the table they shall leave, -1 for none
	stays      bool
	at         int // -1 while they have no chair
}

func (u *unit) size() int { return len(u.people) }

// place is a table being filled.
type place struct {
	Table
	size       int
	capacities []int
	units      []int
}

func (p *place) holds(more int) bool { return p.size+more <= p.Seats }

// room is all of it.
type room struct {
	units  []unit
	places []place
	met    [][]int // how often units sat together before; nil when nobody did
	shun   [][]int // how many of two units rather do not sit together; nil when nobody said so
}

func newRoom(people []Person, tables []Table) *room {
	r := &room{}
	capacities := numbered(people)
	for _, t := range tables {
		r.places = append(r.places, place{Table: t, capacities: make([]int, len(capacities))})
	}
	for _, group := range companions(people) {
		r.add(group, capacities)
	}
	for i := range r.units {
		if u := &r.units[i]; u.stays {
			r.sit(i, u.near)
		}
	}
	return r
}

// numbered gives each capacity a number.
func numbered(people []Person) map[string]int {
	all := map[string]int{}
	for _, p := range people {
		if _, known := all[p.Capacity]; !known {
			all[p.Capacity] = len(all)
		}
	}
	return all
}

// companions are the people, grouped by who came along with whom, in the order in which they were given.
func companions(people []Person) [][]Person {
	index := map[string]int{}
	for i, p := range people {
		index[p.ID] = i
	}
	first := make([]int, len(people)) // of the group each is in
	for i := range first {
		first[i] = i
	}
	root := func(i int) int {
		for first[i] != i {
			i = first[i]
		}
		return i
	}
	for i, p := range people {
		if with, there := index[p.With]; there && p.With != "" {
			a, b := root(i), root(with)
			first[max(a, b)] = min(a, b)
		}
	}
	var groups [][]Person
	at := map[int]int{}
	for i, p := range people {
		top := root(i)
		if _, begun := at[top]; !begun {
			at[top] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[top]] = append(groups[at[top]], p)
	}
	return groups
}

// add makes units of a group: whoever stays is one each, all others are one together, near the first who stays.
func (r *room) add(group []Person, capacities map[string]int) {
	free := unit{capacities: make([]int, len(capacities)), near: -1, now: -1, at: -1}
	for _, p := range group {
		if t := r.placeOf(p.Stays); t >= 0 {
			one := unit{people: []string{p.ID}, capacities: make([]int, len(capacities)), near: t, now: -1, stays: true, at: -1}
			one.capacities[capacities[p.Capacity]]++
			r.units = append(r.units, one)
			if free.near < 0 {
				free.near = t
			}
			continue
		}
		free.people = append(free.people, p.ID)
		free.capacities[capacities[p.Capacity]]++
		if p.Wish != "" {
			free.wishes = append(free.wishes, p.Wish)
		}
		free.now = max(free.now, r.placeOf(p.Now))
	}
	if len(free.people) > 0 {
		r.units = append(r.units, free)
	}
}

func (r *room) placeOf(number int) int {
	return slices.IndexFunc(r.places, func(p place) bool { return number != 0 && p.Number == number })
}

// between counts what there is between two units: of everybody in the one with everybody in the other.
func (r *room) between(count Met) [][]int {
	if count == nil {
		return nil
	}
	all := make([][]int, len(r.units))
	for i := range r.units {
		all[i] = make([]int, len(r.units))
		for j := range i {
			for _, a := range r.units[i].people {
				for _, b := range r.units[j].people {
					all[i][j] += count(a, b)
				}
			}
			all[j][i] = all[i][j]
		}
	}
	return all
}

// inOrder are the units without a chair, the hardest to seat first.
func (r *room) inOrder() []int {
	var all []int
	for i := range r.units {
		if r.units[i].at < 0 {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int {
		ua, ub := &r.units[a], &r.units[b]
		return cmp.Or(-cmp.Compare(min(ua.near, 0), min(ub.near, 0)), cmp.Compare(ub.size(), ua.size()), cmp.Compare(len(ub.wishes), len(ua.wishes)), cmp.Compare(ua.now, ub.now))
	})
	return all
}

func (r *room) sit(u, t int) {
	r.units[u].at = t
	p := &r.places[t]
	p.units = append(p.units, u)
	p.size += r.units[u].size()
	for i, n := range r.units[u].capacities {
		p.capacities[i] += n
	}
}

func (r *room) stand(u int) {
	p := &r.places[r.units[u].at]
	r.units[u].at = -1
	p.units = slices.DeleteFunc(p.units, func(other int) bool { return other == u })
	p.size -= r.units[u].size()
	for i, n := range r.units[u].capacities {
		p.capacities[i] -= n
	}
}
