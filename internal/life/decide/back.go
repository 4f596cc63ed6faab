package decide

import (
	"slices"
	"strings"

	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// Step is the kind of act that going back is.
const Step = "step_back"

// MostMoments is how many moments the console is offered, the newest.
const MostMoments = 12

// Moments is where one may go back to, and what that would change: what the console shows beforehand (D15).
type Moments struct {
	Blocked meeting.Code `json:"blocked,omitempty"`
	Seen    meeting.Seq  `json:"seen"`
	List    []Moment     `json:"list"`
}

// Moment is the moment before a round or an act.
type Moment struct {
	To      meeting.Seq `json:"to"`
	Kind    string      `json:"kind"` // what came right after: round, or the kind of act
	Touched []string    `json:"touched"`
	Decided int         `json:"decided"` // proposals that are in the plan now
	Stay    int         `json:"stay"`    // of those, still in the plan then
	Changes []Change    `json:"changes"`
}

// Change is a proposal that would stand otherwise.
type Change struct {
	Proposal string `json:"proposal"`
	What     string `json:"what"` // gone, text, outcome
	Was      string `json:"was,omitempty"`
	Then     string `json:"then,omitempty"`
}

// Stepped tells everybody, calmly, that the meeting went back; until something is done with what stands again.
type Stepped struct {
	Reason string `json:"reason,omitempty"`
}

var (
	moments = meeting.Key{Part: "decide", Name: "moments"}
	stepped = meeting.Key{Part: "decide", Name: "stepped"}
)

// given is an outcome that a proposal was given; undecided again when it has no kind.
type given struct {
	Outcome
	Seq    meeting.Seq
	counts bool // it was given on the text that stood
}

// give notes an outcome. That of a round counts for the text that was decided on alone (D14).
func (s *State) give(id string, g given) []meeting.Key {
	p := s.proposals.Proposal(id)
	g.counts = g.Round == "" || p != nil && s.rounds[g.Round].decided(id, p.Newest())
	s.given[id] = append(s.given[id], g)
	if g.counts {
		s.outcomes[id] = g.Outcome
	}
	return of(id)
}

// decided says whether this is the text of a proposal that the round was about.
func (r *Round) decided(id string, v *propose.Version) bool {
	i := slices.IndexFunc(r.Proposals, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return false
	}
	digest := ""
	if i < len(r.Digests) { // they can be read
		digest = r.Digests[i]
	}
	return v.Is(r.Proposals[i].Version, digest)
}

// stands says whether the text a round was about still stands.
func (s *State) stands(r *Round, id string) bool {
	p := s.proposals.Proposal(id)
	return p != nil && r.decided(id, p.Newest())
}

// turn notes when proposals were last touched, and when what a step back would take last changed.
func (s *State) turn(e meeting.Event) []meeting.Key {
	switch e.Fact.(type) {
	case *propose.Checked, *propose.Advised, *propose.AdviceTakenBack, *propose.LeadAnswered, *RoundOpened:
		s.touched = e.Seq
	case meeting.Goes:
		s.touched, s.changed = e.Seq, e.Seq
	case *RoundClosed, *SteppedBack:
		s.changed = e.Seq
	case *RoundVoided:
	default:
		return nil
	}
	return []meeting.Key{back, moments, stepped}
}

// stepBack is D14 and D15.
func (s *State) stepBack(do *StepBack) ([]meeting.Fact, *meeting.Refusal) {
	moment, known := s.before(do.To)
	if !known || moment.To != do.To {
		return nil, meeting.Refuse(meeting.Unknown, "field", "to")
	}
	var no *meeting.Refusal
	if running := s.AnyOpen(); running != nil {
		no = meeting.Refuse(meeting.RoundOpen, "round", running.ID)
	}
	if do.Seen != 0 && do.Seen != s.changed {
		no = meeting.First(no, meeting.Refuse(meeting.VersionChanged))
	}
	reason := strings.TrimSpace(do.Reason)
	if reason == "" {
		no = meeting.First(no, meeting.Refuse(meeting.Incomplete, "field", "reason"))
	}
	if len(s.changes(do.To)) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&SteppedBack{To: do.To, Reason: reason}}, nil
}

// before is the moment before the round or act that came right after. When a round was open then, it is the moment
// before that round: a step never ends inside one.
func (s *State) before(to meeting.Seq) (Moment, bool) {
	for _, id := range s.order {
		if r := s.rounds[id]; r.Seq <= to && (r.Running() || to < r.Ended) {
			return s.before(r.Seq - 1)
		}
	}
	for _, id := range s.order {
		if r := s.rounds[id]; r.Seq == to+1 {
			m := Moment{To: to, Kind: "round"}
			for _, o := range r.Proposals {
				m.Touched = append(m.Touched, o.ID)
			}
			return m, true
		}
	}
	for _, act := range s.proposals.Acts() {
		if act.Seq == to+1 {
			return Moment{To: to, Kind: act.Kind, Touched: act.Touched}, true
		}
	}
	return Moment{}, false
}

// changes is what would stand otherwise after going back.
func (s *State) changes(to meeting.Seq) []Change {
	all := []Change{}
	for _, id := range s.proposals.All() {
		p := s.proposals.Proposal(id)
		then, was := p.At(to), s.outcomes[id]
		if then == nil {
			all = append(all, Change{Proposal: id, What: "gone", Was: was.Kind})
			continue
		}
		outcome := s.outcomeAt(to, id, then)
		switch {
		case then.Digest() != p.Newest().Digest():
			all = append(all, Change{id, "text", was.Kind, outcome.Kind})
		case outcome != was:
			all = append(all, Change{id, "outcome", was.Kind, outcome.Kind})
		}
	}
	return all
}

// outcomeAt is the outcome a proposal would have after going back: what it had then, and what rounds held since said of
// the text that stands again.
func (s *State) outcomeAt(to meeting.Seq, id string, text *propose.Version) Outcome {
	var o Outcome
	for _, g := range s.given[id] {
		since := g.Seq > to
		if since && g.Round != "" && s.rounds[g.Round].decided(id, text) || !since && g.counts {
			o = g.Outcome
		}
	}
	return o
}

// moments lists where undo no longer reaches: before acts and rounds after which a round was closed.
func (s *State) moments() Moments {
	shown := Moments{Seen: s.changed, List: []Moment{}}
	if s.AnyOpen() != nil {
		shown.Blocked = meeting.RoundOpen
	}
	for _, to := range s.turns() {
		m, _ := s.before(to)
		if len(shown.List) == MostMoments {
			break
		}
		if n := len(shown.List); n > 0 && shown.List[n-1].To <= m.To || !s.closedAfter(m.To) {
			continue
		}
		if m.Changes = s.changes(m.To); len(m.Changes) == 0 {
			continue
		}
		m.Decided, m.Stay = s.staying(m.Changes)
		shown.List = append(shown.List, m)
	}
	return shown
}

// turns are the moments before every act and every round that closed, the newest first.
func (s *State) turns() []meeting.Seq {
	var all []meeting.Seq
	for _, act := range s.proposals.Acts() {
		if act.Kind != "check" {
			all = append(all, act.Seq-1)
		}
	}
	for _, id := range s.order {
		if s.rounds[id].Status == IsClosed {
			all = append(all, s.rounds[id].Seq-1)
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}

func (s *State) closedAfter(to meeting.Seq) bool {
	return slices.ContainsFunc(s.order, func(id string) bool { return s.rounds[id].Status == IsClosed && s.rounds[id].Seq > to })
}

// staying counts what is in the plan now, and what of that would stay.
func (s *State) staying(changes []Change) (decided, stay int) {
	for _, id := range s.proposals.All() {
		if s.IsAdopted(id) {
			decided++
		}
	}
	stay = decided
	for _, c := range changes {
		if adopts(c.Was) && !adopts(c.Then) {
			stay--
		}
	}
	return decided, stay
}

func adopts(outcome string) bool { return outcome == Adopted || outcome == AdoptedWithConcerns }

// builtOn refuses to take a step back back once something was done with what stood again (D16).
func (s *State) builtOn(step propose.Act) *meeting.Refusal {
	if running := s.AnyOpen(); running != nil {
		return meeting.Refuse(meeting.RoundOpen, "round", running.ID)
	}
	if s.touched > step.Seq {
		return meeting.Refuse(meeting.NoChange)
	}
	return nil
}

// lastStep is what everybody is told of a step back, until something is done with what stands again.
func (s *State) lastStep() any {
	if n := len(s.steps); n == 0 || s.steps[n-1].Seq < s.touched {
		return nil
	}
	return Stepped{Reason: s.reason}
}
