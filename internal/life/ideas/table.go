package ideas

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// ofTable is I20: who hosts a table groups what was written there, and nothing else.
func (s *State) ofTable(c meeting.Command) *meeting.Refusal {
	if c.By.Role != meeting.Helper {
		return nil
	}
	table := s.seats.DeviceAt(c.By.Person)
	own := func(ids ...string) bool {
		return table != 0 && !slices.ContainsFunc(s.some(ids...), func(c *card) bool {
			return c.table != table || c.cluster != nil && c.cluster.table != table
		})
	}
	ownCluster := func(id string) bool {
		made := s.clusters[id]
		return table != 0 && (made == nil || made.table == table)
	}
	allowed := false
	switch do := c.Do.(type) {
	case *Cluster:
		allowed = own(do.Ideas...)
	case *RenameCluster:
		allowed = ownCluster(do.ID)
	case *Put:
		allowed = own(do.Ideas...) && ownCluster(do.Cluster)
	}
	if !allowed {
		return meeting.Refuse(meeting.NotAllowed, "table", table)
	}
	return nil
}
