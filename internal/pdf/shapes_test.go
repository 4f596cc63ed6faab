package pdf

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
)

// others are the typefaces for what that of the tests lacks.
func others(t testing.TB) (faces []Face) {
	t.Helper()
	for _, name := range []string{"letters", "arabic"} {
		raw, err := os.ReadFile("../outline/pdf/look/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f, err := NewFont(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, Face{f, f})
	}
	return faces
}

func laying(t testing.TB) *layout {
	font := face(t)
	return &layout{regular: newSubset(font, "R"), bold: newSubset(font, "B"), others: others(t), inside: &element{}}
}

// seen is what stands in a line, from the left.
func seen(l line) string {
	places := l.places()
	order := make([]int, len(l.runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(places[a] - places[b]) })
	var b strings.Builder
	for _, i := range order {
		var chars []rune
		for _, s := range l.runs[i].signs {
			chars = append(chars, l.runs[i].font.of[s.char].char)
		}
		if l.runs[i].way.level.toTheLeft() {
			slices.Reverse(chars)
		}
		b.WriteString(string(chars))
	}
	return b.String()
}

// What stands where, as the algorithm of Unicode has it. Letters are here as they stand: the first is the leftmost.
func TestWhatRunsToTheLeftStandsThere(t *testing.T) {
	for said, want := range map[string]string{
		"loket":             "loket",
		"a אבג b":           "a גבא b",
		"a אב 12 b":         "a 12 בא b", // a number goes with the words it stands in
		"a אב 12, b 3":      "a 12 בא, b 3",
		"a אב 3,50 c":       "a 3,50 בא c",
		"a ١٢ אב":           "a בא ١٢",
		"אב 12 גד":          "דג 12 בא",
		"אב cd 12 גד":       "דג cd 12 בא",
		"(אב) c":            "c )בא(", // drawn as their mirror images
		"a (אב) b":          "a (בא) b",
		"Wie: אב, גד en b":  "Wie: דג ,בא en b",
		"a אב\nאב c":        "a בא|c בא",
		"a אב-12% b":        "a 12%-בא b",
		"אב ":               " בא",
		"a אב ":             "a בא ",
		"12 אב":             "בא 12",
		"a 12 אב 34":        "a 12 34 בא",
		"a אב 12 b גד 34 c": "a 12 בא b 34 דג c",
	} {
		var lines []string
		for _, one := range laying(t).breakLines([]Span{{Text: said}}, body, 200*Millimetre) {
			lines = append(lines, seen(one))
		}
		if got := strings.ReplaceAll(strings.Join(lines, "|"), " |", "|"); got != want {
			t.Errorf("%q stands as %q, not %q", said, got, want)
		}
	}
}

// White at the end of a line hangs over its edge, on the side where its paragraph ends (rule L1).
func TestWhiteHangsOverTheEdge(t *testing.T) {
	for said, end := range map[string]func(string, string) bool{"a " + strings.Repeat("אב ", 90): strings.HasSuffix, strings.Repeat("אב ", 90): strings.HasPrefix} {
		lines := laying(t).breakLines([]Span{{Text: said}}, body, 60*Millimetre)
		for _, one := range lines {
			if !end(seen(one), " ") {
				t.Errorf("%q", seen(one))
			}
		}
		if len(lines) < 4 {
			t.Error("too few lines to say")
		}
	}
}

// Beside each other letters have other shapes than alone, and what does not join has not. A typeface whose rules the shaper cannot follow is
// seen here.
func TestLettersJoin(t *testing.T) {
	s := newSubset(others(t)[1].Regular, "F")
	shapes := func(text string) (all []int) {
		for _, n := range s.shape("", text, "", 1) {
			if parts := s.of[n].parts; len(parts) > 0 {
				all = append(all, parts[0].glyph)
			}
		}
		return all
	}
	for _, c := range "بتثجحخسشصضطظعغفقكلمنهيئپچگیکٹہھ" {
		alone, three := shapes(string(c)), shapes(strings.Repeat(string(c), 3))
		if len(three) != 3 || alone[0] == three[0] || alone[0] == three[1] || alone[0] == three[2] || three[0] == three[2] {
			t.Errorf("%c: %v alone, %v beside its own", c, alone, three)
		}
	}
	for _, c := range "ادذرزوژڈ" {
		if alone, three := shapes(string(c)), shapes(strings.Repeat(string(c), 3)); three[0] != alone[0] {
			t.Errorf("%c joins what follows: %v, %v", c, alone, three)
		}
	}
	if got := shapes("لا"); len(got) != 1 {
		t.Error("lam and alef are one shape:", got)
	}
}

// A piece joins what stands beside it, in another span or on another line.
func TestPiecesOfAWordJoin(t *testing.T) {
	s := newSubset(others(t)[1].Regular, "F")
	whole := s.shape("", "مكتب", "", 1)
	if parted := append(s.shape("", "مك", "تب", 1), s.shape("مك", "تب", "", 1)...); !slices.Equal(whole, parted) {
		t.Errorf("%v, not %v", parted, whole)
	}
}

// The glyphs of a page on their places, so that whatever changes them is seen.
func TestShapesAreAsKept(t *testing.T) {
	l := laying(t)
	var b strings.Builder
	for _, said := range []string{"Fatima (فاطمة) om 9.30 uur", "نريد مكتبًا واحدًا لكل مقدمي الرعاية، 8 أنشطة", "السَّلامُ عَلَيْكُمْ للأم", "שָׁלוֹם לְכֻלָּם 12", "می‌خواهم", "Їжак", "ώρα"} {
		fmt.Fprintln(&b, said)
		for _, one := range l.breakLines([]Span{{Text: said}}, body, 60*Millimetre) {
			for i, at := range one.places() {
				fmt.Fprintf(&b, "  %s %s level %d:", number(at), one.runs[i].font.name, one.runs[i].way.level)
				for _, s := range one.runs[i].signs {
					slot := one.runs[i].font.of[s.char]
					fmt.Fprint(&b, " ", slot.glyph, slot.parts)
				}
				fmt.Fprintln(&b)
			}
		}
	}
	golden.Same(t, "testdata/shapes.txt", []byte(b.String()))
}
