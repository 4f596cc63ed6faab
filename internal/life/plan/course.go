package plan

import (
	"maps"
	"slices"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/meeting"
)

// Course is how the meeting went, as far as everybody may know it: what a report tells beside the plan. It is public as a
// whole, so it holds numbers, codes, and words that were public before; what people typed is told by the plan alone (L13).
type Course struct {
	Stretches    []Stretch      `json:"stretches"`
	Information  []Answered     `json:"information"`
	Renewals     []Renewal      `json:"renewals"`
	Invited      map[string]int `json:"invited"`
	Absent       []string       `json:"absent"` // asked for or deciding, and nobody of them came
	Ideas        []ThemeCards   `json:"ideas"`
	Reactions    map[string]int `json:"reactions"`
	Rounds       []Round        `json:"rounds"`
	Undecided    []Undecided    `json:"undecided"`
	StepsBack    int            `json:"steps_back"`
	Postponed    []string       `json:"postponed"` // until when, each time the meeting was put away
	BrokenInto   int            `json:"broken_into"`
	TownWasOut   bool           `json:"town_was_out"`
	WasByItself  bool           `json:"was_by_itself"`
	TablesTurned int            `json:"tables_turned"`
}

// Stretch is the time the room was at an item of the agenda. What happened in it has no time of its own.
type Stretch struct {
	Item     string     `json:"item,omitempty"`
	Title    string     `json:"title,omitempty"`
	Station  string     `json:"station,omitempty"`
	Minutes  int        `json:"minutes,omitempty"` // as it was planned
	Happened []Happened `json:"happened"`
}

// Happened is something that happened, and to what.
type Happened struct {
	What string   `json:"what"`
	Of   []string `json:"of,omitempty"`
}

// Answered is a question of the information part, with its answer.
type Answered struct {
	Question string `json:"question"`
	Answer   string `json:"answer,omitempty"`
}

// Renewal is a next version of what was fixed, and why.
type Renewal struct {
	Version int    `json:"version"`
	Reason  string `json:"reason"`
}

// ThemeCards says of one theme where every card ended.
type ThemeCards struct {
	Theme string `json:"theme"`
	Cards Cards  `json:"cards"`
}

// Round is a round that was closed, or ended without an outcome.
type Round struct {
	ID         string        `json:"id"`
	Method     string        `json:"method"`
	Secrecy    string        `json:"secrecy"`
	Poll       bool          `json:"poll,omitempty"`
	Voided     bool          `json:"voided,omitempty"`
	Again      bool          `json:"again,omitempty"` // it was decided before
	Electorate int           `json:"electorate,omitempty"`
	Answered   int           `json:"answered,omitempty"`
	Left       int           `json:"left,omitempty"`
	Results    []RoundResult `json:"results"`
}

// RoundResult is what came out for one proposal. What was not carried has counts only where counting decides, and only
// when each is of five people or more, or of none.
type RoundResult struct {
	Proposal string         `json:"proposal"`
	Version  int            `json:"version"`
	Outcome  string         `json:"outcome,omitempty"`
	Counts   map[string]int `json:"counts,omitempty"`
	Via      map[string]int `json:"via,omitempty"`
}

// Undecided is a proposal that is not in the plan, with what it still needs.
type Undecided struct {
	Proposal  string   `json:"proposal"`
	Missing   []string `json:"missing"`   // lead, first_step, due, cost
	Doubts    []string `json:"doubts"`    // frameworks with which it does not fit, or nobody knows yet
	Unchecked []string `json:"unchecked"` // frameworks nobody held it against
	Ideas     int      `json:"ideas"`
}

// What can happen. Each is a fact of another part.
const (
	WasPaused    = "paused"
	WasPostponed = "postponed"
	DayBegan     = "day_began"
	TownLeft     = "town_left"
	RoomAlone    = "room_alone"
	RoomBroken   = "room_broken"
	Thought      = "thought"
	Practised    = "practised"
	BoardShown   = "board_shown"
	TablesTurned = "tables_turned"
	CaseGiven    = "case_given"
	CaseShown    = "case_shown"
	WasClarified = "clarified"
	WasDrafted   = "drafted"
	WasPolled    = "polled"
	WasDecided   = "decided"
	WasVoided    = "voided"
	WasRenewed   = "renewed"
	WentBack     = "went_back"
)

// What a proposal can lack.
const (
	NoLead      = "lead"
	NoFirstStep = "first_step"
	NoDue       = "due"
	NoCost      = "cost"
)

// Course is how the meeting went; nil for a meeting sealed by a version that did not keep it.
func (s *State) Course() *Course {
	if s.sealed != nil {
		return s.reported
	}
	c := s.course()
	return &c
}

// follow notes what the report tells of the afternoon, at the item of the agenda where it happened.
func (s *State) follow(f meeting.Fact) {
	switch f := f.(type) {
	case *meet.ItemReached:
		s.went = append(s.went, Stretch{Item: f.Item, Happened: []Happened{}})
	case *meet.Paused:
		s.note(WasPaused)
	case *meet.Deferred:
		s.note(WasPostponed, f.Until)
	case *meet.DayBegun:
		s.note(DayBegan)
	case *meet.TownLeft:
		s.note(TownLeft)
	case *meet.PrivateBegun:
		s.note(RoomAlone)
	case *meet.PrivateEnded:
		if f.Broken {
			s.note(RoomBroken)
		}
	case *meet.ThinkingBegun:
		s.note(Thought)
	case *practice.Closed:
		s.note(Practised)
	case *ideas.BoardRevealed:
		s.note(BoardShown, f.Theme)
	case *tables.Fixed:
		s.note(TablesTurned)
	case *casework.Given:
		if f.Case != "" {
			s.note(CaseGiven, f.Case)
		}
	case *casework.Revealed:
		s.note(CaseShown, f.Case)
	case *prepare.Clarified:
		s.note(WasClarified, f.Framework)
	case *prepare.Renewed:
		s.renewals = append(s.renewals, Renewal{f.Version, f.Reason})
	case *propose.Drafted:
		s.note(WasDrafted, f.ID)
	case *decide.RoundClosed:
		s.noteRound(f.Round)
	case *decide.RoundVoided:
		s.note(WasVoided, s.about(f.Round)...)
	case *decide.SteppedBack:
		s.note(WentBack)
	}
}

func (s *State) noteRound(id string) {
	if r := s.decided.Round(id); r != nil && r.Poll {
		s.note(WasPolled, s.about(id)...)
	} else {
		s.note(WasDecided, s.about(id)...)
	}
}

// about is the proposals of a round.
func (s *State) about(round string) []string {
	var all []string
	if r := s.decided.Round(round); r != nil {
		for _, o := range r.Proposals {
			all = append(all, o.ID)
		}
	}
	return all
}

// note adds to the item the room is at. What happens to one thing after another is told once, of all of them.
func (s *State) note(what string, of ...string) {
	if s.before.Phase() == meeting.Preparing || s.before.Phase() == meeting.Ready {
		return
	}
	if len(s.went) == 0 {
		s.went = append(s.went, Stretch{Happened: []Happened{}})
	}
	here := &s.went[len(s.went)-1]
	if last := len(here.Happened) - 1; last >= 0 && len(of) > 0 && here.Happened[last].What == what {
		for _, one := range of {
			if !slices.Contains(here.Happened[last].Of, one) {
				here.Happened[last].Of = append(here.Happened[last].Of, one)
			}
		}
		return
	}
	here.Happened = append(here.Happened, Happened{what, of})
}

// course is L13.
func (s *State) course() Course {
	c := Course{Stretches: []Stretch{}, Information: []Answered{}, Renewals: append([]Renewal{}, s.renewals...), Invited: map[string]int{}, Absent: []string{},
		Ideas: []ThemeCards{}, Reactions: s.ideas.Reactions(), Rounds: []Round{}, Undecided: []Undecided{}, Postponed: []string{}}
	for _, went := range s.went {
		c.Stretches = append(c.Stretches, s.stretch(went))
		c.tally(went)
	}
	for _, q := range s.prepared.Questions() {
		c.Information = append(c.Information, Answered{q.Text, q.Answer})
	}
	for _, aim := range s.prepared.Aims() {
		c.Invited[aim.Capacity] += aim.Number
	}
	c.Absent = s.absent(c.Invited)
	for _, t := range s.prepared.Themes() {
		c.Ideas = append(c.Ideas, ThemeCards{t.ID, s.cards(t.ID)})
	}
	for _, id := range s.decided.Rounds() {
		if r := s.decided.Round(id); !r.Running() {
			c.Rounds = append(c.Rounds, round(r))
		}
	}
	for _, id := range s.proposals.All() {
		if p := s.proposals.Proposal(id); !s.decided.IsAdopted(id) && !p.Over() {
			c.Undecided = append(c.Undecided, s.undecided(p))
		}
	}
	return c
}

func (s *State) stretch(went Stretch) Stretch {
	went.Happened = slices.Clone(went.Happened)
	for _, item := range s.prepared.Agenda() {
		if item.ID == went.Item {
			went.Title, went.Station, went.Minutes = item.Title, item.Station, item.Minutes
		}
	}
	return went
}

func (c *Course) tally(went Stretch) {
	for _, h := range went.Happened {
		switch h.What {
		case WentBack:
			c.StepsBack++
		case WasPostponed:
			c.Postponed = append(c.Postponed, h.Of...)
		case RoomBroken:
			c.BrokenInto++
		case TownLeft:
			c.TownWasOut = true
		case RoomAlone:
			c.WasByItself = true
		case TablesTurned:
			c.TablesTurned++
		}
	}
}

// absent is who the plan is about or was to decide on it, and of whom nobody came.
func (s *State) absent(invited map[string]int) []string {
	wanted := append(slices.Sorted(maps.Keys(invited)), s.prepared.About().Deciding...)
	for _, id := range s.people.Everybody() {
		if s.people.HasCome(id) {
			here := s.people.Of(id).Capacity
			wanted = slices.DeleteFunc(wanted, func(capacity string) bool { return capacity == here })
		}
	}
	slices.Sort(wanted)
	return append([]string{}, slices.Compact(wanted)...)
}

func round(r *decide.Round) Round {
	told := Round{ID: r.ID, Method: r.Method, Secrecy: r.Secrecy, Poll: r.Poll, Voided: r.Closed == nil, Again: r.Repair > 0, Results: []RoundResult{}}
	if r.Closed == nil {
		for _, o := range r.Proposals {
			told.Results = append(told.Results, RoundResult{Proposal: o.ID, Version: o.Version})
		}
		return told
	}
	told.Electorate, told.Answered, told.Left = r.Closed.Electorate, r.Closed.Answered, r.Closed.Left
	for _, result := range r.Closed.Results {
		one := RoundResult{Proposal: result.Proposal, Version: result.Version, Outcome: result.Outcome}
		if mayTell(r, result) {
			one.Counts, one.Via = maps.Clone(result.Counts), maps.Clone(result.Via)
		}
		told.Results = append(told.Results, one)
	}
	return told
}

// mayTell: of what is in the plan the plan tells; of what is not, a number never points at a few people, or at who was
// not behind it yet.
func mayTell(r *decide.Round, result decide.Result) bool {
	if result.Outcome == decide.Adopted || result.Outcome == decide.AdoptedWithConcerns {
		return true
	}
	m, known := methods.Named(r.Method)
	if !known || m.Discreet() {
		return false
	}
	for _, n := range result.Counts {
		if n > 0 && n < least {
			return false
		}
	}
	return true
}

func (s *State) undecided(p *propose.Proposal) Undecided {
	v := p.Newest()
	u := Undecided{Proposal: p.ID, Missing: []string{}, Doubts: []string{}, Unchecked: []string{}, Ideas: len(s.proposals.IdeasOf(p.ID))}
	for _, one := range []struct{ name, value string }{{NoLead, s.lead(v)}, {NoFirstStep, v.FirstStep}, {NoDue, v.Due}, {NoCost, v.Numbers["cost"]}} {
		if one.value == "" {
			u.Missing = append(u.Missing, one.name)
		}
	}
	for _, f := range s.prepared.Frameworks() {
		switch verdict, _ := s.proposals.Verdict(p, f); verdict {
		case "":
			u.Unchecked = append(u.Unchecked, f.ID)
		case propose.Unclear, propose.DoesNotFit:
			u.Doubts = append(u.Doubts, f.ID)
		}
	}
	return u
}
