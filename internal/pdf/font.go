package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Font is a typeface of TrueType outlines. It may be used by several documents at once.
type Font struct {
	name                       string
	parsed                     *sfnt.Font
	tables                     map[string][]byte
	perEm                      int
	ascent, descent, capHeight int
	box                        [4]int
	glyphs                     int
	widths                     int               // how many glyphs have a width of their own
	wide                       bool              // offsets of glyphs in four bytes
	shapes                     func() *font.Font // how its letters join, read when that is first asked
}

var errFont = errors.New("pdf: not a TrueType font with outlines")

// NewFont reads a .ttf; the name is the one it has in the document, without spaces.
func NewFont(name string, ttf []byte) (*Font, error) {
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	f := &Font{name: name, parsed: parsed, tables: map[string][]byte{}, shapes: sync.OnceValue(func() *font.Font { return shapesOf(name, ttf) })}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		record := ttf[12+16*i:]
		at, size := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		f.tables[string(record[:4])] = ttf[at : at+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 1} {
		if len(f.tables[name]) < least {
			return nil, fmt.Errorf("%w: no %s", errFont, name)
		}
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.perEm, f.wide = int(binary.BigEndian.Uint16(head[18:])), binary.BigEndian.Uint16(head[50:]) == 1
	for i := range f.box {
		f.box[i] = f.inEm(signed(head[36+2*i:]))
	}
	f.ascent, f.descent = f.inEm(signed(hhea[4:])), f.inEm(signed(hhea[6:]))
	f.capHeight = f.ascent
	if os2 := f.tables["OS/2"]; len(os2) >= 90 && binary.BigEndian.Uint16(os2) >= 2 {
		f.capHeight = f.inEm(signed(os2[88:]))
	}
	f.widths, f.glyphs = int(binary.BigEndian.Uint16(hhea[34:])), int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	return f, nil
}

func shapesOf(name string, ttf []byte) *font.Font {
	face, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		panic("pdf: cannot shape " + name + ": " + err.Error()) // a typeface that comes with the program
	}
	return face.Font
}

func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) } //nolint:gosec // two's complement is how it is written

// inEm is units of the font in thousandths of its size.
func (f *Font) inEm(units int) int { return units * 1000 / f.perEm }

// glyph is the number of the outline for a character; 0, an empty box, when there is none.
func (f *Font) glyph(r rune) int {
	if r == softHyphen { // typefaces have it, and show nothing
		r = '-'
	}
	for _, try := range []rune{r, alike(r)} {
		if at, err := f.parsed.GlyphIndex(nil, try); err == nil && at != 0 {
			return int(at)
		}
	}
	return 0
}

// alike is a character with the same shape.
func alike(r rune) rune {
	switch {
	case r == 0x2010 || r == 0x2011:
		return '-'
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

func (f *Font) width(glyph int) int {
	i := min(glyph, f.widths-1)
	return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*i:]))
}

// kern is how much closer two glyphs stand, in units of the font.
func (f *Font) kern(buffer *sfnt.Buffer, a, b int) int {
	k, err := f.parsed.Kern(buffer, sfnt.GlyphIndex(a), sfnt.GlyphIndex(b), fixed.I(f.perEm), 0) //nolint:gosec // glyphs have 16 bits
	if err != nil {
		return 0
	}
	return k.Round()
}

func (f *Font) outline(glyph int) []byte {
	loca := f.tables["loca"]
	at := func(i int) int {
		if f.wide {
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
	}
	return f.tables["glyf"][at(glyph):at(glyph+1)]
}

// subset is the glyphs of a font that a document uses. Each character has a number of its own, also when two look alike or
// the font lacks both: what is copied or read aloud is always what was written.
type subset struct {
	font   *Font
	name   string // in the pages
	number map[rune]int
	shapes map[string]int
	shaper *harfbuzz.Font
	of     []slot
	kerns  map[[2]int]int
	buffer sfnt.Buffer
}

type slot struct {
	char  rune // 0 for parts of other glyphs
	glyph int
	parts []part // of a shape, which has no glyph of its own
	wide  int    // the shape
}

// has says whether the typeface has an outline for it.
func (s slot) has() bool {
	if s.parts == nil {
		return s.glyph != 0
	}
	return !slices.ContainsFunc(s.parts, func(p part) bool { return p.glyph == 0 })
}

func newSubset(font *Font, name string) *subset {
	return &subset{font: font, name: name, number: map[rune]int{}, shapes: map[string]int{}, of: make([]slot, 1), kerns: map[[2]int]int{}}
}

func (s *subset) take(r rune) int {
	n, ok := s.number[r]
	if !ok {
		n = len(s.of)
		s.number[r] = n
		s.of = append(s.of, slot{char: r, glyph: s.font.glyph(r)})
	}
	return n
}

// takeShape is the number of a character whose shape is glyphs on their places.
func (s *subset) takeShape(char rune, parts []part, wide int) int {
	key := fmt.Sprint(char, parts, wide)
	n, ok := s.shapes[key]
	if !ok {
		n = len(s.of)
		s.shapes[key] = n
		s.of = append(s.of, slot{char: char, parts: parts, wide: wide})
	}
	return n
}

// lacks says whether there are letters among them that the font has no outline for: they show as empty boxes.
func (s *subset) lacks() bool {
	return slices.ContainsFunc(s.of, func(one slot) bool { return !one.has() && unicode.IsLetter(one.char) })
}

func (s *subset) width(n int) int {
	if s.of[n].parts != nil {
		return s.of[n].wide
	}
	return s.font.width(s.of[n].glyph)
}

func (s *subset) outline(one slot) []byte {
	if one.parts != nil {
		return s.composed(one.parts)
	}
	return s.font.outline(one.glyph)
}

func (s *subset) kern(a, b int) int {
	pair := [2]int{s.of[a].glyph, s.of[b].glyph}
	if pair[0] == 0 || pair[1] == 0 {
		return 0
	}
	k, ok := s.kerns[pair]
	if !ok {
		k = s.font.kern(&s.buffer, pair[0], pair[1])
		s.kerns[pair] = k
	}
	return k
}

// file is a font file with these glyphs alone.
func (s *subset) file() []byte {
	var glyf, loca, hmtx []byte
	for n := 0; n < len(s.of); n++ { // grows on the way, by what glyphs are composed of
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // a font is smaller
		glyf = append(glyf, s.renumbered(s.outline(s.of[n]))...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // as above
	for n, one := range s.of {
		bearing := 0
		if o := s.outline(one); len(o) >= 4 {
			bearing = signed(o[2:])
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.width(n))) //nolint:gosec // read as 16 bits
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))    //nolint:gosec // read as 16 bits
	}
	count := uint16(len(s.of)) //nolint:gosec // at most as many as there are in Unicode's first plane
	head, hhea, maxp := slices.Clone(s.font.tables["head"]), slices.Clone(s.font.tables["hhea"]), slices.Clone(s.font.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf}
	for _, name := range []string{"cvt ", "fpgm", "prep"} {
		if t := s.font.tables[name]; len(t) > 0 {
			tables[name] = t
		}
	}
	return trueType(tables)
}

// renumbered is an outline whose parts point to their numbers in the subset.
func (s *subset) renumbered(outline []byte) []byte {
	if len(outline) < 10 || signed(outline) >= 0 {
		return outline
	}
	outline = slices.Clone(outline)
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		glyph := int(binary.BigEndian.Uint16(outline[at+2:]))
		binary.BigEndian.PutUint16(outline[at+2:], uint16(s.part(glyph))) //nolint:gosec // a number of a glyph
		at += 6
		for _, more := range []struct{ flag, size int }{{1, 2}, {8, 2}, {0x40, 4}, {0x80, 8}} {
			if int(flags)&more.flag != 0 {
				at += more.size
			}
		}
		if flags&0x20 == 0 {
			return outline
		}
	}
}

func (s *subset) part(glyph int) int {
	if n := slices.IndexFunc(s.of, func(one slot) bool { return one.parts == nil && one.glyph == glyph }); n > 0 {
		return n
	}
	s.of = append(s.of, slot{glyph: glyph})
	return len(s.of) - 1
}

// trueType puts tables in a file, with the sums that some readers check.
func trueType(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	file := []byte{0, 1, 0, 0}
	for _, n := range []int{len(names), power * 16, log, (len(names) - power) * 16} {
		file = binary.BigEndian.AppendUint16(file, uint16(n)) //nolint:gosec // nine tables at most
	}
	at, headAt := len(file)+16*len(names), 0
	var body []byte
	for _, name := range names {
		if name == "head" {
			headAt = at + len(body)
		}
		file = append(file, name...)
		file = binary.BigEndian.AppendUint32(file, sumOf(tables[name]))
		file = binary.BigEndian.AppendUint32(file, uint32(at+len(body)))      //nolint:gosec // a font is smaller
		file = binary.BigEndian.AppendUint32(file, uint32(len(tables[name]))) //nolint:gosec // as above
		body = append(body, tables[name]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	file = append(file, body...)
	binary.BigEndian.PutUint32(file[headAt+8:], 0xB1B0AFBA-sumOf(file))
	return file
}

func sumOf(b []byte) uint32 {
	var sum uint32
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
