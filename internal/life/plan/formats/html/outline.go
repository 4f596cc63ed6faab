package html

import (
	_ "embed"
	"strconv"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/worded"
	"hoofdlijn/internal/outline"
)

// outlined is what a page adds to the style that has no cover of its own: it begins on the first sheet like any other part.
//
//go:embed outline.css
var outlined string

// OutlinePolicy is the Content-Security-Policy of a page made of an outline, in the colour of whose it is.
func OutlinePolicy(of string) string { return PolicyFor(Sheet(of)) }

// Sheet is the style of a page that has no cover of its own, in the colour of whose it is.
func Sheet(of string) string { return in(style+outlined, of) }

// SummaryPolicy is the Content-Security-Policy of summary.html.
func SummaryPolicy(d plan.Document) string { return OutlinePolicy(d.Style.Accent()) }

// WriteSummary is the bytes of summary.html: the plan on one page, in plain words, to read and to print.
func WriteSummary(d plan.Document) []byte { return Outline(worded.In(d).OnePage()) }

// leaf is a page as it grows. Every part of the text is a stretch of the line.
type leaf struct {
	outline.Markup
	part string // the element that is open
}

// Outline is a document as one file that reads without scripts, prints on A4 and asks nothing of the network.
func Outline(d outline.Document) []byte {
	s := &leaf{}
	s.Open("html", "lang", d.Language).Open("head").Empty("meta", "charset", "utf-8").Empty("meta", "http-equiv", "Content-Security-Policy", "content", OutlinePolicy(d.Colour))
	s.Empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").Empty("meta", "name", "color-scheme", "content", "light dark")
	s.Element("title", d.Title).Open("style").Raw(Sheet(d.Colour)).Close("style").Close("head")
	if d.Dense {
		s.Open("body", "class", "dense")
	} else {
		s.Open("body")
	}
	s.Open("main")
	s.Open("header", "class", "part opening")
	if p := d.Logo; p != nil {
		s.Open("p", "class", "logo").Empty("img", "src", p.Inline(), "alt", p.Alt, "width", strconv.Itoa(p.Width), "height", strconv.Itoa(p.Height)).Close("p")
	}
	for _, mark := range d.Marks {
		s.Element("p", mark, "class", "mark")
	}
	s.part = "header"
	s.blocks(d.Body)
	s.end()
	s.Close("main").Open("footer", "class", "small soft edge").Element("p", d.Foot).Close("footer", "body", "html")
	return []byte("<!doctype html>\n" + s.String() + "\n")
}

func (s *leaf) blocks(all []outline.Block) {
	for _, b := range all {
		if h, is := b.(outline.Heading); is && h.Level == 2 {
			s.end()
			s.part = "section"
			s.Open("section", "class", "part")
		}
		s.block(b)
	}
}

// end closes the part that is open.
func (s *leaf) end() { s.Close(s.part) }

var classes = map[outline.Look]string{outline.Plain: "measure", outline.Lead: "lead", outline.Soft: "small soft", outline.Strong: "measure", outline.Heed: "heed", outline.Exact: "exact"}

func (s *leaf) block(b outline.Block) {
	switch b := b.(type) {
	case outline.Heading:
		s.heading(b)
	case outline.Paragraph:
		s.Open("p", anchored(b.Anchor, "class", classes[b.Look])...)
		for i, span := range b.Spans {
			if i > 0 {
				s.Text(" ")
			}
			s.span(span)
		}
		s.Close("p")
	case outline.List:
		s.list(b)
	case outline.Facts:
		s.facts(b.Filled())
	case outline.Table:
		s.table(b)
	case outline.Contents:
		s.contents(b)
	case outline.Zone:
		s.Open("div", "class", "zone")
		for _, one := range b {
			s.block(one)
		}
		s.Close("div")
	}
}

func anchored(anchor string, attributes ...string) []string {
	if anchor != "" {
		attributes = append(attributes, "id", anchor)
	}
	return attributes
}

func (s *leaf) heading(h outline.Heading) {
	s.Element("h"+strconv.Itoa(h.Level), h.Text, anchored(h.Anchor)...)
}

func (s *leaf) span(span outline.Span) {
	if span.To != "" {
		s.Open("a", "href", "#"+span.To)
		defer s.Close("a")
	}
	if span.Bold {
		s.Open("b")
		defer s.Close("b")
	}
	s.Text(span.Text)
}

func (s *leaf) list(items outline.List) {
	if len(items) == 0 {
		return
	}
	s.Open("ul", "class", "bullets")
	for _, item := range items {
		s.Open("li")
		s.span(item)
		s.Close("li")
	}
	s.Close("ul")
}

func (s *leaf) facts(all outline.Facts) {
	if len(all) == 0 {
		return
	}
	s.Open("dl", "class", "facts")
	for _, f := range all {
		s.Open("div").Open("dt")
		s.span(outline.Span{Text: f.Label, To: f.To})
		s.Close("dt").Element("dd", f.Value).Close("div")
	}
	s.Close("dl")
}

func (s *leaf) contents(stops outline.Contents) {
	if len(stops) == 0 {
		return
	}
	s.Open("ol", "class", "stops")
	for _, stop := range stops {
		s.Open("li").Element("a", stop.Title, "href", "#"+stop.To).Text(" ").Element("span", stop.About, "class", "soft").Close("li")
	}
	s.Close("ol")
}

func (s *leaf) table(t outline.Table) {
	kind := "words"
	if t.Numbers {
		kind = "numbers"
	}
	s.Open("div", "class", "wide").Open("table", "class", kind)
	if t.Caption != "" {
		s.Element("caption", t.Caption)
	}
	s.Open("thead").Open("tr")
	for _, cell := range t.Head {
		s.Element("th", cell, "scope", "col")
	}
	s.Close("tr", "thead").Open("tbody")
	for _, r := range t.Rows {
		s.row(r)
	}
	s.Close("tbody")
	if len(t.Foot) > 0 {
		s.Open("tfoot")
		s.row(t.Foot)
		s.Close("tfoot")
	}
	s.Close("table", "div")
}

func (s *leaf) row(cells []string) {
	s.Open("tr")
	for i, cell := range cells {
		if i == 0 {
			s.Element("th", cell, "scope", "row")
		} else {
			s.Element("td", cell)
		}
	}
	s.Close("tr")
}
