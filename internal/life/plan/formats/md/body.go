package md

import (
	"strings"

	"hoofdlijn/internal/life/plan/worded"
)

func (s *sheet) decisions() {
	w := s.Words
	if len(s.Decisions) == 0 {
		s.heading(2, w.Decisions)
		if s.Draft {
			s.para(text(w.NoneDraft))
		} else {
			s.para("**", text(w.NoDecisions), "** ", text(w.NoDecisionsMore))
		}
		return
	}
	for _, t := range s.Themes {
		s.heading(2, t.Title)
		if len(t.Decisions) == 0 {
			s.para(text(w.NoDecisionHere))
		}
		for _, d := range t.Decisions {
			s.decision(d)
		}
	}
}

func (s *sheet) decision(d worded.Decision) {
	w := s.Words
	s.heading(3, d.Number+": "+d.Title)
	if d.Text != "" {
		s.para(quote(d.Text))
	}
	if d.Unfinished != "" {
		s.para("**", text(w.Unfinished), ".** ", text(d.Unfinished))
	}
	s.facts(append([]worded.Fact{{Label: w.Lead, Value: d.Lead},
		{Label: w.NeedsYes, Value: strings.Join(d.NeedsYes, "; ")}, {Label: w.FirstStep, Value: d.FirstStep},
		{Label: w.Due, Value: d.Due}}, d.Money...)...)
	said := []string{}
	for _, a := range d.Answers {
		said = append(said, a.Value+" "+a.Label)
	}
	s.facts(worded.Fact{Label: w.Result, Value: d.Result + ". " + d.People + "."},
		worded.Fact{Label: w.Answers, Value: strings.Join(said, "; ")}, worded.Fact{Label: w.Via, Value: d.Via},
		worded.Fact{Label: w.Rule, Value: d.Rule}, worded.Fact{Label: w.Secrecy, Value: d.Secrecy},
		worded.Fact{Label: w.Text, Value: d.Version}, worded.Fact{Label: w.Ideas, Value: d.Ideas})
	if len(d.Concerns) > 0 {
		s.heading(4, w.Concerns)
		var all []worded.Fact
		for _, c := range d.Concerns {
			all = append(all, worded.Fact{Label: w.Concern, Value: c})
		}
		s.facts(all...)
	}
	if len(d.Checks) > 0 {
		s.heading(4, w.Checks)
		for _, c := range d.Checks {
			s.WriteString("- **" + label(c.Said) + "** " + text(join(". ", join(": ", c.Text, c.Verdict), c.Reason, c.Advice)) + "\n")
		}
		s.WriteString("\n")
	}
}

func join(by string, texts ...string) string {
	var all []string
	for _, one := range texts {
		if one != "" {
			all = append(all, strings.TrimSuffix(one, "."))
		}
	}
	return strings.Join(all, by)
}

func (s *sheet) asks() {
	if len(s.Decisions) == 0 {
		return
	}
	s.heading(2, s.Words.Asks)
	if len(s.Asks) == 0 {
		s.para(text(s.Words.AsksNobody))
	}
	for _, list := range s.Asks {
		s.heading(3, list.Title)
		for _, a := range list.Items {
			s.WriteString("- " + text(strings.Join(a.Who, "; ")+" ("+a.Decision+": "+a.Title+")") + "\n")
		}
		s.WriteString("\n")
	}
}

func (s *sheet) rest() {
	w := s.Words
	s.heading(2, w.NotIn)
	if s.NotInLead != "" {
		s.para(text(s.NotInLead))
	}
	s.notIn(s.NotIn)
	if len(s.Messages) > 0 {
		s.heading(3, s.MessagesTitle)
		s.para(text(w.MessagesLead))
		s.notIn(s.Messages)
	}
}

func (s *sheet) notIn(all []worded.NotIn) {
	for _, n := range all {
		s.para("**", label(n.Title), "** ", text(n.Outcome))
		s.facts(n.Facts...)
	}
}

func (s *sheet) cards() {
	s.heading(2, s.Words.Cards)
	s.para(text(s.CardsLead))
	if len(s.Cards.Rows) > 0 {
		s.table(s.Cards, s.Words.CardsPlace)
	}
}

func (s *sheet) cases() {
	if len(s.Cases) == 0 {
		return
	}
	s.heading(2, s.Words.Cases)
	s.para(text(s.Words.CasesLead))
	for _, c := range s.Cases {
		s.heading(3, c.Title)
		s.para(quote(c.Story))
		for _, q := range c.Questions {
			s.heading(4, q.Number+". "+q.Text)
			for _, t := range q.Tables {
				s.para("**", label(t.Table), "**")
				s.items(t.Notes)
			}
			if len(q.Tables) == 0 {
				s.para(text(s.Words.CaseNothing))
			}
		}
	}
}

func (s *sheet) after() {
	s.heading(2, s.Words.Next)
	s.items(s.Next)
	if len(s.Promise) > 0 {
		s.heading(3, s.Words.Promise)
		s.para(text(s.Words.PromiseZone))
		s.facts(s.Promise...)
	}
}

func (s *sheet) seal() {
	w := s.Words
	if s.Draft {
		s.heading(2, w.Draft)
		s.para(text(w.DraftLine))
		return
	}
	s.heading(2, w.Sealed)
	s.para("**", text(w.SealedLine), "**")
	s.facts(s.Seal...)
	s.para(text(w.SealedCheck))
	if s.Example {
		s.para("**", text(w.Example), "**")
	}
}
