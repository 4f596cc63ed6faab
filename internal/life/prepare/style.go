package prepare

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"hoofdlijn/internal/meeting"
)

var hexColour = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// leastContrast is what WCAG 2.2 asks of text (1.4.3, level AA).
const leastContrast = 4.5

// setStyle is R12.
func (s *State) setStyle(do *SetStyle) ([]meeting.Fact, *meeting.Refusal) {
	to := SetStyle{Colour: strings.ToLower(do.Colour)}
	switch {
	case to.Colour != "" && !hexColour.MatchString(to.Colour):
		return nil, meeting.Refuse(meeting.BadValue, "field", "colour")
	case to.Colour != "" && contrast(to.Colour) < leastContrast:
		return nil, meeting.Refuse(meeting.BadValue, "field", "colour", "reason", "too_light", "try", darker(to.Colour))
	case to == s.style:
		return nil, meeting.Refuse(meeting.NoChange)
	}
	return one(&StyleSet{to})
}

// parts are the red, green and blue of "#1d3e8f".
func parts(colour string) (rgb [3]float64) {
	for i := range rgb {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		rgb[i] = float64(n)
	}
	return rgb
}

// contrast is that of a colour on white paper, by the formula of WCAG.
func contrast(colour string) float64 {
	light := 0.05
	for i, part := range parts(colour) {
		c := part / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		light += c * [3]float64{0.2126, 0.7152, 0.0722}[i]
	}
	return 1.05 / light
}

// darker is the same colour with just so much black in it that it can be read.
func darker(colour string) string {
	rgb := parts(colour)
	for keep := 0.98; ; keep -= 0.02 {
		c := fmt.Sprintf("#%02x%02x%02x", int(rgb[0]*keep), int(rgb[1]*keep), int(rgb[2]*keep))
		if contrast(c) >= leastContrast {
			return c
		}
	}
}
