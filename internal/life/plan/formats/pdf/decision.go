package pdf

import (
	"strings"

	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/pdf"
)

func (s *sheet) decisions() {
	w := s.Words
	switch {
	case len(s.Decisions) > 0:
	case s.Draft:
		s.part(w.Decisions, "decisions")
		s.say(plain, w.NoneDraft)
		return
	default:
		s.part(w.Decisions, "decisions")
		s.say(strong, w.NoDecisions)
		s.say(plain, w.NoDecisionsMore)
		return
	}
	for _, t := range s.Themes {
		s.part(t.Title, "")
		if len(t.Decisions) == 0 {
			s.say(small, w.NoDecisionHere)
		}
		for _, d := range t.Decisions {
			s.decision(d)
		}
	}
}

// decision is a sheet of its own when it fits on one; else what was decided is, and each part of how.
func (s *sheet) decision(d worded.Decision) {
	s.add(s.together(func() {
		s.add(pdf.Keep{Body: append(s.decided(d), s.does(d)...)})
		s.concerns(d)
		s.how(d)
		s.checks(d)
	}), pdf.Space(8*pt))
}

// decided is the text of a decision, and that it was taken.
func (s *sheet) decided(d worded.Decision) []pdf.Block {
	above := small
	above.Before = 20 * pt
	title := h3
	title.Size, title.Leading, title.Before = 16*pt, 20*pt, pt
	all := []pdf.Block{
		pdf.Paragraph{Style: above, Spans: []pdf.Span{{Text: d.Number + " · " + d.Theme}}},
		pdf.Heading{Level: 3, Text: or(d.Title, d.Number), Style: title, Mark: d.Anchor, Bookmark: d.Number + ": " + d.Title},
		pdf.Text(leading, d.Text),
	}
	if d.Unfinished != "" {
		all = append(all, pdf.Box{Fill: heedWash, Pad: 7 * pt, Before: 9 * pt, Body: []pdf.Block{
			pdf.Paragraph{Style: note, Spans: []pdf.Span{{Text: s.Words.Unfinished + ". ", Bold: true}, {Text: d.Unfinished}}}}})
	}
	result := d.Result
	if d.ConcernsN != "" {
		result += ", " + d.ConcernsN
	}
	sure := strong
	sure.Colour = good
	return append(all, pdf.List{Indent: 6 * mm, Before: 5 * pt, Items: []pdf.Item{{Sign: sign("fits"), Body: []pdf.Block{pdf.Text(sure, result)}}}})
}

func or(text, otherwise string) string {
	if strings.TrimSpace(text) == "" {
		return otherwise
	}
	return text
}

// does is who, what first, when and for how much.
func (s *sheet) does(d worded.Decision) []pdf.Block {
	w := s.Words
	all := facts(42*mm, append([]worded.Fact{{Label: w.Lead, Value: d.Lead}, {Label: w.FirstStep, Value: d.FirstStep}, {Label: w.Due, Value: d.Due}},
		append(d.Money, worded.Fact{Label: w.NeedsYes, Value: strings.Join(d.NeedsYes, "\n")})...)...)
	return []pdf.Block{all}
}

func (s *sheet) concerns(d worded.Decision) {
	if len(d.Concerns) == 0 {
		return
	}
	s.add(pdf.Heading{Level: 4, Text: s.Words.Concerns, Style: h4})
	list := pdf.List{Gap: 4 * pt, Before: 4 * pt}
	for _, c := range d.Concerns {
		list.Items = append(list.Items, pdf.Item{Body: []pdf.Block{pdf.Box{Fill: wash, Pad: 5 * pt, Body: []pdf.Block{
			pdf.Paragraph{Style: note, Spans: []pdf.Span{{Text: s.Words.Concern + " ", Bold: true}, {Text: c}}}}}}})
	}
	s.add(list)
}

func (s *sheet) how(d worded.Decision) {
	w := s.Words
	said := d.Rule + " " + d.People + "."
	if d.Secrecy != "" {
		said += " " + d.Secrecy
	}
	var answers []string
	for _, a := range d.Answers {
		answers = append(answers, a.Value+" "+a.Label)
	}
	all := facts(42*mm, worded.Fact{Label: w.Answers, Value: strings.Join(answers, "\n")}, worded.Fact{Label: w.Via, Value: d.Via},
		worded.Fact{Label: w.Ideas, Value: d.Ideas}, worded.Fact{Label: w.Text, Value: d.Version})
	s.add(pdf.Keep{Body: []pdf.Block{pdf.Heading{Level: 4, Text: w.Rule, Style: h4}, pdf.Text(note, said), smaller(all)}})
}

// smaller is facts that matter less.
func smaller(list pdf.List) pdf.List {
	list.Gap, list.Before = pt, 4*pt
	for i, item := range list.Items {
		less := item.Body[0].(pdf.Paragraph)
		less.Style = note
		less.Style.Before = 0
		list.Items[i].Body = []pdf.Block{less}
	}
	return list
}

func (s *sheet) checks(d worded.Decision) {
	if len(d.Checks) == 0 {
		return
	}
	list := pdf.List{Indent: 6 * mm, Gap: 3 * pt, Before: 2 * pt}
	for _, c := range d.Checks {
		verdict := note
		verdict.Bold, verdict.Colour = true, tint(c.Kind)
		spans := []pdf.Span{{Text: c.Verdict, Look: &verdict}, {Text: "  "}, {Text: c.Said, Link: point(c.Points[0]), Look: s.leads()}}
		if c.Text != "" {
			spans = append(spans, pdf.Span{Text: ": " + c.Text})
		}
		body := []pdf.Block{pdf.Paragraph{Style: note, Spans: spans}}
		if c.Reason != "" {
			body = append(body, pdf.Text(note, s.Words.Why+": "+c.Reason))
		}
		if c.Advice != "" {
			body = append(body, pdf.Text(small, c.Advice))
		}
		list.Items = append(list.Items, pdf.Item{Sign: sign(c.Kind), Body: []pdf.Block{pdf.Keep{Body: body}}})
	}
	s.add(pdf.Keep{Body: []pdf.Block{pdf.Heading{Level: 4, Text: s.Words.Checks, Style: h4}, list}})
}
