package pdf

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/pdf"
)

const mm = pdf.Millimetre

// The colours of the look. Every text is 7:1 or better on what is behind it, and 4.5:1 in the colour of a municipality.
const (
	ink, soft, paper, wash pdf.Colour = 0x1A1C2C, 0x454757, 0xFFFFFF, 0xF4EFE6
	blue, amber, rule      pdf.Colour = 0x1D3E8F, 0xFFBA33, 0xDCD3C1
	good, heed, stopped    pdf.Colour = 0x14562F, 0x7A3A00, 0x8C1623
	heedWash               pdf.Colour = 0xFCEBD4
)

func style(size, leading, before pdf.Length, bold bool, colour pdf.Colour) pdf.Style {
	return pdf.Style{Size: size, Leading: leading, Before: before, Bold: bold, Colour: colour}
}

const pt = pdf.Point

// tone is the colour of the municipality, or ours.
func tone(of *plan.Style) pdf.Colour {
	if of == nil {
		return blue
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(of.Colour, "#"), 16, 24)
	if err != nil {
		return blue
	}
	return pdf.Colour(n) //nolint:gosec // 24 bits
}

func (s *sheet) tinted(look pdf.Style) pdf.Style {
	look.Colour = s.tone
	return look
}

// leads is the look of a link.
func (s *sheet) leads() *pdf.Style {
	look := s.tinted(leads)
	return &look
}

// whole is a style in which words are divided only when they must be.
func whole(s pdf.Style) pdf.Style {
	s.Whole = true
	return s
}

var (
	plain   = style(10500, 15*pt, 6*pt, false, ink)
	strong  = style(10500, 15*pt, 6*pt, true, ink)
	leading = style(12500, 18*pt, 6*pt, false, ink)
	small   = style(9500, 13500, 3*pt, false, soft)
	note    = style(9500, 13500, 2*pt, false, ink)
	kicker  = style(10500, 15*pt, 0, false, soft)
	label   = whole(style(9500, 15*pt, 0, false, soft))
	value   = style(10500, 15*pt, 0, false, ink)
	stop    = whole(style(13*pt, 17*pt, 0, true, ink))
	halt    = whole(style(10500, 15*pt, 0, true, ink))
	mark    = style(9500, 14*pt, 0, true, heed)
	code    = style(7500, 15*pt, 0, false, soft) // 64 signs fit on a line
	edge    = style(7*pt, 9*pt, 0, false, soft)
	leads   = style(9500, 13500, 0, false, blue) // a link
	number  = style(10500, 15*pt, 6*pt, true, blue)

	h2 = style(19*pt, 23*pt, 30*pt, true, ink)
	h3 = style(14*pt, 18*pt, 15*pt, true, ink)
	h4 = style(10500, 15*pt, 11*pt, true, ink)
)

// title is that of the cover: long ones are set smaller.
func title(text string) pdf.Style {
	switch n := len([]rune(text)); {
	case n > 160:
		return style(18*pt, 22*pt, 8*pt, true, ink)
	case n > 90:
		return style(23*pt, 27*pt, 8*pt, true, ink)
	}
	return style(30*pt, 33*pt, 8*pt, true, ink)
}
