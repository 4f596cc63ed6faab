package pdf

import (
	"image"
	"slices"
	"strconv"
)

// element is a tag in the structure of the document.
type element struct {
	kind   string
	extra  string // entries of its own
	parent *element
	kids   []kid
	later  bool // takes its place among its siblings when it is first painted
	number int  // of its object
}

// kid is an element, marked content on a page, or the annotation of a link.
type kid struct {
	element    *element
	page       int
	content    int
	annotation *annotation
}

// row is a strip of the page that is never cut.
type row struct {
	before, height Length
	base           Length // of its text, from its top
	hold           hold   // by which it stays with the next
	newPage        bool
	atFoot         bool
	paints         []paint
	repeat         []row // stand above it again when it opens a page
	marks          []string
}

// hold is how strongly a row stays with the next. Where not all fits on a page, it is parted where it is held least.
type hold int

const (
	loose  hold = 0
	kept   hold = 1  // and more for what is kept within that
	joined hold = 50 // lines of which none stands alone
	always hold = 100
)

// paint is something to draw in a row; without an element it means nothing, and who reads aloud passes it by.
type paint struct {
	of   *element
	x, y Length // of its canvas, from the left of the page and the top of the row
	w, h Length
	draw func(*Canvas)
	link string
	says string
}

// layout is a document as it grows.
type layout struct {
	regular, bold *subset
	others        []Face
	added         []*subset // of others, as they are first used
	divide        func(word string) []int
	inside        *element
	bookmarks     []bookmark
	level         int // of the last heading
	pictures      []*image.Paletted
}

type bookmark struct {
	level       int
	title, mark string
}

// in is a new element, and what is laid while f runs stands in it.
func (l *layout) in(kind, extra string, f func(e *element)) {
	e := &element{kind: kind, extra: extra, parent: l.inside}
	l.inside.kids = append(l.inside.kids, kid{element: e})
	l.inside = e
	f(e)
	l.inside = e.parent
}

func (l *layout) blocks(all []Block, x, width Length) (rows []row) {
	for _, b := range all {
		rows = append(rows, b.lay(l, x, width)...)
	}
	return rows
}

// base is where text stands in a line of this style.
func (s Style) base() Length { return (s.Leading + s.Size*7/10) / 2 }

func (h Heading) lay(l *layout, x, width Length) (rows []row) {
	h.Style.Whole = true
	lines := l.breakLines([]Span{{Text: h.Text}}, h.Style, width)
	if len(lines) == 0 {
		return markOnly(h.Mark)
	}
	level := min(h.Level, l.level+1)
	l.level = level
	mark := h.Mark
	if mark == "" {
		mark = "heading " + number(Length(len(l.bookmarks)))
	}
	title := h.Bookmark
	if title == "" {
		title = h.Text
	}
	l.bookmarks = append(l.bookmarks, bookmark{level, title, mark})
	l.in("H"+strconv.Itoa(level), "", func(e *element) { rows = l.textRows(e, lines, h.Style, x) })
	rows[0].marks = []string{mark}
	for i := range rows {
		rows[i].hold = always
	}
	return rows
}

// markOnly is the place of a text that has nothing to show: what leads to it still arrives.
func markOnly(mark string) []row {
	if mark == "" {
		return nil
	}
	return []row{{marks: []string{mark}, hold: always}}
}

func (p Paragraph) lay(l *layout, x, width Length) []row { return l.paragraph("P", p, x, width) }

func (l *layout) paragraph(kind string, p Paragraph, x, width Length) (rows []row) {
	lines := l.breakLines(p.Spans, p.Style, width)
	if len(lines) == 0 {
		return markOnly(p.Mark)
	}
	l.in(kind, "", func(e *element) { rows = l.textRows(e, lines, p.Style, x) })
	if p.Mark != "" {
		rows[0].marks = []string{p.Mark}
	}
	if p.Leads {
		rows[len(rows)-1].hold = always
	}
	return rows
}

// textRows is a row for each line. No line of a paragraph stands alone on a page, and no page ends within a word.
func (l *layout) textRows(e *element, lines []line, style Style, x Length) []row {
	rows := make([]row, len(lines))
	var link *element
	for i, one := range lines {
		rows[i] = row{height: style.Leading, base: style.base()}
		if i < len(lines)-1 && (i == 0 || i == len(lines)-2 || one.divided) {
			rows[i].hold = joined
		}
		places, led := one.places(), ""
		if link != nil {
			led = link.extra
		}
		for j, r := range one.runs {
			of := e
			if r.link != "" {
				if link == nil || led != r.link {
					link, led = &element{kind: "Link", parent: e, later: true, extra: r.link}, r.link
				}
				of = link
			}
			rows[i].paints = append(rows[i].paints, paint{of: of, x: x + places[j], y: rows[i].base, w: r.width, h: r.size, link: r.link, says: r.says,
				draw: func(c *Canvas) { c.run(r, 0, 0) }})
		}
	}
	rows[0].before = style.Before
	return rows
}

func (list List) lay(l *layout, x, width Length) (rows []row) {
	numbering := "/None"
	if list.Ordered {
		numbering = "/Decimal"
	}
	l.in("L", "/A <</O /List /ListNumbering "+numbering+">>", func(*element) {
		for i, item := range list.Items {
			l.in("LI", "", func(*element) {
				laid := item.lay(l, x, width, list.Indent)
				if len(laid) > 0 && i > 0 {
					laid[0].before += list.Gap
				}
				rows = append(rows, laid...)
			})
		}
	})
	if len(rows) > 0 {
		rows[0].before += list.Before
	}
	return rows
}

func (item Item) lay(l *layout, x, width, indent Length) (rows []row) {
	var label []row
	if item.Label != "" {
		label = l.paragraph("Lbl", Text(item.Look, item.Label), x, indent-2*Millimetre)
	}
	l.in("LBody", "", func(*element) { rows = l.blocks(item.Body, x+indent, width-indent) })
	rows = beside(label, rows)
	if item.Sign != nil && len(rows) > 0 {
		rows[0].paints = append([]paint{{x: x, y: rows[0].base, draw: item.Sign}}, rows[0].paints...)
	}
	return rows
}

// beside sets two columns on the same base lines.
func beside(a, b []row) []row {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i, one := range a {
		other := &b[i]
		down := one.base - other.base
		if down > 0 {
			other.down(down)
		} else {
			one.down(-down)
		}
		other.height = max(one.height, other.height)
		other.before = max(one.before, other.before)
		other.hold = max(other.hold, one.hold)
		other.paints = append(slices.Clip(one.paints), other.paints...)
		other.marks = append(slices.Clip(one.marks), other.marks...)
	}
	return b
}

// down moves what a row shows, and makes room for it.
func (r *row) down(by Length) {
	r.base, r.height = r.base+by, r.height+by
	for i := range r.paints {
		r.paints[i].y += by
	}
}

func (t Table) lay(l *layout, x, width Length) (rows []row) {
	l.in("Table", "", func(*element) {
		caption := l.paragraph("Caption", Text(t.Style, t.Caption), x, width)
		for i := range caption {
			caption[i].hold = always
		}
		var head []row
		l.in("THead", "", func(*element) { head = t.row(l, x, t.Head, t.Heads, true) })
		for i := range head {
			head[i].hold = always
		}
		if len(caption) > 0 {
			head[0].before = 5 * Point
		}
		rows = append(caption, head...)
		repeat := unread(head)
		l.in("TBody", "", func(*element) {
			for i, cells := range t.Rows {
				laid := t.row(l, x, cells, t.Style, false)
				if t.staysWithNext(i) {
					laid[len(laid)-1].hold = joined
				}
				for i := range laid {
					laid[i].repeat = repeat
				}
				rows = append(rows, laid...)
			}
		})
		if t.Foot != nil {
			bold := t.Style
			bold.Bold = true
			l.in("TFoot", "", func(*element) { rows = append(rows, t.row(l, x, t.Foot, bold, false)...) })
		}
	})
	return rows
}

// staysWithNext: no row stands alone with the heading, below or on the next page, and the last stays with what they add up to.
func (t Table) staysWithNext(i int) bool {
	last := len(t.Rows) - 1
	return i < last && (i == 0 || i == last-1) || i == last && t.Foot != nil
}

// gap is between columns of words.
const gap = 3 * Millimetre

// inside is how wide the text in a column may be.
func (t Table) inside(column int) Length {
	if t.Words && column < len(t.Columns)-1 {
		return t.Columns[column] - gap
	}
	return t.Columns[column]
}

// unread is rows as they stand again on the next page: seen, but said only once.
func unread(rows []row) []row {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].paints = slices.Clone(rows[i].paints)
		for j := range rows[i].paints {
			rows[i].paints[j].of = nil
		}
	}
	return rows
}

// row is one row of a table, with a rule below it.
func (t Table) row(l *layout, x Length, cells []string, style Style, heads bool) (rows []row) {
	style.Before = 0
	whole := Length(0)
	for _, c := range t.Columns {
		whole += c
	}
	l.in("TR", "", func(*element) {
		at := x
		for i, text := range cells {
			kind, extra := "TD", ""
			switch {
			case heads:
				kind, extra = "TH", "/A <</O /Table /Scope /Column>>"
			case i == 0:
				kind, extra = "TH", "/A <</O /Table /Scope /Row>>"
			}
			lines := l.breakLines([]Span{{Text: text}}, style, t.inside(i))
			l.in(kind, extra, func(e *element) {
				if len(lines) > 0 {
					rows = beside(l.textRows(e, lines, style, at), rows)
				}
			})
			if i > 0 && !t.Words { // numbers end at the edge
				for j, line := range lines {
					toTheRight(rows[j].paints, at, t.Columns[i]-line.width()-line.from, line)
				}
			}
			at += t.Columns[i]
		}
	})
	if len(rows) == 0 {
		rows = []row{{height: style.Leading}}
	}
	last := &rows[len(rows)-1]
	for i := range rows {
		rows[i].hold = joined
	}
	last.hold = loose
	rows[0].down(Point)
	last.height += 2 * Point
	last.paints = append(last.paints, paint{x: x, y: last.height, draw: func(c *Canvas) {
		c.Stroke(new(Path).Move(0, 0).Line(whole, 0), t.Rule, Point/2)
	}})
	return rows
}

func toTheRight(paints []paint, from, by Length, of line) {
	for i := range paints {
		if paints[i].x >= from && paints[i].of != nil && len(of.runs) > 0 {
			paints[i].x += by
		}
	}
}

func (f Figure) lay(l *layout, x, width Length) (rows []row) {
	l.in("Figure", "", func(e *element) {
		e.extra = "/Alt " + text(f.Alt)
		rows = []row{{height: f.Height, atFoot: f.AtFoot, marks: []string{f.Mark},
			paints: []paint{{of: e, x: x - f.Reach, w: width + f.Reach, h: f.Height, draw: f.Draw}}}}
	})
	return rows
}

func (p Picture) lay(l *layout, x, _ Length) (rows []row) {
	if !slices.Contains(l.pictures, p.Of) {
		l.pictures = append(l.pictures, p.Of)
	}
	name := pictureName(slices.Index(l.pictures, p.Of))
	l.in("Figure", "", func(e *element) {
		e.extra = "/Alt " + text(p.Alt)
		rows = []row{{height: p.Height, paints: []paint{{of: e, x: x, w: p.Width, h: p.Height, draw: func(c *Canvas) { c.picture(name) }}}}}
	})
	return rows
}

func (b Box) lay(l *layout, x, width Length) []row {
	inner := l.blocks(b.Body, x+b.Pad, width-2*b.Pad)
	rows := append([]row{{before: b.Before, height: b.Pad, hold: always}}, inner...)
	if n := len(rows) - 1; n > 0 {
		rows[1].before, rows[n].hold = 0, always
	}
	rows = append(rows, row{height: b.Pad})
	for i := range rows {
		if i > 0 {
			white := rows[i].before
			rows[i].before = 0
			rows[i].down(white)
		}
		height := rows[i].height
		if i < len(rows)-1 {
			height += Point / 2 // under the next, or a hair of white shows between them
		}
		behind := paint{x: x, draw: func(c *Canvas) { c.Fill(Rectangle(0, 0, width, height), b.Fill) }}
		rows[i].paints = append([]paint{behind}, rows[i].paints...)
	}
	return rows
}

func (k Keep) lay(l *layout, x, width Length) []row {
	rows := l.blocks(k.Body, x, width)
	for i := range max(len(rows)-1, 0) {
		if rows[i].hold < joined {
			rows[i].hold++
		}
	}
	return rows
}

func (s Space) lay(*layout, Length, Length) []row { return []row{{before: Length(s)}} }

func (Break) lay(*layout, Length, Length) []row { return []row{{newPage: true}} }
