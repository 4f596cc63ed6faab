// Package colour says which colours can be read on which ground, as WCAG measures it. It counts in whole numbers, because processors
// round fractions each in their own way and documents must be the same everywhere. A colour is "#1d3e8f".
package colour

import (
	"fmt"
	"math"
	"strconv"
)

// Readable is the contrast that WCAG 2.2 asks of text (1.4.3, level AA), in hundredths.
const Readable = 450

// Is says whether something is a colour.
func Is(text string) bool {
	if len(text) != 7 || text[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(text[1:], 16, 24)
	return err == nil
}

// parts are red, green and blue.
func parts(colour string) (rgb [3]int) {
	n, _ := strconv.ParseUint(colour[1:], 16, 24)
	return [3]int{int(n >> 16), int(n >> 8 & 0xFF), int(n & 0xFF)} //nolint:gosec // bytes
}

func written(rgb [3]int) string { return fmt.Sprintf("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]) }

const million = 1_000_000

// linear is how much light each value of a part gives, in millionths. It is rounded, so that the last bit of a processor does not count.
var linear = func() (all [256]int) {
	for i := range all {
		c := float64(i) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		all[i] = int(math.Round(c * million))
	}
	return all
}()

// light is the relative luminance, in millionths, with the flare of the formula in it.
func light(colour string) int {
	rgb := parts(colour)
	return (2126*linear[rgb[0]]+7152*linear[rgb[1]]+722*linear[rgb[2]])/10_000 + million/20
}

// Contrast is that of two colours, in hundredths: from 100 to 2100.
func Contrast(a, b string) int {
	bright, dark := light(a), light(b)
	if bright < dark {
		bright, dark = dark, bright
	}
	return bright * 100 / dark
}

// steps are how finely a colour is moved towards black or white.
const steps = 50

// On is the colour, or the nearest one to it that can be read on the ground: darker on a light ground, lighter on a dark one.
func On(ground, colour string) string {
	towards := 0
	if light(ground) < light("#777777") {
		towards = 255
	}
	rgb := parts(colour)
	for step := 0; ; step++ {
		var moved [3]int
		for i, part := range rgb {
			moved[i] = (part*(steps-step) + towards*step) / steps
		}
		if found := written(moved); step == steps || Contrast(found, ground) >= Readable {
			return found
		}
	}
}
