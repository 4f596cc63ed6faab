// Package html writes the plan as one page that needs nothing else: no script, no font, no address. It reads well on a
// phone and prints well on A4. The line runs down the margin, one stop per decision.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/wording"
	"hoofdlijn/internal/life/prepare"
)

//go:embed plan.css
var style string

//go:embed plan.tmpl
var source string

// both hands a template two things: the plan and one of its frameworks.
type both struct {
	V view
	F plan.Framework
}

var page = template.Must(template.New("plan").Funcs(template.FuncMap{
	"dict": func(v view, f plan.Framework) both { return both{v, f} },
}).Parse(source))

// StyleHash allows exactly the one style in the page, as a source of a content security policy.
func StyleHash() string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// view is what the template reads: the plan, and the words of its language.
type view struct {
	plan.Document
	wording.Words
	Style     template.CSS
	People    int
	Decisions []decision
	Starting  []plan.Framework
	Bounds    []plan.Framework
	Check     string
}

type decision struct {
	plan.Decision
	Number int
	Theme  string
}

// Write gives plan.html.
func Write(d plan.Document) []byte {
	v := view{Document: d, Words: wording.In(d.Language), Style: template.CSS(style), People: wording.People(d)}
	for _, t := range d.Themes {
		for _, dec := range t.Decisions {
			v.Decisions = append(v.Decisions, decision{dec, len(v.Decisions) + 1, t.Title})
		}
	}
	for _, f := range d.Frameworks {
		if slices.Contains(prepare.StartingPoints, f.Kind) {
			v.Starting = append(v.Starting, f)
		} else {
			v.Bounds = append(v.Bounds, f)
		}
	}
	if d.Journal != nil {
		v.Check = wording.CheckCode(d.Journal.Head)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, v); err != nil {
		panic("html: " + err.Error()) // the template is ours and so are the types
	}
	return b.Bytes()
}

// Everyone says whether every decision was taken by all who decided: nothing was counted.
func (v view) Everyone() bool {
	return !slices.ContainsFunc(v.Decisions, func(d decision) bool { return d.Method == "majority" })
}

// Asks lists what the plan asks of whom.
func (v view) Asks() []wording.Ask { return wording.Asks(v.Document) }

// Lead is who takes a decision up.
func (v view) Lead(d plan.Decision) string {
	if d.Lead == "" {
		return v.Say("sought")
	}
	return v.Words.Code("lead", d.Lead)
}

// Kept is by whom and until when something is kept.
func (v view) Kept(n plan.NotInPlan) string {
	var parts []string
	if n.Who != "" {
		parts = append(parts, v.Say("kept", n.Who))
	}
	if n.When != "" {
		parts = append(parts, v.Say("until", n.When))
	}
	return strings.Join(parts, ", ")
}

// FrameworkText is the text of a framework by its id.
func (v view) FrameworkText(id string) string {
	for _, f := range v.Frameworks {
		if f.ID == id {
			return f.Text
		}
	}
	return id
}

// Others lists the numbers of a decision that have no line of their own, in the order of their names.
func (v view) Others(d plan.Decision) []wording.Named { return wording.Others(d) }

// Lines splits text where its writer began a new line.
func (v view) Lines(text string) []string { return strings.Split(text, "\n") }
