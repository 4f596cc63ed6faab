package adopt

import (
	"iter"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Record is what the municipality said of the plan as a whole, for everybody: nothing of it is ever taken away.
type Record struct {
	Plan     string    `json:"plan"`     // digest of plan.json
	Expected []string  `json:"expected"` // until when it would decide; the last holds
	Verdicts []Verdict `json:"verdicts"` // the last holds
}

// Replies is what the municipality said to one decision; the last holds.
type Replies struct {
	Proposal string   `json:"proposal"`
	Said     []Answer `json:"said"`
}

// Said is all that the municipality said, for who makes a page or a file of it.
type Said struct {
	Record
	Replies map[string][]Answer // by proposal, oldest first; the last holds
}

// Any says whether anything was said.
func (s Said) Any() bool { return len(s.Expected)+len(s.Verdicts)+len(s.Replies) > 0 }

var record = meeting.Key{Part: "adopt", Name: "record"}

func replies(proposal string) meeting.Key {
	return meeting.Key{Part: "adopt", Name: "replies", ID: proposal}
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		if v.Person != "" || s.digest == "" || !yield(record) {
			return
		}
		for _, proposal := range decisions(s.plan.Plan()) {
			if len(s.replies[proposal]) > 0 && !yield(replies(proposal)) {
				return
			}
		}
	}
}

// Show builds one section. Before the plan is sealed there is none.
func (s *State) Show(_ meeting.Viewer, k meeting.Key) any {
	switch {
	case s.digest == "":
		return nil
	case k == record:
		return s.record()
	case k.Name == "replies" && len(s.replies[k.ID]) > 0:
		return Replies{k.ID, slices.Clone(s.replies[k.ID])}
	}
	return nil
}

func (s *State) record() Record {
	return Record{s.digest, append([]string{}, s.expected...), append([]Verdict{}, s.verdicts...)}
}

// Said is what everybody may read of it.
func (s *State) Said() Said {
	said := Said{s.record(), map[string][]Answer{}}
	for proposal, all := range s.replies {
		said.Replies[proposal] = slices.Clone(all)
	}
	return said
}
