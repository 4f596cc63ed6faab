package pdf

import (
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	unicodebidi "golang.org/x/text/unicode/bidi"
)

// Face is a typeface in two weights.
type Face struct{ Regular, Bold *Font }

// level says which way text runs: to the left when it is odd. A higher one stands within a lower one.
type level int

func (l level) toTheLeft() bool { return l%2 == 1 }

// way is the level of a character and of the paragraph that it stands in.
type way struct{ level, base level }

// ways is how each byte of a text runs, by the bidirectional algorithm of Unicode; nil when all of it runs to the right.
func ways(text string) []way {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= firstToTheLeft }) {
		return nil
	}
	all, turns := make([]way, 0, len(text)), false
	for paragraph := range strings.Lines(text) {
		chars := []rune(strings.ReplaceAll(paragraph, "\n", " ")) // the library stops at an end
		base, levels := levelsOf(chars)
		for i, c := range chars {
			turns = turns || levels[i] > 0
			for range utf8.RuneLen(c) {
				all = append(all, way{levels[i], base})
			}
		}
	}
	if !turns {
		return nil
	}
	return all
}

// firstToTheLeft is the first character of Hebrew; none before it runs to the left.
const firstToTheLeft = 0x590

// levelsOf is the level of a paragraph, by its first letter, and of its characters. The library joins what runs to the right,
// numbers within text to the left (level 2) with what follows after it (level 0), which stands elsewhere.
func levelsOf(chars []rune) (base level, all []level) {
	direction := bidi.LeftToRight
	if first := slices.IndexFunc(chars, isStrong); first >= 0 && classOf(chars[first]) != unicodebidi.L {
		base, direction = 1, bidi.RightToLeft
	}
	var of bidi.Paragraph
	runs := of.Segment(chars, direction)
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for range run.End - run.Start {
			all = append(all, level(run.Level))
		}
		if part := all[run.Start:]; base == 0 && !level(run.Level).toTheLeft() {
			for i := range part {
				part[i] = 0
			}
			begin, end := numbers(chars[run.Start:run.End])
			if i > 0 {
				within(part[:begin])
			}
			if i < runs.NumRuns()-1 {
				within(part[end:])
			}
		}
	}
	return base, all
}

func within(part []level) {
	for i := range part {
		part[i] = 2
	}
}

func classOf(c rune) unicodebidi.Class {
	properties, _ := unicodebidi.LookupRune(c)
	return properties.Class()
}

func isStrong(c rune) bool {
	return slices.Contains([]unicodebidi.Class{unicodebidi.L, unicodebidi.R, unicodebidi.AL}, classOf(c))
}

// numbers is where the number ends that characters begin with, and where the Arabic one begins that they end with. A sign stands in
// a number when figures follow it there.
func numbers(chars []rune) (begin, end int) {
	inside := []unicodebidi.Class{unicodebidi.EN, unicodebidi.AN, unicodebidi.ET, unicodebidi.ES, unicodebidi.CS, unicodebidi.NSM}
	figures := inside[:3]
	for i, c := range chars {
		if !slices.Contains(inside, classOf(c)) {
			break
		}
		if slices.Contains(figures, classOf(c)) {
			begin = i + 1
		}
	}
	end = len(chars)
	for i, c := range slices.Backward(chars) {
		if class := classOf(c); class == unicodebidi.AN {
			end = i
		} else if class != unicodebidi.CS {
			break
		}
	}
	return begin, end
}

// piece is a part of the text in one typeface that runs one way.
type piece struct {
	from, to int
	font     *subset
	way      way
}

// pieces is a part of the text, divided.
func (b *breaker) pieces(from, to int, bold bool) (all []piece) {
	own := b.layout.own(bold)
	if b.plain {
		return []piece{{from, to, own, way{}}}
	}
	var last *subset
	for i, c := range b.text[from:to] {
		now := piece{from + i, from + i + utf8.RuneLen(c), b.layout.fontFor(c, bold, last), b.wayAt(from + i)}
		last = now.font
		if n := len(all) - 1; n >= 0 && all[n].font == now.font && all[n].way == now.way {
			all[n].to = now.to
			continue
		}
		all = append(all, now)
	}
	return all
}

func (b *breaker) wayAt(at int) way {
	if b.ways == nil {
		return way{}
	}
	return b.ways[at]
}

func (l *layout) own(bold bool) *subset {
	if bold {
		return l.bold
	}
	return l.regular
}

// fontFor is the typeface of the document when it has the character, or else the first other one that does. A mark stays with
// the letter before it.
func (l *layout) fontFor(c rune, bold bool, before *subset) *subset {
	own := l.own(bold)
	if before != nil && before != own && unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) && before.font.glyph(c) != 0 {
		return before
	}
	if own.font.glyph(c) != 0 && !unicode.Is(unicode.Greek, c) { // it has some of them, for formulas: a word stays in one typeface
		return own
	}
	for _, face := range l.others {
		font := face.Regular
		if bold {
			font = face.Bold
		}
		if font.glyph(c) != 0 {
			return l.other(font)
		}
	}
	return own
}

// subsets is what the document uses of its typefaces.
func (l *layout) subsets() []*subset { return append([]*subset{l.regular, l.bold}, l.added...) }

// other is what the document uses of another typeface.
func (l *layout) other(font *Font) *subset {
	for _, s := range l.added {
		if s.font == font {
			return s
		}
	}
	s := newSubset(font, "F"+strconv.Itoa(len(l.added)+1))
	l.added = append(l.added, s)
	return s
}

// isPlain says that the typeface has all characters and they run to the right, so that no shaper is needed.
func (l *layout) isPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= firstUnsure && l.regular.font.glyph(r) == 0 })
}

// firstUnsure is the first character that a Latin typeface may lack and another one of ours may have.
const firstUnsure = 0x250

// around is how many characters on each side say how the letters at the edge of a piece join.
const around = 5

// set is a piece of the text in shapes.
func (b *breaker) set(p piece, look Style) run {
	if !p.way.level.toTheLeft() && p.font == b.layout.own(look.Bold) {
		r := b.layout.set(b.text[p.from:p.to], look)
		r.way = p.way
		return r
	}
	r := run{font: p.font, size: look.Size, tint: look.Colour, way: p.way}
	for _, n := range p.font.shape(b.text[:p.from], b.text[p.from:p.to], b.text[p.to:], p.way.level) {
		r.add(n)
	}
	return r
}

// shape is text in the shapes that letters have beside each other, in the order of reading. Where several characters are one shape (a
// letter with its marks, a ligature), the first has it and the others show nothing: programs that turn text around by characters would turn
// around what is within a sign too.
func (s *subset) shape(before, text, after string, of level) []int {
	context := lastOf(before)
	chars := append(slices.Clone(context), []rune(strings.ReplaceAll(text, "\n", " "))...)
	count := len(chars) - len(context)
	chars = append(chars, firstOf(after)...)
	if s.shaper == nil {
		s.shaper = harfbuzz.NewFont(font.NewFace(s.font.shapes()))
	}
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes(chars, len(context), count)
	buffer.Props.Direction = harfbuzz.LeftToRight
	if of.toTheLeft() {
		buffer.Props.Direction = harfbuzz.RightToLeft
	}
	buffer.GuessSegmentProperties()
	buffer.Shape(s.shaper, nil)
	if of.toTheLeft() { // it gives glyphs as they stand
		slices.Reverse(buffer.Info)
		slices.Reverse(buffer.Pos)
	}
	var numbers []int
	for from := 0; from < len(buffer.Info); {
		to := from + 1
		for to < len(buffer.Info) && buffer.Info[to].Cluster == buffer.Info[from].Cluster {
			to++
		}
		end := len(context) + count
		if to < len(buffer.Info) {
			end = buffer.Info[to].Cluster
		}
		parts, width := partsOf(buffer, from, to, of)
		for i, c := range chars[buffer.Info[from].Cluster:end] {
			if i > 0 {
				parts, width = []part{}, 0
			}
			numbers = append(numbers, s.takeShape(c, parts, width))
		}
		from = to
	}
	return numbers
}

// part is a glyph on its place in a shape.
type part struct{ glyph, x, y int }

// partsOf is the glyphs of a shape from left to right, and how wide they are.
func partsOf(buffer *harfbuzz.Buffer, from, to int, of level) (parts []part, width int) {
	for i := range to - from {
		at := from + i
		if of.toTheLeft() {
			at = to - 1 - i
		}
		pos := buffer.Pos[at]
		parts = append(parts, part{int(buffer.Info[at].Glyph), width + int(pos.XOffset), int(pos.YOffset)})
		width += int(pos.XAdvance)
	}
	return parts, width
}

func lastOf(text string) (chars []rune) {
	for len(chars) < around && text != "" {
		c, size := utf8.DecodeLastRuneInString(text)
		chars, text = append(chars, c), text[:len(text)-size]
	}
	slices.Reverse(chars)
	return chars
}

func firstOf(text string) (chars []rune) {
	for _, c := range text {
		if len(chars) == around {
			break
		}
		chars = append(chars, c)
	}
	return chars
}

// places is where the runs of a line begin. They are kept in the order of reading; what runs to the left is turned around, from the
// innermost (rule L2 of the algorithm).
func (l line) places() []Length {
	order, highest := make([]int, len(l.runs)), level(0)
	for i, r := range l.runs {
		order[i], highest = i, max(highest, r.way.level)
	}
	for ; highest > 0; highest-- {
		for from := 0; from < len(order); from++ {
			to := from
			for to < len(order) && l.runs[order[to]].way.level >= highest {
				to++
			}
			slices.Reverse(order[from:to])
			from = max(from, to)
		}
	}
	places, at := make([]Length, len(l.runs)), l.from
	for _, i := range order {
		places[i] = at
		at += l.runs[i].width
	}
	return places
}

// settle gives white at the end of a line the direction of its paragraph (rule L1), and sets a line that runs to the left on the right.
func (l *line) settle(width Length) {
	last := &l.runs[len(l.runs)-1]
	base := last.way.base
	if last.way.level != base {
		end := len(last.signs)
		for end > 0 && last.isWhite(end-1) {
			end--
		}
		white := *last
		white.signs, white.width, white.way.level = last.signs[end:], 0, base
		for _, s := range white.signs {
			white.width += last.advance(s)
		}
		switch {
		case end == 0:
			last.way.level = base
		case len(white.signs) > 0:
			last.signs, last.width = last.signs[:end:end], last.width-white.width
			l.runs = append(l.runs, white)
		}
	}
	if base.toTheLeft() {
		l.from = width - l.width()
	}
}

func (r *run) isWhite(i int) bool { return unicode.IsSpace(r.font.of[r.signs[i].char].char) }

// The flags of a part in a composed outline.
const (
	placedByWords = 0x3
	moreParts     = 0x20
)

// composed is an outline of glyphs on their places, which are numbers in the font; renumbered makes them those in the subset.
func (s *subset) composed(parts []part) []byte {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return len(s.font.outline(p.glyph)) < 10 }) // white
	if len(parts) == 0 {
		return nil
	}
	outline, corners := binary.BigEndian.AppendUint16(nil, 0xFFFF), [4]int{1 << 15, 1 << 15, -1 << 15, -1 << 15}
	for _, p := range parts {
		of := s.font.outline(p.glyph)
		corners = [4]int{min(corners[0], signed(of[2:])+p.x), min(corners[1], signed(of[4:])+p.y), max(corners[2], signed(of[6:])+p.x), max(corners[3], signed(of[8:])+p.y)}
	}
	word := func(n int) { outline = binary.BigEndian.AppendUint16(outline, uint16(n)) } //nolint:gosec // two's complement is how it is written
	for _, corner := range corners {
		word(corner)
	}
	for i, p := range parts {
		flags := placedByWords
		if i < len(parts)-1 {
			flags |= moreParts
		}
		word(flags)
		word(p.glyph)
		word(p.x)
		word(p.y)
	}
	return outline
}
