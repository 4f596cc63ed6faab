package decide

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/meeting"
)

// close is D7 to D9. No close is ever refused for what was answered.
func (s *State) close(do *Close, seed [32]byte) ([]meeting.Fact, *meeting.Refusal) {
	r := s.rounds[do.Round]
	if r == nil {
		return nil, meeting.Refuse(meeting.Unknown, "round", do.Round)
	}
	if !r.Running() || do.Answers && r.Status != IsOpen {
		return nil, meeting.Refuse(meeting.RoundClosed)
	}
	if no := r.refuseFindings(do.Found); no != nil {
		return nil, no
	}
	if objections := r.listObjections(seed); r.Status == IsOpen && len(objections) > 0 {
		return []meeting.Fact{&AnswersClosed{r.ID, objections}}, nil
	}
	var facts []meeting.Fact
	if r.Secrecy == "open" {
		for _, who := range r.roll {
			if m := r.members[who]; m.answers != nil && s.people.Known(who) { // no key is made anew for who was erased
				facts = append(facts, &AnswerShown{r.ID, Given{who, m.via, m.answers}})
			}
		}
	}
	return append(facts, s.count(r, do.Found, seed)), nil
}

// refuseFindings is D8: the group finds something of the objections that were made, once it heard them.
func (r *Round) refuseFindings(found map[string]bool) *meeting.Refusal {
	if len(found) > 0 && r.Status == IsOpen {
		return meeting.Refuse(meeting.RoundOpen)
	}
	for label := range found {
		if !slices.ContainsFunc(r.objections, func(o Objection) bool { return o.Label == label }) {
			return meeting.Refuse(meeting.Unknown, "field", "found")
		}
	}
	return nil
}

// listObjections gives every objection a label in an order that says nothing.
func (r *Round) listObjections(seed [32]byte) []Objection {
	var all []Objection
	if r.method.Objects() == "" {
		return nil
	}
	for _, option := range r.Proposals {
		for _, who := range r.roll {
			if a, ok := r.members[who].answers[option.ID]; ok && a.Choice == r.method.Objects() {
				all = append(all, Objection{Proposal: option.ID, Person: who, Reason: a.Words})
			}
		}
	}
	shuffle(all, seed)
	for i := range all {
		all[i].Label = strconv.Itoa(i + 1)
	}
	return all
}

func shuffle[T any](list []T, seed [32]byte) {
	r := rand.New(rand.NewChaCha8(seed))
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// count is the outcome of a round as one fact.
func (s *State) count(r *Round, found map[string]bool, seed [32]byte) *RoundClosed {
	c := kind.Count{Params: r.Params, Electorate: len(r.roll), Entitled: s.entitled(r), Invalid: map[string]map[int]bool{}}
	for _, o := range r.Proposals {
		c.Options = append(c.Options, o.ID)
		c.Invalid[o.ID] = map[int]bool{}
	}
	for i, who := range r.roll {
		c.Ballots = append(c.Ballots, r.members[who].answers)
		for _, o := range r.objections {
			if valid, judged := found[o.Label]; o.Person == who && judged && !valid {
				c.Invalid[o.Proposal][i] = true
			}
		}
	}
	closed := &RoundClosed{Round: r.ID, Electorate: len(r.roll), Answered: r.answered, Left: r.left, Said: r.said(found, seed)}
	results := r.method.Count(c)
	used := s.used()
	for _, o := range r.Proposals {
		closed.Results = append(closed.Results, s.result(r, o, results[o.ID], used))
	}
	return closed
}

// result is the outcome for one proposal; used grows with what is adopted.
func (s *State) result(r *Round, o Option, counted kind.Result, used amounts) Result {
	result := Result{Proposal: o.ID, Version: o.Version, Passed: counted.Passed, Answered: counted.Answered}
	if !r.Poll {
		result.Outcome = NotAdopted
		if counted.Passed {
			if result.Limit = s.breaks(o.ID, used); result.Limit == "" {
				result.Outcome = Adopted
				s.spend(o.ID, used)
			}
		}
		if result.Outcome == Adopted && counted.WithConcerns {
			result.Outcome = AdoptedWithConcerns
		}
	}
	carried := result.Outcome == Adopted || result.Outcome == AdoptedWithConcerns || r.Poll && counted.Passed
	if carried || !r.method.Discreet() { // D9
		result.Counts, result.Via = counted.Counts, r.ways(o.ID)
	}
	return result
}

// ways counts by which way the answers to a proposal came.
func (r *Round) ways(proposal string) map[string]int {
	all := map[string]int{}
	for _, m := range r.members {
		if _, ok := m.answers[proposal]; ok {
			all[string(m.via)]++
		}
	}
	return all
}

// said gathers what people wrote, without names and in an order that says nothing.
func (r *Round) said(found map[string]bool, seed [32]byte) Said {
	said := Said{Concerns: map[string][]string{}, Needs: map[string][]string{}}
	choices := r.method.Choices()
	if !r.method.Discreet() {
		return said
	}
	for _, o := range r.Proposals {
		for _, who := range r.roll {
			a := r.members[who].answers[o.ID]
			switch {
			case a.Words == "" || a.Tell == "room" || a.Tell == "come":
			case a.Choice == choices[1]:
				said.Concerns[o.ID] = append(said.Concerns[o.ID], a.Words)
			case a.Choice == choices[2] && !r.foundInvalid(found, who, o.ID):
				said.Needs[o.ID] = append(said.Needs[o.ID], a.Words)
			}
		}
		shuffle(said.Concerns[o.ID], seed)
		shuffle(said.Needs[o.ID], seed)
	}
	return said
}

func (r *Round) foundInvalid(found map[string]bool, who meeting.PersonID, proposal string) bool {
	return slices.ContainsFunc(r.objections, func(o Objection) bool {
		valid, judged := found[o.Label]
		return o.Person == who && o.Proposal == proposal && judged && !valid
	})
}
