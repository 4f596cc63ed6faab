package plan

import (
	"maps"
	"slices"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/meeting"
)

// Trace is in which proposals a card ended, and what became of each: for its author, on their phone.
type Trace struct {
	ID string   `json:"id"`
	In []PartOf `json:"in"`
}

// PartOf is a proposal a card is part of. Outcome is empty while nothing is decided; reason, who and when say why something is
// not in the plan; method is how was decided, when it was in a round.
type PartOf struct {
	Proposal string `json:"proposal"`
	Title    string `json:"title"`
	Outcome  string `json:"outcome,omitempty"`
	InPlan   bool   `json:"in_plan,omitempty"`
	Method   string `json:"method,omitempty"`
	Reason   string `json:"reason,omitempty"`
	Who      string `json:"who,omitempty"`
	When     string `json:"when,omitempty"`
}

// Trace is L12. Of a proposal that was split its points tell what became of the card.
func (s *State) Trace(card string) []PartOf {
	all := []PartOf{}
	for _, id := range s.proposals.All() {
		if !s.proposals.Proposal(id).Split && slices.Contains(s.proposals.IdeasOf(id), card) {
			all = append(all, s.partOf(id))
		}
	}
	return all
}

func (s *State) partOf(id string) PartOf {
	p := s.proposals.Proposal(id)
	is := PartOf{Proposal: id, Title: p.Newest().Title, Outcome: s.decided.Outcome(id).Kind, InPlan: s.decided.IsAdopted(id)}
	if is.Outcome == "" && s.sealed != nil {
		is.Outcome = s.outcome(id)
	}
	if r := s.decided.Round(s.decided.Outcome(id).Round); r != nil {
		is.Method = r.Method
	}
	switch is.Outcome {
	case decide.WasParked:
		is.Reason, is.Who, is.When = p.Parked.Reason, p.Parked.Who, p.Parked.When
	case OutsideFrameworks:
		is.Reason = s.failing(p)
	case decide.NotAdopted:
		is.Reason = s.limit(id)
	}
	return is
}

func traceKey(who meeting.PersonID, card string) meeting.Key {
	return meeting.Key{Part: "plan", Name: "trace", ID: card, For: who}
}

// traces are the traces of every card that is, or was until now, part of a proposal.
func (s *State) traces() []meeting.Key {
	var all []meeting.Key
	was := s.traced
	s.traced = map[string]bool{}
	note := func(card string) {
		if who := s.ideas.Author(card); who != "" {
			all = append(all, traceKey(who, card))
		}
	}
	for _, id := range s.proposals.All() {
		for _, card := range s.proposals.IdeasOf(id) {
			if !s.traced[card] {
				s.traced[card] = true
				note(card)
			}
		}
	}
	for _, card := range slices.Sorted(maps.Keys(was)) {
		if !s.traced[card] {
			note(card)
		}
	}
	return all
}
