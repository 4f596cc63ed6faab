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
	linked := [][2]string{{relationships + "/styles", "styles.xml"}, {relationships + "/numbering", "numbering.xml"},
		{relationships + "/settings", "settings.xml"}, {relationships + "/header", "header.xml"}, {relationships + "/footer", "footer.xml"}}
	var pictures []outline.Part
	if d.Logo != nil {
		linked = append(linked, [2]string{relationships + "/image", "media/logo.png"})
		pictures = []outline.Part{{Name: "word/media/logo.png", Text: string(d.Logo.PNG)}}
	}
	return outline.Pack(append([]outline.Part{{Name: "[Content_Types].xml", Text: types(d)},
		{Name: "_rels/.rels", Text: relations([][2]string{{relationships + "/officeDocument", "word/document.xml"}, {packages + "relationships/metadata/core-properties", "docProps/core.xml"}})},
		{Name: "docProps/core.xml", Text: core(d)}, {Name: "word/document.xml", Text: content(d)}, {Name: "word/_rels/document.xml.rels", Text: relations(linked)},
		{Name: "word/styles.xml", Text: styles(d)}, {Name: "word/numbering.xml", Text: numbering()}, {Name: "word/settings.xml", Text: settings(d)},
		{Name: "word/header.xml", Text: header(d)}, {Name: "word/footer.xml", Text: footer(d)}}, pictures...)...)
}

func types(d outline.Document) string {
	m := outline.XML().Open("Types", "xmlns", packages+"content-types")
	m.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml").Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	if d.Logo != nil {
		m.Empty("Default", "Extension", "png", "ContentType", "image/png")
	}
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
	s.logo(d.Logo)
	s.blocks(d.Body)
	s.Open("w:sectPr").Empty("w:headerReference", "w:type", "default", "r:id", "rId4").Empty("w:footerReference", "w:type", "default", "r:id", "rId5").
		Empty("w:pgSz", "w:w", "11906", "w:h", "16838").
		Empty("w:pgMar", "w:top", "1418", "w:right", "1418", "w:bottom", "1304", "w:left", "1418", "w:header", "680", "w:footer", "624", "w:gutter", "0")
	return s.Close("w:sectPr", "w:body", "w:document").String()
}

// logo stands in the first line, as a character does.
func (s *sheet) logo(of *outline.Picture) {
	if of == nil {
		return
	}
	const drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
	width, height := of.OnPaper()
	cx, cy := strconv.Itoa(width*360), strconv.Itoa(height*360) // 360 to a hundredth of a millimetre
	s.open("BodyText", false)
	s.Open("w:r").Open("w:drawing").Open("wp:inline", "xmlns:wp", drawing+"wordprocessingDrawing", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	s.Empty("wp:extent", "cx", cx, "cy", cy).Empty("wp:docPr", "id", "1", "name", "logo", "descr", of.Alt)
	s.Open("a:graphic", "xmlns:a", drawing+"main").Open("a:graphicData", "uri", drawing+"picture").Open("pic:pic", "xmlns:pic", drawing+"picture")
	s.Open("pic:nvPicPr").Empty("pic:cNvPr", "id", "1", "name", "logo", "descr", of.Alt).Empty("pic:cNvPicPr").Close("pic:nvPicPr")
	s.Open("pic:blipFill").Empty("a:blip", "r:embed", "rId6").Open("a:stretch").Empty("a:fillRect").Close("a:stretch", "pic:blipFill")
	s.Open("pic:spPr").Open("a:xfrm").Empty("a:off", "x", "0", "y", "0").Empty("a:ext", "cx", cx, "cy", cy).Close("a:xfrm")
	s.Open("a:prstGeom", "prst", "rect").Empty("a:avLst").Close("a:prstGeom", "pic:spPr")
	s.Close("pic:pic", "a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r", "w:p")
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
		if style == looks[outline.Exact] { // one bar, not two
			s.Empty("w:ind", "w:left", "0")
		}
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
