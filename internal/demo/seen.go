package demo

import (
	"encoding/json"
	"slices"
	"strings"

	"hoofdlijn/internal/rehearse/play"
)

// Seen is the room as the simulated people know it: what a console shows, without anybody's answers.
type Seen struct {
	Phase      string
	View       string
	Focus      string
	Paused     bool
	People     map[string]Person
	Rounds     []Round // in the order in which they opened
	Proposals  []Proposal
	Outcomes   map[string]string // of proposals
	Frameworks []Framework
	Themes     []Theme
	Boards     map[string]Board
	Cards      []Card
	Unticked   []string // texts of the last reading
}

// Person is whether somebody is there.
type Person struct {
	ID                     string
	Present, Left, Waiting bool
}

// Round is a round, and who in it has not answered yet. What anybody answered is not known here either.
type Round struct {
	ID, Method, Status string
	Order, Repair      int
	Poll               bool
	Proposals          []Option
	Objections         []Objection
	Voters             map[string]bool // whether they answered
	Said               Said
}

// Said is what people wrote with their answers, and what the room was shown of it; per proposal.
type Said struct{ Concerns, Needs, Shown map[string][]string }

// Option is a version of a proposal in a round.
type Option struct {
	ID      string
	Version int
}

// Objection is one that the group judges.
type Objection struct{ Label, Proposal, Reason string }

// Proposal is the newest version, and the frameworks that the room judged it by.
type Proposal struct {
	ID, Theme, Text, State string
	Order, Version         int
	Lead                   struct{ Person, Said string } `json:"lead_state"`
	Checks                 []struct {
		Framework, Verdict string
		Advice             *struct{ Verdict string }
	}
	Parked *struct{}
}

// Framework is something fixed beforehand.
type Framework struct {
	ID, Kind string
	Order    int
}

// Theme is a topic.
type Theme struct{ ID string }

// Board says whether the room sees the cards of a theme.
type Board struct{ Revealed, Locked bool }

// Card is an idea on a board.
type Card struct {
	ID, Theme, Text, Into string
	Nr                    int
}

// Look reads the sections of a console.
func Look(sections play.Sections) Seen {
	s := Seen{People: map[string]Person{}, Outcomes: map[string]string{}, Boards: map[string]Board{}}
	rounds := map[string]*Round{}
	for key, raw := range sections {
		name, id, _ := strings.Cut(key, "/")
		s.shared(name, raw)
		switch name {
		case "people.person":
			s.People[id] = of[Person](raw)
		case "decide.round":
			r := of[Round](raw)
			rounds[id] = &r
		case "propose.proposal":
			s.Proposals = append(s.Proposals, of[Proposal](raw))
		case "prepare.framework":
			s.Frameworks = append(s.Frameworks, of[Framework](raw))
		case "decide.proposal":
			s.Outcomes[id] = of[struct{ Outcome string }](raw).Outcome
		case "ideas.board":
			s.Boards[id] = of[Board](raw)
		case "ideas.idea":
			s.Cards = append(s.Cards, of[Card](raw))
		}
	}
	s.ofRounds(sections, rounds)
	slices.SortFunc(s.Proposals, func(a, b Proposal) int { return a.Order - b.Order })
	slices.SortFunc(s.Frameworks, func(a, b Framework) int { return a.Order - b.Order })
	slices.SortFunc(s.Cards, func(a, b Card) int { return a.Nr - b.Nr })
	return s
}

func (s *Seen) shared(name string, raw json.RawMessage) {
	switch name {
	case "prepare.meeting":
		s.Phase = of[struct{ Phase string }](raw).Phase
	case "meet.now":
		now := of[struct {
			View, Focus string
			Paused      bool
		}](raw)
		s.View, s.Focus, s.Paused = now.View, now.Focus, now.Paused
	case "prepare.themes":
		s.Themes = of[[]Theme](raw)
	case "plan.line":
		if of[struct{ Sealed bool }](raw).Sealed {
			s.Phase = "sealed"
		}
	case "plan.reading":
		for _, item := range of[[]struct {
			ID     string
			Ticked bool
		}](raw) {
			if !item.Ticked {
				s.Unticked = append(s.Unticked, item.ID)
			}
		}
	}
}

// ofRounds adds to each round who answered, and what was said when it closed.
func (s *Seen) ofRounds(sections play.Sections, rounds map[string]*Round) {
	for key, raw := range sections {
		name, id, _ := strings.Cut(key, "/")
		id, _, _ = strings.Cut(id, "/")
		r := rounds[id]
		switch {
		case r == nil:
		case name == "decide.voter":
			v := of[struct {
				Person   string
				Answered bool
			}](raw)
			if r.Voters == nil {
				r.Voters = map[string]bool{}
			}
			r.Voters[v.Person] = v.Answered
		case name == "decide.said":
			r.Said = of[Said](raw)
		}
	}
	for _, r := range rounds {
		s.Rounds = append(s.Rounds, *r)
	}
	slices.SortFunc(s.Rounds, func(a, b Round) int { return a.Order - b.Order })
}

// of decodes a section; one that cannot be read is as if it were empty.
func of[T any](raw json.RawMessage) T {
	var into T
	_ = json.Unmarshal(raw, &into) // the shapes are the product's own, and a test reads every one
	return into
}

// open is the round that is going on, a binding one first.
func (s Seen) open() (Round, bool) {
	var found Round
	ok := false
	for _, r := range s.Rounds {
		if (r.Status == "open" || r.Status == "judging") && (!ok || found.Poll) {
			found, ok = r, true
		}
	}
	return found, ok
}

func (s Seen) proposal(id string) (Proposal, bool) {
	i := slices.IndexFunc(s.Proposals, func(p Proposal) bool { return p.ID == id })
	if i < 0 {
		return Proposal{}, false
	}
	return s.Proposals[i], true
}

// latest is the last round that closed on a proposal with an outcome that counts.
func (s Seen) latest(proposal string) (Round, int, bool) {
	for i := len(s.Rounds) - 1; i >= 0; i-- {
		r := s.Rounds[i]
		if r.Status != "closed" || r.Poll {
			continue
		}
		for _, o := range r.Proposals {
			if o.ID == proposal {
				return r, o.Version, true
			}
		}
	}
	return Round{}, 0, false
}

// missing is the people who have not answered a round and are still there.
func (s Seen) missing(r Round) []string {
	var who []string
	for person, answered := range r.Voters {
		if !answered && s.People[person].Present {
			who = append(who, person)
		}
	}
	slices.Sort(who)
	return who
}
