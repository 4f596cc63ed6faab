// Package pdf lays out a tree of headings, paragraphs, lists, tables and figures on A4 and writes it as a tagged PDF: made
// for PDF/UA-1 and PDF/A-3a, with embedded subsets of the fonts, bookmarks, links and attached files. It reads no clock and
// draws no lots, and measures in whole numbers: the same document gives the same bytes on every machine.
package pdf

import "image"

// Length is a thousandth of a point. Whole numbers, because processors round fractions each in their own way.
type Length int

// What lengths are counted in.
const (
	Point      Length = 1000
	Millimetre Length = 2835
)

// The paper.
const (
	Width  = 595276 * Point / 1000
	Height = 841890 * Point / 1000
)

// Colour is 0xRRGGBB.
type Colour uint32

// Document is what is written.
type Document struct {
	Title    string // never empty
	Language string // of all text, as in "nl"
	Producer string
	Regular  *Font
	Bold     *Font
	Others   []Face // for what these lack: the first that has it is used, and embedded then
	Margin   Margin
	Divide   func(word string) []int // where a word may be divided, in bytes; nil when words stay whole
	Body     []Block
	Page     func(*Canvas, Page) // draws what stands on every page; a reader that reads aloud passes it by
	Files    []File
	Bare     bool // made for PDF/A-2a, which knows no attached files: it has none
}

// Margin is what stays free of the body on each side.
type Margin struct{ Top, Right, Bottom, Left Length }

// Page is what is known of a page when the rest of it is drawn.
type Page struct {
	Number, Count int
	Marks         []Mark
	Lacks         bool // there are letters in the body that the typeface has no shape for
}

// Mark is a marked place on a page.
type Mark struct {
	Name string
	Y    Length // of the base line, from the top of the page
}

// File goes along with the document, as the source that it was made from.
type File struct {
	Name, MediaType, About string
	Content                []byte
}

// Style is how text looks.
type Style struct {
	Size    Length
	Leading Length // from base line to base line
	Before  Length // white above it, but not at the top of a page
	Bold    bool
	Colour  Colour
	Whole   bool // words are divided only when they are wider than a line
}

// Span is text within a paragraph.
type Span struct {
	Text string
	Bold bool
	Link string // the mark it leads to
	Look *Style // another look than that of the paragraph; its leading and white are not used
}

// Block is a part of the body: a Heading, Paragraph, List, Table, Figure, Picture, Box, Keep, Space or Break.
type Block interface {
	lay(l *layout, x, width Length) []row
}

// Heading opens a part. The first is of level 1, and no level is skipped on the way down: a heading below one that has no
// text takes its place.
type Heading struct {
	Level    int
	Text     string
	Style    Style
	Mark     string
	Bookmark string // its name in the list of bookmarks, when that is not its text
}

// Paragraph is running text; a line end in it stays one.
type Paragraph struct {
	Spans []Span
	Style Style
	Mark  string
	Leads bool // says what follows, and stays with that
}

// Text is a paragraph of one piece.
func Text(style Style, text string) Paragraph {
	return Paragraph{Spans: []Span{{Text: text}}, Style: style}
}

// List is items with labels, or signs, before them.
type List struct {
	Ordered bool
	Indent  Length // from the label to the text
	Gap     Length // between items
	Before  Length // white above it
	Items   []Item
}

// Item is one of a list.
type Item struct {
	Label string        // "" for none
	Look  Style         // of the label
	Sign  func(*Canvas) // drawn before the text, from its base line; it means nothing that the text does not say
	Body  []Block
}

// Table has a row of headings that returns on every page, and its first column heads the rows. All columns but the first
// are numbers, set to the right, unless it is one of words.
type Table struct {
	Words   bool
	Caption string
	Columns []Length
	Head    []string
	Rows    [][]string
	Foot    []string
	Style   Style
	Heads   Style
	Rule    Colour
}

// Figure is a drawing, and what it shows in words.
type Figure struct {
	Alt    string
	Height Length
	AtFoot bool   // on the last lines of its page
	Reach  Length // into the left margin
	Mark   string
	Draw   func(*Canvas)
}

// Picture is an image of a few colours, and what it shows in words.
type Picture struct {
	Alt           string
	Width, Height Length
	Of            *image.Paletted
}

// Box has a colour behind what stands in it.
type Box struct {
	Fill   Colour
	Pad    Length
	Before Length
	Body   []Block
}

// Keep stays on one page when it can. When it cannot, what is kept within it does.
type Keep struct{ Body []Block }

// Space is white.
type Space Length

// Break begins a new page.
type Break struct{}
