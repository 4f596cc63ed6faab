package pdf

import (
	"hoofdlijn/internal/outline/pdf/look"
	"hoofdlijn/internal/pdf"
)

const mm, pt = pdf.Millimetre, pdf.Point

// The look of the plan is that of all our PDFs.
const (
	ink, soft, paper, wash = look.Ink, look.Soft, look.Paper, look.Wash
	amber, rule, heedWash  = look.Amber, look.Rule, look.HeedBox
	good, heed, stopped    = look.Good, look.Heed, look.Stop
)

var (
	plain, strong, leading, small, note, kicker = look.Plain, look.Strong, look.Leading, look.Small, look.Note, look.Kicker
	label, value, halt, mark, code              = look.Label, look.Value, look.Halt, look.Mark, look.Code
	h2, h3, h4                                  = look.H2, look.H3, look.H4

	stop = pdf.Style{Size: 13 * pt, Leading: 17 * pt, Bold: true, Colour: ink, Whole: true}
)

// leads is the look of a link.
func (s *sheet) leads() *pdf.Style {
	style := look.Tinted(look.Leads, s.rail.Tone)
	return &style
}
