package correct

import (
	"slices"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
)

// State is the corrections of a plan, and their rules.
type State struct {
	people *people.State
	plan   Plan
	digest string // of the plan once it is sealed
	asked  []*asked
	made   []Correction
}

// Plan is the sealed plan.
type Plan interface{ Plan() plan.Document }

// asked is a correction about which people were asked.
type asked struct {
	id   string
	slip Slip
	said map[meeting.PersonID]bool // of who was erased it no longer knows; Answers does
	Answers
	over bool // withdrawn, or published
}

// Correction is what stands beside the plan.
type Correction struct {
	ID string `json:"id"`
	Slip
	Date  string `json:"date"`
	Right int    `json:"right"` // how many who were there said that it is right; nobody said that it is not
}

// New is a meeting whose plan has no corrections. That the plan is sealed first is the access table's.
func New(who *people.State, of Plan) *State { return &State{people: who, plan: of} }

// Name is the prefix of the part.
func (*State) Name() string { return "correct" }

// Apply is the only writer.
func (s *State) Apply(e meeting.Event) []meeting.Key {
	switch f := e.Fact.(type) {
	case *plan.Sealed:
		s.digest = f.Plan.Digest()
		return []meeting.Key{made}
	case *Proposed:
		s.asked = append(s.asked, &asked{id: f.ID, slip: f.Slip, said: map[meeting.PersonID]bool{}})
		return []meeting.Key{open(f.ID)}
	case *Answered:
		return s.answered(f)
	case *Withdrawn:
		s.find(f.ID).over = true
		return []meeting.Key{open(f.ID)}
	case *Published:
		s.find(f.ID).over = true
		s.made = append(s.made, f.Correction)
		return []meeting.Key{open(f.ID), made}
	case *people.Erased:
		for _, one := range s.asked {
			delete(one.said, f.Person)
		}
		return []meeting.Key{mine(f.Person)}
	}
	return nil
}

// answered is E6: whose it was may be forgotten, then there are only the numbers.
func (s *State) answered(f *Answered) []meeting.Key {
	one := s.find(f.ID)
	one.Right, one.Wrong = one.Right+f.Adds.Right, one.Wrong+f.Adds.Wrong
	if f.By.Person == "" {
		return []meeting.Key{open(f.ID)}
	}
	one.said[f.By.Person] = f.By.Right
	return []meeting.Key{open(f.ID), mine(f.By.Person)}
}

// find is a correction that was proposed; nil when there is none.
func (s *State) find(id string) *asked {
	at := slices.IndexFunc(s.asked, func(one *asked) bool { return one.id == id })
	if at < 0 {
		return nil
	}
	return s.asked[at]
}
