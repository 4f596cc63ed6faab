package answer

import (
	"slices"
	"strconv"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// sheet is the answer as it is laid out below each other. What stands in a zone the municipality wrote; the rest says what that is about.
type sheet struct {
	outline.Document
	doc   Document
	say   *words
	plain *worded.Words
}

// Outline is the answer as headings, paragraphs and facts, for every file that is made of it.
func (d Document) Outline() outline.Document {
	say := wordsFor(d.Language)
	s := &sheet{Document: worded.Beside(d.of, say.title), doc: d, say: say, plain: worded.For(d.Language)}
	s.Say(outline.Lead, s.now())
	s.Say(outline.Plain, say.whose)
	s.Add(worded.Facts(worded.Fact{Label: say.plan, Value: worded.Inline(d.Plan.Title)}, worded.Fact{Label: say.held, Value: s.plain.Day(d.Plan.Date)},
		worded.Fact{Label: say.code, Value: d.Plan.Code}))
	if last := d.last(); last != nil {
		s.Heading(2, say.whole)
		s.Add(s.verdict(*last))
	}
	s.decisions()
	s.before()
	return s.Document
}

// now is what holds, in a sentence or two.
func (s *sheet) now() string {
	said, until := "", s.until()
	if last := s.doc.last(); last != nil {
		said = worded.Sentences(s.say.verdicts[last.Answer], s.say.means[last.Answer])
	}
	if until != "" {
		until = worded.Fill(s.say.decides, "{date}", s.plain.Day(until))
	}
	switch {
	case said+until != "":
		return worded.Sentences(said, until)
	case s.replied():
		return s.say.piecemeal
	}
	return s.say.nothing
}

// until is the day by which it decides; none once it did.
func (s *sheet) until() string {
	if last := s.doc.last(); last != nil && last.Answer != "back" || len(s.doc.Expected) == 0 {
		return ""
	}
	return s.doc.Expected[len(s.doc.Expected)-1]
}

func (s *sheet) replied() bool {
	return slices.ContainsFunc(s.doc.Decisions, func(d Decision) bool { return len(d.Said) > 0 })
}

// verdict is what was said of the plan as a whole, once.
func (s *sheet) verdict(v adopt.Verdict) outline.Zone {
	zone := outline.Zone{outline.Heading{Level: 3, Text: s.say.verdicts[v.Answer]}, s.by(v.Body, v.Date)}
	if v.Question != "" {
		zone = append(zone, outline.Heading{Level: 4, Text: s.say.question}, outline.Text(outline.Exact, worded.Block(v.Question)))
	}
	for _, f := range s.doc.Frameworks { // in the order of the plan
		for _, r := range v.Reasons {
			if r.Framework == f.ID {
				zone = append(zone, outline.Heading{Level: 4, Text: worded.Fill(s.say.fits, "{n}", strconv.Itoa(f.Number), "{text}", f.Text)}, outline.Text(outline.Exact, worded.Block(r.Text)))
			}
		}
	}
	return zone
}

func (s *sheet) by(body, date string) outline.Block {
	return outline.Text(outline.Soft, worded.Fill(s.say.by, "{body}", worded.Inline(body), "{date}", s.plain.Day(date)))
}

// decisions is what it said to each, and to which it said nothing.
func (s *sheet) decisions() {
	if len(s.doc.Decisions) == 0 {
		return
	}
	s.Heading(2, s.say.replies)
	var without outline.List
	for _, d := range s.doc.Decisions {
		title := worded.Fill(s.plain.Decision, "{n}", strconv.Itoa(d.Number)) + ": " + worded.Inline(d.Title)
		if len(d.Said) == 0 {
			without = append(without, outline.Span{Text: title})
			continue
		}
		s.Heading(3, title)
		for i, one := range slices.Backward(d.Said) {
			if i == len(d.Said)-2 {
				s.Heading(4, s.say.before)
			}
			s.Add(outline.Zone{s.by(one.Body, one.Date), outline.Text(outline.Exact, worded.Block(one.Text))})
		}
	}
	if len(without) > 0 {
		s.Heading(3, s.say.without)
		s.Add(without)
	}
}

// before is what it said of the plan as a whole until it said what holds now: that stays to be read.
func (s *sheet) before() {
	var days outline.List
	for i, day := range s.doc.Expected {
		if holds := i == len(s.doc.Expected)-1 && s.until() != ""; !holds {
			days = append(days, outline.Span{Text: worded.Fill(s.say.decided, "{date}", s.plain.Day(day))})
		}
	}
	if len(s.doc.Verdicts) < 2 && len(days) == 0 {
		return
	}
	s.Heading(2, s.say.before)
	for i, v := range slices.Backward(s.doc.Verdicts) {
		if i < len(s.doc.Verdicts)-1 {
			s.Add(s.verdict(v))
		}
	}
	if len(days) > 0 {
		s.Heading(3, s.say.days)
		s.Add(days)
	}
}
