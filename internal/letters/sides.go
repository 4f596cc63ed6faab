package letters

import (
	"fmt"
	"strings"
)

// Sides is how many pages follow the first, always an odd number. No browser says how long a text is before it is printed, so
// this reckons with lines, a little too many rather than too few.
func (l Letter) Sides() int {
	sides := 1
	for length := l.overleaf(); length > float64(sides)*(page-1); {
		sides += 2
	}
	return sides
}

// page is how high it is between its margins, in millimetres.
const page = 270

// filled are the rules that make what follows the first page as long as so many pages. Chromium does not know break-before: right.
func filled(all []Letter) string {
	var b strings.Builder
	said := map[int]bool{1: true}
	for _, l := range all {
		if n := l.Sides(); !said[n] {
			said[n] = true
			fmt.Fprintf(&b, ".sides-%d { min-height: %dmm; }\n", n, (n-1)*page+30)
		}
	}
	return b.String()
}

// overleaf is how many millimetres stand after the first page.
func (l Letter) overleaf() float64 {
	perLine, line := 77.0, 5.72 // letters, and millimetres, of a line in 12 points
	if l.Large {
		perLine, line = 66, 6.18
	}
	lines := func(text string, size, width float64) float64 {
		if text == "" {
			return 0
		}
		n := int(float64(len([]rune(text)))*size/(perLine*width)) + 1
		return float64(n) * line * size
	}
	m := l.Meeting
	length := 12 + lines("De vraag is: "+m.Question, 1.08, 1) + 2*line + 6
	for _, p := range m.Points {
		length += lines(p.Text, 1.02, .94) + lines(p.Bound, 1, .94) + lines(p.Explanation, 1, .94) + lines(p.Formal, .9, .94) + lines(p.Source, .75, .94) + 2
	}
	const heading = 10
	length += 2 * heading
	if m.Promise != (Promise{}) {
		length += heading
		for _, text := range []string{m.Promise.Who, m.Promise.When, m.Promise.Mandate, m.Promise.Money} {
			length += lines(text, 1, .62) + 1.5
		}
	}
	return length + lines(m.CheckCode, .75, 1) + lines(m.KeyCode, .75, 1) + 20
}
