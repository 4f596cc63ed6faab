// Package pdf writes a document as a tagged PDF, in the look of the plan: the line runs down the margin, with a stop at every part.
// A document of many parts has a cover that leads to them.
package pdf

import (
	"strconv"

	"hoofdlijn/internal/outline"
	"hoofdlijn/internal/outline/pdf/look"
	"hoofdlijn/internal/pdf"
)

// MediaType is what the file is.
const MediaType = "application/pdf"

const (
	mm = pdf.Millimetre
	pt = pdf.Point
)

// Write is the bytes of the file, with what it was made from in it.
func Write(d outline.Document, source pdf.File) []byte {
	s := sized(d)
	s.Files = []pdf.File{source}
	return pdf.Write(s.Document)
}

// WriteBare is the same document without a file in it, as PDF/A-2a: for archives that take no other.
func WriteBare(d outline.Document) []byte {
	s := sized(d)
	s.Bare = true
	return pdf.Write(s.Document)
}

func sized(d outline.Document) *sheet {
	if d.Dense {
		return dense(d)
	}
	return written(d, 100)
}

// sizes are how large the text of one page may be, in hundredths: smaller than the last nobody reads comfortably.
var sizes = []pdf.Length{100, 95, 90, 86}

// dense is the document as large as it fits on one page; when it is too long for that, it goes on.
func dense(d outline.Document) (s *sheet) {
	for _, size := range sizes {
		if s = written(d, size); pdf.Pages(s.Document) == 1 {
			break
		}
	}
	return s
}

// sheet is the document as it grows.
type sheet struct {
	pdf.Document
	of    outline.Document
	rail  look.Rail
	size  pdf.Length // of the text, in hundredths
	parts []string   // headings of level 2
	told  int        // how many of them stand there
}

func written(d outline.Document, size pdf.Length) *sheet {
	s := &sheet{Document: look.Document(d.Title, d.Language), of: d, size: size, rail: look.Rail{Tone: look.Tone(d.Colour)}}
	first := len(d.Body)
	for i, b := range d.Body {
		if h, is := b.(outline.Heading); is && h.Level == 2 {
			first = min(first, i)
			s.parts = append(s.parts, h.Text)
		}
	}
	if d.Dense {
		s.Margin.Top, s.Margin.Bottom = 16*mm, 20*mm
	}
	s.add(look.Logo(d.Logo)...)
	s.blocks(d.Body[:first])
	s.cover()
	s.parted(d.Body[first:])
	s.Page = func(c *pdf.Canvas, p pdf.Page) {
		s.rail.Draw(c, p)
		look.Edges(c, p, d.Language, d.Marks, d.Foot)
	}
	return s
}

// many is how many parts ask for a cover.
const many = 6

// cover ends the first page with what follows.
func (s *sheet) cover() {
	if s.of.Dense || len(s.parts) < many {
		return
	}
	list := pdf.List{Gap: 11 * pt, Before: 30 * pt}
	for i, title := range s.parts {
		n := strconv.Itoa(i + 1)
		list.Items = append(list.Items, pdf.Item{Body: []pdf.Block{pdf.Paragraph{Style: look.Halt, Mark: look.HaltAt + n, Spans: []pdf.Span{{Text: title, Link: s.part(i)}}}}})
	}
	s.add(list, pdf.Break{})
}

// part is the mark of a part; the line ends at the last.
func (s *sheet) part(i int) string {
	if i == len(s.parts)-1 {
		return look.EndAt
	}
	return look.PartAt + strconv.Itoa(i+1)
}

func (s *sheet) add(blocks ...pdf.Block) { s.Body = append(s.Body, blocks...) }

// scaled is a style in the size of the document.
func (s *sheet) scaled(of pdf.Style) pdf.Style {
	of.Size, of.Leading, of.Before = of.Size*s.size/100, of.Leading*s.size/100, of.Before*s.size/100
	return of
}

// blocks lays out what follows each other; what is said of the next thing stays with it.
func (s *sheet) blocks(all []outline.Block) {
	var before []pdf.Block
	for i, b := range all {
		laid := s.block(b)
		if i > 0 && i < len(all)-1 && introduces(all[i-1], b, all[i+1]) {
			leads := laid[0].(pdf.Paragraph)
			leads.Leads = true
			laid[0] = leads
		}
		if s.leadsOn(b) {
			before = append(before, laid...)
			continue
		}
		if len(before) > 0 && isShort(b) {
			laid = []pdf.Block{pdf.Keep{Body: append(before, laid...)}}
		} else {
			laid = append(before, laid...)
		}
		s.add(laid...)
		before = nil
	}
	s.add(before...)
}

// parted lays out the parts. The last one says what the document is: it stays on one page when it can.
func (s *sheet) parted(all []outline.Block) {
	last := len(all)
	for i, b := range all {
		if h, is := b.(outline.Heading); is && h.Level == 2 {
			last = i
		}
	}
	s.blocks(all[:last])
	before := s.Body
	s.Body = nil
	s.blocks(all[last:])
	s.Body = append(before, pdf.Keep{Body: s.Body})
}

// leadsOn says whether something stands above what it is about.
func (s *sheet) leadsOn(b outline.Block) bool {
	switch b := b.(type) {
	case outline.Heading:
		return b.Level > 1
	case outline.Paragraph:
		return b.Look == outline.Strong && s.told > 0
	}
	return false
}

// introduces says whether a paragraph below a heading is about what follows.
func introduces(before, b, after outline.Block) bool {
	_, below := before.(outline.Heading)
	p, is := b.(outline.Paragraph)
	_, more := after.(outline.Paragraph)
	return below && is && !more && p.Look != outline.Heed
}

// short is how many items may be kept together.
const short = 8

func isShort(b outline.Block) bool {
	switch b := b.(type) {
	case outline.Paragraph:
		return true
	case outline.Facts:
		return len(b) <= short
	case outline.List:
		return len(b) <= short
	case outline.Table:
		return len(b.Rows) <= 2*short
	}
	return false
}

func (s *sheet) block(b outline.Block) []pdf.Block {
	switch b := b.(type) {
	case outline.Heading:
		return s.heading(b)
	case outline.Paragraph:
		return []pdf.Block{s.paragraph(b)}
	case outline.List:
		return s.list(b)
	case outline.Facts:
		return s.facts(b.Filled())
	case outline.Table:
		return []pdf.Block{s.table(b)}
	case outline.Contents:
		return s.contents(b)
	case outline.Zone:
		return []pdf.Block{pdf.Box{Fill: look.Wash, Pad: 12 * pt, Before: 16 * pt, Body: s.zone(b)}}
	case outline.NewPage:
		return []pdf.Block{pdf.Break{}}
	}
	return nil
}

func (s *sheet) zone(all outline.Zone) (laid []pdf.Block) {
	for _, b := range all {
		laid = append(laid, s.block(b)...)
	}
	return laid
}

func (s *sheet) heading(h outline.Heading) []pdf.Block {
	style := map[int]pdf.Style{1: look.Title(h.Text), 2: look.H2, 3: look.H3}[h.Level]
	if h.Level > 3 {
		style = look.H4
	}
	laid := pdf.Heading{Level: h.Level, Text: h.Text, Style: s.scaled(style), Mark: h.Anchor}
	if h.Level != 2 {
		return []pdf.Block{laid}
	}
	laid.Mark = s.part(s.told)
	s.told++
	if h.Anchor == "" {
		return []pdf.Block{laid}
	}
	return []pdf.Block{pdf.Paragraph{Mark: h.Anchor}, laid}
}

var looks = map[outline.Look]pdf.Style{outline.Plain: look.Plain, outline.Lead: look.Leading, outline.Soft: look.Small, outline.Strong: look.Plain,
	outline.Heed: look.Note, outline.Exact: look.Leading}

func (s *sheet) paragraph(p outline.Paragraph) pdf.Block {
	laid := pdf.Paragraph{Style: s.scaled(looks[p.Look]), Mark: p.Anchor}
	if p.Look == outline.Soft && s.told == 0 {
		laid.Style = s.scaled(look.Kicker)
		laid.Style.Before = 3 * pt
	}
	for i, span := range p.Spans {
		if i > 0 {
			laid.Spans = append(laid.Spans, pdf.Span{Text: " "})
		}
		laid.Spans = append(laid.Spans, s.span(span))
	}
	if p.Look == outline.Heed {
		return pdf.Box{Fill: look.HeedBox, Pad: 7 * pt, Before: 9 * pt, Body: []pdf.Block{laid}}
	}
	return laid
}

func (s *sheet) span(of outline.Span) pdf.Span {
	laid := pdf.Span{Text: of.Text, Bold: of.Bold, Link: of.To}
	if of.To != "" {
		style := s.scaled(look.Tinted(look.Leads, s.rail.Tone))
		laid.Look = &style
	}
	return laid
}

func (s *sheet) list(items outline.List) []pdf.Block {
	if len(items) == 0 {
		return nil
	}
	list := pdf.List{Indent: 5 * mm, Gap: pt}
	for _, item := range items {
		list.Items = append(list.Items, pdf.Item{Sign: s.rail.Dot, Body: []pdf.Block{pdf.Paragraph{Style: s.scaled(look.Plain), Spans: []pdf.Span{s.span(item)}}}})
	}
	return []pdf.Block{list}
}

func (s *sheet) facts(all outline.Facts) []pdf.Block {
	if len(all) == 0 {
		return nil
	}
	list := pdf.List{Indent: 46 * mm, Gap: 3 * pt, Before: 7 * pt}
	for _, f := range all {
		style := look.Value
		if f.IsCode() {
			style = look.Code
		}
		list.Items = append(list.Items, pdf.Item{Label: f.Label, Look: s.scaled(look.Label), Body: []pdf.Block{pdf.Text(s.scaled(style), f.Value)}})
	}
	return []pdf.Block{list}
}

// contents leads to the parts of which the document says so itself.
func (s *sheet) contents(stops outline.Contents) []pdf.Block {
	list := pdf.List{Gap: 6 * pt, Before: 20 * pt}
	for _, stop := range stops {
		list.Items = append(list.Items, pdf.Item{Body: []pdf.Block{pdf.Keep{Body: []pdf.Block{
			pdf.Paragraph{Style: s.scaled(look.Halt), Mark: look.HaltAt + stop.To, Spans: []pdf.Span{{Text: stop.Title, Link: stop.To}}}, pdf.Text(s.scaled(look.Small), stop.About)}}}})
	}
	if len(stops) == 0 {
		return nil
	}
	return []pdf.Block{list}
}

// count is how wide a column of numbers is.
const count = 24 * mm

func (s *sheet) table(t outline.Table) pdf.Block {
	style := look.Note
	if t.Numbers {
		style = look.Plain
	}
	table := pdf.Table{Caption: t.Caption, Head: t.Head, Rows: t.Rows, Style: s.scaled(style), Heads: s.scaled(look.Label), Rule: look.Rule, Words: !t.Numbers, Columns: columns(t)}
	if len(t.Foot) > 0 {
		table.Foot = t.Foot
	}
	return table
}

// columns are wide as they are shared out; where only numbers follow, they have what numbers need.
func columns(t outline.Table) (wide []pdf.Length) {
	if t.Numbers && len(t.Shares) == 0 {
		wide = append(wide, min(90*mm, look.Across-count*pdf.Length(len(t.Head)-1)))
		for range t.Head[1:] {
			wide = append(wide, count)
		}
		return wide
	}
	all := pdf.Length(0)
	for _, share := range t.Columns() {
		all += pdf.Length(share)
	}
	for _, share := range t.Columns() {
		wide = append(wide, look.Across*pdf.Length(share)/all)
	}
	return wide
}
