package report

import (
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/outline/docx"
	"hoofdlijn/internal/outline/markdown"
	"hoofdlijn/internal/outline/odt"
	"hoofdlijn/internal/outline/pdf"
	tagged "hoofdlijn/internal/pdf"
)

// File is one file of the report. A page has a policy of what it may ask for; what has none is kept, not shown.
type File struct {
	File      string
	MediaType string
	Policy    func(Document) string
	Write     func(Document) []byte
}

// Files is every file, in the order in which they are offered.
func Files() []File {
	return []File{
		{"report.html", "text/html; charset=utf-8", Document.policy, func(r Document) []byte { return html.Outline(r.Outline()) }},
		{"report.pdf", pdf.MediaType, nil, Document.pdf},
		{"report.odt", odt.MediaType, nil, func(r Document) []byte { return odt.Write(r.Outline()) }},
		{"report.docx", docx.MediaType, nil, func(r Document) []byte { return docx.Write(r.Outline()) }},
		{"report.md", "text/markdown; charset=utf-8", nil, func(r Document) []byte { return markdown.Write(r.Outline()) }},
		{"report.json", "application/json", nil, Document.JSON},
	}
}

// pdf has report.json in it, as what it was made from.
func (r Document) pdf() []byte {
	o := r.Outline()
	return pdf.Write(o, tagged.File{Name: "report.json", MediaType: "application/json", About: o.About, Content: r.JSON()})
}
