// Package logotest has a logo for tests. Only tests import it.
package logotest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"hoofdlijn/internal/logo"
)

// PNG is a ring on white, as package logo makes it.
var PNG = made(Ring(120, 40))

// Ring is a picture that somebody may have: a ring of two colours with soft edges, on nothing.
func Ring(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			dx, dy, r := x-height/2, y-height/2, height*2/5
			switch d := dx*dx + dy*dy; {
			case d < r*r/4:
			case d < r*r:
				m.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / width), 90, 40, 255}) //nolint:gosec // at most 255
			case d < (r+3)*(r+3):
				m.SetNRGBA(x, y, color.NRGBA{20, 90, 40, 128})
			}
		}
	}
	return m
}

func made(whole image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, whole); err != nil {
		panic("logotest: " + err.Error()) // a buffer takes everything
	}
	small, err := logo.Make(b.Bytes())
	if err != nil {
		panic("logotest: " + err.Error()) // our own picture
	}
	return small
}
