package report

import (
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/outline/docx"
	"hoofdlijn/internal/outline/markdown"
	"hoofdlijn/internal/outline/odt"
)

// File is one file of the report. A page has a policy of what it may ask for; what has none is kept, not shown.
type File struct {
	File      string
	MediaType string
	Policy    string
	Write     func(Document) []byte
}

// Files is every file, in the order in which they are offered.
func Files() []File {
	return []File{
		{"report.html", "text/html; charset=utf-8", html.OutlinePolicy(), func(r Document) []byte { return html.Outline(r.Outline()) }},
		{"report.odt", odt.MediaType, "", func(r Document) []byte { return odt.Write(r.Outline()) }},
		{"report.docx", docx.MediaType, "", func(r Document) []byte { return docx.Write(r.Outline()) }},
		{"report.md", "text/markdown; charset=utf-8", "", func(r Document) []byte { return markdown.Write(r.Outline()) }},
		{"report.json", "application/json", "", Document.JSON},
	}
}
