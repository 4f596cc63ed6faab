package colour_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/colour"
)

func TestContrastIsAsWCAGMeasuresIt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"#000000", "#ffffff", 2100}, {"#ffffff", "#ffffff", 100}, {"#777777", "#ffffff", 447}, {"#767676", "#FFFFFF", 454}, {"#ffffff", "#0000ff", 859}, {"#ffd700", "#ffffff", 140}} {
		if got := colour.Contrast(c.a, c.b); got != c.want {
			t.Errorf("%s on %s: %d, not %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWhatIsNoColour(t *testing.T) {
	for text, want := range map[string]bool{"#1d3e8f": true, "#1D3E8F": true, "": false, "paars": false, "#fff": false, "#12345g": false, "1d3e8f#": false, "#+12345": false} {
		if colour.Is(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// Whatever colour somebody chose can be read on every ground, and is kept when it can be read already.
func TestOnAnyGround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := func(name string) string { return fmt.Sprintf("#%06x", rapid.IntRange(0, 0xFFFFFF).Draw(t, name)) }
		ground, chosen := any("ground"), any("colour")
		got := colour.On(ground, chosen)
		if colour.Contrast(got, ground) < colour.Readable {
			t.Fatalf("%s on %s becomes %s: %d", chosen, ground, got, colour.Contrast(got, ground))
		}
		if colour.Contrast(chosen, ground) >= colour.Readable && got != chosen {
			t.Fatalf("%s can be read on %s, and became %s", chosen, ground, got)
		}
	})
}
