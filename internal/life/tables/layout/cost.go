package layout

import "slices"

// cost is what is not as it should be, the worst first: companions of somebody who stays elsewhere, people together who
// rather are not, uneven tables, wishes that were not honoured, people still where they were, people together again, capacities among themselves.
type cost [7]int

const (
	apart = iota
	unkept
	uneven
	unheard
	unmoved
	again
	unmixed
)

func (c cost) less(than cost) bool { return slices.Compare(c[:], than[:]) < 0 }

// plus adds a cost so many times; -1 takes it off.
func (c *cost) plus(other cost, times int) {
	for i := range c {
		c[i] += times * other[i]
	}
}

// of is what it costs that a unit sits at a table, beside all others there but one.
func (r *room) of(u, t, but int) cost {
	one, p := &r.units[u], &r.places[t]
	var c cost
	if one.near >= 0 && one.near != t {
		c[apart] = one.size()
	}
	if r.shun != nil || r.met != nil {
		for _, other := range p.units {
			if other != u && other != but {
				c[unkept] += at(r.shun, u, other)
				c[again] += at(r.met, u, other)
			}
		}
	}
	if one.now == t {
		c[unmoved] = one.size()
	}
	for _, wish := range one.wishes {
		if wish != p.Theme {
			c[unheard]++
		}
	}
	return c
}

func at(counts [][]int, u, w int) int {
	if counts == nil {
		return 0
	}
	return counts[u][w]
}

// filled is what a table costs by itself: the more people, and the more of one capacity, the dearer.
func (p *place) filled(with, without *unit) cost {
	size := p.size
	if with != nil {
		size += with.size()
	}
	if without != nil {
		size -= without.size()
	}
	c := cost{uneven: size * size}
	for i, n := range p.capacities {
		if with != nil {
			n += with.capacities[i]
		}
		if without != nil {
			n -= without.capacities[i]
		}
		c[unmixed] += n * n
	}
	return c
}

// change is what it costs at a table by itself that one comes and another goes; nil for nobody.
func (p *place) change(with, without *unit) cost {
	c := p.filled(with, without)
	c.plus(p.filled(nil, nil), -1)
	return c
}

// best is the table with room where a unit costs least; -1 when no table has room.
func (r *room) best(u int) int {
	best, least := -1, cost{}
	for t := range r.places {
		p := &r.places[t]
		if !p.holds(r.units[u].size()) {
			continue
		}
		c := r.of(u, t, -1)
		c.plus(p.change(&r.units[u], nil), 1)
		if best < 0 || c.less(least) {
			best, least = t, c
		}
	}
	return best
}

// passes bounds how long is searched. Every change makes the lay-out better, so the search ends by itself, and long
// before this.
const passes = 100

// improve lets units change tables, and places with each other, until no single change makes it better.
func (r *room) improve() {
	for range passes {
		better := false
		for u := range r.units {
			better = r.moveOn(u) || better
			for w := range u {
				better = r.swap(u, w) || better
			}
		}
		if !better {
			return
		}
	}
}

func (r *room) movable(u int) bool { return !r.units[u].stays && r.units[u].at >= 0 }

// moveOn puts a unit where it makes the lay-out better, if there is such a table.
func (r *room) moveOn(u int) bool {
	if !r.movable(u) {
		return false
	}
	one, from := &r.units[u], r.units[u].at
	best, least := -1, cost{}
	for t := range r.places {
		if t == from || !r.places[t].holds(one.size()) {
			continue
		}
		c := r.of(u, t, -1)
		c.plus(r.of(u, from, -1), -1)
		c.plus(r.places[t].change(one, nil), 1)
		c.plus(r.places[from].change(nil, one), 1)
		if c.less(least) {
			best, least = t, c
		}
	}
	if best >= 0 {
		r.stand(u)
		r.sit(u, best)
	}
	return best >= 0
}

// swap lets two units change places when that makes the lay-out better.
func (r *room) swap(u, w int) bool {
	if !r.movable(u) || !r.movable(w) || r.units[u].at == r.units[w].at {
		return false
	}
	one, other := &r.units[u], &r.units[w]
	a, b := one.at, other.at
	if one.size() != other.size() && (!r.places[b].holds(one.size()-other.size()) || !r.places[a].holds(other.size()-one.size())) {
		return false
	}
	c := r.of(u, b, w)
	c.plus(r.of(w, a, u), 1)
	c.plus(r.of(u, a, -1), -1)
	c.plus(r.of(w, b, -1), -1)
	c.plus(r.places[b].change(one, other), 1)
	c.plus(r.places[a].change(other, one), 1)
	if !c.less(cost{}) {
		return false
	}
	r.stand(u)
	r.stand(w)
	r.sit(u, b)
	r.sit(w, a)
	return true
}
