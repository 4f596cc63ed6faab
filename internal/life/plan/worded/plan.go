package worded

import (
	"cmp"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/number"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/outline"
)

// Plan is a document in words, in the order in which it is read. All text is plain: a format escapes it.
type Plan struct {
	Words         *Words
	Language      string
	Colour        string // of the municipality; empty for ours
	Logo          *outline.Picture
	Date          string   // of the meeting
	Answer        string   // by when the municipality answers
	Kicker        string   // what this is, and of which municipality
	Question      string   // the title
	Lead          string   // who made it, when, and whether everyone stands behind it
	Marks         []string // what must stand on every page: draft, example
	Draft         bool
	Example       bool
	Facts         []Fact
	Points        Points
	FixedCode     string
	Present       Table
	Themes        []Theme
	Decisions     []Decision // those of all themes, for the cover
	Asks          []Asks
	NotIn         []NotIn
	Messages      []NotIn
	MessagesTitle string
	Cards         Table
	NotInLead     string // about the proposals that are not in the plan
	CardsLead     string
	Cases         []Case // what tables noted, which is no decision
	Next          []string
	Promise       []Fact
	Supersedes    string // the plan whose place this one takes, in a sentence
	Seal          []Fact
	Municipality  bool // the plan goes to one
}

// Fact is a label with its value.
type Fact struct{ Label, Value string }

// Table is a sentence, rows and a sum.
type Table struct {
	Lead  string
	Rows  []Fact
	Total string
}

// Theme is a subject with its decisions.
type Theme struct {
	Title     string
	Decisions []Decision
}

// In puts a document in the words of its language.
func In(d plan.Document) Plan {
	w := For(d.Language)
	p := Plan{Words: w, Language: "nl", Draft: d.Journal == nil, Example: d.Example, Colour: d.Style.Accent(), Logo: Logo(d.Style),
		Question: Inline(d.Meeting.Question), Municipality: d.Meeting.Municipality != ""}
	if w == &english {
		p.Language = "en"
	}
	p.mark()
	p.Date = w.Day(d.Meeting.Date)
	if d.Meeting.Promise != nil {
		p.Answer = w.Day(d.Meeting.Promise.When)
	}
	p.Kicker = p.kicker(d.Meeting)
	p.Points, p.FixedCode = w.points(d.Frameworks), cmp.Or(prepare.CheckCode(d.FrameworksLocked), d.FrameworksDigest)
	p.Present = w.Attended(d.Attendance)
	p.decide(d)
	p.Lead = p.lead(d)
	p.Supersedes = p.Words.supersedes(d.Supersedes)
	p.Facts = p.facts(d.Meeting)
	p.end(d)
	return p
}

// Logo is that of a style; nil when it has none, or one that we did not make.
func Logo(of *plan.Style) *outline.Picture {
	if of == nil || of.Logo == nil {
		return nil
	}
	return outline.Logo(of.Logo.PNG, Inline(of.Logo.Alt))
}

func (p *Plan) mark() {
	if p.Draft {
		p.Marks = append(p.Marks, p.Words.Draft)
	}
	if p.Example {
		p.Marks = append(p.Marks, p.Words.Example)
	}
}

func (p *Plan) kicker(m plan.Meeting) string {
	what := p.Words.Plan
	if p.Draft {
		what = p.Words.DraftPlan
	}
	if m.Municipality == "" {
		return what
	}
	return what + " · " + p.Words.Town(m.Municipality)
}

// Town is the municipality as it is named; the word is not said twice.
func (w *Words) Town(name string) string {
	name = Inline(name)
	if strings.HasPrefix(strings.ToLower(name), strings.ToLower(w.Municipality)) {
		return name
	}
	return w.Municipality + " " + name
}

// supersedes names the plan of before, and says that it stays.
func (w *Words) supersedes(was *plan.Former) string {
	if was == nil {
		return ""
	}
	return Fill(Fill(w.SupersedesWhat, "{code}", was.Code), "{title}", Inline(was.Title))
}

func (p *Plan) facts(m plan.Meeting) []Fact {
	w := p.Words
	all := []Fact{{w.Meeting, Inline(m.Title)}, {w.Municipality, Inline(m.Municipality)}, {w.Date, w.Day(m.Date)},
		{w.Place, Inline(m.Place)}, {w.DecisionsCount, strconv.Itoa(len(p.Decisions))}, {w.Supersedes, p.Supersedes}}
	return Filled(all)
}

// Filled leaves out what is not known: nothing is invented for it.
func Filled(all []Fact) []Fact {
	kept := []Fact{}
	for _, f := range all {
		if f.Value != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

func (p *Plan) lead(d plan.Document) string {
	w := p.Words
	sentence, bare := w.Made, w.MadeNoDate
	switch {
	case len(p.Decisions) == 0:
		sentence, bare = w.Came, w.CameNoDate
	case p.Draft:
		sentence, bare = w.Worked, w.WorkedNoDate
	}
	if !number.IsDay(d.Meeting.Date) { // "op najaar 2022" is no Dutch
		sentence = bare
	}
	said := ""
	if n := sum(d.Attendance); n > 1 { // one does nothing together
		said = Fill(sentence, "{date}", w.Day(d.Meeting.Date), "{people}", Fill(w.People, "{n}", strconv.Itoa(n)))
	}
	switch {
	case len(p.Decisions) == 0 && p.Draft:
		return strings.TrimSpace(said + " " + w.NoneDraft)
	case len(p.Decisions) == 0:
		return strings.TrimSpace(said + " " + w.NoneYet)
	}
	return strings.TrimSpace(said + " " + w.whole(d.Themes))
}

func (p *Plan) decide(d plan.Document) {
	for _, t := range d.Themes {
		theme := Theme{Title: Inline(t.Title)}
		for _, dec := range t.Decisions {
			one := p.decision(dec, d, len(p.Decisions)+1)
			one.Theme = theme.Title
			theme.Decisions = append(theme.Decisions, one)
			p.Decisions = append(p.Decisions, one)
		}
		p.Themes = append(p.Themes, theme)
	}
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// SignedBy is how many people signed, in a sentence. It stands beside the plan, never in it.
func (w *Words) SignedBy(n int) string { return w.Count(n, w.SignedOne, w.Signed) }

// Count is a number in a sentence: one has its own.
func (w *Words) Count(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return Fill(many, "{n}", strconv.Itoa(n))
}
