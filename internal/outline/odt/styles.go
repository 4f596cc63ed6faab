package odt

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/outline"
)

// Endings of the names of styles: within a zone, at the top of a page, and of the last of several.
const (
	ended = "_20_end"
	zoned = "_20_zone"
	paged = "_20_page"
)

var looks = map[outline.Look]string{outline.Plain: "Text_20_body", outline.Lead: "Lead", outline.Soft: "Soft", outline.Strong: "Strong",
	outline.Heed: "Heed", outline.Exact: "Quotations"}

// style is a way in which paragraphs look: of the paragraph, and of its text.
type style struct {
	name, shown string
	parent      string
	paragraph   []string
	text        []string
}

// paragraphs are the styles of running text; what leads somewhere has a tone.
func paragraphs(tone string) []style {
	return []style{
		{"Text_20_body", "Text body", "Standard", []string{"fo:margin-bottom", "0.25cm"}, nil},
		{"Lead", "Lead", "Text_20_body", []string{"fo:margin-bottom", "0.4cm"}, []string{"fo:font-size", "13pt"}},
		{"Soft", "Soft", "Text_20_body", nil, []string{"fo:color", outline.Grey, "fo:font-size", "10pt"}},
		{"Strong", "Strong", "Text_20_body", []string{"fo:keep-with-next", "always"}, []string{"fo:font-weight", "bold"}},
		{"Heed", "Heed", "Text_20_body", []string{"fo:background-color", outline.HeedWash, "fo:padding", "0.2cm"}, nil},
		{"Quotations", "Quotations", "Text_20_body", []string{"fo:margin-left", "0.1cm", "fo:padding-left", "0.4cm", "fo:border-left", "2.5pt solid " + tone,
			"fo:margin-top", "0.15cm", "fo:margin-bottom", "0.3cm"}, []string{"fo:font-size", "12pt"}},
		{"Fact", "Fact", "Text_20_body", []string{"fo:margin-left", "5cm", "fo:text-indent", "-5cm", "fo:margin-bottom", "0.08cm", "fo:keep-with-next", "always"}, nil},
		{"Fact" + ended, "Fact end", "Fact", []string{"fo:keep-with-next", "auto", "fo:margin-left", "5cm", "fo:text-indent", "-5cm", "fo:margin-bottom", "0.35cm"}, nil},
		{"List" + ended, "List end", "List", []string{"fo:margin-bottom", "0.35cm"}, nil},
		{"List", "List", "Text_20_body", []string{"fo:margin-bottom", "0.08cm"}, nil},
		{"Stop", "Stop", "Text_20_body", []string{"fo:margin-bottom", "0.22cm"}, nil},
		{"Caption", "Caption", "Text_20_body", []string{"fo:keep-with-next", "always"}, nil},
		{"After", "After table", "Text_20_body", []string{"fo:margin-bottom", "0cm"}, []string{"fo:font-size", "6pt"}},
		{"Header", "Header", "Standard", nil, []string{"fo:font-weight", "bold", "fo:color", outline.Heeded, "fo:font-size", "9pt"}},
		{"Footer", "Footer", "Standard", nil, []string{"fo:color", outline.Grey, "fo:font-size", "8pt"}},
		{"Table_20_Cell", "Table Cell", "Standard", nil, nil},
		{"Table_20_Head", "Table Head", "Table_20_Cell", []string{"fo:keep-with-next", "always"}, []string{"fo:font-weight", "bold"}},
		{"Table_20_Sum", "Table Sum", "Table_20_Cell", nil, []string{"fo:font-weight", "bold"}},
		{"Table_20_Cell_20_words", "Table Cell words", "Table_20_Cell", nil, []string{"fo:font-size", "9.5pt"}},
		{"Table_20_Head_20_words", "Table Head words", "Table_20_Head", nil, []string{"fo:font-size", "9.5pt"}},
		{"Table_20_Sum_20_words", "Table Sum words", "Table_20_Sum", nil, []string{"fo:font-size", "9.5pt"}},
		{"Table_20_Cell_20_number", "Table Cell number", "Table_20_Cell", []string{"fo:text-align", "end"}, nil},
		{"Table_20_Head_20_number", "Table Head number", "Table_20_Head", []string{"fo:text-align", "end"}, nil},
		{"Table_20_Sum_20_number", "Table Sum number", "Table_20_Sum", []string{"fo:text-align", "end"}, nil},
	}
}

// headings are the levels, from the highest.
func headings(tone string) []style {
	return []style{
		{text: []string{"fo:font-size", "26pt"}, paragraph: []string{"fo:margin-top", "0.2cm", "fo:margin-bottom", "0.5cm"}},
		{text: []string{"fo:font-size", "18pt", "fo:color", tone}, paragraph: []string{"fo:margin-top", "0.9cm", "fo:margin-bottom", "0.25cm"}},
		{text: []string{"fo:font-size", "14pt"}, paragraph: []string{"fo:margin-top", "0.6cm", "fo:margin-bottom", "0.2cm"}},
		{text: []string{"fo:font-size", "11.5pt"}, paragraph: []string{"fo:margin-top", "0.4cm", "fo:margin-bottom", "0.12cm"}},
	}
}

func styles(d outline.Document) string {
	m := root("office:document-styles").Open("office:font-face-decls")
	m.Empty("style:font-face", "style:name", outline.Typeface, "svg:font-family", outline.Typeface, "style:font-family-generic", "swiss", "style:font-pitch", "variable")
	m.Close("office:font-face-decls").Open("office:styles")
	defaults(m, d.Language)
	tone := d.Tone(outline.Wash) // the darkest ground there is
	for i, h := range headings(tone) {
		level := string(rune('1' + i))
		h.name, h.shown, h.parent = "Heading_20_"+level, "Heading "+level, "Standard"
		h.text = append([]string{"fo:font-weight", "bold"}, h.text...)
		h.paragraph = append([]string{"fo:keep-with-next", "always"}, h.paragraph...)
		h.write(m, level)
		style{h.name + paged, h.shown + " page", h.name, []string{"fo:break-before", "page"}, nil}.write(m, level)
		h.inZone().write(m, level)
	}
	for _, s := range paragraphs(tone) {
		s.write(m, "")
		s.inZone().write(m, "")
	}
	characters(m, tone)
	lists(m)
	m.Close("office:styles").Open("office:automatic-styles")
	page(m)
	m.Close("office:automatic-styles").Open("office:master-styles")
	edges(m, d)
	return m.Close("office:master-styles", "office:document-styles").String()
}

func defaults(m *outline.Markup, language string) {
	spoken, country, _ := strings.Cut(outline.Region(language), "-")
	m.Open("style:default-style", "style:family", "paragraph").Empty("style:paragraph-properties", "fo:line-height", "125%", "fo:orphans", "2", "fo:widows", "2", "style:tab-stop-distance", "1.25cm")
	m.Empty("style:text-properties", "style:font-name", outline.Typeface, "fo:font-size", "11pt", "fo:color", outline.Ink, "fo:language", spoken, "fo:country", country, "fo:hyphenate", "false")
	m.Close("style:default-style").Empty("style:style", "style:name", "Standard", "style:family", "paragraph", "style:class", "text")
}

// inZone is the same style with the ground of a zone.
func (s style) inZone() style {
	return style{s.name + zoned, s.shown + " zone", s.name, []string{"fo:background-color", outline.Wash, "fo:padding", "0.12cm", "fo:border-left", "2.5pt solid " + outline.Grey}, nil}
}

func (s style) write(m *outline.Markup, level string) {
	attributes := []string{"style:name", s.name, "style:display-name", s.shown, "style:family", "paragraph", "style:parent-style-name", s.parent, "style:class", "text"}
	if level != "" {
		attributes = append(attributes, "style:default-outline-level", level, "style:next-style-name", "Text_20_body")
	}
	m.Open("style:style", attributes...)
	switch {
	case strings.HasPrefix(s.name, "Fact"):
		m.Open("style:paragraph-properties", s.paragraph...).Open("style:tab-stops").Empty("style:tab-stop", "style:position", "0cm").Close("style:tab-stops", "style:paragraph-properties")
	case len(s.paragraph) > 0:
		m.Empty("style:paragraph-properties", s.paragraph...)
	}
	if len(s.text) > 0 {
		m.Empty("style:text-properties", s.text...)
	}
	m.Close("style:style")
}

func characters(m *outline.Markup, tone string) {
	for _, c := range [][]string{{"Bold", "fo:font-weight", "bold"}, {"Label", "fo:color", outline.Grey}, {"Code", "fo:font-size", "7.5pt"}, {"Beside", "fo:color", outline.Grey, "fo:font-size", "10pt"},
		{"Link", "fo:color", tone, "style:text-underline-style", "solid", "style:text-underline-width", "auto"}} {
		m.Open("style:style", "style:name", c[0], "style:family", "text").Empty("style:text-properties", c[1:]...).Close("style:style")
	}
}

func lists(m *outline.Markup) {
	m.Open("text:list-style", "style:name", "Bullets").Open("text:list-level-style-bullet", "text:level", "1", "text:bullet-char", "•")
	indent(m).Close("text:list-level-style-bullet", "text:list-style")
	m.Open("text:list-style", "style:name", "Stops").Open("text:list-level-style-number", "text:level", "1", "style:num-format", "1", "style:num-suffix", ".")
	indent(m).Close("text:list-level-style-number", "text:list-style")
}

func indent(m *outline.Markup) *outline.Markup {
	return m.Open("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment").
		Empty("style:list-level-label-alignment", "text:label-followed-by", "listtab", "text:list-tab-stop-position", "0.8cm", "fo:text-indent", "-0.8cm", "fo:margin-left", "0.8cm").
		Close("style:list-level-properties")
}

func cells(m *outline.Markup) {
	m.Open("style:style", "style:name", "Table", "style:family", "table").
		Empty("style:table-properties", "style:rel-width", "100%", "table:align", "margins", "table:border-model", "collapsing").Close("style:style")
	for share := 1; share <= 9; share++ {
		n := strconv.Itoa(share)
		m.Open("style:style", "style:name", "Share"+n, "style:family", "table-column").Empty("style:table-column-properties", "style:rel-column-width", n+"000*").Close("style:style")
	}
	m.Open("style:style", "style:name", "Row", "style:family", "table-row").Empty("style:table-row-properties", "fo:keep-together", "always").Close("style:style")
	for _, c := range [][2]string{{"Head", "1pt solid " + outline.Ink}, {"Cell", "0.5pt solid " + outline.Rule}, {"Sum", "1pt solid " + outline.Ink}} {
		m.Open("style:style", "style:name", c[0], "style:family", "table-cell").Empty("style:table-cell-properties", "fo:padding", "0.1cm", "fo:border-bottom", c[1]).Close("style:style")
	}
}

func page(m *outline.Markup) {
	m.Open("style:page-layout", "style:name", "A4").
		Empty("style:page-layout-properties", "fo:page-width", "21cm", "fo:page-height", "29.7cm", "fo:margin-top", "1.8cm", "fo:margin-bottom", "1.5cm", "fo:margin-left", "2.5cm", "fo:margin-right", "2.5cm")
	for _, edge := range []string{"header", "footer"} {
		side := map[string]string{"header": "fo:margin-bottom", "footer": "fo:margin-top"}[edge]
		m.Open("style:"+edge+"-style").Empty("style:header-footer-properties", "fo:min-height", "0.6cm", side, "0.5cm").Close("style:" + edge + "-style")
	}
	m.Close("style:page-layout")
	m.Open("style:style", "style:name", "Foot", "style:family", "paragraph", "style:parent-style-name", "Footer").Open("style:paragraph-properties").Open("style:tab-stops").
		Empty("style:tab-stop", "style:position", "16cm", "style:type", "right").Close("style:tab-stops", "style:paragraph-properties", "style:style")
}

// edges are what stands on every page: what the whole is, by what it is known, and the number of the page.
func edges(m *outline.Markup, d outline.Document) {
	m.Open("style:master-page", "style:name", "Standard", "style:page-layout-name", "A4")
	if len(d.Marks) > 0 {
		m.Open("style:header").Element("text:p", strings.Join(d.Marks, " · "), "text:style-name", "Header").Close("style:header")
	}
	m.Open("style:footer").Open("text:p", "text:style-name", "Foot").Text(d.Foot).Empty("text:tab")
	m.Element("text:page-number", "1", "text:select-page", "current").Text(" / ").Element("text:page-count", "1")
	m.Close("text:p", "style:footer", "style:master-page")
}
