package plan

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
)

// The outcomes that only sealing gives.
const (
	OutsideFrameworks = "outside_frameworks"
	NotReached        = "not_reached"
)

// compile is L1.
func (s *State) compile() Document {
	about := s.prepared.About()
	d := Document{Format: Format, Example: about.Example, Language: about.Language, Meeting: Meeting{Title: about.Title,
		Municipality: about.Municipality, Question: about.Question, Date: about.Date, Place: about.Place},
		Frameworks: []Framework{}, Attendance: s.attendance(), Themes: []Theme{}, NotInPlan: []NotInPlan{},
		OutsideFrameworks: []string{}}
	if d.Language == "" {
		d.Language = "nl"
	}
	if about.Promise != (prepare.Promise{}) {
		p := Promise(about.Promise)
		d.Meeting.Promise = &p
	}
	d.Style = styled(s.prepared.Style(), s.prepared.Logo())
	if was := s.prepared.Superseded(); was != nil {
		d.Supersedes = &Former{was.Origin, string(was.Meeting), was.Title, was.Code}
	}
	for _, f := range s.prepared.Frameworks() {
		d.Frameworks = append(d.Frameworks, framework(f))
	}
	d.FrameworksDigest, d.FrameworksLocked = prepare.Digest(d.Frameworks), s.prepared.Locked()
	for _, t := range s.prepared.Themes() {
		d.Themes = append(d.Themes, Theme{t.ID, t.Title, []Decision{}})
	}
	for _, id := range s.proposals.All() {
		s.place(&d, id)
	}
	for _, h := range s.cases.Harvests() {
		d.Cases = append(d.Cases, caseOf(h))
	}
	d.Cards = s.cards("")
	return d
}

// styled is how the municipality wants it to look; nil when it said nothing.
func styled(look prepare.SetStyle, logo prepare.SetLogo) *Style {
	if look.Colour == "" && len(logo.PNG) == 0 {
		return nil
	}
	style := &Style{Colour: look.Colour}
	if len(logo.PNG) > 0 {
		style.Logo = &Logo{PNG: logo.PNG, Alt: logo.Alt}
	}
	return style
}

// caseOf is L11: per question what each table noted.
func caseOf(h casework.HarvestOf) Case {
	c := Case{ID: h.ID, Title: h.Title, Story: h.Story, Questions: []Question{}}
	for _, asked := range h.Questions {
		q := Question{Text: asked.Text, Tables: []Table{}}
		for _, n := range asked.Notes {
			if last := len(q.Tables) - 1; last < 0 || q.Tables[last].Table != n.Table {
				q.Tables = append(q.Tables, Table{Table: n.Table, Notes: []string{}})
			}
			last := &q.Tables[len(q.Tables)-1]
			last.Notes = append(last.Notes, n.Text)
		}
		c.Questions = append(c.Questions, q)
	}
	return c
}

func framework(f prepare.Framework) Framework {
	shown := Framework{ID: f.ID, Kind: f.Kind, Text: f.Text.Text, Formal: f.Formal, Measure: f.Measure, Unit: f.Unit,
		Min: number.Format(f.Min, f.Unit), Max: number.Format(f.Max, f.Unit), Over: f.Over, Owner: f.Owner,
		Source: f.Source, Version: f.Version, Clarifications: []Clarification{}}
	for _, c := range f.Clarifications {
		shown.Clarifications = append(shown.Clarifications, Clarification(c))
	}
	return shown
}

// place puts a proposal in the plan or among what is not in it.
func (s *State) place(d *Document, id string) {
	p := s.proposals.Proposal(id)
	outcome := s.outcome(id)
	if s.decided.IsAdopted(id) {
		if i := slices.IndexFunc(d.Themes, func(t Theme) bool { return t.ID == p.Theme }); i >= 0 {
			d.Themes[i].Decisions = append(d.Themes[i].Decisions, s.decision(p))
		}
		return
	}
	not := NotInPlan{Proposal: id, Title: p.Newest().Title, Outcome: outcome}
	switch outcome {
	case decide.WasParked:
		not.Reason, not.Who, not.When = p.Parked.Reason, p.Parked.Who, p.Parked.When
	case OutsideFrameworks:
		d.OutsideFrameworks = append(d.OutsideFrameworks, id)
		not.Reason = s.failing(p)
	case decide.NotAdopted:
		not.Reason = s.limit(id)
	}
	d.NotInPlan = append(d.NotInPlan, not)
}

// outcome is L4.
func (s *State) outcome(id string) string {
	if o := s.decided.Outcome(id).Kind; o != "" {
		return o
	}
	if _, failing := s.failingCheck(s.proposals.Proposal(id)); failing {
		return OutsideFrameworks
	}
	return NotReached
}

func (s *State) failingCheck(p *propose.Proposal) (string, bool) {
	for _, f := range s.prepared.Frameworks() {
		verdict, _ := s.proposals.Verdict(p, f)
		if verdict == propose.Unclear || verdict == propose.DoesNotFit {
			return f.ID, true
		}
	}
	return "", false
}

func (s *State) failing(p *propose.Proposal) string {
	id, _ := s.failingCheck(p)
	return p.Newest().Checks[id].Reason
}

// limit names the framework whose sum kept a proposal out that everybody stood behind.
func (s *State) limit(id string) string {
	r := s.decided.Round(s.decided.Outcome(id).Round)
	for _, result := range r.Closed.Results {
		if result.Proposal == id && result.Limit != "" {
			f, _ := s.prepared.Framework(result.Limit)
			return f.Text.Text
		}
	}
	return ""
}

func (s *State) decision(p *propose.Proposal) Decision {
	v := p.Newest()
	r := s.decided.Round(s.decided.Outcome(p.ID).Round)
	d := Decision{Proposal: p.ID, Title: v.Title, Text: v.Text, Version: v.Number, Outcome: s.outcome(p.ID),
		Method: r.Method, Secrecy: r.Secrecy, Rule: Rule{r.Method, json.RawMessage(r.Params)},
		Concerns: append([]string{}, r.Closed.Said.Concerns[p.ID]...), Lead: s.lead(v),
		NeedsYesFrom: append([]string{}, v.NeedsYesFrom...), FirstStep: v.FirstStep, Due: v.Due,
		Numbers: map[string]string{}, Checks: s.checks(v), Ideas: append([]string{}, s.proposals.IdeasOf(p.ID)...)}
	for _, result := range r.Closed.Results {
		if result.Proposal == p.ID {
			d.Result = Result{r.Closed.Electorate, result.Answered, r.Closed.Left, orEmpty(result.Counts), orEmpty(result.Via)}
		}
	}
	for measure, amount := range v.Numbers {
		d.Numbers[measure] = number.Format(amount, s.proposals.UnitOf(measure))
	}
	d.Abstract = d.Lead == "" || d.FirstStep == "" || d.Due == "" || d.Numbers["cost"] == ""
	return d
}

func orEmpty(m map[string]int) map[string]int {
	if m == nil {
		return map[string]int{}
	}
	return maps.Clone(m)
}

// lead is who takes it up: words, or somebody who said yes, by function.
func (s *State) lead(v *propose.Version) string {
	if v.LeadText != "" || v.LeadSaid != "yes" {
		return v.LeadText
	}
	return s.people.Of(v.Lead).Capacity
}

func (s *State) checks(v *propose.Version) []Check {
	all := []Check{}
	for _, f := range s.prepared.Frameworks() {
		check, ok := v.Checks[f.ID]
		if !ok {
			continue
		}
		one := Check{Framework: f.ID, Verdict: check.Verdict, Reason: check.Reason}
		if advice, given := v.Advice[f.ID]; given {
			one.Advice = &Advice{advice.Verdict, advice.Reason, advice.By}
		}
		all = append(all, one)
	}
	return all
}

// exact capacities are public functions; the others are people.
var exact = []string{"official", "professional", "expert"}

// least is how many people a number must be about.
const least = 5

// other is where small capacities are merged.
const other = "other"

// attendance is L6.
func (s *State) attendance() map[string]int {
	came := map[string]int{}
	for _, id := range s.people.Everybody() {
		if s.people.HasCome(id) {
			came[s.people.Of(id).Capacity]++
		}
	}
	merged := map[string]int{}
	for capacity, n := range came {
		if n < least && !slices.Contains(exact, capacity) {
			capacity = other
		}
		merged[capacity] += n
	}
	for merged[other] > 0 && merged[other] < least {
		next := smallest(merged)
		if next == "" {
			break
		}
		merged[other] += merged[next]
		delete(merged, next)
	}
	return merged
}

// smallest is the smallest group that may join other; of equal ones the first by name.
func smallest(groups map[string]int) string {
	found := ""
	for _, capacity := range slices.Sorted(maps.Keys(groups)) {
		if capacity == other || slices.Contains(exact, capacity) {
			continue
		}
		if found == "" || groups[capacity] < groups[found] {
			found = capacity
		}
	}
	return found
}

// cards is L5: of all themes, or of one.
func (s *State) cards(theme string) Cards {
	ends := s.ends()
	var c Cards
	for _, idea := range s.ideas.All() {
		if theme != "" && s.ideas.Theme(idea) != theme {
			continue
		}
		c.Total++
		*c.of(s.end(idea, ends))++
	}
	return c
}

// ends is the outcomes of the proposals made from each idea.
func (s *State) ends() map[string][]string {
	ends := map[string][]string{}
	for _, id := range s.proposals.All() {
		outcome := s.outcome(id)
		for _, idea := range s.proposals.IdeasOf(id) {
			ends[idea] = append(ends[idea], outcome)
		}
	}
	return ends
}

// The places where a card ends, as plan.json names them.
const (
	EndInPlan     = "in_plan"
	EndMerged     = "merged"
	EndParked     = "parked"
	EndWithdrawn  = "withdrawn"
	EndRemoved    = "removed"
	EndNotAdopted = "not_adopted"
	EndOutside    = "outside"
	EndNotReached = "not_reached"
)

// of is where the cards of an end are counted.
func (c *Cards) of(end string) *int {
	return map[string]*int{EndInPlan: &c.InPlan, EndMerged: &c.Merged, EndParked: &c.Parked, EndWithdrawn: &c.Withdrawn, EndRemoved: &c.Removed,
		EndNotAdopted: &c.NotAdopted, EndOutside: &c.Outside, EndNotReached: &c.NotReached}[end]
}

// end is where a card ended.
func (s *State) end(idea string, ends map[string][]string) string {
	fate := s.ideas.Fate(idea)
	is := func(outcome ...string) bool {
		return slices.ContainsFunc(ends[idea], func(o string) bool { return slices.Contains(outcome, o) })
	}
	switch {
	case fate == "removed":
		return EndRemoved
	case fate == "merged":
		return EndMerged
	case is(decide.Adopted, decide.AdoptedWithConcerns):
		return EndInPlan
	case fate == "withdrawn" || is(decide.WasWithdrawn):
		return EndWithdrawn
	case is(decide.WasParked):
		return EndParked
	case is(decide.NotAdopted):
		return EndNotAdopted
	case is(OutsideFrameworks):
		return EndOutside
	}
	return EndNotReached
}

// JSON is plan.json: indented, keys in a fixed order, a newline at the end.
func (d Document) JSON() []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		panic("plan: cannot encode " + err.Error()) // our own types always encode
	}
	return []byte(b.String())
}

// Digest is "sha256:" and the hex SHA-256 of plan.json: what sha256sum says of that file.
func (d Document) Digest() string { return fmt.Sprintf("sha256:%x", sha256.Sum256(d.JSON())) }
