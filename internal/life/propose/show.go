package propose

import (
	"iter"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Shown is a proposal as everybody in the meeting sees it: the newest text, and the one before to show what changed.
type Shown struct {
	ID       string         `json:"id"`
	Theme    string         `json:"theme"`
	Parent   string         `json:"parent,omitempty"`
	Order    int            `json:"order"`
	From     []string       `json:"from"`
	Ideas    []string       `json:"ideas"`
	Version  int            `json:"version"`
	Words                   // the exact text
	Before   *Words         `json:"before,omitempty"`
	Lead     LeadShown      `json:"lead_state"`
	Checks   []VerdictShown `json:"checks"`
	Stale    []string       `json:"stale"`    // frameworks with a verdict on an earlier version only
	Warnings []string       `json:"warnings"` // frameworks whose bound this proposal breaks
	Missing  []string       `json:"missing"`  // what makes it still abstract
	Parked   *Parked        `json:"parked,omitempty"`
	State    string         `json:"state,omitempty"` // split, withdrawn
}

// LeadShown says whether somebody takes it up. Who was asked is between them and the console.
type LeadShown struct {
	Asked  bool             `json:"asked,omitempty"`
	Said   string           `json:"said,omitempty"`
	Person meeting.PersonID `json:"person,omitempty"` // console only
}

// VerdictShown is the room's verdict on a framework, and the advice beside it.
type VerdictShown struct {
	Framework string       `json:"framework"`
	Verdict   string       `json:"verdict,omitempty"`
	Reason    string       `json:"reason,omitempty"`
	Advice    *AdviceShown `json:"advice,omitempty"`
}

// AdviceShown is what the expert said.
type AdviceShown struct {
	Verdict string `json:"verdict"`
	Reason  string `json:"reason,omitempty"`
	By      string `json:"by,omitempty"`
}

// Asked is for the person asked to lead.
type Asked struct {
	Proposal string `json:"proposal"`
	Title    string `json:"title"`
	Said     string `json:"said,omitempty"`
}

func (s *State) keysOf(p *Proposal) []meeting.Key {
	all := []meeting.Key{{Part: "propose", Name: "proposal", ID: p.ID}}
	for _, v := range p.Versions {
		if v.Lead != "" {
			all = append(all, meeting.Key{Part: "propose", Name: "asked", ID: p.ID, For: v.Lead})
		}
	}
	return all
}

// Keys are the sections this viewer sees.
func (s *State) Keys(v meeting.Viewer) iter.Seq[meeting.Key] {
	return func(yield func(meeting.Key) bool) {
		for _, f := range s.filled {
			if s.reads(v, f) && !yield(formKey(f.id, v.Person)) {
				return
			}
		}
		for _, id := range s.order {
			for _, k := range s.keysOf(s.byID[id]) {
				if k.For == v.Person && !yield(k) {
					return
				}
			}
		}
	}
}

// Show builds one section. The municipality sees no proposals before the plan is sealed.
func (s *State) Show(v meeting.Viewer, k meeting.Key) any {
	if k.Name == "form" {
		return s.formShown(v, k.ID)
	}
	p := s.byID[k.ID]
	if p == nil || v.Audience == meeting.Town {
		return nil
	}
	switch k.Name {
	case "proposal":
		return s.shown(p, v)
	case "asked":
		if newest := p.Newest(); v.Audience == meeting.Phone && newest.Lead == v.Person && !p.Over() {
			return Asked{p.ID, newest.Title, newest.LeadSaid}
		}
	}
	return nil
}

func (s *State) shown(p *Proposal, v meeting.Viewer) Shown {
	newest := p.Newest()
	shown := Shown{ID: p.ID, Theme: p.Theme, Parent: p.Parent, Order: slices.Index(s.order, p.ID),
		From: append([]string{}, p.From...), Ideas: append([]string{}, s.IdeasOf(p.ID)...), Version: newest.Number,
		Words: newest.Words, Checks: s.verdicts(p), Stale: []string{}, Warnings: s.warnings(newest),
		Missing: missing(newest), Parked: p.Parked}
	if n := len(p.Versions); n > 1 {
		before := p.Versions[n-2].Words
		shown.Before = &before
	}
	shown.Lead = LeadShown{Asked: newest.Lead != "", Said: newest.LeadSaid}
	if v.Audience == meeting.Console {
		shown.Lead.Person = newest.Lead
	}
	for _, f := range s.prepared.Frameworks() {
		if _, stale := s.Verdict(p, f); stale {
			shown.Stale = append(shown.Stale, f.ID)
		}
	}
	switch {
	case p.Split:
		shown.State = "split"
	case p.Withdrawn:
		shown.State = "withdrawn"
	}
	return shown
}

func (s *State) verdicts(p *Proposal) []VerdictShown {
	all := []VerdictShown{}
	newest := p.Newest()
	for _, f := range s.prepared.Frameworks() {
		check, checked := newest.Checks[f.ID]
		advice, advised := newest.Advice[f.ID]
		if !checked && !advised {
			continue
		}
		one := VerdictShown{Framework: f.ID, Verdict: check.Verdict, Reason: check.Reason}
		if advised {
			one.Advice = &AdviceShown{advice.Verdict, advice.Reason, advice.By}
		}
		all = append(all, one)
	}
	return all
}

// missing is what the completeness meter asks for: who, what first, by when, at what cost.
func missing(v *Version) []string {
	lacks := []string{}
	if v.LeadText == "" && v.LeadSaid != "yes" {
		lacks = append(lacks, "lead")
	}
	if v.FirstStep == "" {
		lacks = append(lacks, "first_step")
	}
	if v.Due == "" {
		lacks = append(lacks, "due")
	}
	if v.Numbers["cost"] == "" {
		lacks = append(lacks, "cost")
	}
	return lacks
}
