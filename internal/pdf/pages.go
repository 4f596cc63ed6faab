package pdf

import (
	"bytes"
	"slices"
	"strconv"
)

// sheet is a page with its rows on their places.
type sheet struct {
	rows        []placed
	content     bytes.Buffer
	marked      []*element // by the number of the content
	annotations []*annotation
	number      int // of its object
}

type placed struct {
	row
	top Length
}

// annotation is a place that leads to a mark.
type annotation struct {
	of         *element
	x, y, w, h Length
	mark, says string
	key        int // in the parent tree
	number     int // of its object
}

// filler divides rows over pages.
type filler struct {
	margin Margin
	sheets []*sheet
	y      Length
}

// whites are how much of the white between blocks is left, in hundredths, so that a page with little on it is spared.
var whites = []Length{95, 90, 85}

// fill divides rows over pages. When little would stand on the last, they are set a bit closer, if that makes room for it.
func (d Document) fill(rows []row) []*sheet {
	whole := d.filled(rows)
	if !whole.isShort() {
		return whole.sheets
	}
	for _, white := range whites {
		closer := slices.Clone(rows)
		for i := range closer {
			closer[i].before = closer[i].before * white / 100
		}
		if f := d.filled(closer); len(f.sheets) < len(whole.sheets) {
			return f.sheets
		}
	}
	return whole.sheets
}

func (d Document) filled(rows []row) *filler {
	f := &filler{margin: d.Margin}
	f.turn()
	for _, one := range chains(rows, kept) {
		f.place(one)
	}
	return f
}

// isShort says that less than a third of the last page of several is used.
func (f *filler) isShort() bool {
	return len(f.sheets) > 1 && f.y-f.margin.Top < (f.bottom()-f.margin.Top)/3
}

func (f *filler) bottom() Length { return Height - f.margin.Bottom }

func (f *filler) now() *sheet { return f.sheets[len(f.sheets)-1] }

// used says that something stands on the page.
func (f *filler) used() bool { return f.y > f.margin.Top }

func (f *filler) turn() {
	f.sheets = append(f.sheets, &sheet{})
	f.y = f.margin.Top
}

// place puts rows that belong together on one page; when no page has room for them, or this one would stay mostly white for what is only kept, they are parted where they are
// held least.
func (f *filler) place(rows []row) {
	if rows[0].newPage {
		if f.used() {
			f.turn()
		}
		return
	}
	page, fits := f.bottom()-f.margin.Top, f.y+tall(rows) <= f.bottom()
	least := weakest(rows)
	mostlyWhite := f.used() && least == kept && f.bottom()-f.y > page*3/5
	if !fits && len(rows) > 1 && (mostlyWhite || tall(rows)-rows[0].before+tall(rows[0].repeat) > page) {
		for _, one := range chains(rows, least+1) {
			f.place(one)
		}
		return
	}
	if !fits && f.used() {
		f.turn()
	}
	for _, r := range rows {
		f.put(r)
	}
}

// weakest is where rows are held least.
func weakest(rows []row) hold {
	least := always
	for _, r := range rows[:len(rows)-1] {
		least = min(least, r.hold)
	}
	return least
}

// chains divides rows where they are held less than that.
func chains(rows []row, least hold) (all [][]row) {
	first := 0
	for i, r := range rows {
		if r.hold < least || r.newPage || i == len(rows)-1 || rows[i+1].newPage {
			all = append(all, rows[first:i+1])
			first = i + 1
		}
	}
	return all
}

func (f *filler) put(r row) {
	if f.y+r.before+r.height > f.bottom() && f.used() {
		f.turn()
	}
	if !f.used() {
		r.before = 0
		for _, again := range r.repeat {
			again.before = 0
			f.set(again)
		}
	}
	f.set(r)
}

func (f *filler) set(r row) {
	f.y += r.before
	if r.atFoot {
		f.y = max(f.y, f.bottom()-r.height)
	}
	f.now().rows = append(f.now().rows, placed{r, f.y})
	f.y += r.height
}

func tall(rows []row) (h Length) {
	for _, r := range rows {
		h += r.before + r.height
	}
	return h
}

// paint draws a page: first what stands on every page, then its rows.
func (d Document) paint(l *layout, s *sheet, page Page) {
	for _, p := range s.rows {
		for _, m := range p.marks {
			page.Marks = append(page.Marks, Mark{m, p.top + p.base})
		}
	}
	if d.Page != nil {
		s.content.WriteString("/Artifact <</Type /Pagination>> BDC\n")
		d.Page(&Canvas{Width: Width, Height: Height, layout: l, out: &s.content}, page)
		s.content.WriteString("EMC\n")
	}
	for _, r := range s.rows {
		for _, p := range r.paints {
			s.paint(l, p, r.top, page.Number-1)
		}
	}
}

func (s *sheet) paint(l *layout, p paint, top Length, page int) {
	c := &Canvas{Width: p.w, Height: p.h, layout: l, out: &s.content, x: p.x, y: top + p.y}
	if p.of == nil {
		c.write("/Artifact BMC")
	} else {
		p.of.appear()
		content := len(s.marked)
		s.marked = append(s.marked, p.of)
		p.of.kids = append(p.of.kids, kid{page: page, content: content})
		c.write("/"+p.of.kind, "<</MCID "+strconv.Itoa(content)+">> BDC")
	}
	p.draw(c)
	c.write("EMC")
	if p.of == nil {
		return
	}
	if p.of.kind == "Figure" {
		p.of.extra += " /A <</O /Layout /Placement /Block /BBox [" + field(c.x, c.y, p.w, p.h) + "]>>"
	}
	if p.link != "" {
		a := &annotation{of: p.of, x: c.x, y: c.y - p.h, w: p.w, h: p.h + p.h/4, mark: p.link, says: p.says}
		s.annotations = append(s.annotations, a)
		p.of.kids = append(p.of.kids, kid{page: page, annotation: a})
	}
}

// appear takes the place of an element in a line of text.
func (e *element) appear() {
	if e.later {
		e.later, e.extra = false, ""
		e.parent.kids = append(e.parent.kids, kid{element: e})
	}
}

func field(x, y, w, h Length) string {
	return number(x) + " " + number(Height-y-h) + " " + number(x+w) + " " + number(Height-y)
}
