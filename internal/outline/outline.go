// Package outline is a document as what is read one after another: headings, paragraphs, lists, facts and tables. It says
// nothing of where they come from, and nothing of how they look: whoever has such a document gets it in every file there
// is a writer for, with the same text.
package outline

import (
	"strings"

	"hoofdlijn/internal/colour"
)

// Document is the whole. All text is plain; a writer escapes it.
type Document struct {
	Title    string   // of the file: what a list of documents shows
	About    string   // what kind of document it is
	Language string   // "nl" or "en"
	Colour   string   // of whose document it is; empty for ours
	Logo     *Picture // of whose document it is; nil for none
	Marks    []string // what must stand on every page
	Foot     string   // what stands at the foot of every page, beside its number
	Dense    bool     // it is to fit on one page, as far as it can
	Body     []Block
}

// Block is one thing below the other.
type Block interface{ block() }

// Heading begins a part. Levels go down one at a time.
type Heading struct {
	Level  int
	Text   string
	Anchor string // by which other places lead here; may be empty
}

// Look is what a paragraph is for.
type Look int

// The looks.
const (
	Plain  Look = iota
	Lead        // what a reader takes in first
	Soft        // what stands by
	Strong      // what must not be missed
	Heed        // something to watch for
	Exact       // somebody's words, in their own lines
)

// Paragraph is running text.
type Paragraph struct {
	Look   Look
	Spans  []Span // with a space between them
	Anchor string
}

// Span is a piece of a paragraph.
type Span struct {
	Text string
	Bold bool
	To   string // an anchor in this document
}

// List is items without order.
type List []Span

// Fact is a label with its value. Facts without a value are left out.
type Fact struct {
	Label, Value string
	To           string // where the label leads
}

// Facts are labels and values below each other.
type Facts []Fact

// Table has a row of headings. The first column heads its row; the others are numbers when Numbers is set.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
	Foot    []string
	Numbers bool
	Shares  []int // of the width, a column each, from 1 to 9; not said is what its columns need
}

// Columns is the share of the width that each column has.
func (t Table) Columns() []int {
	if len(t.Shares) == len(t.Head) {
		return t.Shares
	}
	all := make([]int, len(t.Head))
	for i := range all {
		all[i] = 1
		if t.Numbers && i == 0 {
			all[i] = 3
		}
	}
	return all
}

// Contents leads to the parts of a document that has pages.
type Contents []Stop

// Stop is where one can go, and a few words on it.
type Stop struct{ Title, About, To string }

// Zone is a part that speaks with another voice than the rest.
type Zone []Block

// NewPage begins one, in documents that have pages.
type NewPage struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Facts) block()     {}
func (Table) block()     {}
func (Contents) block()  {}
func (Zone) block()      {}
func (NewPage) block()   {}

// Tone is the colour of the document as it can be read on a ground.
func (d Document) Tone(ground string) string {
	if !colour.Is(d.Colour) {
		return Blue
	}
	return colour.On(ground, d.Colour)
}

// Add puts blocks at the end.
func (d *Document) Add(blocks ...Block) { d.Body = append(d.Body, blocks...) }

// Heading adds a heading.
func (d *Document) Heading(level int, text string) { d.Add(Heading{Level: level, Text: text}) }

// Say adds a paragraph; nothing when there is nothing to say.
func (d *Document) Say(look Look, text string) {
	if text != "" {
		d.Add(Text(look, text))
	}
}

// Text is a paragraph of one piece.
func Text(look Look, text string) Paragraph {
	return Paragraph{Look: look, Spans: []Span{{Text: text, Bold: look == Strong}}}
}

// IsCode says whether the value is one long word, that no reader reads but some compare.
func (f Fact) IsCode() bool { return len(f.Value) > 50 && !strings.ContainsAny(f.Value, " \n") }

// Filled is the facts that have a value.
func (f Facts) Filled() Facts {
	var all Facts
	for _, one := range f {
		if one.Value != "" {
			all = append(all, one)
		}
	}
	return all
}

// Label is words before a value.
func Label(said string) string {
	if strings.HasSuffix(said, "?") || strings.HasSuffix(said, ":") {
		return said
	}
	return said + ":"
}
