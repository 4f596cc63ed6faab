package publish

import (
	_ "embed"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/life/plan/report"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/outline"
)

//go:embed page.tmpl
var markup string

// extra is what the pages add to the style of the plan: links that lead out of the page, and large enough to tap.
//
//go:embed page.css
var extra string

var pages = template.Must(template.New("publish").Parse(markup))

// View is what the page of a plan is made of.
type View struct {
	Meeting    meeting.ID
	Plan       plan.Document
	Report     report.Document
	Record     adopt.Record
	Replies    map[string][]adopt.Answer // by proposal, the last holds
	Signatures int
	Since      time.Time
	Findable   bool
	Address    string   // of the server
	Files      []string // of the plan, the report and the answer
	Key        string   // the short code of the key that signs
	// What came after the seal.
	Corrections correct.Made
	Became      follow.View
	Former      meeting.ID // whose plan this one takes the place of, when that has a page here
	Today       string     // by which what is late is reckoned
}

// Path is where the page of a meeting is.
func Path(m meeting.ID) string { return "/plan/" + url.PathEscape(string(m)) }

// ListPath is where the page of all plans is.
const ListPath = "/plannen"

// head is what stands in the head of a page.
type head struct {
	Language, Locale, Title, About, Canonical string
	Index                                     bool
	Style                                     template.CSS
}

func newHead(language, title, about, canonical, colour string, index bool) head {
	h := head{Language: "nl", Locale: "nl_NL", Title: title, About: about, Canonical: canonical, Index: index, Style: template.CSS(html.Sheet(colour) + extra)} //nolint:gosec // our own style sheet
	if language == "en" {
		h.Language, h.Locale = "en", "en_GB"
	}
	return h
}

// link is a file, or another page.
type link struct{ Text, To string }

type decision struct {
	worded.Decision
	More  string
	Reply []Note
}

type told struct{ Question, Answer string }

type sheet struct {
	head
	W                  *words
	P                  worded.Plan
	Picture            template.URL
	Facts              []worded.Fact
	Decisions          []decision
	Said               []Note
	Expected           string
	Told               []told
	Files, ReportFiles []link
	AnswerFiles        []link // none as long as the municipality said nothing
	Bundle             link
	Key, Readers       string
	Beside             []Section
	Superseded         string // that a later decision holds
	List               string
}

// Policy is the Content-Security-Policy of a page in the colour of a municipality.
func Policy(colour string) string { return html.PolicyFor(html.Sheet(colour) + extra) }

// Page is the page of a plan: it reads without scripts, prints, and asks nothing of the network.
func Page(v View) []byte {
	p := worded.In(v.Plan)
	w := in(p.Language)
	s := sheet{W: w, P: p, Key: v.Key, Readers: w.Readers, List: ListPath}
	s.head = newHead(p.Language, p.Question+" - "+p.Kicker, p.Lead, v.Address+Path(v.Meeting), p.Colour, v.Findable)
	if v.Findable {
		s.Readers = w.ReadersFound
	}
	if !v.Since.IsZero() {
		s.Readers += " " + worded.Fill(w.Since, "{date}", p.Words.Day(v.Since.Format(time.DateOnly)))
	}
	s.Facts = append(slices.Clone(p.Facts), worded.Fact{Label: w.Check, Value: v.Plan.Code()})
	if v.Signatures > 0 {
		s.Facts = append(s.Facts, worded.Fact{Label: w.Signed, Value: p.Words.SignedBy(v.Signatures)})
	}
	s.Picture = html.Picture(p.Logo)
	s.decisions(v)
	s.said(v)
	s.beside(v)
	for _, a := range v.Report.Information {
		answer := a.Answer
		if answer == "" {
			answer = w.Unanswered
		}
		s.Told = append(s.Told, told{worded.Inline(a.Question), answer})
	}
	s.files(v)
	return execute("page", s)
}

func (s *sheet) decisions(v View) {
	i := 0
	for _, t := range v.Plan.Themes {
		for _, d := range t.Decisions {
			one := decision{Decision: s.P.Decisions[i], More: address(v.Meeting, "plan.html") + "#" + s.P.Decisions[i].Anchor}
			for _, a := range slices.Backward(v.Replies[d.Proposal]) {
				one.Reply = append(one.Reply, Note{s.by(a.Body, a.Date), []string{a.Text}})
			}
			s.Decisions = append(s.Decisions, one)
			i++
		}
	}
}

func (s *sheet) by(body, date string) string { return body + ", " + s.P.Words.Day(date) }

// said is what the municipality said of the plan as a whole, the last first.
func (s *sheet) said(v View) {
	texts := map[string]string{}
	for _, f := range v.Plan.Frameworks {
		texts[f.ID] = f.Text
	}
	answers := map[string]string{"yes": s.W.Yes, "no": s.W.No, "back": s.W.Back}
	for _, one := range slices.Backward(v.Record.Verdicts) {
		n := Note{Title: answers[one.Answer] + " (" + s.by(one.Body, one.Date) + ")"}
		if one.Question != "" {
			n.Lines = append(n.Lines, one.Question)
		}
		for _, r := range one.Reasons {
			n.Lines = append(n.Lines, worded.Fill(s.W.NotFits, "{text}", worded.Inline(texts[r.Framework])), r.Text)
		}
		s.Said = append(s.Said, n)
	}
	final := len(v.Record.Verdicts) > 0 && v.Record.Verdicts[len(v.Record.Verdicts)-1].Answer != "back"
	if n := len(v.Record.Expected); n > 0 && !final {
		s.Expected = worded.Fill(s.W.Decides, "{date}", s.P.Words.Day(v.Record.Expected[n-1]))
	}
}

func address(m meeting.ID, file string) string {
	return "/api/v1/meetings/" + url.PathEscape(string(m)) + "/" + file
}

func (s *sheet) files(v View) {
	for _, file := range v.Files {
		one := link{s.W.Names[file], address(v.Meeting, file)}
		switch {
		case file == "bundle.hlz":
			s.Bundle = one
		case strings.HasPrefix(file, "report."):
			s.ReportFiles = append(s.ReportFiles, one)
		case strings.HasPrefix(file, "answer."):
			s.AnswerFiles = append(s.AnswerFiles, one)
		default:
			s.Files = append(s.Files, one)
		}
	}
}

// Listed is what the page of all plans says of one.
type Listed struct {
	Question     string `json:"question"`
	Municipality string `json:"municipality,omitempty"`
	Place        string `json:"place,omitempty"`
	Date         string `json:"date,omitempty"`
	Example      bool   `json:"example,omitempty"`
}

// ListedOf is what it says of this plan, which is fixed.
func ListedOf(d plan.Document) Listed {
	return Listed{worded.Inline(d.Meeting.Question), worded.Inline(d.Meeting.Municipality), worded.Inline(d.Meeting.Place), d.Meeting.Date, d.Example}
}

type list struct {
	head
	W     *words
	Plans []outline.Stop
}

// List is the page of all plans that are public, the newest meeting first.
func List(language, server string, all []Publication) []byte {
	w, says := in(language), worded.For(language)
	l := list{head: newHead(language, w.Plans, w.PlansLead, server+ListPath, "", slices.ContainsFunc(all, Publication.Findable)), W: w}
	all = slices.SortedStableFunc(slices.Values(all), func(a, b Publication) int { return strings.Compare(b.About.Date, a.About.Date) })
	for _, p := range all {
		about := []string{says.Day(p.About.Date), p.About.Place}
		if p.About.Municipality != "" {
			about = append([]string{says.Town(p.About.Municipality)}, about...)
		}
		if p.About.Example {
			about = append(about, says.Example)
		}
		l.Plans = append(l.Plans, outline.Stop{Title: p.About.Question, About: worded.Joined(" · ", about...), To: Path(p.Meeting)})
	}
	return execute("list", l)
}

// Gone is the page of a plan that was public: that it is not any more, and why.
func Gone(d plan.Document, reason string) []byte {
	w, p := in(d.Language), worded.In(d)
	gone := outline.Document{Title: w.Gone, About: w.Product, Language: p.Language, Colour: p.Colour}
	gone.Heading(1, w.Gone)
	gone.Say(outline.Lead, w.GoneLead)
	gone.Add(outline.Facts{{Label: w.GoneWhy, Value: reason}})
	gone.Say(outline.Plain, w.GoneCopies)
	return html.Outline(gone)
}

// GonePolicy is the Content-Security-Policy of that page.
func GonePolicy(d plan.Document) string { return html.OutlinePolicy(d.Style.Accent()) }

func execute(name string, data any) []byte {
	var b strings.Builder
	if err := pages.ExecuteTemplate(&b, name, data); err != nil {
		panic("publish: cannot write a page " + err.Error()) // our own template and types
	}
	return []byte(b.String())
}
