package outline

import (
	"encoding/base64"

	"hoofdlijn/internal/logo"
)

// Picture is the logo of whose document it is.
type Picture struct {
	PNG           []byte // as internal/logo makes it
	Alt           string // what it shows
	Width, Height int    // pixels
}

// Logo is a picture for a document; nil when it is none that we made.
func Logo(png []byte, alt string) *Picture {
	whole, ok := logo.Read(png)
	if !ok {
		return nil
	}
	return &Picture{png, alt, whole.Rect.Dx(), whole.Rect.Dy()}
}

// How large a logo is on paper at most, in hundredths of a millimetre.
const (
	logoWide = 6000
	logoHigh = 1800
	perPixel = 25 // a picture of few pixels is not blown up
)

// OnPaper is how large it is shown, in hundredths of a millimetre.
func (p *Picture) OnPaper() (width, height int) {
	width = min(logoWide, p.Width*perPixel)
	height = max(width*p.Height/p.Width, 1)
	if height > logoHigh {
		width, height = max(logoHigh*p.Width/p.Height, 1), logoHigh
	}
	return width, height
}

// Inline is the picture as an address that asks nothing of the network.
func (p *Picture) Inline() string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(p.PNG)
}
