package docx

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/outline"
)

var looks = map[outline.Look]string{outline.Plain: "BodyText", outline.Lead: "Lead", outline.Soft: "Soft", outline.Strong: "StrongText",
	outline.Heed: "Heed", outline.Exact: "Quote"}

// hex is a colour without its sign.
func hex(colour string) string { return strings.TrimPrefix(colour, "#") }

// style is a way in which paragraphs look. Sizes are half points, distances twentieths of a point.
type style struct {
	id, name      string
	based         string
	before, after int
	size          int
	bold, keep    bool
	colour        string
	level         int // of a heading, from 1
	more          func(*outline.Markup)
}

// paragraphs are the styles of running text; what leads somewhere has a tone.
func paragraphs(tone string) []style {
	return []style{
		{id: "BodyText", name: "Body Text", based: "Normal", after: 140},
		{id: "Heading1", name: "heading 1", based: "Normal", before: 120, after: 280, size: 52, bold: true, keep: true, level: 1},
		{id: "Heading2", name: "heading 2", based: "Normal", before: 520, after: 140, size: 36, bold: true, keep: true, colour: tone, level: 2},
		{id: "Heading3", name: "heading 3", based: "Normal", before: 340, after: 120, size: 28, bold: true, keep: true, level: 3},
		{id: "Heading4", name: "heading 4", based: "Normal", before: 220, after: 70, size: 23, bold: true, keep: true, level: 4},
		{id: "Lead", name: "Lead", based: "BodyText", after: 220, size: 26},
		{id: "Soft", name: "Soft", based: "BodyText", after: 140, size: 20, colour: outline.Grey},
		{id: "StrongText", name: "Strong Text", based: "BodyText", after: 140, bold: true, keep: true},
		{id: "Heed", name: "Heed", based: "BodyText", after: 140, more: ground(outline.HeedWash)},
		{id: "Quote", name: "Quote", based: "BodyText", before: 80, after: 180, size: 24, more: quoted(tone)},
		{id: "Fact", name: "Fact", based: "BodyText", after: 50, keep: true, more: hanging(2835)},
		{id: "ListBullet", name: "List Bullet", based: "BodyText", after: 50, more: numbered("1")},
		{id: "FactEnd", name: "Fact End", based: "Fact", after: 200},
		{id: "ListBulletEnd", name: "List Bullet End", based: "ListBullet", after: 200},
		{id: "ListNumber", name: "List Number", based: "BodyText", after: 130, more: numbered("2")},
		{id: "Caption", name: "caption", based: "BodyText", after: 140, keep: true},
		{id: "After", name: "After Table", based: "Normal", size: 12},
		{id: "Table", name: "Table Text", based: "Normal", before: 40, after: 40, keep: true},
		{id: "TableHead", name: "Table Head", based: "Table", before: 40, after: 40, bold: true, keep: true},
		{id: "TableSum", name: "Table Sum", based: "Table", before: 40, after: 40, bold: true},
		{id: "Header", name: "header", based: "Normal", size: 18, bold: true, colour: outline.Heeded},
		{id: "Footer", name: "footer", based: "Normal", size: 16, colour: outline.Grey, more: func(m *outline.Markup) {
			m.Open("w:tabs").Empty("w:tab", "w:val", "right", "w:pos", "9070").Close("w:tabs")
		}},
	}
}

func ground(colour string) func(*outline.Markup) {
	return func(m *outline.Markup) { m.Empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", hex(colour)) }
}

func quoted(tone string) func(*outline.Markup) {
	return func(m *outline.Markup) {
		m.Open("w:pBdr").Empty("w:left", "w:val", "single", "w:sz", "20", "w:space", "10", "w:color", hex(tone)).Close("w:pBdr")
	}
}

func hanging(wide int) func(*outline.Markup) {
	n := strconv.Itoa(wide)
	return func(m *outline.Markup) {
		m.Open("w:tabs").Empty("w:tab", "w:val", "left", "w:pos", n).Close("w:tabs")
	}
}

func numbered(list string) func(*outline.Markup) {
	return func(m *outline.Markup) {
		m.Open("w:numPr").Empty("w:ilvl", "w:val", "0").Empty("w:numId", "w:val", list).Close("w:numPr")
	}
}

func styles(d outline.Document) string {
	m := root("w:styles").Open("w:docDefaults").Open("w:rPrDefault").Open("w:rPr").
		Empty("w:rFonts", "w:ascii", outline.Typeface, "w:hAnsi", outline.Typeface, "w:cs", outline.Typeface, "w:eastAsia", outline.Typeface).
		Empty("w:color", "w:val", hex(outline.Ink)).Empty("w:sz", "w:val", "22").Empty("w:szCs", "w:val", "22").
		Empty("w:lang", "w:val", outline.Region(d.Language), "w:eastAsia", outline.Region(d.Language), "w:bidi", "ar-SA").
		Close("w:rPr", "w:rPrDefault").Open("w:pPrDefault").Open("w:pPr").Empty("w:widowControl").Empty("w:spacing", "w:line", "288", "w:lineRule", "auto").
		Close("w:pPr", "w:pPrDefault", "w:docDefaults")
	m.Open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal").Empty("w:name", "w:val", "Normal").Empty("w:qFormat").Close("w:style")
	tone := d.Tone(outline.Wash) // the darkest ground there is
	for _, s := range paragraphs(tone) {
		s.write(m)
	}
	characters(m, tone)
	tables(m)
	return m.Close("w:styles").String()
}

func (s style) write(m *outline.Markup) {
	m.Open("w:style", "w:type", "paragraph", "w:styleId", s.id).Empty("w:name", "w:val", s.name).Empty("w:basedOn", "w:val", s.based)
	if s.level > 0 {
		m.Empty("w:next", "w:val", "BodyText")
	}
	m.Empty("w:qFormat").Open("w:pPr")
	switch {
	case s.keep:
		m.Empty("w:keepNext")
	case s.based == "Fact" || s.id == "TableSum":
		m.Empty("w:keepNext", "w:val", "0")
	}
	if s.more != nil {
		s.more(m)
	}
	m.Empty("w:spacing", "w:before", strconv.Itoa(s.before), "w:after", strconv.Itoa(s.after))
	switch s.id {
	case "Fact":
		m.Empty("w:ind", "w:left", "2835", "w:hanging", "2835")
	case "Quote":
		m.Empty("w:ind", "w:left", "284")
	}
	if s.level > 0 {
		m.Empty("w:outlineLvl", "w:val", strconv.Itoa(s.level-1))
	}
	m.Close("w:pPr").Open("w:rPr")
	if s.bold {
		m.Empty("w:b").Empty("w:bCs")
	}
	if s.colour != "" {
		m.Empty("w:color", "w:val", hex(s.colour))
	}
	if s.size > 0 {
		m.Empty("w:sz", "w:val", strconv.Itoa(s.size)).Empty("w:szCs", "w:val", strconv.Itoa(s.size))
	}
	m.Close("w:rPr", "w:style")
}

func characters(m *outline.Markup, tone string) {
	begin := func(id, name string) *outline.Markup {
		return m.Open("w:style", "w:type", "character", "w:styleId", id).Empty("w:name", "w:val", name).Empty("w:qFormat").Open("w:rPr")
	}
	begin("Strong", "Strong").Empty("w:b").Empty("w:bCs").Close("w:rPr", "w:style")
	begin("Hyperlink", "Hyperlink").Empty("w:color", "w:val", hex(tone)).Empty("w:u", "w:val", "single").Close("w:rPr", "w:style")
	begin("FactLabel", "Fact Label").Empty("w:color", "w:val", hex(outline.Grey)).Close("w:rPr", "w:style")
	begin("Small", "Small").Empty("w:sz", "w:val", "19").Empty("w:szCs", "w:val", "19").Close("w:rPr", "w:style")
	begin("Code", "Code").Empty("w:sz", "w:val", "15").Close("w:rPr", "w:style")
	begin("Beside", "Beside").Empty("w:color", "w:val", hex(outline.Grey)).Empty("w:sz", "w:val", "20").Close("w:rPr", "w:style")
}

func tables(m *outline.Markup) {
	line := func(side, wide, colour string) {
		m.Empty("w:"+side, "w:val", "single", "w:sz", wide, "w:space", "0", "w:color", hex(colour))
	}
	m.Open("w:style", "w:type", "table", "w:styleId", "Plan").Empty("w:name", "w:val", "Plan").Open("w:tblPr").Open("w:tblBorders")
	line("bottom", "4", outline.Rule)
	line("insideH", "4", outline.Rule)
	m.Close("w:tblBorders").Open("w:tblCellMar")
	for _, side := range []string{"left", "right"} {
		m.Empty("w:"+side, "w:w", "57", "w:type", "dxa")
	}
	m.Close("w:tblCellMar", "w:tblPr")
	for _, row := range [][2]string{{"firstRow", "bottom"}, {"lastRow", "top"}} {
		m.Open("w:tblStylePr", "w:type", row[0]).Open("w:tcPr").Open("w:tcBorders")
		line(row[1], "8", outline.Ink)
		m.Close("w:tcBorders", "w:tcPr", "w:tblStylePr")
	}
	m.Close("w:style")
}

func numbering() string {
	m := root("w:numbering")
	for i, kind := range [][2]string{{"bullet", "•"}, {"decimal", "%1."}} {
		m.Open("w:abstractNum", "w:abstractNumId", strconv.Itoa(i)).Empty("w:multiLevelType", "w:val", "singleLevel").Open("w:lvl", "w:ilvl", "0").
			Empty("w:start", "w:val", "1").Empty("w:numFmt", "w:val", kind[0]).Empty("w:lvlText", "w:val", kind[1]).Empty("w:lvlJc", "w:val", "left").
			Open("w:pPr").Empty("w:ind", "w:left", "454", "w:hanging", "454").Close("w:pPr", "w:lvl", "w:abstractNum")
	}
	for _, id := range []string{"1", "2"} {
		m.Open("w:num", "w:numId", id).Empty("w:abstractNumId", "w:val", map[string]string{"1": "0", "2": "1"}[id]).Close("w:num")
	}
	return m.Close("w:numbering").String()
}

func settings(d outline.Document) string {
	return root("w:settings").Empty("w:defaultTabStop", "w:val", "709").Open("w:compat").
		Empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15").
		Close("w:compat").Empty("w:themeFontLang", "w:val", outline.Region(d.Language)).Close("w:settings").String()
}

// header says what the whole is.
func header(d outline.Document) string {
	m := root("w:hdr").Open("w:p").Open("w:pPr").Empty("w:pStyle", "w:val", "Header").Close("w:pPr")
	if len(d.Marks) > 0 {
		m.Open("w:r").Element("w:t", strings.Join(d.Marks, " · "), "xml:space", "preserve").Close("w:r")
	}
	return m.Close("w:p", "w:hdr").String()
}

// footer is by what a page is known, and its number.
func footer(d outline.Document) string {
	m := root("w:ftr").Open("w:p").Open("w:pPr").Empty("w:pStyle", "w:val", "Footer").Close("w:pPr")
	m.Open("w:r").Element("w:t", d.Foot, "xml:space", "preserve").Empty("w:tab").Close("w:r")
	field := func(name string) {
		m.Open("w:fldSimple", "w:instr", " "+name+" ").Open("w:r").Element("w:t", "1").Close("w:r", "w:fldSimple")
	}
	field("PAGE")
	m.Open("w:r").Element("w:t", " / ", "xml:space", "preserve").Close("w:r")
	field("NUMPAGES")
	return m.Close("w:p", "w:ftr").String()
}
