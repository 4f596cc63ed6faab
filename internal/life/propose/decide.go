package propose

import (
	"maps"
	"slices"
	"strings"

	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// MostProposals is how many a meeting holds.
const MostProposals = 300

// Decide applies the rules of RULES.md.
func (s *State) Decide(c meeting.Command) ([]meeting.Fact, *meeting.Refusal) {
	switch do := c.Do.(type) {
	case *Draft:
		return s.draft(do)
	case *Amend:
		return s.amend(do)
	case *Split:
		return s.split(do)
	case *Park:
		return s.end(do.ID, &PutAside{ID: do.ID, Words: do.Parked})
	case *Withdraw:
		return s.end(do.ID, &Withdrawn{ID: do.ID})
	case *Check:
		return s.check(c, do)
	case *Advise:
		return s.advise(do)
	case *TakeBackAdvice:
		return s.takeBack(do)
	case *FillForm:
		return s.fillForm(c.By, do)
	case *DropForm:
		return s.dropForm(c.By, do)
	case *PutForward:
		return s.putForward(do)
	case *AnswerLead:
		return s.answerLead(c.By.Subject(), do)
	}
	return nil, meeting.Refuse(meeting.NotAllowed)
}

// Veto: a proposal on the projector must be there. Proposals object to nothing else.
func (s *State) Veto(c meeting.Command) *meeting.Refusal {
	show, ok := c.Do.(*meet.Show)
	looks := ok && (show.View == meet.Proposal || show.View == meet.Check)
	if looks && show.Focus != "" && s.byID[show.Focus] == nil {
		return unknown(show.Focus)
	}
	return nil
}

func unknown(id string) *meeting.Refusal {
	return meeting.Refuse(meeting.Unknown, "proposal", id)
}

// draft is V1.
func (s *State) draft(do *Draft) ([]meeting.Fact, *meeting.Refusal) {
	words, lead, no := s.words(Words{Title: do.Title, Text: do.Text}, do.More)
	no = meeting.First(s.unknownRoots(do.Theme, do.From), no)
	if s.byID[do.ID] != nil {
		no = meeting.First(no, meeting.Refuse(meeting.Taken, "field", "id"))
	}
	if len(s.order) >= MostProposals {
		no = meeting.First(no, meeting.Refuse(meeting.TooMany, "limit", MostProposals))
	}
	if no != nil {
		return nil, no
	}
	return []meeting.Fact{&Drafted{ID: do.ID, Theme: do.Theme, From: do.From, Words: words, Lead: lead}}, nil
}

// unknownRoots refuses a theme, idea or cluster that is not there.
func (s *State) unknownRoots(theme string, from []string) *meeting.Refusal {
	if !s.prepared.HasTheme(theme) {
		return meeting.Refuse(meeting.Unknown, "theme", theme)
	}
	for _, id := range from {
		if !s.ideas.Exists(id) {
			return meeting.Refuse(meeting.Unknown, "idea", id)
		}
	}
	return nil
}

// words puts what was given over what stands.
func (s *State) words(w Words, more More) (Words, meeting.PersonID, *meeting.Refusal) {
	var lead meeting.PersonID
	if more.Lead != nil {
		lead, w.LeadText = more.Lead.Person, more.Lead.Text
		if lead != "" && !s.people.Known(lead) {
			return w, "", meeting.Refuse(meeting.Unknown, "person", lead)
		}
	}
	w.NeedsYesFrom, w.FirstStep, w.Due, w.Numbers = more.NeedsYesFrom, more.FirstStep, more.Due, maps.Clone(more.Numbers)
	return w, lead, s.refuseWords(w)
}

func (s *State) refuseWords(w Words) *meeting.Refusal {
	if strings.TrimSpace(w.Title) == "" {
		return meeting.Refuse(meeting.BadValue, "field", "title")
	}
	if strings.TrimSpace(w.Text) == "" {
		return meeting.Refuse(meeting.BadValue, "field", "text")
	}
	for _, measure := range slices.Sorted(maps.Keys(w.Numbers)) {
		if _, ok := number.Parse(w.Numbers[measure], s.UnitOf(measure)); !ok {
			return meeting.Refuse(meeting.BadValue, "field", "numbers", "measure", measure)
		}
	}
	return nil
}

// UnitOf is the unit of a measure: cost and yield are always money.
func (s *State) UnitOf(measure string) string {
	if measure == "cost" || measure == "yield" {
		return number.Euro
	}
	return s.prepared.Unit(measure)
}

// amend is V2 and V3.
func (s *State) amend(do *Amend) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.ID]
	if p == nil {
		return nil, unknown(do.ID)
	}
	now := p.Newest()
	next, lead, no := s.amended(now, do)
	if no != nil && no.Code == meeting.Unknown {
		return nil, no
	}
	if no = meeting.First(no, stale(p, do.Version)); no != nil {
		return nil, no
	}
	if p.Over() || now.Digest() == prepare.Digest(next) && now.Lead == lead {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&Amended{ID: do.ID, Version: now.Number + 1, Words: next, Lead: lead}}, nil
}

func (s *State) amended(now *Version, do *Amend) (Words, meeting.PersonID, *meeting.Refusal) {
	next, lead := now.Words.clone(), now.Lead
	put(&next.Title, do.Title)
	put(&next.Text, do.Text)
	put(&next.FirstStep, do.FirstStep)
	put(&next.Due, do.Due)
	put(&next.NeedsYesFrom, do.NeedsYesFrom)
	if do.Lead != nil {
		lead, next.LeadText = do.Lead.Person, do.Lead.Text
		if lead != "" && !s.people.Known(lead) {
			return next, lead, meeting.Refuse(meeting.Unknown, "person", lead)
		}
	}
	for measure, amount := range do.Numbers {
		if next.Numbers == nil {
			next.Numbers = map[string]string{}
		}
		next.Numbers[measure] = amount
	}
	return next, lead, s.refuseWords(next)
}

func put[T any](field *T, given *T) {
	if given != nil {
		*field = *given
	}
}

func stale(p *Proposal, seen int) *meeting.Refusal {
	if newest := p.Newest().Number; seen != 0 && seen != newest {
		return meeting.Refuse(meeting.VersionChanged, "version", newest)
	}
	return nil
}

// split is V4.
func (s *State) split(do *Split) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.ID]
	if p == nil {
		return nil, unknown(do.ID)
	}
	no := stale(p, do.Version)
	if len(do.Points) == 0 {
		no = meeting.First(no, meeting.Refuse(meeting.Incomplete, "field", "points"))
	}
	divided := &Divided{ID: do.ID}
	facts := []meeting.Fact{divided}
	for _, point := range do.Points {
		words, lead, bad := s.pointWords(p, point)
		theme, from := pointRoots(p, point)
		if bad = meeting.First(s.unknownRoots(theme, from), bad); bad != nil && bad.Code == meeting.Unknown {
			return nil, bad
		}
		if s.byID[point.ID] != nil || slices.Contains(divided.Points, point.ID) {
			bad = meeting.First(bad, meeting.Refuse(meeting.Taken, "field", "points", "point", point.ID))
		}
		no = meeting.First(no, bad)
		divided.Points = append(divided.Points, point.ID)
		facts = append(facts, &Drafted{ID: point.ID, Theme: theme, From: from, Parent: p.ID, Words: words, Lead: lead})
	}
	if len(s.order)+len(do.Points) > MostProposals {
		no = meeting.First(no, meeting.Refuse(meeting.TooMany, "limit", MostProposals))
	}
	if p.Over() {
		no = meeting.First(no, meeting.Refuse(meeting.NoChange))
	}
	if no != nil {
		return nil, no
	}
	return facts, nil
}

func pointRoots(p *Proposal, point Point) (theme string, from []string) {
	theme, from = p.Theme, p.From
	if point.Theme != "" {
		theme = point.Theme
	}
	if point.From != nil {
		from = point.From
	}
	return theme, from
}

func (s *State) pointWords(p *Proposal, point Point) (Words, meeting.PersonID, *meeting.Refusal) {
	words, lead, no := s.words(Words{Title: point.Title, Text: point.Text}, point.More)
	now := p.Newest()
	if point.Lead == nil {
		lead, words.LeadText = now.Lead, now.LeadText
	}
	if point.NeedsYesFrom == nil {
		words.NeedsYesFrom = slices.Clone(now.NeedsYesFrom)
	}
	if point.FirstStep == "" {
		words.FirstStep = now.FirstStep
	}
	if point.Due == "" {
		words.Due = now.Due
	}
	return words, lead, no
}

// end is V5 for parking and withdrawing. Whether it is parked so already is known to who decides.
func (s *State) end(id string, fact meeting.Fact) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[id]
	if p == nil {
		return nil, unknown(id)
	}
	if p.Over() {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{fact}, nil
}

// answerLead is V9.
func (s *State) answerLead(who meeting.PersonID, do *AnswerLead) ([]meeting.Fact, *meeting.Refusal) {
	p := s.byID[do.Proposal]
	if p == nil || !s.people.Known(who) {
		return nil, unknown(do.Proposal)
	}
	v := p.Newest()
	if v.Lead != who {
		return nil, meeting.Refuse(meeting.NotAllowed)
	}
	if said := map[bool]string{true: "yes", false: "no"}[do.Yes]; v.LeadSaid == said || p.Over() {
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return []meeting.Fact{&LeadAnswered{Proposal: do.Proposal, Yes: do.Yes}}, nil
}
