package decide

import (
	"slices"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// The outcomes of a proposal that this part gives or sees given (DOMAIN 4).
const (
	Adopted             = "adopted"
	AdoptedWithConcerns = "adopted_with_concerns"
	NotAdopted          = "not_adopted"
	WasSplit            = "split"
	WasParked           = "parked"
	WasWithdrawn        = "withdrawn"
)

// State is the rounds of a meeting, and their rules.
type State struct {
	people    *people.State
	prepared  *prepare.State
	proposals *propose.State
	grouped   Grouped
	rounds    map[string]*Round
	order     []string
	outcomes  map[string]Outcome // of proposals that have one
	given     map[string][]given // every outcome each proposal was given
	steps     []propose.Act      // back
	reason    string             // of the last step
	changed   meeting.Seq        // when what a step back would take last changed
	touched   meeting.Seq        // when a proposal was last touched, or a round opened
}

// Grouped is where acts on ideas come from.
type Grouped interface{ Acts() []propose.Act }

// Outcome is where a proposal stands, and since which round.
type Outcome struct {
	Kind  string
	Round string // the closed round that gave it; empty for parked, split, withdrawn
}

// Round is one round. Members and objections are empty once it has closed.
type Round struct {
	RoundOpened
	Seq        meeting.Seq
	Ended      meeting.Seq
	began      int64  // when it opened, in ms
	Status     string // open, judging, closed, voided
	Repair     int    // how many binding rounds closed before on its first proposal
	method     kind.Method
	members    map[meeting.PersonID]*member
	roll       []meeting.PersonID
	answered   int // members with an answer
	left       int
	erased     map[meeting.PersonID]bool // voters nobody knows any more and who have not answered, as far as we read
	assisted   int
	objections []Objection
	Closed     *RoundClosed
	Shown      []Given             // open secrecy, after the close
	told       map[string][]string // proposal -> what the room was shown of what people wrote
}

type member struct {
	answers map[string]kind.Answer
	via     meeting.Via
	at      int64 // when they were given, in ms
}

// The states of a round.
const (
	IsOpen   = "open"
	Judging  = "judging"
	IsClosed = "closed"
	Voided   = "voided"
)

// New is a meeting in which nothing was decided.
func New(who *people.State, prepared *prepare.State, proposals *propose.State, grouped Grouped) *State {
	return &State{people: who, prepared: prepared, proposals: proposals, grouped: grouped,
		rounds: map[string]*Round{}, outcomes: map[string]Outcome{}, given: map[string][]given{}}
}

// Name is the prefix of the part.
func (*State) Name() string { return "decide" }

// Running says whether answers or judgements are still awaited.
func (r *Round) Running() bool { return r.Status == IsOpen || r.Status == Judging }

func (r *Round) has(proposal string) bool {
	return slices.ContainsFunc(r.Proposals, func(o Option) bool { return o.ID == proposal })
}

// Outcome is where a proposal stands; the zero Outcome when it is undecided.
func (s *State) Outcome(proposal string) Outcome { return s.outcomes[proposal] }

// IsAdopted says whether a proposal is in the plan as it stands.
func (s *State) IsAdopted(proposal string) bool {
	return adopts(s.outcomes[proposal].Kind)
}

// Round is one of them, nil when there is none.
func (s *State) Round(id string) *Round { return s.rounds[id] }

// Rounds lists the rounds in the order of their opening.
func (s *State) Rounds() []string { return s.order }

// AnyOpen is a running round, nil when there is none.
func (s *State) AnyOpen() *Round {
	for _, id := range s.order {
		if s.rounds[id].Running() {
			return s.rounds[id]
		}
	}
	return nil
}

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	return append(s.apply(e), s.turn(e)...)
}

func (s *State) apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *people.Left:
		return s.leave(f.Person)
	case *people.TakenBack:
		return s.leave(f.Person)
	case *people.Erased:
		return s.leave(f.Person)
	case *propose.Drafted:
		return of(f.ID)
	case *propose.Checked:
		return of(f.Proposal)
	case *propose.Amended:
		return s.give(f.ID, given{Seq: e.Seq})
	case *propose.Divided:
		return s.give(f.ID, given{Seq: e.Seq, Outcome: Outcome{Kind: WasSplit}})
	case *propose.PutAside:
		return s.give(f.ID, given{Seq: e.Seq, Outcome: Outcome{Kind: WasParked}})
	case *propose.Withdrawn:
		return s.give(f.ID, given{Seq: e.Seq, Outcome: Outcome{Kind: WasWithdrawn}})
	case *prepare.MeetingSet, *prepare.FrameworkSet, *prepare.FrameworkDropped, *prepare.Locked, *prepare.Renewed:
		return []meeting.Key{sums}
	case *ideas.Clustered:
		return []meeting.Key{back}
	case *RoundOpened:
		return s.opened(e, f)
	case *VotersFixed:
		return s.fixed(f)
	case *BallotCast:
		return s.cast(e, f)
	case *AnswersClosed:
		return s.with(f.Round, func(r *Round) { r.Status, r.objections = Judging, f.Objections })
	case *AnswerShown:
		return s.answerShown(f)
	case *WordsShown:
		return s.wordsShown(f)
	case *people.Listed, *people.Knocked, *people.Named:
		return s.called()
	case *RoundClosed:
		return s.closed(e.Seq, f)
	case *RoundVoided:
		return s.with(f.Round, func(r *Round) { r.end(Voided, e.Seq) })
	case *SteppedBack:
		s.steps = append(s.steps, propose.Act{Cause: e.Cause, Seq: e.Seq, Kind: Step})
		s.reason = f.Reason
		return []meeting.Key{back, stepped}
	}
	return nil
}

func (s *State) opened(e meeting.Event, f *RoundOpened) []meeting.Key {
	m, _ := methods.Named(f.Method)
	r := &Round{RoundOpened: *f, Seq: e.Seq, began: e.At.UnixMilli(), Status: IsOpen, method: m, members: map[meeting.PersonID]*member{},
		erased: map[meeting.PersonID]bool{}}
	r.Repair = s.closedOn(f.Proposals[0].ID)
	s.rounds[f.ID] = r
	s.order = append(s.order, f.ID)
	return s.roundKeys(r, true)
}

// fixed is D1 and D17. Who was erased since counts when they answered, which is read later, and else as gone.
func (s *State) fixed(f *VotersFixed) []meeting.Key {
	r := s.rounds[f.Round]
	if r == nil {
		return nil
	}
	for _, id := range f.Voters {
		if !s.people.Known(id) {
			r.erased[id] = true
			r.left++
			continue
		}
		r.join(id)
	}
	return s.roundKeys(r, true)
}

func (r *Round) join(id meeting.PersonID) {
	r.members[id] = &member{}
	r.roll = append(r.roll, id)
}

// electorate is everyone with a vote who has arrived and not left.
func (s *State) electorate() []meeting.PersonID {
	var all []meeting.PersonID
	for _, id := range s.people.Everybody() {
		if s.people.Present(id) && s.prepared.Votes(id) {
			all = append(all, id)
		}
	}
	return all
}

// entitled counts everybody with a vote, come or not; also who answered in the round and was erased since.
func (s *State) entitled(r *Round) int {
	n := 0
	for _, id := range r.roll {
		if !s.people.Known(id) {
			n++
		}
	}
	for _, id := range s.people.Everybody() {
		if s.prepared.Votes(id) {
			n++
		}
	}
	return n
}

// closedOn counts the closed binding rounds on a proposal.
func (s *State) closedOn(proposal string) int {
	n := 0
	for _, id := range s.order {
		if r := s.rounds[id]; r.Status == IsClosed && !r.Poll && r.has(proposal) {
			n++
		}
	}
	return n
}

func (s *State) cast(e meeting.Event, f *BallotCast) []meeting.Key {
	r := s.rounds[f.Round]
	if r != nil && r.erased[f.Given.Person] { // an answer given stands
		delete(r.erased, f.Given.Person)
		r.left--
		r.join(f.Given.Person)
	}
	if r == nil || r.members[f.Given.Person] == nil { // the round's key is gone
		return nil
	}
	m := r.members[f.Given.Person]
	if m.answers == nil {
		m.answers = map[string]kind.Answer{}
		r.answered++
	} else if m.via != meeting.ViaPhone {
		r.assisted--
	}
	for proposal, answer := range f.Given.Answers {
		m.answers[proposal] = answer
	}
	m.at = max(e.Moment(), r.began)
	if m.via = f.Given.Via; m.via != meeting.ViaPhone {
		r.assisted++
	}
	return r.voterKeys(f.Given.Person)
}

// leave is D3, in every open round.
func (s *State) leave(who meeting.PersonID) []meeting.Key {
	var keys []meeting.Key
	for _, id := range s.order {
		r := s.rounds[id]
		m := r.members[who]
		if r.Status != IsOpen || m == nil || m.answers != nil {
			continue
		}
		delete(r.members, who)
		r.roll = slices.DeleteFunc(r.roll, func(p meeting.PersonID) bool { return p == who })
		r.left++
		keys = append(keys, r.voterKeys(who)...)
		keys = append(keys, s.roundKeys(r, false)...)
	}
	return keys
}

func (s *State) with(id string, do func(*Round)) []meeting.Key {
	r := s.rounds[id]
	if r == nil {
		return nil
	}
	keys := s.roundKeys(r, true)
	do(r)
	return keys
}

// answerShown touches one section: thousands may be told at once.
func (s *State) answerShown(f *AnswerShown) []meeting.Key {
	r := s.rounds[f.Round]
	if r == nil || f.Given.Person == "" { // erased
		return nil
	}
	r.Shown = append(r.Shown, f.Given)
	return []meeting.Key{r.namesKey()}
}

func (s *State) closed(at meeting.Seq, f *RoundClosed) []meeting.Key {
	return s.with(f.Round, func(r *Round) {
		r.Closed = f
		r.end(IsClosed, at)
		if r.Poll {
			return
		}
		for _, result := range f.Results {
			s.give(result.Proposal, given{Seq: at, Outcome: Outcome{Kind: result.Outcome, Round: r.ID}})
		}
	})
}

// end forgets who answered what (D9, D10).
func (r *Round) end(status string, at meeting.Seq) {
	r.Status, r.Ended = status, at
	r.members, r.roll, r.erased, r.objections = nil, nil, nil, nil
}
