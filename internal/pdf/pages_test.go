package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var body = Style{Size: 10 * Point, Leading: 14 * Point, Before: 6 * Point}

func blank(t testing.TB) Document {
	t.Helper()
	font := face(t)
	edge := 20 * Millimetre
	return Document{Title: "t", Language: "nl", Regular: font, Bold: font, Margin: Margin{edge, edge, edge, edge}}
}

// some is blocks of every kind, headings among them.
func some(t *rapid.T, deep int) (all []Block) {
	for i := range rapid.IntRange(1, 12).Draw(t, "blocks") {
		words := Text(body, strings.Repeat("woorden op papier ", rapid.IntRange(1, 60).Draw(t, "words")))
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0, 1:
			all = append(all, Heading{Level: 2, Text: "Een kop", Style: body}, words)
		case 2:
			words.Spans[0].Text, words.Leads, words.Mark = "Wat volgt:", true, "leads"
			all = append(all, words, Text(body, "na de inleiding"))
		case 3:
			table := Table{Caption: "onderschrift", Head: []string{"wat", "hoeveel"}, Columns: []Length{80 * Millimetre, 30 * Millimetre}, Style: body, Heads: body}
			for range rapid.IntRange(1, 50).Draw(t, "rows") {
				table.Rows = append(table.Rows, []string{"rij", fmt.Sprint(i)})
			}
			all = append(all, Heading{Level: 3, Text: "Boven een tabel", Style: body}, table)
		case 4:
			if deep > 0 {
				all = append(all, Keep{some(t, deep-1)})
			}
		case 5:
			if deep > 0 {
				all = append(all, Box{Pad: 6 * Point, Before: 6 * Point, Body: some(t, deep-1)})
			}
		default:
			all = append(all, words)
		}
	}
	return append(all, Text(body, "tot slot"))
}

// is says whether a row shows something of a tag, or of a tag in it.
func (r row) is(kind string) bool {
	return slices.ContainsFunc(r.paints, func(p paint) bool {
		for e := p.of; e != nil; e = e.parent {
			if e.kind == kind {
				return true
			}
		}
		return false
	})
}

func ofTheSame(a, b row) bool {
	return slices.ContainsFunc(a.paints, func(p paint) bool {
		return p.of != nil && p.of.kind == "P" && slices.ContainsFunc(b.paints, func(q paint) bool { return q.of == p.of })
	})
}

// No page ends in a heading, in what stands above a table, or in the first line of a paragraph, and none begins with the last.
// Everything is there once, in its order, and within the page.
func TestPagesEndWhereTheyMay(t *testing.T) {
	d := blank(t)
	rapid.Check(t, func(t *rapid.T) {
		d.Body = some(t, 2)
		l := &layout{regular: newSubset(d.Regular, "R"), bold: newSubset(d.Bold, "B"), inside: &element{kind: "Document"}}
		rows := l.blocks(d.Body, d.Margin.Left, Width-d.Margin.Left-d.Margin.Right)
		var placed []row
		for n, sheet := range d.fill(rows) {
			for _, r := range sheet.rows {
				if r.top+r.height > Height-d.Margin.Bottom {
					t.Fatalf("page %d goes on below its foot", n+1)
				}
				if !isAgain(r.row, rows[len(placed):]) {
					placed = append(placed, r.row)
				}
			}
			last := sheet.rows[len(sheet.rows)-1].row
			for _, kind := range []string{"H1", "H2", "H3", "Caption", "THead"} {
				if last.is(kind) {
					t.Fatalf("page %d ends in %s", n+1, kind)
				}
			}
			if slices.Contains(last.marks, "leads") {
				t.Fatalf("page %d ends in what leads on", n+1)
			}
			if next := len(placed); next < len(rows) && ofTheSame(last, rows[next]) && (next < 2 || !ofTheSame(rows[next-2], last) || next+1 == len(rows) || !ofTheSame(rows[next], rows[next+1])) {
				t.Fatalf("a line stands alone at the end of page %d", n+1)
			}
		}
		if len(placed) != len(rows) {
			t.Fatalf("%d of %d rows", len(placed), len(rows))
		}
		for i := range rows {
			if placed[i].height != rows[i].height || len(placed[i].paints) != len(rows[i].paints) {
				t.Fatalf("row %d is not in its place", i)
			}
		}
	})
}

// isAgain is the head of a table as it returns above the next of its rows.
func isAgain(r row, next []row) bool {
	return len(next) > 0 && next[0].repeat != nil && !slices.ContainsFunc(r.paints, func(p paint) bool { return p.of != nil })
}

// What is kept is on one page when it fits on one, also within what does not fit itself.
func TestWhatIsKeptIsOnOnePage(t *testing.T) {
	d := blank(t)
	rapid.Check(t, func(t *rapid.T) {
		var inner []Block
		for i := range rapid.IntRange(2, 9).Draw(t, "parts") {
			one := Keep{}
			for j := range rapid.IntRange(2, 30).Draw(t, "lines") {
				one.Body = append(one.Body, Paragraph{Spans: []Span{{Text: "regel"}}, Style: body, Mark: fmt.Sprint(i, " ", j)})
			}
			inner = append(inner, one)
		}
		d.Body = []Block{Text(body, "ervoor"), Keep{inner}}
		_, _, sheets := d.laid()
		on := map[string]int{}
		for n, sheet := range sheets {
			for _, r := range sheet.rows {
				for _, m := range r.marks {
					part, _, _ := strings.Cut(m, " ")
					if was, is := on[part]; is && was != n {
						t.Fatalf("part %s is on page %d and on page %d", part, was+1, n+1)
					}
					on[part] = n
				}
			}
		}
		if len(on) != len(inner) {
			t.Fatal("not everything is there")
		}
	})
}

// A last page with little on it is spared when a bit less white makes room for it, and only then.
func TestALastPageWithLittleOnItIsSpared(t *testing.T) {
	d := blank(t)
	for lines, pages := range map[int]int{30: 1, 36: 1, 38: 1, 39: 2, 60: 2} {
		d.Body = nil
		for range lines {
			d.Body = append(d.Body, Text(body, "regel"))
		}
		if _, _, sheets := d.laid(); len(sheets) != pages {
			t.Errorf("%d lines on %d pages, not %d", lines, len(sheets), pages)
		}
	}
}

// For what is only kept, no page stays mostly white; what is kept within it stays whole.
func TestNoPageStaysMostlyWhite(t *testing.T) {
	d := blank(t)
	part := func(mark string, lines int) Keep {
		one := Keep{}
		for range lines {
			one.Body = append(one.Body, Paragraph{Spans: []Span{{Text: "regel"}}, Style: body, Mark: mark})
		}
		return one
	}
	for before, page := range map[int]int{5: 0, 20: 1} { // of 36 lines on a page
		d.Body = []Block{part("before", before), Keep{[]Block{part("first", 10), part("second", 24)}}}
		_, _, sheets := d.laid()
		on := map[string][]int{}
		for n, sheet := range sheets {
			for _, r := range sheet.rows {
				on[r.marks[0]] = append(on[r.marks[0]], n)
			}
		}
		if first, second := slices.Compact(on["first"]), slices.Compact(on["second"]); !slices.Equal(first, []int{page}) || !slices.Equal(second, []int{1}) {
			t.Errorf("after %d lines the first part is on %v and the second on %v", before, first, second)
		}
	}
}
