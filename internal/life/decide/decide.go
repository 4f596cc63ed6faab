package decide

import (
	"slices"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Open:
		return s.open(do)
	case *Cast:
		return s.answer(c, do)
	case *Enter:
		return s.enter(c, do)
	case *Close:
		return s.close(do, c.Seed)
	case *Void:
		return s.void(do)
	case *ShowWords:
		return s.showWords(do)
	case *Undo:
		return s.undo(do)
	case *StepBack:
		return s.stepBack(do)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto is D4 and D11: what is in an open round is not changed, and what is adopted neither. And P11: who has answered
// is there.
func (s *State) Veto(c meeting.Command) *meeting.Refusal {
	if back, ok := c.Do.(*people.TakeBack); ok && s.hasAnswered(back.ID) {
		return meeting.Refuse(meeting.RoundOpen, "person", back.ID)
	}
	switch do := c.Do.(type) {
	case *meet.Show:
		return s.refuseFocus(do)
	case *practice.Open, *meet.BeginPrivate: // Q2, M10
		if running := s.AnyOpen(); running != nil {
			return meeting.Refuse(meeting.RoundOpen, "round", running.ID)
		}
		return nil
	}
	do, ok := c.Do.(propose.Touches)
	if !ok {
		return nil
	}
	if s.inRound(do.Touched()) {
		return meeting.Refuse(meeting.RoundOpen, "proposal", do.Touched())
	}
	if s.IsAdopted(do.Touched()) {
		return meeting.Refuse(meeting.NoChange, "outcome", Adopted)
	}
	if park, ok := c.Do.(*propose.Park); ok && s.outcomes[park.ID].Kind == WasParked {
		if p := s.proposals.Proposal(park.ID); p.Parked != nil && *p.Parked == park.Parked {
			return meeting.Refuse(meeting.NoChange, "outcome", WasParked)
		}
	}
	return nil
}

// refuseFocus: a round or result on the projector is that of a round, or of a proposal.
func (s *State) refuseFocus(show *meet.Show) *meeting.Refusal {
	looks := show.View == meet.Round || show.View == meet.Result
	if looks && show.Focus != "" && s.rounds[show.Focus] == nil && s.proposals.Proposal(show.Focus) == nil {
		return meeting.Refuse(meeting.Unknown, "round", show.Focus)
	}
	return nil
}

func (s *State) inRound(proposal string) bool {
	return slices.ContainsFunc(s.order, func(id string) bool {
		return s.rounds[id].Running() && s.rounds[id].has(proposal)
	})
}

// hasAnswered says whether somebody has an answer in a round that is open.
func (s *State) hasAnswered(who meeting.PersonID) bool {
	return slices.ContainsFunc(s.order, func(id string) bool {
		m := s.rounds[id].members[who]
		return m != nil && m.answers != nil
	})
}

// open freezes a round: D1, D4 to D7.
func (s *State) open(do *Open) ([]meeting.Fact, *meeting.Refusal) {
	frozen := &RoundOpened{ID: do.ID, Poll: do.Poll}
	var no *meeting.Refusal
	for _, option := range do.Proposals {
		p := s.proposals.Proposal(option.ID)
		if p == nil {
			return nil, meeting.Refuse(meeting.Unknown, "proposal", option.ID)
		}
		no = meeting.First(no, s.refuseOption(p, option, do.Poll), taken(frozen, p.ID))
		frozen.Proposals = append(frozen.Proposals, Option{p.ID, p.Newest().Number})
		frozen.Digests = append(frozen.Digests, p.Newest().Digest())
	}
	no = meeting.First(no, s.freeze(frozen, do))
	if len(do.Proposals) == 1 && !do.Poll {
		no = meeting.First(no, s.refuseSum(do.Proposals[0].ID))
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{frozen, &VotersFixed{Round: do.ID, Voters: s.electorate()}}, nil
}

func taken(frozen *RoundOpened, proposal string) *meeting.Refusal {
	if slices.ContainsFunc(frozen.Proposals, func(o Option) bool { return o.ID == proposal }) {
		return meeting.Refuse(meeting.BadValue, "field", "proposals", "proposal", proposal)
	}
	return nil
}

// freeze writes how is decided out in full, and refuses what stands in the way of the round as a whole.
func (s *State) freeze(frozen *RoundOpened, do *Open) *meeting.Refusal {
	about := s.prepared.About()
	var no *meeting.Refusal
	if !do.Poll && slices.ContainsFunc(s.order, func(id string) bool { return s.rounds[id].Running() && !s.rounds[id].Poll }) {
		no = meeting.Refuse(meeting.RoundOpen)
	}
	if len(s.electorate()) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.TooFew, "least", 1))
	}
	if len(do.Proposals) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.Incomplete, "field", "proposals"))
	}
	if s.rounds[do.ID] != nil {
		no = meeting.First(no, meeting.Refuse(meeting.Taken, "field", "id"))
	}
	frozen.Secrecy = first(do.Secrecy, about.Secrecy, "closed")
	m, known := methods.Named(first(do.Method, about.Method))
	if !known {
		return meeting.First(no, meeting.Refuse(meeting.BadValue, "field", "method"))
	}
	params, wrong := m.Ready(do.Params)
	if wrong != "" {
		return meeting.First(no, meeting.Refuse(meeting.BadValue, "field", wrong))
	}
	if about.ToGroup {
		params = kind.Offer(params)
	}
	frozen.Method, frozen.Params = m.Name(), params
	return no
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// refuseOption is D5, D6, D7 and D11 for one proposal.
func (s *State) refuseOption(p *propose.Proposal, option Option, poll bool) *meeting.Refusal {
	var no *meeting.Refusal
	if newest := p.Newest().Number; option.Version != 0 && option.Version != newest {
		no = meeting.Refuse(meeting.VersionChanged, "proposal", p.ID, "version", newest)
	}
	if p.Over() || s.IsAdopted(p.ID) {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange, "proposal", p.ID))
	}
	if poll {
		return no
	}
	for _, f := range s.prepared.Frameworks() {
		verdict, stale := s.proposals.Verdict(p, f)
		var code meeting.Code
		switch {
		case stale:
			code = meeting.CheckStale
		case verdict == "":
			code = meeting.CheckMissing
		case verdict == propose.Unclear || verdict == propose.DoesNotFit:
			code = meeting.CheckFailed
		default:
			continue
		}
		no = meeting.First(no, meeting.Refuse(code, "proposal", p.ID, "framework", f.ID))
	}
	return meeting.First(no, s.refuseNumbers(p))
}

// void is D10.
func (s *State) void(do *Void) ([]meeting.Fact, *meeting.Refusal) {
	r := s.rounds[do.Round]
	if r == nil {
		return nil, meeting.Refuse(meeting.Unknown, "round", do.Round)
	}
	if !r.Running() {
		return nil, meeting.Refuse(meeting.RoundClosed)
	}
	return []meeting.Fact{&RoundVoided{Round: r.ID}}, nil
}

// undo is D12.
func (s *State) undo(do *Undo) ([]meeting.Fact, *meeting.Refusal) {
	act, ok := s.latest()
	if !ok {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	var no *meeting.Refusal
	if do.Act != "" && do.Act != act.Cause {
		no = meeting.Refuse(meeting.VersionChanged)
	}
	if no = meeting.First(no, s.held(act)); no != nil {
		return nil, no
	}
	return []meeting.Fact{&Undone{Act: act.Cause}}, nil
}

// latest is the newest act that still stands, on ideas or on proposals.
func (s *State) latest() (propose.Act, bool) {
	var latest propose.Act
	for _, acts := range [][]propose.Act{s.proposals.Acts(), s.grouped.Acts(), s.steps} {
		if n := len(acts); n > 0 && acts[n-1].Seq > latest.Seq {
			latest = acts[n-1]
		}
	}
	return latest, latest.Seq > 0
}

// held refuses when a round was held, or is, on the text the act touched.
func (s *State) held(act propose.Act) *meeting.Refusal {
	if act.Kind == Step {
		return s.builtOn(act)
	}
	var no *meeting.Refusal
	for _, id := range s.order {
		r := s.rounds[id]
		if r.Seq < act.Seq || !slices.ContainsFunc(act.Touched, func(id string) bool { return r.has(id) && s.stands(r, id) }) {
			continue
		}
		switch r.Status {
		case IsOpen, Judging:
			no = meeting.First(no, meeting.Refuse(meeting.RoundOpen))
		case IsClosed:
			no = meeting.First(no, meeting.Refuse(meeting.NoChange, "round", id))
		}
	}
	return no
}
