package ideas

import (
	"slices"

	"hoofdlijn/internal/meeting"
)

// Idea is a card as later parts know it. Cluster is the one it is in, also while it is merged; Into the card it is
// shown under when its state is IsMerged.
type Idea struct {
	ID, Theme     string
	State         Place
	Cluster, Into string
}

// ClusterOf is a cluster as later parts know it: its cards in the order in which they came, whatever their state.
type ClusterOf struct {
	ID, Theme, Title string
	Ideas            []string
}

// Act is something a facilitator did that can be undone.
type Act struct {
	Cause   meeting.CommandID
	Seq     meeting.Seq
	Kind    string // "cluster"
	Cluster string
}

// Idea finds a card.
func (s *State) Idea(id string) (Idea, bool) {
	c := s.cards[id]
	if c == nil {
		return Idea{}, false
	}
	idea := Idea{ID: c.id, Theme: c.theme, State: s.place(c), Into: s.MergedInto(id)}
	if c.cluster != nil {
		idea.Cluster = c.cluster.id
	}
	return idea, true
}

// Text is what a card says; empty when it was forgotten.
func (s *State) Text(id string) string {
	if c := s.cards[id]; c != nil {
		return c.text
	}
	return ""
}

// FromBefore says whether a card is a point from a conversation beforehand.
func (s *State) FromBefore(id string) bool {
	c := s.cards[id]
	return c != nil && c.before
}

// Author is who wrote a card; empty when that was forgotten. Never for a screen other than the author's.
func (s *State) Author(id string) meeting.PersonID {
	if c := s.cards[id]; c != nil {
		return c.author
	}
	return ""
}

// Of lists the cards somebody wrote, in order of arrival. Never for a screen other than theirs.
func (s *State) Of(who meeting.PersonID) []string { return names(s.mine[who]) }

// Became is a card and what became of it on the boards, as the room may know it; false when there is none.
func (s *State) Became(id string) (Mine, bool) {
	c := s.cards[id]
	if c == nil {
		return Mine{}, false
	}
	return s.own(c), true
}

// MergedInto is the card this one is shown under; empty when it stands by itself (I13).
func (s *State) MergedInto(id string) string {
	if c := s.cards[id]; c != nil && c.host() != nil {
		return c.host().id
	}
	return ""
}

// All lists the cards in order of arrival, whatever became of them.
func (s *State) All() []string { return names(s.order) }

// Cluster finds a cluster.
func (s *State) Cluster(id string) (ClusterOf, bool) {
	c := s.clusters[id]
	if c == nil {
		return ClusterOf{}, false
	}
	return ClusterOf{ID: c.id, Theme: c.theme, Title: c.title, Ideas: names(c.inOrder())}, true
}

// IdeasOf lists the cards behind what a proposal is made from: of a cluster those that stand, of a card itself; and
// with each what is shown under it. Each once, in the order of from. What is not there is passed over.
func (s *State) IdeasOf(from []string) []string {
	var all []string
	add := func(c *card) {
		for _, m := range c.family() {
			if (m == c || m.host() == c && !m.gone()) && !slices.Contains(all, m.id) {
				all = append(all, m.id)
			}
		}
	}
	for _, id := range from {
		if group := s.clusters[id]; group != nil {
			for _, c := range group.inOrder() {
				if c.tally.standing {
					add(c)
				}
			}
		} else if c := s.cards[id]; c != nil {
			add(c)
		}
	}
	return all
}

// Reactions is how often each kind was said of cards, over all cards that were not taken away.
func (s *State) Reactions() map[string]int {
	all := map[string]int{}
	for _, c := range s.order {
		if c.gone() {
			continue
		}
		for i, kind := range Kinds {
			if n := c.said(i); n > 0 {
				all[string(kind)] += n
			}
		}
	}
	return all
}

// said is how many people said one kind of this card by itself.
func (c *card) said(kind int) int {
	n := c.forgotten[kind]
	for _, set := range c.reactions {
		n += int(set >> kind & 1)
	}
	return n
}

// Acts lists what can be undone, in order: clusters that were made and not taken back.
func (s *State) Acts() []Act { return slices.Clone(s.acts) }
