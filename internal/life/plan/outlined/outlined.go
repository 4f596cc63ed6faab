// Package outlined is every file of a document that is told as an outline and kept as JSON: they cannot say different things.
package outlined

import (
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/outline"
	"hoofdlijn/internal/outline/docx"
	"hoofdlijn/internal/outline/markdown"
	"hoofdlijn/internal/outline/odt"
	"hoofdlijn/internal/outline/pdf"
	tagged "hoofdlijn/internal/pdf"
)

// Document is what the files are made of.
type Document interface {
	Outline() outline.Document
	JSON() []byte
	Colour() string // of the municipality; empty for ours
}

// Files is every file, in the order in which they are offered. The PDF has the JSON in it, as what it was made from.
func Files[D Document](name string) []outline.File[D] {
	return []outline.File[D]{
		{File: name + ".html", MediaType: "text/html; charset=utf-8", Policy: func(d D) string { return html.OutlinePolicy(d.Colour()) }, Write: func(d D) []byte { return html.Outline(d.Outline()) }},
		{File: name + ".pdf", MediaType: pdf.MediaType, Write: func(d D) []byte {
			o := d.Outline()
			return pdf.Write(o, tagged.File{Name: name + ".json", MediaType: "application/json", About: o.About, Content: d.JSON()})
		}},
		{File: name + ".odt", MediaType: odt.MediaType, Write: func(d D) []byte { return odt.Write(d.Outline()) }},
		{File: name + ".docx", MediaType: docx.MediaType, Write: func(d D) []byte { return docx.Write(d.Outline()) }},
		{File: name + ".md", MediaType: "text/markdown; charset=utf-8", Write: func(d D) []byte { return markdown.Write(d.Outline()) }},
		{File: name + ".json", MediaType: "application/json", Write: D.JSON},
	}
}
