package ideas

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

func (s *State) clustered(f *Clustered, e meeting.Event, ks *keySet) {
	if s.clusters[f.ID] != nil {
		return
	}
	c := &cluster{id: f.ID, theme: f.Theme, title: f.Title, members: map[*card]int{}}
	if e.By.Role == meeting.Helper {
		c.table = s.seats.DeviceAt(e.By.Person)
	}
	s.clusters[f.ID] = c
	s.grouped = append(s.grouped, c)
	s.turn(f.Theme, ks, func(b *board) { b.clusters++ })
	s.moveTo(f.Theme, f.Ideas, ks)
	s.put(f.Ideas, c, ks)
	ks.cluster(c)
	if e.By.Role != meeting.Helper {
		s.acts = append(s.acts, Act{Cause: e.Cause, Seq: e.Seq, Kind: "cluster", Cluster: f.ID})
	}
}

func (s *State) renamed(f *ClusterRenamed, ks *keySet) {
	c := s.clusters[f.ID]
	if c == nil {
		return
	}
	c.title = f.Title
	ks.cluster(c)
	for _, m := range c.inOrder() {
		ks.mine(m) // the author reads in which cluster it is
	}
}

// placed is I17: where the cluster is needed and not there, the cards are loose.
func (s *State) placed(f *Placed, ks *keySet) { s.put(f.Ideas, s.clusters[f.Cluster], ks) }

// put places cards in a cluster; nil takes them out of theirs. A card that has moved away meanwhile stays out.
func (s *State) put(ids []string, to *cluster, ks *keySet) {
	s.change(ks, s.some(ids...), func(c *card) {
		if to != nil && to.theme != c.theme {
			c.leave()
			return
		}
		c.enter(to)
	})
}

func (c *card) enter(to *cluster) {
	if c.cluster == to {
		return
	}
	c.leave()
	if to != nil {
		to.next++
		to.members[c] = to.next
		c.cluster = to
	}
}

func (c *card) leave() {
	if c.cluster != nil {
		delete(c.cluster.members, c)
		c.cluster = nil
	}
}

// merged lets cards go under another, unless that is itself under them (possible only when a command between was
// taken back).
func (s *State) merged(f *Merged, ks *keySet) {
	into := s.cards[f.Into]
	if into == nil {
		return
	}
	s.change(ks, s.some(f.Ideas...), func(c *card) {
		if c.theme != into.theme || slices.Contains(c.family(), into) {
			return
		}
		c.part()
		c.into = into
		into.merged = append(into.merged, c)
	})
}

// part takes a card out of the one it was merged into.
func (c *card) part() {
	if c.into != nil {
		c.into.merged = slices.DeleteFunc(c.into.merged, func(m *card) bool { return m == c })
		c.into = nil
	}
}

// moved is I14.
func (s *State) moved(f *Moved, ks *keySet) { s.moveTo(f.Theme, f.Ideas, ks) }

func (s *State) moveTo(theme string, ids []string, ks *keySet) {
	s.change(ks, s.some(ids...), func(c *card) {
		if c.theme == theme {
			return
		}
		s.board(theme)
		c.part() // from a card that is gone, or when a split between was taken back
		for _, m := range c.family() {
			m.leave()
			m.theme = theme
		}
	})
}

func (c *cluster) inOrder() []*card {
	all := make([]*card, 0, len(c.members))
	for m := range c.members {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b *card) int { return c.members[a] - c.members[b] })
	return all
}
