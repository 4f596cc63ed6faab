// Package html is plan.html: one file that reads without scripts, prints on A4 and asks nothing of the network.
package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strings"

	"hoofdlijn/internal/colour"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

//go:embed plan.tmpl
var markup string

//go:embed plan.css
var sheet string

// The typeface of the look (SIL Open Font License, see radio-canada.LICENSE), so that a printed plan looks the same everywhere.
//
//go:embed radio-canada.woff2
var typeface []byte

var (
	style = strings.Replace(sheet, "TYPEFACE", base64.StdEncoding.EncodeToString(typeface), 1)
	pages = template.Must(template.New("plan").Funcs(template.FuncMap{"about": about}).Parse(markup))
)

// within is what a piece of the template reads: the words of the language, and what it is about.
type within struct {
	Words    *worded.Words
	Points   []worded.Point
	Decision worded.Decision
}

func about(w *worded.Words, piece any) within {
	switch a := piece.(type) {
	case []worded.Point:
		return within{Words: w, Points: a}
	case worded.Decision:
		return within{Words: w, Decision: a}
	}
	panic("html: a piece of the template about something else")
}

// Typeface is the style rule that brings the typeface of the look along, for other pages that may ask nothing of the network.
func Typeface() string {
	rule, _, _ := strings.Cut(style[strings.Index(style, "@font-face"):], "\n")
	return rule + "\n"
}

func hashOf(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// The grounds on which text stands, the one nearest to it, on paper and in the dark; and our line on them.
const (
	light, dark         = "#F1EBDF", "#232A4E"
	ourLight, ourInDark = "--line: #1D3E8F", "--line: #A6BCFF"
)

// in is a style in a colour: what has the colour of the line gets another one, that can be read by day and in the dark.
func in(style, of string) string {
	if !colour.Is(of) {
		return style
	}
	return strings.NewReplacer(ourLight, "--line: "+colour.On(light, of), ourInDark, "--line: "+colour.On(dark, of)).Replace(style)
}

// Policy is the Content-Security-Policy of plan.html.
func Policy(d plan.Document) string { return PolicyFor(in(style, d.Style.Accent())) }

// PolicyFor is the Content-Security-Policy of a page with one style block: that, with the typeface in it, pictures that are in the page, and nothing else.
func PolicyFor(style string) string {
	return "default-src 'none'; style-src " + hashOf(style) + "; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
}

// Picture is the address of a logo within a page; empty for none.
func Picture(of *outline.Picture) template.URL {
	if of == nil {
		return ""
	}
	return template.URL(of.Inline()) //nolint:gosec // a picture that we made, in letters
}

// page is what the template reads.
type page struct {
	worded.Plan
	Style   template.CSS
	Policy  string
	Marked  string       // which running header the printed pages carry
	Picture template.URL // the logo, in the page; empty for none
	Long    string       // how tightly the stops stand on the cover
}

// Write is the bytes of plan.html.
func Write(d plan.Document) []byte {
	p := page{Plan: worded.In(d), Policy: Policy(d)}
	p.Style = template.CSS(in(style, p.Colour)) //nolint:gosec // our own style sheet
	p.Picture = Picture(p.Logo)
	switch {
	case p.Draft && p.Example:
		p.Marked = "draft-example-" + p.Language
	case p.Draft:
		p.Marked = "draft-" + p.Language
	case p.Example:
		p.Marked = "example-" + p.Language
	}
	switch n := len(p.Decisions); {
	case n > 12:
		p.Long = " cover--full"
	case n > 7:
		p.Long = " cover--many"
	}
	var b strings.Builder
	if err := pages.Execute(&b, p); err != nil {
		panic("html: cannot write the plan " + err.Error()) // our own template and types
	}
	return []byte(b.String())
}
