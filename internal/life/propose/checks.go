package propose

import (
	"slices"
	"strings"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// The verdicts of DOMAIN 3.
const (
	Fits              = "fits"
	FitsWithException = "fits_with_exception"
	Unclear           = "unclear"
	DoesNotFit        = "does_not_fit"
	NotApplicable     = "not_applicable"
)

var verdicts = []string{Fits, FitsWithException, Unclear, DoesNotFit, NotApplicable}

// All is the framework of a check that means: every framework without a verdict.
const All = "*"

// check is V6, V7 and V8.
func (s *State) check(c meeting.Command, do *Check) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.Proposal]
	if p == nil {
		return nil, unknown(do.Proposal)
	}
	v := p.Newest()
	meant, no := s.meant(v, do.Framework)
	if no != nil {
		return nil, no
	}
	no = meeting.First(stale(p, do.Version), refuseReason(do.Opinion))
	var facts []meeting.Fact
	for _, f := range meant {
		no = meeting.First(no, refuseOpinion(f, do.Opinion))
		if _, advised := v.Advice[f.ID]; do.Verdict == Fits && f.NeedsAdvice() && !advised {
			no = meeting.First(no, meeting.Refuse(meeting.AdviceMissing, "framework", f.ID))
		}
		was, checked := v.Checks[f.ID]
		if checked && was.Verdict == do.Verdict && was.Reason == do.Reason && was.FrameworkVersion == f.Version {
			continue
		}
		if checked && c.By.Decided != 0 && c.By.Decided < was.At { // V15
			no = meeting.First(no, meeting.Refuse(meeting.DoneLater, "proposal", p.ID, "framework", f.ID))
		}
		facts = append(facts, &Checked{Proposal: p.ID, Version: v.Number, Framework: f.ID, FrameworkVersion: f.Version,
			Verdict: do.Verdict, Words: Because{do.Reason, v.Digest()}})
	}
	if p.Over() || len(facts) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return facts, nil
}

// meant is the frameworks a check is about.
func (s *State) meant(v *Version, framework string) ([]prepare.Framework, *meeting.Refusal) {
	if framework != All {
		f, ok := s.prepared.Framework(framework)
		if !ok {
			return nil, meeting.Refuse(meeting.Unknown, "framework", framework)
		}
		return []prepare.Framework{f}, nil
	}
	var open []prepare.Framework
	for _, f := range s.prepared.Frameworks() {
		if _, done := v.Checks[f.ID]; !done {
			open = append(open, f)
		}
	}
	return open, nil
}

// refuseOpinion is V7.
func refuseOpinion(f prepare.Framework, o Opinion) *meeting.Refusal {
	if o.Verdict == FitsWithException && !f.Soft() {
		return meeting.Refuse(meeting.BadValue, "field", "verdict", "framework", f.ID)
	}
	return refuseReason(o)
}

// refuseReason is V7 as far as it is about no framework.
func refuseReason(o Opinion) *meeting.Refusal {
	if !slices.Contains(verdicts, o.Verdict) {
		return meeting.Refuse(meeting.BadValue, "field", "verdict")
	}
	if (o.Verdict == FitsWithException || o.Verdict == DoesNotFit) && strings.TrimSpace(o.Reason) == "" {
		return meeting.Refuse(meeting.BadValue, "field", "reason")
	}
	return nil
}

// advise is V8.
func (s *State) advise(do *Advise) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.Proposal]
	if p == nil {
		return nil, unknown(do.Proposal)
	}
	f, ok := s.prepared.Framework(do.Framework)
	if !ok {
		return nil, meeting.Refuse(meeting.Unknown, "framework", do.Framework)
	}
	v := p.Newest()
	no := meeting.First(stale(p, do.Version), refuseOpinion(f, do.Opinion))
	was, given := v.Advice[f.ID]
	if p.Over() || given && was == (Verdict{do.Verdict, do.Reason, do.By, 0, 0}) {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Advised{Proposal: p.ID, Version: v.Number, Framework: f.ID, Verdict: do.Verdict,
		Words: Advice{By: do.By, Reason: do.Reason}}}, nil
}

func (s *State) takeBack(do *TakeBackAdvice) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.Proposal]
	if p == nil {
		return nil, unknown(do.Proposal)
	}
	if _, ok := s.prepared.Framework(do.Framework); !ok {
		return nil, meeting.Refuse(meeting.Unknown, "framework", do.Framework)
	}
	if _, given := p.Newest().Advice[do.Framework]; !given || p.Over() {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&AdviceTakenBack{Proposal: p.ID, Version: p.Newest().Number, Framework: do.Framework}}, nil
}

// Verdict is the standing verdict of the room on a framework: "" when there is none on the newest version, and
// then stale says whether there was one on an earlier version.
func (s *State) Verdict(p *Proposal, f prepare.Framework) (verdict string, stale bool) {
	if v, ok := p.Newest().Checks[f.ID]; ok && v.FrameworkVersion == f.Version {
		return v.Verdict, false
	}
	for _, v := range p.Versions {
		if _, ok := v.Checks[f.ID]; ok {
			return "", true
		}
	}
	return "", false
}

// warnings is V10: the bounds of one proposal that its numbers or date break.
func (s *State) warnings(v *Version) []string {
	broken := []string{}
	for _, f := range s.prepared.Frameworks() {
		if f.Kind == "numeric" && f.Over != "adopted_total" && breaks(f.Text, v) {
			broken = append(broken, f.ID)
		}
	}
	return broken
}

func breaks(f prepare.Text, v *Version) bool {
	if f.Unit == "date" {
		day, ok := number.FirstDay(v.Due)
		low, hasLow := number.FirstDay(f.Min)
		high, hasHigh := number.FirstDay(f.Max)
		return ok && (hasLow && day.Before(low) || hasHigh && day.After(high))
	}
	n, ok := number.Parse(v.Numbers[f.Measure], f.Unit)
	low, hasLow := number.Parse(f.Min, f.Unit)
	high, hasHigh := number.Parse(f.Max, f.Unit)
	return ok && (hasLow && n.Cmp(low) < 0 || hasHigh && n.Cmp(high) > 0)
}
