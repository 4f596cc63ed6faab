package pdf

import (
	"os"
	"testing"
)

func TestASoftHyphenIsSeen(t *testing.T) {
	raw, err := os.ReadFile("../outline/pdf/look/fonts/regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := NewFont("regular", raw)
	if err != nil {
		t.Fatal(err)
	}
	if soft, hard := f.glyph(softHyphen), f.glyph('-'); soft != hard || len(f.outline(soft)) == 0 {
		t.Errorf("glyph %d, not %d", soft, hard)
	}
}
