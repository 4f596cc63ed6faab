// Package look is how our PDFs look: the typeface, the colours and the styles, and the line with its stops that runs down the margin.
package look

import (
	_ "embed"
	"strconv"
	"strings"

	"hoofdlijn/internal/colour"
	"hoofdlijn/internal/hyphen"
	"hoofdlijn/internal/logo"
	"hoofdlijn/internal/outline"
	"hoofdlijn/internal/pdf"
)

// The typeface of the look (SIL Open Font License, see fonts/OFL.txt).
var (
	//go:embed fonts/regular.ttf
	regularFile []byte
	//go:embed fonts/bold.ttf
	boldFile []byte

	regular, bold = font("RadioCanada-Regular", regularFile), font("RadioCanada-Bold", boldFile)
)

// The typefaces for letters that it lacks: Open Sans for Cyrillic, Greek and Hebrew, and Vazirmatn for Arabic (SIL Open Font License too, see
// fonts/OFL-others.txt).
var (
	//go:embed fonts/letters.ttf
	lettersFile []byte
	//go:embed fonts/letters-bold.ttf
	lettersBoldFile []byte
	//go:embed fonts/arabic.ttf
	arabicFile []byte
	//go:embed fonts/arabic-bold.ttf
	arabicBoldFile []byte

	others = []pdf.Face{
		{Regular: font("OpenSans-Regular", lettersFile), Bold: font("OpenSans-Bold", lettersBoldFile)},
		{Regular: font("Vazirmatn-Regular", arabicFile), Bold: font("Vazirmatn-Bold", arabicBoldFile)},
	}
)

func font(name string, file []byte) *pdf.Font {
	f, err := pdf.NewFont(name, file)
	if err != nil {
		panic("pdf: cannot read " + name + ": " + err.Error()) // our own file
	}
	return f
}

// Document is one in our typeface, with room for the line in its margin.
func Document(title, language string) pdf.Document {
	return pdf.Document{Title: title, Language: language, Producer: "Hoofdlijn", Regular: regular, Bold: bold, Others: others, Divide: hyphen.In(language).Points,
		Margin: pdf.Margin{Top: 24 * mm, Right: 24 * mm, Bottom: 25 * mm, Left: Left}}
}

const (
	mm = pdf.Millimetre
	pt = pdf.Point

	// Left is where text begins.
	Left = 40 * mm
	// Across is how wide text may be.
	Across = pdf.Width - Left - 24*mm
)

// The colours of the look. Every text is 7:1 or better on what is behind it, and 4.5:1 in the colour of a municipality.
const (
	Ink, Soft, Paper, Wash    pdf.Colour = 0x1A1C2C, 0x454757, 0xFFFFFF, 0xF4EFE6
	Blue, Amber, Rule         pdf.Colour = 0x1D3E8F, 0xFFBA33, 0xDCD3C1
	Good, Heed, Stop, HeedBox pdf.Colour = 0x14562F, 0x7A3A00, 0x8C1623, 0xFCEBD4
)

// Logo is that of a municipality above what it is on; nothing when there is none.
func Logo(of *outline.Picture) []pdf.Block {
	if of == nil {
		return nil
	}
	whole, ok := logo.Read(of.PNG)
	if !ok {
		return nil
	}
	width, height := of.OnPaper()
	return []pdf.Block{pdf.Picture{Alt: of.Alt, Of: whole, Width: pdf.Length(width) * mm / 100, Height: pdf.Length(height) * mm / 100}, pdf.Space(6 * mm)}
}

// Tone is the colour of a municipality, or ours.
func Tone(of string) pdf.Colour {
	if !colour.Is(of) {
		return Blue
	}
	n, _ := strconv.ParseUint(strings.TrimPrefix(of, "#"), 16, 24)
	return pdf.Colour(n) //nolint:gosec // 24 bits
}

// Style is a way in which text looks.
func Style(size, leading, before pdf.Length, bold bool, colour pdf.Colour) pdf.Style {
	return pdf.Style{Size: size, Leading: leading, Before: before, Bold: bold, Colour: colour}
}

// Tinted is a style in another colour.
func Tinted(style pdf.Style, tone pdf.Colour) pdf.Style {
	style.Colour = tone
	return style
}

// whole is a style in which words are divided only when they must be.
func whole(s pdf.Style) pdf.Style {
	s.Whole = true
	return s
}

// The styles, each named after what it is for.
var (
	Plain   = Style(10500, 15*pt, 6*pt, false, Ink)
	Strong  = Style(10500, 15*pt, 6*pt, true, Ink)
	Leading = Style(12500, 18*pt, 6*pt, false, Ink)
	Small   = Style(9500, 13500, 3*pt, false, Soft)
	Note    = Style(9500, 13500, 2*pt, false, Ink)
	Kicker  = Style(10500, 15*pt, 0, false, Soft)
	Label   = whole(Style(9500, 15*pt, 0, false, Soft))
	Value   = Style(10500, 15*pt, 0, false, Ink)
	Halt    = whole(Style(10500, 15*pt, 0, true, Ink)) // one of many stops on a cover
	Mark    = Style(9500, 14*pt, 0, true, Heed)
	Code    = Style(7500, 15*pt, 0, false, Soft) // 64 signs fit on a line
	Edge    = Style(7*pt, 9*pt, 0, false, Soft)
	Leads   = Style(9500, 13500, 0, false, Blue) // a link
	Number  = Style(10500, 15*pt, 6*pt, true, Blue)
	H2      = Style(19*pt, 23*pt, 30*pt, true, Ink)
	H3      = Style(14*pt, 18*pt, 15*pt, true, Ink)
	H4      = Style(10500, 15*pt, 11*pt, true, Ink)
)

// Title is that of a cover: long ones are set smaller.
func Title(text string) pdf.Style {
	switch n := len([]rune(text)); {
	case n > 160:
		return Style(18*pt, 22*pt, 8*pt, true, Ink)
	case n > 90:
		return Style(23*pt, 27*pt, 8*pt, true, Ink)
	}
	return Style(30*pt, 33*pt, 8*pt, true, Ink)
}
