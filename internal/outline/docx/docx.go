// Package docx writes a document as Office Open XML: what Word and LibreOffice open. Headings are headings, lists are lists, tables
// have header rows; it asks nothing of the network, and the same document gives the same bytes.
package docx

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/outline"
)

// MediaType is what the file is.
const MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

const (
	word          = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages      = "http://schemas.openxmlformats.org/package/2006/"
	words         = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// Write is the bytes of the file.
func Write(d outline.Document) []byte {
	return outline.Pack(outline.Part{Name: "[Content_Types].xml", Text: types()},
		outline.Part{Name: "_rels/.rels", Text: relations([][2]string{{relationships + "/officeDocument", "word/document.xml"}, {packages + "relationships/metadata/core-properties", "docProps/core.xml"}})},
		outline.Part{Name: "docProps/core.xml", Text: core(d)}, outline.Part{Name: "word/document.xml", Text: content(d)},
		outline.Part{Name: "word/_rels/document.xml.rels", Text: relations([][2]string{{relationships + "/styles", "styles.xml"}, {relationships + "/numbering", "numbering.xml"},
			{relationships + "/settings", "settings.xml"}, {relationships + "/header", "header.xml"}, {relationships + "/footer", "footer.xml"}})},
		outline.Part{Name: "word/styles.xml", Text: styles(d)}, outline.Part{Name: "word/numbering.xml", Text: numbering()},
		outline.Part{Name: "word/settings.xml", Text: settings(d)}, outline.Part{Name: "word/header.xml", Text: header(d)}, outline.Part{Name: "word/footer.xml", Text: footer(d)})
}

func types() string {
	m := outline.XML().Open("Types", "xmlns", packages+"content-types")
	m.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml").Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, part := range [][2]string{{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}, {"/word/document.xml", word + "document.main+xml"},
		{"/word/styles.xml", word + "styles+xml"}, {"/word/numbering.xml", word + "numbering+xml"}, {"/word/settings.xml", word + "settings+xml"},
		{"/word/header.xml", word + "header+xml"}, {"/word/footer.xml", word + "footer+xml"}} {
		m.Empty("Override", "PartName", part[0], "ContentType", part[1])
	}
	return m.Close("Types").String()
}

// relations are the parts that belong to a part: kind and place of each, numbered from rId1.
func relations(all [][2]string) string {
	m := outline.XML().Open("Relationships", "xmlns", packages+"relationships")
	for i, r := range all {
		m.Empty("Relationship", "Id", "rId"+strconv.Itoa(i+1), "Type", r[0], "Target", r[1])
	}
	return m.Close("Relationships").String()
}

func core(d outline.Document) string {
	m := outline.XML().Open("cp:coreProperties", "xmlns:cp", packages+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	m.Element("dc:title", d.Title).Element("dc:subject", d.About).Element("dc:language", outline.Region(d.Language))
	return m.Close("cp:coreProperties").String()
}

func root(name string) *outline.Markup {
	return outline.XML().Open(name, "xmlns:w", words, "xmlns:r", relationships)
}

// sheet is the text as it grows.
type sheet struct {
	*outline.Markup
	zone      bool // within a part with another voice
	page      bool // the next heading begins a page
	bookmarks int
}

func content(d outline.Document) string {
	s := &sheet{Markup: root("w:document").Open("w:body")}
	s.blocks(d.Body)
	s.Open("w:sectPr").Empty("w:headerReference", "w:type", "default", "r:id", "rId4").Empty("w:footerReference", "w:type", "default", "r:id", "rId5").
		Empty("w:pgSz", "w:w", "11906", "w:h", "16838").
		Empty("w:pgMar", "w:top", "1418", "w:right", "1418", "w:bottom", "1304", "w:left", "1418", "w:header", "680", "w:footer", "624", "w:gutter", "0")
	return s.Close("w:sectPr", "w:body", "w:document").String()
}

func (s *sheet) blocks(all []outline.Block) {
	for _, b := range all {
		s.block(b)
	}
}

func (s *sheet) block(b outline.Block) {
	switch b := b.(type) {
	case outline.Heading:
		if b.Text != "" { // a heading of nothing leads nobody anywhere
			s.heading(b)
		}
	case outline.Paragraph:
		s.paragraph(b)
	case outline.List:
		for i, item := range b {
			s.open(last("ListBullet", i, len(b)), false)
			s.span(item, "")
			s.Close("w:p")
		}
	case outline.Facts:
		facts := b.Filled()
		for i, f := range facts {
			s.fact(f, last("Fact", i, len(facts)))
		}
	case outline.Table:
		s.table(b)
	case outline.Contents:
		s.contents(b)
	case outline.Zone:
		s.zone = true
		s.blocks(b)
		s.zone = false
	case outline.NewPage:
		s.page = true
	}
}

// open begins a paragraph in a style; a zone has its own ground.
func (s *sheet) open(style string, page bool) {
	s.Open("w:p").Open("w:pPr").Empty("w:pStyle", "w:val", style)
	if page {
		s.Empty("w:pageBreakBefore")
	}
	if s.zone {
		s.Open("w:pBdr").Empty("w:left", "w:val", "single", "w:sz", "18", "w:space", "6", "w:color", hex(outline.Grey)).Close("w:pBdr")
		s.Empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", hex(outline.Wash))
	}
	s.Close("w:pPr")
}

func (s *sheet) heading(h outline.Heading) {
	s.open("Heading"+strconv.Itoa(h.Level), s.page)
	s.page = false
	s.anchor(h.Anchor)
	s.run(h.Text, "")
	s.Close("w:p")
}

func (s *sheet) anchor(name string) {
	if name != "" {
		s.bookmarks++
		id := strconv.Itoa(s.bookmarks)
		s.Empty("w:bookmarkStart", "w:id", id, "w:name", name).Empty("w:bookmarkEnd", "w:id", id)
	}
}

func (s *sheet) paragraph(p outline.Paragraph) {
	s.open(looks[p.Look], false)
	s.anchor(p.Anchor)
	for i, span := range p.Spans {
		if i > 0 {
			s.run(" ", "")
		}
		s.span(span, "")
	}
	s.Close("w:p")
}

// span writes a piece; look is a style of characters.
func (s *sheet) span(span outline.Span, look string) {
	if span.Bold {
		look = "Strong"
	}
	if span.To != "" {
		s.Open("w:hyperlink", "w:anchor", span.To, "w:history", "1")
		defer s.Close("w:hyperlink")
		look = "Hyperlink"
	}
	s.run(span.Text, look)
}

// run is text with its lines.
func (s *sheet) run(text, look string) {
	s.Open("w:r")
	if look != "" {
		s.Open("w:rPr").Empty("w:rStyle", "w:val", look).Close("w:rPr")
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			s.Empty("w:br")
		}
		s.Element("w:t", line, "xml:space", "preserve")
	}
	s.Close("w:r")
}

// last is the style of the last of several, which has some room below it.
func last(style string, at, of int) string {
	if at == of-1 {
		return style + "End"
	}
	return style
}

func (s *sheet) fact(f outline.Fact, style string) {
	s.open(style, false)
	s.span(outline.Span{Text: outline.Label(f.Label), To: f.To}, "FactLabel")
	s.Open("w:r").Empty("w:tab").Close("w:r")
	look := ""
	if f.IsCode() {
		look = "Code"
	}
	s.run(f.Value, look)
	s.Close("w:p")
}

func (s *sheet) contents(stops outline.Contents) {
	for _, stop := range stops {
		s.open("ListNumber", false)
		s.span(outline.Span{Text: stop.Title, To: stop.To}, "")
		if stop.About != "" {
			s.Open("w:r").Empty("w:br").Close("w:r")
			s.run(stop.About, "Beside")
		}
		s.Close("w:p")
	}
}

func (s *sheet) table(t outline.Table) {
	if t.Caption != "" {
		s.open("Caption", false)
		s.run(t.Caption, "")
		s.Close("w:p")
	}
	s.Open("w:tbl").Open("w:tblPr").Empty("w:tblStyle", "w:val", "Plan").Empty("w:tblW", "w:w", "5000", "w:type", "pct").
		Empty("w:tblLook", "w:val", "0060", "w:firstRow", "1", "w:lastRow", "1", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	if t.Caption != "" {
		s.Empty("w:tblCaption", "w:val", t.Caption)
	}
	s.Close("w:tblPr").Open("w:tblGrid")
	widths := columns(t)
	for _, wide := range widths {
		s.Empty("w:gridCol", "w:w", strconv.Itoa(wide))
	}
	s.Close("w:tblGrid")
	s.row(t, widths, t.Head, "Head")
	for _, r := range t.Rows {
		s.row(t, widths, r, "")
	}
	if len(t.Foot) > 0 {
		s.row(t, widths, t.Foot, "Sum")
	}
	s.Close("w:tbl").Open("w:p").Open("w:pPr").Empty("w:pStyle", "w:val", "After").Close("w:pPr", "w:p")
}

// columns are the widths.
func columns(t outline.Table) []int {
	const whole = 9070
	all, sum := t.Columns(), 0
	for _, share := range all {
		sum += share
	}
	widths := make([]int, len(all))
	for i, share := range all {
		widths[i] = whole * share / sum
	}
	return widths
}

func (s *sheet) row(t outline.Table, widths []int, cells []string, kind string) {
	s.Open("w:tr").Open("w:trPr").Empty("w:cantSplit")
	if kind == "Head" {
		s.Empty("w:tblHeader")
	}
	s.Close("w:trPr")
	for i, cell := range cells {
		s.Open("w:tc").Open("w:tcPr").Empty("w:tcW", "w:w", strconv.Itoa(widths[i]), "w:type", "dxa").Close("w:tcPr")
		s.Open("w:p").Open("w:pPr").Empty("w:pStyle", "w:val", "Table"+kind)
		if i > 0 && t.Numbers {
			s.Empty("w:jc", "w:val", "right")
		}
		s.Close("w:pPr")
		look := ""
		if !t.Numbers {
			look = "Small"
		}
		s.run(cell, look)
		s.Close("w:p", "w:tc")
	}
	s.Close("w:tr")
}
