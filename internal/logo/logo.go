// Package logo is the picture of a municipality as documents carry it: small, on white, without anything in the file but the picture.
// What somebody has is made so once, by Make; from then on its bytes lie in the record, and are read by Read and by nothing else.
package logo

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	_ "image/jpeg" // one of the two kinds that are taken
	"image/png"
	"slices"

	"golang.org/x/image/draw"
)

// How large a logo may be: an ask holds 16 KiB, and in letters its bytes are a third more.
const (
	MostBytes = 11_000
	Widest    = 480 // pixels
	Highest   = 160
)

// mostPixels is what is unpacked of a picture that somebody has.
const mostPixels = 4_000_000

// Why a picture is not taken.
var (
	ErrKind  = errors.New("logo: no PNG or JPEG")
	ErrLarge = errors.New("logo: too many pixels")
)

// sizes are in which of its sizes a picture is tried, in hundredths, until its bytes are few enough.
var sizes = []int{100, 80, 65, 50, 40, 30}

// Make is a PNG or a JPEG as documents carry it.
func Make(file []byte) ([]byte, error) {
	about, kind, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil || kind != "png" && kind != "jpeg" || about.Width < 1 || about.Height < 1:
		return nil, ErrKind
	case about.Width > mostPixels/about.Height:
		return nil, ErrLarge
	}
	whole, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, ErrKind
	}
	width, height := within(about.Width, about.Height)
	for _, size := range sizes {
		if made := small(onWhite(whole, max(width*size/100, 1), max(height*size/100, 1))); made != nil {
			return made, nil
		}
	}
	return nil, ErrLarge
}

// within is how large a picture is shown: never larger than it is.
func within(width, height int) (int, int) {
	if width > Widest {
		width, height = Widest, max(height*Widest/width, 1)
	}
	if height > Highest {
		width, height = max(width*Highest/height, 1), Highest
	}
	return width, height
}

func onWhite(whole image.Image, width, height int) *image.RGBA {
	page := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	if whole.Bounds().Dx() == width && whole.Bounds().Dy() == height {
		draw.Draw(page, page.Bounds(), whole, whole.Bounds().Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(page, page.Bounds(), whole, whole.Bounds(), draw.Over, nil)
	}
	return page
}

// small is the picture in as many colours as fit, each the mean of those that are alike; nil when it does not fit in a few either.
func small(page *image.RGBA) []byte {
	for bits := uint(8); bits >= 2; bits-- {
		if few := inColours(page, bits); few != nil {
			if made := encoded(few); len(made) <= MostBytes {
				return made
			}
		}
	}
	return nil
}

// inColours takes colours for one that have their first bits in common; nil when that leaves more than a PNG has room for.
func inColours(page *image.RGBA, bits uint) *image.Paletted {
	type heap struct{ r, g, b, n int }
	var keys []uint32
	heaps := map[uint32]*heap{}
	keyAt := func(i int) uint32 {
		p := page.Pix[i:]
		return uint32(p[0]>>(8-bits))<<16 | uint32(p[1]>>(8-bits))<<8 | uint32(p[2]>>(8-bits))
	}
	for i := 0; i < len(page.Pix); i += 4 {
		key := keyAt(i)
		h := heaps[key]
		if h == nil {
			if len(keys) == 256 {
				return nil
			}
			h = &heap{}
			heaps[key] = h
			keys = append(keys, key)
		}
		h.r, h.g, h.b, h.n = h.r+int(page.Pix[i]), h.g+int(page.Pix[i+1]), h.b+int(page.Pix[i+2]), h.n+1
	}
	means := map[uint32]color.RGBA{}
	for key, h := range heaps {
		means[key] = color.RGBA{uint8(h.r / h.n), uint8(h.g / h.n), uint8(h.b / h.n), 255} //nolint:gosec // means of bytes
		if key == 0x010101*(0xFF>>(8-bits)) {                                              // the page goes on around it
			means[key] = color.RGBA{255, 255, 255, 255}
		}
	}
	slices.SortFunc(keys, func(a, b uint32) int {
		x, y := means[a], means[b]
		return cmp.Or(cmp.Compare(x.R, y.R), cmp.Compare(x.G, y.G), cmp.Compare(x.B, y.B))
	})
	place := map[uint32]uint8{}
	few := image.NewPaletted(page.Rect, nil)
	for n, key := range keys {
		few.Palette = append(few.Palette, means[key])
		place[key] = uint8(n) //nolint:gosec // at most 256
	}
	for i := range few.Pix {
		few.Pix[i] = place[keyAt(4*i)]
	}
	return few
}

func encoded(few *image.Paletted) []byte {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few); err != nil {
		panic("logo: cannot write " + err.Error()) // a buffer takes everything
	}
	return b.Bytes()
}

// Is says whether a file is one that Make made.
func Is(file []byte) bool {
	_, is := Read(file)
	return is
}

// Read is the picture in a file that Make made; false for any other, whatever its name says. It unpacks nothing that is larger.
func Read(file []byte) (*image.Paletted, bool) {
	if len(file) > MostBytes || !bare(file) {
		return nil, false
	}
	about, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil || about.Width > Widest || about.Height > Highest {
		return nil, false
	}
	whole, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, false
	}
	few, is := whole.(*image.Paletted)
	return few, is && few.Opaque()
}

// bare says whether a PNG holds a picture in a list of colours and nothing else: no words, no clock, nothing behind its end.
func bare(file []byte) bool {
	rest, is := bytes.CutPrefix(file, []byte("\x89PNG\r\n\x1a\n"))
	for at := 0; is && len(rest) >= 12; at++ {
		size := int(binary.BigEndian.Uint32(rest))
		name := string(rest[4:8])
		if size > len(rest)-12 || at < 2 && name != []string{"IHDR", "PLTE"}[at] {
			return false
		}
		rest = rest[12+size:]
		switch {
		case name == "IEND":
			return size == 0 && len(rest) == 0
		case at >= 2 && name != "IDAT":
			return false
		}
	}
	return false
}
