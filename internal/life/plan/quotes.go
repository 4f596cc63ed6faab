package plan

import (
	"slices"

	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// Quotable is the ideas that the facilitator may read for the report, and those that were read in the words they have now.
type Quotable struct {
	Ideas []string `json:"ideas"`
	Read  []string `json:"read"`
}

// ofIdea is the text of an idea as an item of the last reading.
func ofIdea(id string) string { return "idea." + id }

// quotable is what cards say that may be quoted (L15), by their ids. What somebody took back, what was taken off and what is from
// a conversation beforehand is not.
func (s *State) quotable() map[string]string {
	all := map[string]string{}
	if !s.prepared.MayQuote() {
		return all
	}
	for _, id := range s.ideas.All() {
		fate, text := s.ideas.Fate(id), s.ideas.Text(id)
		if text != "" && fate != "removed" && fate != "withdrawn" && !s.ideas.FromBefore(id) {
			all[id] = text
		}
	}
	return all
}

func (s *State) shownQuotable() Quotable {
	texts := s.quotable()
	shown := Quotable{Ideas: []string{}, Read: []string{}}
	for _, id := range s.ideas.All() {
		if text, may := texts[id]; may {
			shown.Ideas = append(shown.Ideas, id)
			if s.wasRead(id, text) {
				shown.Read = append(shown.Read, id)
			}
		}
	}
	return shown
}

func (s *State) wasRead(idea, text string) bool { return s.ticks[ofIdea(idea)] == prepare.Digest(text) }

// Quotes is the ideas that the report quotes: as they were fixed, or as they stand.
func (s *State) Quotes() []Quote {
	var all []Quote
	if s.sealed != nil {
		all = slices.Clone(s.quoted)
		for _, c := range s.cited {
			all = append(all, c.Quote)
		}
		return all
	}
	texts, ends := s.quotable(), s.ends()
	for _, id := range s.ideas.All() {
		if text, may := texts[id]; may && s.wasRead(id, text) {
			all = append(all, Quote{Idea: id, Theme: s.ideas.Theme(id), Text: text, End: s.end(id, ends), Proposals: s.madeOf(id)})
		}
	}
	return all
}

// madeOf is the proposals that an idea is in. Of one that was split its points tell.
func (s *State) madeOf(idea string) []string {
	var all []string
	for _, id := range s.proposals.All() {
		if !s.proposals.Proposal(id).Split && slices.Contains(s.proposals.IdeasOf(id), idea) {
			all = append(all, id)
		}
	}
	return all
}

// withhold is L15.
func (s *State) withhold(do *Withhold) ([]meeting.Fact, *meeting.Refusal) {
	fact := &Withheld{}
	for _, id := range do.Ideas {
		if !slices.Contains(s.ideas.All(), id) {
			return nil, meeting.Refuse(meeting.Unknown, "idea", id)
		}
		if s.ticks[ofIdea(id)] != "" && !slices.Contains(fact.Ideas, id) {
			fact.Ideas = append(fact.Ideas, id)
		}
	}
	if len(fact.Ideas) == 0 {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{fact}, nil
}
