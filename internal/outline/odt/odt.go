// Package odt writes a document as OpenDocument Text: what LibreOffice, Word and every archive open. Headings are headings, lists
// are lists, tables have header rows; it asks nothing of the network, and the same document gives the same bytes.
package odt

import (
	"fmt"
	"strconv"
	"strings"

	"hoofdlijn/internal/outline"
)

// MediaType is what the file says it is.
const MediaType = "application/vnd.oasis.opendocument.text"

// Write is the bytes of the file.
func Write(d outline.Document) []byte {
	parts := []outline.Part{{Name: "mimetype", Text: MediaType, Stored: true}, {Name: "META-INF/manifest.xml", Text: manifest(d)}, {Name: "content.xml", Text: content(d)},
		{Name: "styles.xml", Text: styles(d)}, {Name: "meta.xml", Text: meta(d)}}
	if d.Logo != nil {
		parts = append(parts, outline.Part{Name: picture, Text: string(d.Logo.PNG)})
	}
	return outline.Pack(parts...)
}

// picture is where the logo is.
const picture = "Pictures/logo.png"

func manifest(d outline.Document) string {
	m := outline.XML().Open("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", "1.3")
	for _, file := range [][2]string{{"/", MediaType}, {"content.xml", "text/xml"}, {"styles.xml", "text/xml"}, {"meta.xml", "text/xml"}} {
		m.Empty("manifest:file-entry", "manifest:full-path", file[0], "manifest:media-type", file[1])
	}
	if d.Logo != nil {
		m.Empty("manifest:file-entry", "manifest:full-path", picture, "manifest:media-type", "image/png")
	}
	return m.Close("manifest:manifest").String()
}

func meta(d outline.Document) string {
	m := root("office:document-meta").Open("office:meta")
	m.Element("meta:generator", "Hoofdlijn").Element("dc:title", d.Title).Element("dc:subject", d.About).Element("dc:language", outline.Region(d.Language))
	return m.Close("office:meta", "office:document-meta").String()
}

// root begins a file in the words of the format.
func root(name string) *outline.Markup {
	const oasis = "urn:oasis:names:tc:opendocument:xmlns:"
	return outline.XML().Open(name, "xmlns:office", oasis+"office:1.0", "xmlns:style", oasis+"style:1.0", "xmlns:text", oasis+"text:1.0",
		"xmlns:table", oasis+"table:1.0", "xmlns:meta", oasis+"meta:1.0", "xmlns:fo", oasis+"xsl-fo-compatible:1.0", "xmlns:svg", oasis+"svg-compatible:1.0",
		"xmlns:draw", oasis+"drawing:1.0", "xmlns:xlink", "http://www.w3.org/1999/xlink", "xmlns:dc", "http://purl.org/dc/elements/1.1/", "office:version", "1.3")
}

// sheet is the text as it grows.
type sheet struct {
	*outline.Markup
	zone   bool // within a part with another voice
	page   bool // the next heading begins a page
	tables int
}

func content(d outline.Document) string {
	s := &sheet{Markup: root("office:document-content").Open("office:automatic-styles")}
	cells(s.Markup)
	s.Close("office:automatic-styles").Open("office:body").Open("office:text")
	s.logo(d.Logo)
	s.blocks(d.Body)
	return s.Close("office:text", "office:body", "office:document-content").String()
}

// logo stands in the first line, as a character does.
func (s *sheet) logo(of *outline.Picture) {
	if of == nil {
		return
	}
	width, height := of.OnPaper()
	s.open("Text_20_body")
	s.Open("draw:frame", "draw:name", "logo", "text:anchor-type", "as-char", "svg:width", millimetres(width), "svg:height", millimetres(height))
	s.Empty("draw:image", "xlink:href", picture, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", "image/png")
	s.Element("svg:title", of.Alt)
	s.Close("draw:frame", "text:p")
}

// millimetres is a length in hundredths of them.
func millimetres(n int) string { return fmt.Sprintf("%d.%02dmm", n/100, n%100) }

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
		s.list(b)
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

// open begins a paragraph in a style, which has a form of its own within a zone.
func (s *sheet) open(style string) {
	if s.zone {
		style += zoned
	}
	s.Open("text:p", "text:style-name", style)
}

func (s *sheet) heading(h outline.Heading) {
	level := strconv.Itoa(h.Level)
	style := "Heading_20_" + level
	switch {
	case s.zone:
		style += zoned
	case s.page:
		style += paged
	}
	s.page = false
	s.Open("text:h", "text:style-name", style, "text:outline-level", level)
	s.anchor(h.Anchor)
	s.words(h.Text)
	s.Close("text:h")
}

func (s *sheet) anchor(name string) {
	if name != "" {
		s.Empty("text:bookmark", "text:name", name)
	}
}

func (s *sheet) paragraph(p outline.Paragraph) {
	s.open(looks[p.Look])
	s.anchor(p.Anchor)
	for i, span := range p.Spans {
		if i > 0 {
			s.Text(" ")
		}
		s.span(span)
	}
	s.Close("text:p")
}

func (s *sheet) span(span outline.Span) {
	if span.To != "" {
		s.Open("text:a", "xlink:type", "simple", "xlink:href", "#"+span.To, "text:style-name", "Link", "text:visited-style-name", "Link")
		defer s.Close("text:a")
	}
	if span.Bold {
		s.Open("text:span", "text:style-name", "Bold")
		defer s.Close("text:span")
	}
	s.words(span.Text)
}

// words is text with its lines and its spaces: of more than one, and of one that begins a line, the format forgets.
func (s *sheet) words(text string) {
	var plain strings.Builder
	before := '\n'
	for _, r := range text {
		forgotten := r == ' ' && (before == ' ' || before == '\n')
		before = r
		if r != '\n' && !forgotten {
			plain.WriteRune(r)
			continue
		}
		s.Text(plain.String())
		plain.Reset()
		if forgotten {
			s.Empty("text:s")
		} else {
			s.Empty("text:line-break")
		}
	}
	s.Text(plain.String())
}

func (s *sheet) list(items outline.List) {
	if len(items) == 0 {
		return
	}
	s.Open("text:list", "text:style-name", "Bullets")
	for i, item := range items {
		s.Open("text:list-item")
		s.open(last("List", i, len(items)))
		s.span(item)
		s.Close("text:p", "text:list-item")
	}
	s.Close("text:list")
}

// last is the style of the last of several, which has some room below it.
func last(style string, at, of int) string {
	if at == of-1 {
		return style + ended
	}
	return style
}

func (s *sheet) fact(f outline.Fact, style string) {
	s.open(style)
	s.Open("text:span", "text:style-name", "Label")
	s.span(outline.Span{Text: outline.Label(f.Label), To: f.To})
	s.Close("text:span").Empty("text:tab")
	if f.IsCode() {
		s.Element("text:span", f.Value, "text:style-name", "Code")
	} else {
		s.words(f.Value)
	}
	s.Close("text:p")
}

func (s *sheet) contents(stops outline.Contents) {
	if len(stops) == 0 {
		return
	}
	s.Open("text:list", "text:style-name", "Stops")
	for _, stop := range stops {
		s.Open("text:list-item").Open("text:p", "text:style-name", "Stop")
		s.span(outline.Span{Text: stop.Title, Bold: true, To: stop.To})
		if stop.About != "" {
			s.Empty("text:line-break").Open("text:span", "text:style-name", "Beside")
			s.words(stop.About)
			s.Close("text:span")
		}
		s.Close("text:p", "text:list-item")
	}
	s.Close("text:list")
}

func (s *sheet) table(t outline.Table) {
	if t.Caption != "" {
		s.Open("text:p", "text:style-name", "Caption")
		s.words(t.Caption)
		s.Close("text:p")
	}
	s.tables++
	s.Open("table:table", "table:name", "T"+strconv.Itoa(s.tables), "table:style-name", "Table")
	for _, share := range t.Columns() {
		s.Empty("table:table-column", "table:style-name", "Share"+strconv.Itoa(share))
	}
	s.Open("table:table-header-rows")
	s.row(t, t.Head, "Head")
	s.Close("table:table-header-rows")
	for _, r := range t.Rows {
		s.row(t, r, "Cell")
	}
	if len(t.Foot) > 0 {
		s.row(t, t.Foot, "Sum")
	}
	s.Close("table:table").Empty("text:p", "text:style-name", "After")
}

func (s *sheet) row(t outline.Table, cells []string, kind string) {
	s.Open("table:table-row", "table:style-name", "Row")
	for i, cell := range cells {
		style := "Table_20_" + kind
		switch {
		case !t.Numbers:
			style += "_20_words"
		case i > 0:
			style += "_20_number"
		}
		s.Open("table:table-cell", "table:style-name", kind, "office:value-type", "string").Open("text:p", "text:style-name", style)
		s.words(cell)
		s.Close("text:p", "table:table-cell")
	}
	s.Close("table:table-row")
}
