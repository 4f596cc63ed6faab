package life

import (
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/propose"
)

// cards shows the ideas to the parts after them, in their words.
type cards struct{ *ideas.State }

// Exists says whether there is an idea or a cluster with this id.
func (c cards) Exists(id string) bool {
	_, idea := c.Idea(id)
	_, cluster := c.Cluster(id)
	return idea || cluster
}

// Fate is what became of a card apart from the proposals made with it.
func (c cards) Fate(id string) string {
	idea, _ := c.Idea(id)
	switch idea.State {
	case ideas.IsHidden:
		return "removed"
	case ideas.IsMerged:
		return "merged"
	case ideas.IsWithdrawn:
		return "withdrawn"
	}
	return ""
}

// Theme is where a card lies.
func (c cards) Theme(id string) string {
	idea, _ := c.Idea(id)
	return idea.Theme
}

// Acts lists the clusters that can be taken back.
func (c cards) Acts() []propose.Act {
	var acts []propose.Act
	for _, a := range c.State.Acts() {
		acts = append(acts, propose.Act{Cause: a.Cause, Seq: a.Seq, Kind: a.Kind})
	}
	return acts
}
