// Package formats is the files of the plan. Each is a pure function of the document: the same document gives the same
// bytes on every machine and on every day.
package formats

import (
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/csv"
	"hoofdlijn/internal/life/plan/formats/docx"
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/life/plan/formats/json"
	"hoofdlijn/internal/life/plan/formats/md"
	"hoofdlijn/internal/life/plan/formats/odt"
	"hoofdlijn/internal/life/plan/formats/pdf"
)

// Rendering numbers what the files look like. Whatever changes a byte of any file but plan.json raises it: a bundle says with which
// its files were made, and another one cannot make them again.
const Rendering = 8

// Format is one file of the plan. A page has a policy of what it may ask for; what has none is kept, not shown.
type Format struct {
	Name      string // as it is asked for
	File      string
	MediaType string
	Policy    func(plan.Document) string
	Write     func(plan.Document) []byte
}

// All is every file, in the order in which they are offered.
func All() []Format {
	return []Format{
		{"html", "plan.html", "text/html; charset=utf-8", html.Policy, html.Write},
		{"pdf", "plan.pdf", "application/pdf", nil, pdf.Write},
		{"odt", "plan.odt", "application/vnd.oasis.opendocument.text", nil, odt.Write},
		{"docx", "plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", nil, docx.Write},
		{"md", "plan.md", "text/markdown; charset=utf-8", nil, md.Write},
		{"csv", "decisions.csv", "text/csv; charset=utf-8; header=present", nil, csv.Write},
		{"json", "plan.json", "application/json", nil, json.Write},
		{"summary", "summary.html", "text/html; charset=utf-8", html.SummaryPolicy, html.WriteSummary},
		{"summary-pdf", "summary.pdf", "application/pdf", nil, pdf.WriteSummary},
	}
}
