package pdf

import (
	"os"
	"testing"
)

// face is the typeface of the tests.
func face(t testing.TB) *Font {
	t.Helper()
	raw, err := os.ReadFile("../outline/pdf/look/fonts/regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFont("regular", raw)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestASoftHyphenIsSeen(t *testing.T) {
	f := face(t)
	if soft, hard := f.glyph(softHyphen), f.glyph('-'); soft != hard || len(f.outline(soft)) == 0 {
		t.Errorf("glyph %d, not %d", soft, hard)
	}
}

// Who sees an empty box can be told what it is; white, signs and letters that have a shape are none.
func TestLettersWithoutAShapeAreKnown(t *testing.T) {
	for said, lacks := range map[string]bool{"Één zorg voor allen: € 5,00 \u2265 3": false, "\u4f60\u597d": true, "\u0645\u0631\u062d\u0628\u0627": true, "\u05e9\u05dc\u05d5\u05dd": true, "\U0001F469": false} {
		told := !lacks
		d := blank(t)
		d.Body = []Block{Heading{Level: 1, Text: "Een kop", Style: body}, Text(body, said)}
		d.Page = func(_ *Canvas, p Page) { told = p.Lacks }
		Write(d)
		if told != lacks {
			t.Errorf("%q: %v", said, told)
		}
	}
}
