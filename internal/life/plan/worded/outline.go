package worded

import (
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/outline"
)

// sheet is the plan as it is laid out below each other.
type sheet struct {
	outline.Document
	Plan
}

// Outline is the plan as headings, paragraphs, lists and tables, for every file that is read from top to bottom.
func (p Plan) Outline() outline.Document {
	s := &sheet{Plan: p, Document: outline.Document{Title: strings.Join(append(append([]string{}, p.Marks...), p.Kicker, p.Question), " - "), About: p.Kicker,
		Language: p.Language, Colour: p.Colour, Logo: p.Logo, Marks: p.Marks, Foot: p.foot()}}
	s.cover()
	s.fixed()
	s.present()
	s.decisions()
	s.asks()
	s.rest()
	s.table(s.Words.Cards, s.CardsLead, s.Words.CardsPlace, s.Cards)
	s.cases()
	s.after()
	s.seal()
	return s.Document
}

// OnePage is what somebody reads who reads one page: the question, each decision in a sentence, what is not in the plan, and what happens now.
func (p Plan) OnePage() outline.Document {
	w := p.Words
	s := &sheet{Plan: p, Document: outline.Document{About: w.OnePage, Language: p.Language, Colour: p.Colour, Logo: p.Logo, Marks: p.Marks, Foot: p.foot(), Dense: true}}
	s.Title = strings.Join(append(append([]string{}, p.Marks...), w.OnePage, p.Question), " - ")
	if p.Draft {
		s.Say(outline.Strong, w.DraftLine)
	}
	if p.Example {
		s.Say(outline.Strong, w.ExampleLine)
	}
	s.Say(outline.Soft, strings.Replace(p.Kicker, w.Plan, w.OnePage, 1))
	s.Heading(1, p.Question)
	s.Say(outline.Lead, p.Lead)
	if p.Supersedes != "" {
		s.Say(outline.Plain, w.Supersedes+": "+p.Supersedes)
	}
	if len(p.Decisions) > 0 {
		s.Heading(2, w.Decided)
	}
	for i, d := range p.Decisions {
		s.Add(outline.Paragraph{Spans: []outline.Span{{Text: strconv.Itoa(i+1) + ". " + sentence(d.Title), Bold: true}, {Text: w.takenUp(d)}}})
	}
	s.Heading(2, w.NotIn)
	s.Say(outline.Plain, p.NotInLead)
	var left outline.List
	for _, n := range append(append([]NotIn{}, p.NotIn...), p.Messages...) {
		left = append(left, outline.Span{Text: n.Title + " (" + n.Outcome + ")"})
	}
	s.Add(left)
	s.Heading(2, w.Next)
	s.Add(Listed(p.Next), Facts(p.Promise...))
	s.Say(outline.Soft, w.More)
	return s.Document
}

// Beside is the opening of a document that stands beside a plan: what it is, of which municipality, to which question. It looks as that plan does.
func Beside(d plan.Document, what string) outline.Document {
	p := In(d)
	o := outline.Document{About: what, Language: p.Language, Colour: p.Colour, Logo: p.Logo, Marks: p.Marks, Foot: p.foot()}
	if p.Municipality {
		o.About += " · " + p.Words.Town(d.Meeting.Municipality)
	}
	o.Title = strings.Join(append(slices.Clone(p.Marks), o.About, p.Question), " - ")
	p.open(&o, o.About)
	return o
}

// open says what this is, and that it is a draft or made up; the question is the title.
func (p Plan) open(o *outline.Document, what string) {
	if p.Draft {
		o.Say(outline.Strong, p.Words.DraftLine)
	}
	if p.Example {
		o.Say(outline.Strong, p.Words.Example+". "+p.Words.ExampleLine)
	}
	o.Say(outline.Soft, what)
	o.Heading(1, p.Question)
}

// Sentences is texts as one paragraph; each ends as a sentence.
func Sentences(texts ...string) string {
	var all []string
	for _, one := range texts {
		if one != "" {
			all = append(all, sentence(one))
		}
	}
	return strings.Join(all, " ")
}

// sentence ends as one.
func sentence(said string) string {
	if said == "" || strings.ContainsAny(said[len(said)-1:], ".!?") {
		return said
	}
	return said + "."
}

// takenUp is who takes a decision up, and when it is ready.
func (w *Words) takenUp(d Decision) string {
	who := w.TakenUpNobody
	if !d.Wanted {
		who = Fill(w.TakenUp, "{who}", strings.TrimSuffix(d.Lead, "."))
	}
	if d.Due == "" {
		return who
	}
	return who + " " + Fill(w.ReadyWhen, "{when}", strings.TrimSuffix(d.Due, "."))
}

// foot is the check code, by which one page is known as one of this plan.
func (p Plan) foot() string {
	if p.Draft {
		return p.Words.DraftLine
	}
	code := p.Seal[len(p.Seal)-1]
	return code.Label + " " + code.Value
}

func (s *sheet) cover() {
	s.open(&s.Document, s.Kicker)
	s.Say(outline.Lead, s.Lead)
	s.facts(s.Plan.Facts...)
	var stops outline.Contents
	for _, d := range s.Decisions {
		stops = append(stops, outline.Stop{Title: d.Title, About: Joined(" · ", d.Lead, d.Due), To: d.Anchor})
	}
	s.Add(stops, outline.NewPage{})
}

// facts are labels with values; what has no value is left out.
func (s *sheet) facts(all ...Fact) { s.Add(Facts(all...)) }

// Facts are labels and values as a document lays them out.
func Facts(all ...Fact) outline.Facts {
	facts := outline.Facts{}
	for _, f := range all {
		facts = append(facts, outline.Fact{Label: f.Label, Value: f.Value})
	}
	return facts.Filled()
}

func (s *sheet) fixed() {
	w := s.Words
	s.Heading(2, w.Fixed)
	if len(s.Points.All()) == 0 {
		s.Say(outline.Plain, w.NothingFixed)
		return
	}
	s.Say(outline.Plain, w.FixedLead)
	s.points(w.StartingPoints, s.Points.Starting)
	s.points(w.Bounds, s.Points.Bounds)
	s.facts(Fact{w.FixedCode, s.FixedCode})
}

func (s *sheet) points(title string, points []Point) {
	if len(points) == 0 {
		return
	}
	w := s.Words
	s.Heading(3, title)
	for _, p := range points {
		n := strconv.Itoa(p.Number)
		s.Add(outline.Paragraph{Spans: []outline.Span{{Text: n, Bold: true}, {Text: p.Text}}, Anchor: "p" + n})
		s.Say(outline.Soft, p.About)
		s.facts(Fact{w.Limit, p.Bound}, Fact{w.Formal, p.Formal}, Fact{w.Source, p.Source})
		for _, c := range p.Clarifications {
			s.facts(Fact{w.Asked, c.Question}, Fact{w.Answered, c.said()})
		}
	}
}

// said is the answer, and who gave it.
func (c Clarification) said() string {
	if c.By == "" {
		return c.Answer
	}
	return c.Answer + " (" + c.By + ")"
}

func (s *sheet) present() { s.table(s.Words.Present, s.Present.Lead, s.Words.Capacity, s.Present) }

func (s *sheet) table(title, caption, what string, t Table) {
	s.Heading(2, title)
	s.Add(s.Words.Counted(caption, what, t))
}

// Counted is a table of numbers, or its sentence alone when there are none.
func (w *Words) Counted(caption, what string, t Table) outline.Block {
	if len(t.Rows) == 0 {
		return outline.Text(outline.Plain, caption)
	}
	table := outline.Table{Caption: caption, Head: []string{what, w.Number}, Numbers: true}
	if t.Total != "" {
		table.Foot = []string{w.Total, t.Total}
	}
	for _, r := range t.Rows {
		table.Rows = append(table.Rows, []string{r.Label, r.Value})
	}
	return table
}

func (s *sheet) decisions() {
	w := s.Words
	switch {
	case len(s.Decisions) > 0:
	case s.Draft:
		s.Heading(2, w.Decisions)
		s.Say(outline.Plain, w.NoneDraft)
		return
	default:
		s.Heading(2, w.Decisions)
		s.Add(outline.Paragraph{Spans: []outline.Span{{Text: w.NoDecisions, Bold: true}, {Text: w.NoDecisionsMore}}})
		return
	}
	for _, t := range s.Themes {
		s.Heading(2, t.Title)
		if len(t.Decisions) == 0 {
			s.Say(outline.Plain, w.NoDecisionHere)
		}
		for _, d := range t.Decisions {
			s.decision(d)
		}
	}
}

func (s *sheet) decision(d Decision) {
	w := s.Words
	s.Add(outline.Heading{Level: 3, Text: d.Number + ": " + d.Title, Anchor: d.Anchor})
	s.Say(outline.Exact, d.Text)
	if d.Unfinished != "" {
		s.Add(outline.Paragraph{Look: outline.Heed, Spans: []outline.Span{{Text: w.Unfinished + ".", Bold: true}, {Text: d.Unfinished}}})
	}
	s.facts(append([]Fact{{w.Lead, d.Lead}, {w.NeedsYes, strings.Join(d.NeedsYes, "; ")}, {w.FirstStep, d.FirstStep}, {w.Due, d.Due}}, d.Money...)...)
	said := []string{}
	for _, a := range d.Answers {
		said = append(said, a.Value+" "+a.Label)
	}
	s.facts(Fact{w.Result, d.Result + ". " + d.People + "."}, Fact{w.Answers, strings.Join(said, "; ")}, Fact{w.Via, d.Via},
		Fact{w.Rule, d.Rule}, Fact{w.Secrecy, d.Secrecy}, Fact{w.Text, d.Version}, Fact{w.Ideas, d.Ideas})
	if len(d.Concerns) > 0 {
		s.Heading(4, w.Concerns)
		var all []Fact
		for _, c := range d.Concerns {
			all = append(all, Fact{w.Concern, c})
		}
		s.facts(all...)
	}
	if len(d.Checks) > 0 {
		s.Heading(4, w.Checks)
		var all outline.Facts
		for _, c := range d.Checks {
			all = append(all, outline.Fact{Label: c.Said, To: "p" + strconv.Itoa(c.Points[0]),
				Value: Joined(". ", Joined(": ", c.Text, c.Verdict), c.Reason, c.Advice)})
		}
		s.Add(all)
	}
}

// Joined is texts one after another; a full stop before the next sentence stands there once.
func Joined(by string, texts ...string) string {
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
	s.Heading(2, s.Words.Asks)
	if len(s.Asks) == 0 {
		s.Say(outline.Plain, s.Words.AsksNobody)
	}
	for _, list := range s.Asks {
		s.Heading(3, list.Title)
		var all outline.List
		for _, a := range list.Items {
			all = append(all, outline.Span{Text: strings.Join(a.Who, "; ") + " (" + a.Decision + ": " + a.Title + ")", To: a.Anchor})
		}
		s.Add(all)
	}
}

func (s *sheet) rest() {
	w := s.Words
	s.Heading(2, w.NotIn)
	s.Say(outline.Plain, s.NotInLead)
	s.notIn(s.NotIn)
	if len(s.Messages) > 0 {
		s.Heading(3, s.MessagesTitle)
		s.Say(outline.Plain, w.MessagesLead)
		s.notIn(s.Messages)
	}
}

func (s *sheet) notIn(all []NotIn) {
	for _, n := range all {
		s.Add(outline.Paragraph{Spans: []outline.Span{{Text: outline.Label(n.Title), Bold: true}, {Text: n.Outcome}}})
		s.facts(n.Facts...)
	}
}

func (s *sheet) cases() {
	if len(s.Cases) == 0 {
		return
	}
	s.Heading(2, s.Words.Cases)
	s.Say(outline.Plain, s.Words.CasesLead)
	for _, c := range s.Cases {
		s.Heading(3, c.Title)
		s.Say(outline.Exact, c.Story)
		for _, q := range c.Questions {
			s.Heading(4, q.Number+". "+q.Text)
			for _, t := range q.Tables {
				s.Say(outline.Strong, outline.Label(t.Table))
				s.Add(Listed(t.Notes))
			}
			if len(q.Tables) == 0 {
				s.Say(outline.Plain, s.Words.CaseNothing)
			}
		}
	}
}

// Listed is texts as a list.
func Listed(texts []string) outline.List {
	var all outline.List
	for _, text := range texts {
		all = append(all, outline.Span{Text: text})
	}
	return all
}

func (s *sheet) after() {
	s.Heading(2, s.Words.Next)
	s.Add(Listed(s.Next))
	if len(s.Promise) > 0 {
		s.Add(outline.Zone{outline.Heading{Level: 3, Text: s.Words.Promise}, outline.Text(outline.Plain, s.Words.PromiseZone), Facts(s.Promise...)})
	}
}

func (s *sheet) seal() {
	w := s.Words
	if s.Draft {
		s.Heading(2, w.Draft)
		s.Say(outline.Plain, w.DraftLine)
		return
	}
	s.Heading(2, w.Sealed)
	s.Say(outline.Strong, w.SealedLine)
	s.facts(s.Seal...)
	s.Say(outline.Plain, w.SealedCheck)
	if s.Example {
		s.Say(outline.Strong, w.Example)
	}
}
