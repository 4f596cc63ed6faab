package ideas

import (
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// grouping decides what facilitators do with several cards and with clusters. All of them may be done, or none is
// (I16).
func (s *State) grouping(do meeting.Intent) ([]meeting.Fact, *meeting.Refusal) {
	switch do := do.(type) {
	case *Cluster:
		return s.cluster(do)
	case *RenameCluster:
		return s.rename(do)
	case *Put:
		return s.putIn(do)
	case *Merge:
		return s.merge(do)
	case *SplitBack:
		return s.splitBack(do)
	case *Move:
		return s.move(do)
	case *Hide:
		return s.hide(do)
	case *Restore:
		return s.restore(do)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// pick finds the cards of an act, each once, in the order in which they were named.
func (s *State) pick(ids []string) ([]*card, *meeting.Refusal) {
	for _, id := range ids {
		if s.cards[id] == nil {
			return nil, meeting.Refuse(meeting.Unknown, "idea", id)
		}
	}
	if len(ids) == 0 {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "ideas")
	}
	return s.some(ids...), nil
}

// allStand is I11: cards to be put or merged must stand, on this board; on any board when no theme is given.
func (s *State) allStand(cards []*card, theme string) *meeting.Refusal {
	for _, c := range cards {
		if !c.tally.standing || theme != "" && c.theme != theme {
			return meeting.Refuse(meeting.BadValue, "field", "ideas", "idea", c.id)
		}
	}
	return nil
}

// toChange names the cards for which something changes; nobody changing is the only NoChange (I16).
func toChange(cards []*card, changes func(*card) bool) ([]string, *meeting.Refusal) {
	var ids []string
	for _, c := range cards {
		if changes(c) {
			ids = append(ids, c.id)
		}
	}
	if len(ids) == 0 {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return ids, nil
}

// cluster is I11. Cards of other themes come along to the theme of the cluster.
func (s *State) cluster(do *Cluster) ([]meeting.Fact, *meeting.Refusal) {
	if !s.prepared.HasTheme(do.Theme) {
		return nil, meeting.Refuse(meeting.Unknown, "theme", do.Theme)
	}
	var cards []*card
	if len(do.Ideas) > 0 {
		var no *meeting.Refusal
		if cards, no = s.pick(do.Ideas); no != nil {
			return nil, no
		}
	}
	if len(s.grouped) >= MostClusters {
		return nil, meeting.Refuse(meeting.TooMany, "limit", MostClusters)
	}
	if no := s.allStand(cards, ""); no != nil {
		return nil, no
	}
	title := strings.TrimSpace(do.Title)
	if title == "" {
		return nil, meeting.Refuse(meeting.BadValue, "field", "title")
	}
	if s.clusters[do.ID] != nil {
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	}
	return []meeting.Fact{&Clustered{ID: do.ID, Theme: do.Theme, Ideas: names(cards), Title: title}}, nil
}

func (s *State) rename(do *RenameCluster) ([]meeting.Fact, *meeting.Refusal) {
	c, title := s.clusters[do.ID], strings.TrimSpace(do.Title)
	switch {
	case c == nil:
		return nil, meeting.Refuse(meeting.Unknown, "cluster", do.ID)
	case title == "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "title")
	case c.title == title:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&ClusterRenamed{ID: do.ID, Title: title}}, nil
}

// putIn is I11. Taking out is for every card, also one that does not stand.
func (s *State) putIn(do *Put) ([]meeting.Fact, *meeting.Refusal) {
	cards, no := s.pick(do.Ideas)
	to := s.clusters[do.Cluster]
	if to == nil && do.Cluster != "" {
		no = meeting.First(no, meeting.Refuse(meeting.Unknown, "cluster", do.Cluster))
	}
	if no == nil && to != nil {
		no = s.allStand(cards, to.theme)
	}
	if no != nil {
		return nil, no
	}
	ids, no := toChange(cards, func(c *card) bool { return c.cluster != to })
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Placed{Ideas: ids, Cluster: do.Cluster}}, nil
}

// merge is I12. Cards that are under the other already do no harm.
func (s *State) merge(do *Merge) ([]meeting.Fact, *meeting.Refusal) {
	into := s.cards[do.Into]
	if into == nil {
		return nil, meeting.Refuse(meeting.Unknown, "idea", do.Into)
	}
	cards, no := s.pick(do.Ideas)
	if no != nil {
		return nil, no
	}
	if !into.tally.standing || slices.Contains(cards, into) {
		return nil, meeting.Refuse(meeting.BadValue, "field", "into")
	}
	moving := slices.DeleteFunc(cards, func(c *card) bool { return c.into == into })
	if no := s.allStand(moving, into.theme); no != nil {
		return nil, no
	}
	if len(moving) == 0 {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Merged{Into: do.Into, Ideas: names(moving)}}, nil
}

// splitBack is I12.
func (s *State) splitBack(do *SplitBack) ([]meeting.Fact, *meeting.Refusal) {
	c := s.cards[do.ID]
	switch {
	case c == nil:
		return nil, meeting.Refuse(meeting.Unknown, "idea", do.ID)
	case c.into != nil:
		return []meeting.Fact{&Parted{Ideas: []string{c.id}}}, nil
	case len(c.merged) > 0:
		return []meeting.Fact{&Parted{Ideas: names(c.merged)}}, nil
	}
	return nil, meeting.Refuse(meeting.NoChange)
}

// move is I14. A merged card goes with the one it is under, not by itself; what is off the board stays where it was.
func (s *State) move(do *Move) ([]meeting.Fact, *meeting.Refusal) {
	cards, no := s.pick(do.Ideas)
	if !s.prepared.HasTheme(do.Theme) {
		no = meeting.First(no, meeting.Refuse(meeting.Unknown, "theme", do.Theme))
	}
	if no != nil {
		return nil, no
	}
	for _, c := range cards {
		if !c.tally.standing {
			return nil, meeting.Refuse(meeting.BadValue, "field", "ideas", "idea", c.id)
		}
	}
	ids, no := toChange(cards, func(c *card) bool { return c.theme != do.Theme })
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Moved{Ideas: ids, Theme: do.Theme}}, nil
}

// hide is I15.
func (s *State) hide(do *Hide) ([]meeting.Fact, *meeting.Refusal) {
	cards, no := s.pick(do.Ideas)
	if no != nil {
		return nil, no
	}
	reason := strings.TrimSpace(do.Reason)
	if reason == "" {
		return nil, meeting.Refuse(meeting.Incomplete, "field", "reason")
	}
	ids, no := toChange(cards, func(c *card) bool { return !c.hidden })
	if no != nil {
		return nil, no
	}
	facts := make([]meeting.Fact, len(ids))
	for i, id := range ids {
		facts[i] = &TakenOff{ID: id, Reason: reason}
	}
	return facts, nil
}

func (s *State) restore(do *Restore) ([]meeting.Fact, *meeting.Refusal) {
	cards, no := s.pick(do.Ideas)
	if no != nil {
		return nil, no
	}
	ids, no := toChange(cards, func(c *card) bool { return c.hidden })
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Restored{Ideas: ids}}, nil
}

func names(cards []*card) []string {
	ids := make([]string, len(cards))
	for i, c := range cards {
		ids[i] = c.id
	}
	return ids
}
