package report

import (
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/outline"
	"hoofdlijn/internal/outline/docx"
	"hoofdlijn/internal/outline/markdown"
	"hoofdlijn/internal/outline/odt"
	"hoofdlijn/internal/outline/pdf"
	tagged "hoofdlijn/internal/pdf"
)

// Files is every file, in the order in which they are offered.
func Files() []outline.File[Document] {
	return []outline.File[Document]{
		{File: "report.html", MediaType: "text/html; charset=utf-8", Policy: Document.policy, Write: func(r Document) []byte { return html.Outline(r.Outline()) }},
		{File: "report.pdf", MediaType: pdf.MediaType, Write: Document.pdf},
		{File: "report.odt", MediaType: odt.MediaType, Write: func(r Document) []byte { return odt.Write(r.Outline()) }},
		{File: "report.docx", MediaType: docx.MediaType, Write: func(r Document) []byte { return docx.Write(r.Outline()) }},
		{File: "report.md", MediaType: "text/markdown; charset=utf-8", Write: func(r Document) []byte { return markdown.Write(r.Outline()) }},
		{File: "report.json", MediaType: "application/json", Write: Document.JSON},
	}
}

// pdf has report.json in it, as what it was made from.
func (r Document) pdf() []byte {
	o := r.Outline()
	return pdf.Write(o, tagged.File{Name: "report.json", MediaType: "application/json", About: o.About, Content: r.JSON()})
}
