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
