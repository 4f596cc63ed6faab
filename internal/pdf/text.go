package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// clean is text of characters that can be written: composed, without control characters and what has no shape. What no
// reader could make sense of, becomes the sign for that.
func clean(text string) string {
	return withoutJoiners(norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || isJoiner(r):
			return r
		case r == '\t':
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector):
			return -1
		case unicode.In(r, unicode.Co, unicode.Cs), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))))
}

// isJoiner says that it has no shape, but says whether the letters around it join.
func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// withoutJoiners is text that has them only after an Arabic letter, where they are part of how a word is written, or before one at the
// start, because a span may begin within a word.
func withoutJoiners(text string) string {
	if !strings.ContainsFunc(text, isJoiner) {
		return text
	}
	first := strings.IndexFunc(text, func(r rune) bool { return !isJoiner(r) })
	arabic := first > 0 && unicode.Is(unicode.Arabic, []rune(text[first:])[0])
	return strings.Map(func(r rune) rune {
		switch {
		case !isJoiner(r):
			arabic = unicode.Is(unicode.Arabic, r) || arabic && unicode.Is(unicode.Mn, r)
		case !arabic:
			return -1
		}
		return r
	}, text)
}

const softHyphen = '\u00AD'

// sign is a character on its place.
type sign struct {
	char int // its number in the subset
	kern int // how much closer to the one before it, in units of the font
}

// run is signs of one look.
type run struct {
	font  *subset
	size  Length
	tint  Colour
	way   way
	link  string // the mark it leads to
	says  string // where that is, in words
	width Length
	signs []sign
}

// line is runs beside each other.
type line struct {
	runs    []run
	from    Length // where it begins: not on the left when it runs there
	divided bool   // ends within a word
}

func (l line) width() (w Length) {
	for _, r := range l.runs {
		w += r.width
	}
	return w
}

// look is that of a span in a paragraph.
func (s Span) look(of Style) Style {
	if s.Look != nil {
		of.Size, of.Colour, of.Bold = s.Look.Size, s.Look.Colour, s.Look.Bold
	}
	of.Bold = of.Bold || s.Bold
	return of
}

// breaker fills lines.
type breaker struct {
	layout *layout
	spans  []Span
	style  Style
	width  Length
	text   string // of all spans
	plain  bool
	ways   []way
	lines  []line
	now    line
}

// breakLines sets text in lines of a width, by the line breaking rules of Unicode. A word that is wider than a line goes on
// in the next; white at the end of a line hangs over its edge, so that it is still there for who reads aloud.
func (l *layout) breakLines(spans []Span, style Style, width Length) []line {
	b := &breaker{layout: l, style: style, width: width}
	var text strings.Builder
	var ends []int
	for _, s := range spans {
		s.Text = clean(s.Text)
		b.spans = append(b.spans, s)
		text.WriteString(s.Text)
		ends = append(ends, text.Len())
	}
	b.text = text.String()
	b.ways = ways(b.text)
	b.plain = b.ways == nil && l.isPlain(b.text)
	rest, at, state := b.text, 0, -1
	for rest != "" {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		b.add(segment, at, ends)
		at += len(segment)
		if must && rest != "" {
			b.end()
		}
	}
	b.end()
	return b.lines
}

func (b *breaker) end() {
	if len(b.now.runs) > 0 {
		b.now.settle(b.width)
		b.lines = append(b.lines, b.now)
	}
	b.now = line{}
}

// add puts a word, and the white after it, on this line or on the next, or divided over both.
func (b *breaker) add(segment string, at int, ends []int) {
	word := strings.TrimRightFunc(segment, unicode.IsSpace)
	white := b.shape(segment[len(word):], at+len(word), ends)
	var points []int
	for first := true; ; first = false {
		runs := b.shape(word, at, ends)
		wide := line{runs: runs}.width()
		if b.now.width()+wide <= b.width {
			b.now.join(runs)
			b.now.join(white)
			return
		}
		if first {
			points = b.points(word)
		}
		cut := b.cut(word, points, wide, at, ends)
		switch {
		case cut > 0:
			b.now.join(b.shape(word[:cut], at, ends))
			b.now.hyphen()
			points = slices.DeleteFunc(points, func(p int) bool { return p <= cut })
			for i := range points {
				points[i] -= cut
			}
			word, at = word[cut:], at+cut
			b.end()
		case len(b.now.runs) > 0 && (wide <= b.width || len(points) > 0):
			b.end()
		default:
			b.force(word, at, ends)
			b.now.join(white)
			return
		}
	}
}

// points is where a word may be divided, without what stands around it.
func (b *breaker) points(text string) []int {
	from := strings.IndexFunc(text, unicode.IsLetter)
	if b.layout.divide == nil || from < 0 {
		return nil
	}
	word := strings.TrimRightFunc(text[from:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	points := b.layout.divide(word)
	for i := range points {
		points[i] += from
	}
	return points
}

// cut is how much of a word goes on this line, before a hyphen; 0 when the word is better left whole. Text is ragged, so
// a word is divided only where more than a fifth of the line would stay white, and never on two lines after each other.
func (b *breaker) cut(word string, points []int, wide Length, at int, ends []int) int {
	if wide <= b.width && (b.style.Whole || b.now.width() > b.width*4/5 || b.wasDivided()) {
		return 0
	}
	for _, cut := range slices.Backward(points) {
		trial := line{runs: b.shape(word[:cut], at, ends)}
		trial.hyphen()
		if b.now.width()+trial.width() <= b.width {
			return cut
		}
	}
	return 0
}

func (b *breaker) wasDivided() bool { return len(b.lines) > 0 && b.lines[len(b.lines)-1].divided }

// hyphen ends the line in a soft one, which says that it is none of the text.
func (l *line) hyphen() {
	last := &l.runs[len(l.runs)-1]
	last.add(last.font.take(softHyphen))
	l.divided = true
}

// force breaks what is wider than a line, between any characters.
func (b *breaker) force(segment string, at int, ends []int) {
	for segment != "" {
		cluster, rest, _, _ := uniseg.FirstGraphemeClusterInString(segment, -1)
		runs := b.shape(cluster, at, ends)
		if b.now.width()+(line{runs: runs}).width() > b.width {
			b.end()
		}
		b.now.join(runs)
		at, segment = at+len(cluster), rest
	}
}

// join goes on with the last run when the look is the same.
func (l *line) join(runs []run) {
	for _, r := range runs {
		last := len(l.runs) - 1
		if last < 0 || l.runs[last].font != r.font || l.runs[last].size != r.size || l.runs[last].tint != r.tint || l.runs[last].link != r.link || l.runs[last].way != r.way {
			l.runs = append(l.runs, r)
			continue
		}
		into := &l.runs[last]
		into.add(r.signs[0].char)
		into.signs = append(into.signs, r.signs[1:]...)
		into.width += r.width - r.advance(r.signs[0])
	}
}

// shape is a piece of the text in runs; at is its place in the whole, ends where spans end.
func (b *breaker) shape(text string, at int, ends []int) []run {
	var runs []run
	for i, span := range b.spans {
		begin := 0
		if i > 0 {
			begin = ends[i-1]
		}
		from, to := max(begin, at), min(ends[i], at+len(text))
		if from < to {
			look := span.look(b.style)
			for _, p := range b.pieces(from, to, look.Bold) {
				r := b.set(p, look)
				r.link, r.says = span.Link, span.Text
				runs = append(runs, r)
			}
		}
	}
	return runs
}

// set is one run of text that needs no shaper.
func (l *layout) set(text string, look Style) run {
	r := run{font: l.own(look.Bold), size: look.Size, tint: look.Colour, signs: make([]sign, 0, len(text))}
	for _, c := range text {
		if c == '\n' {
			c = ' '
		}
		r.add(r.font.take(c))
	}
	return r
}

func (r *run) add(char int) {
	s := sign{char: char}
	if n := len(r.signs); n > 0 {
		s.kern = r.font.kern(r.signs[n-1].char, char)
	}
	r.signs = append(r.signs, s)
	r.width += r.advance(s)
}

// advance is how far a sign moves on from the one before it.
func (r *run) advance(s sign) Length {
	return Length((r.font.width(s.char) + s.kern) * int(r.size) / r.font.font.perEm)
}
