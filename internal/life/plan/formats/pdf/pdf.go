// Package pdf is plan.pdf: the plan for print and for archives, tagged so that it can be read aloud, with plan.json in it.
package pdf

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline/pdf/look"
	"hoofdlijn/internal/pdf"
)

// sheet is the document as it grows.
type sheet struct {
	worded.Plan
	body []pdf.Block
	rail look.Rail
}

// Write is the bytes of plan.pdf.
func Write(d plan.Document) []byte {
	whole, about := document(d)
	whole.Files = []pdf.File{{Name: "plan.json", MediaType: "application/json", About: about, Content: d.JSON()}}
	return pdf.Write(whole)
}

// WriteBare is the same plan without a file in it, as PDF/A-2a: for archives that take no other.
func WriteBare(d plan.Document) []byte {
	whole, _ := document(d)
	whole.Bare = true
	return pdf.Write(whole)
}

// document is the plan as it is laid out, and what it is called.
func document(d plan.Document) (whole pdf.Document, about string) {
	s := &sheet{Plan: worded.In(d)}
	s.rail.Tone = look.Tone(s.Colour)
	s.cover()
	s.fixed()
	s.present()
	s.decisions()
	s.asks()
	s.rest()
	s.cards()
	s.cases()
	s.add(s.together(func() { s.after(); s.seal() }))
	whole = look.Document(strings.Join(append(s.Marks, s.Kicker, s.Question), " - "), s.Language)
	whole.Body = s.body
	whole.Page = func(c *pdf.Canvas, p pdf.Page) {
		s.rail.Draw(c, p)
		look.Edges(c, p, s.Language, s.Marks, s.foot())
	}
	return whole, s.Kicker
}

func (s *sheet) add(blocks ...pdf.Block) { s.body = append(s.body, blocks...) }

func (s *sheet) say(style pdf.Style, text string) { s.add(pdf.Text(style, text)) }

// lead says what follows.
func (s *sheet) lead(style pdf.Style, text string) {
	s.add(pdf.Paragraph{Spans: []pdf.Span{{Text: text}}, Style: style, Leads: true})
}

// together is what f adds, on one page when it can.
func (s *sheet) together(f func()) pdf.Keep {
	before := s.body
	s.body = nil
	f()
	body := s.body
	s.body = before
	return pdf.Keep{Body: body}
}

func (s *sheet) part(title, mark string) {
	s.add(pdf.Heading{Level: 2, Text: title, Style: h2, Mark: mark})
}

func (s *sheet) sub(title string) { s.add(pdf.Heading{Level: 3, Text: title, Style: h3}) }

// facts is labels with values beside them; what has no value is left out.
func facts(indent pdf.Length, all ...worded.Fact) pdf.List {
	list := pdf.List{Indent: indent, Gap: 3 * pt, Before: 7 * pt}
	for _, f := range all {
		if f.Value != "" {
			list.Items = append(list.Items, pdf.Item{Label: f.Label, Look: label, Body: []pdf.Block{pdf.Text(value, f.Value)}})
		}
	}
	return list
}

func (s *sheet) cover() {
	s.add(look.Logo(s.Logo)...)
	for _, m := range s.Marks {
		s.say(mark, m)
	}
	s.say(kicker, s.Kicker)
	asked := s.Question
	if asked == "" {
		asked = s.Words.Plan
	}
	s.add(pdf.Heading{Level: 1, Text: asked, Style: look.Title(asked), Mark: "cover"})
	s.say(leading, s.Lead)
	if s.Example {
		s.say(small, s.Words.ExampleLine)
	}
	s.add(facts(48*mm, s.Facts...))
	s.add(s.stops(), pdf.Space(5*mm), s.way(), pdf.Break{})
}

// stops is the decisions along the line; when they are many, their titles alone.
func (s *sheet) stops() pdf.List {
	many := len(s.Decisions) > 5
	list, style, at := pdf.List{Gap: 8 * pt, Before: 32 * pt}, stop, look.StopAt
	if many {
		list, style, at = pdf.List{Gap: 5 * pt, Before: 24 * pt}, halt, look.HaltAt
	}
	for _, d := range s.Decisions {
		body := []pdf.Block{pdf.Paragraph{Style: style, Mark: at + d.Anchor, Spans: []pdf.Span{{Text: or(d.Title, d.Number), Link: d.Anchor}}}}
		if !many {
			about := d.Lead
			if d.Due != "" {
				about += " · " + d.Due
			}
			body = append(body, pdf.Text(small, about))
		}
		list.Items = append(list.Items, pdf.Item{Body: []pdf.Block{pdf.Keep{Body: body}}})
	}
	return list
}

func (s *sheet) fixed() {
	w := s.Words
	s.part(w.Fixed, "fixed")
	if len(s.Points.All()) == 0 {
		s.say(plain, w.NothingFixed)
		return
	}
	s.lead(plain, w.FixedLead)
	s.points(w.StartingPoints, s.Points.Starting)
	s.points(w.Bounds, s.Points.Bounds)
	below := code
	below.Before = 12 * pt
	s.say(below, w.FixedCode+": "+s.FixedCode)
}

func (s *sheet) points(title string, points []worded.Point) {
	if len(points) == 0 {
		return
	}
	w := s.Words
	s.sub(title)
	list := pdf.List{Ordered: true, Indent: 9 * mm, Gap: 4 * pt}
	for _, p := range points {
		body := []pdf.Block{pdf.Paragraph{Style: strong, Mark: point(p.Number), Spans: []pdf.Span{{Text: p.Text}}}}
		if p.Bound != "" {
			body = append(body, pdf.Text(note, p.Bound))
		}
		body = append(body, pdf.Text(small, p.About))
		for _, f := range []worded.Fact{{Label: w.Formal, Value: p.Formal}, {Label: w.Source, Value: p.Source}} {
			if f.Value != "" {
				body = append(body, pdf.Text(note, f.Label+": "+f.Value))
			}
		}
		for _, c := range p.Clarifications {
			by := w.Answered
			if c.By != "" {
				by += " (" + c.By + ")"
			}
			body = append(body, pdf.Box{Fill: wash, Pad: 5 * pt, Before: 4 * pt, Body: []pdf.Block{
				pdf.Text(note, w.Asked+": "+c.Question), pdf.Text(note, by+": "+c.Answer)}})
		}
		list.Items = append(list.Items, pdf.Item{Label: strconv.Itoa(p.Number), Look: look.Tinted(look.Number, s.rail.Tone), Body: []pdf.Block{pdf.Keep{Body: body}}})
	}
	s.add(list)
}

func point(n int) string { return "point " + strconv.Itoa(n) }

func (s *sheet) present() {
	s.part(s.Words.Present, "present")
	s.table(s.Present, s.Present.Lead, s.Words.Capacity)
}

func (s *sheet) table(t worded.Table, caption, what string) {
	if len(t.Rows) == 0 {
		s.say(plain, caption)
		return
	}
	table := pdf.Table{Caption: caption, Columns: []pdf.Length{90 * mm, 24 * mm}, Head: []string{what, s.Words.Number}, Foot: []string{s.Words.Total, t.Total},
		Style: plain, Heads: label, Rule: rule}
	for _, r := range t.Rows {
		table.Rows = append(table.Rows, []string{r.Label, r.Value})
	}
	s.add(pdf.Keep{Body: []pdf.Block{table}})
}

func (s *sheet) asks() {
	if len(s.Decisions) == 0 {
		return
	}
	s.part(s.Words.Asks, "asks")
	if len(s.Asks) == 0 {
		s.say(plain, s.Words.AsksNobody)
	}
	for _, list := range s.Asks {
		s.sub(list.Title)
		items := pdf.List{Gap: 3 * pt}
		for _, a := range list.Items {
			items.Items = append(items.Items, pdf.Item{Body: []pdf.Block{pdf.Keep{Body: []pdf.Block{pdf.Text(strong, strings.Join(a.Who, "; ")),
				pdf.Paragraph{Style: small, Spans: []pdf.Span{{Text: a.Decision + ": " + a.Title, Link: a.Anchor, Look: s.leads()}}}}}}})
		}
		s.add(items)
	}
}

func (s *sheet) rest() {
	s.part(s.Words.NotIn, "not in")
	s.lead(plain, s.NotInLead)
	s.notIn(s.NotIn)
	if len(s.Messages) > 0 {
		s.sub(s.MessagesTitle)
		s.lead(plain, s.Words.MessagesLead)
		s.notIn(s.Messages)
	}
}

func (s *sheet) notIn(all []worded.NotIn) {
	list := pdf.List{Gap: 4 * pt}
	for _, n := range all {
		told := facts(40*mm, n.Facts...)
		told.Before = 2 * pt
		list.Items = append(list.Items, pdf.Item{Body: []pdf.Block{pdf.Keep{Body: []pdf.Block{pdf.Text(strong, n.Title), pdf.Text(small, n.Outcome), told}}}})
	}
	s.add(list)
}

func (s *sheet) cards() {
	s.part(s.Words.Cards, "cards")
	s.table(s.Cards, s.CardsLead, s.Words.CardsPlace)
}

func (s *sheet) cases() {
	if len(s.Cases) == 0 {
		return
	}
	s.part(s.Words.Cases, "cases")
	s.lead(plain, s.Words.CasesLead)
	for _, c := range s.Cases {
		s.sub(c.Title)
		s.add(pdf.Keep{Body: []pdf.Block{pdf.Text(small, s.Words.CaseStory), pdf.Text(plain, c.Story)}})
		for _, q := range c.Questions {
			s.add(pdf.Heading{Level: 4, Text: q.Number + ". " + q.Text, Style: h4})
			for _, t := range q.Tables {
				notes := pdf.List{Indent: 5 * mm}
				for _, n := range t.Notes {
					notes.Items = append(notes.Items, pdf.Item{Sign: s.rail.Dot, Body: []pdf.Block{pdf.Text(note, n)}})
				}
				s.add(pdf.Keep{Body: []pdf.Block{pdf.Text(small, t.Table), notes}})
			}
			if len(q.Tables) == 0 {
				s.say(small, s.Words.CaseNothing)
			}
		}
	}
}

func (s *sheet) after() {
	s.part(s.Words.Next, look.NowAt)
	steps := pdf.List{Indent: 7 * mm}
	for _, next := range s.Next {
		steps.Items = append(steps.Items, pdf.Item{Sign: s.rail.Ring, Body: []pdf.Block{pdf.Text(plain, next)}})
	}
	s.add(steps)
	if len(s.Promise) > 0 {
		s.add(pdf.Box{Fill: wash, Pad: 12 * pt, Before: 16 * pt, Body: []pdf.Block{pdf.Keep{Body: []pdf.Block{pdf.Text(small, s.Words.PromiseZone),
			pdf.Heading{Level: 3, Text: s.Words.Promise, Style: h3}, facts(42*mm, s.Promise...)}}}})
	}
}

func (s *sheet) seal() {
	w := s.Words
	if s.Draft {
		s.part(w.Draft, look.EndAt)
		s.say(leading, w.DraftLine)
		return
	}
	s.part(w.Sealed, look.EndAt)
	told := facts(42*mm, s.Seal...)
	for i := range told.Items {
		told.Items[i].Body = []pdf.Block{pdf.Text(code, s.Seal[i].Value)}
	}
	s.add(pdf.Keep{Body: []pdf.Block{pdf.Text(leading, w.SealedLine), told, pdf.Text(small, w.SealedCheck)}})
}
