package adopt

import (
	"slices"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// State is what the municipality said, and its rules.
type State struct {
	plan     Plan
	expected []string
	verdicts []Verdict
	replies  map[string][]Answer // by proposal, oldest first
	digest   string              // of the plan once it is sealed
}

// Plan is the sealed plan.
type Plan interface{ Plan() plan.Document }

// New is a meeting of whose plan the municipality said nothing yet. That the plan is sealed first is the access table's.
func New(of Plan) *State { return &State{plan: of, replies: map[string][]Answer{}} }

// Name is the prefix of the part.
func (*State) Name() string { return "adopt" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *plan.Sealed:
		s.digest = f.Plan.Digest()
	case *Expected:
		s.expected = append(s.expected, f.Date)
	case *Decided:
		s.verdicts = append(s.verdicts, f.Verdict)
	case *Replied:
		s.replies[f.Proposal] = append(s.replies[f.Proposal], f.Answer)
		return []meeting.Key{replies(f.Proposal)}
	default:
		return nil
	}
	return []meeting.Key{record}
}

// last is the verdict that holds.
func (s *State) last() Verdict {
	if len(s.verdicts) == 0 {
		return Verdict{}
	}
	return s.verdicts[len(s.verdicts)-1]
}

// final says whether the municipality decided, and does not wait for the group.
func (s *State) final() bool { return s.last().Answer == "yes" || s.last().Answer == "no" }

func decisions(d plan.Document) []string {
	var all []string
	for _, theme := range d.Themes {
		for _, one := range theme.Decisions {
			all = append(all, one.Proposal)
		}
	}
	return all
}

func frameworks(d plan.Document) []string {
	var all []string
	for _, f := range d.Frameworks {
		all = append(all, f.ID)
	}
	return all
}

// same says whether two verdicts say the same.
func same(a, b Verdict) bool {
	return a.Plan == b.Plan && a.Answer == b.Answer && a.Body == b.Body && a.Date == b.Date && a.Question == b.Question && slices.Equal(a.Reasons, b.Reasons)
}
