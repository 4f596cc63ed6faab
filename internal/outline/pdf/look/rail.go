package look

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/pdf"
)

// Rail is the line that runs down the margin of every page: whole up to now, hollow where it goes on.
type Rail struct {
	Tone          pdf.Colour
	passed, ended bool
}

// Where the line is.
const (
	RailX     = 27 * mm
	RailWidth = 34 * mm / 10
	wall      = 75 * mm / 100
)

// The marks at which the line does something: it stops at what begins with the first four, and the others it knows by name.
const (
	StopAt     = "stop " // one of a few on a cover
	HaltAt     = "halt " // one of many on a cover
	DecisionAt = "d"     // and a number
	PartAt     = "part "
	NowAt      = "now" // goes on hollow
	EndAt      = "end"
	WayAt      = "way" // turns to the right
)

// Draw draws the line on a page, and its stops.
func (r *Rail) Draw(c *pdf.Canvas, p pdf.Page) {
	r.line(c, p)
	for _, m := range p.Marks {
		switch {
		case strings.HasPrefix(m.Name, StopAt):
			r.Station(c, RailX, m.Y-4*pt, 45*mm/10, 24*mm/10, Paper)
		case strings.HasPrefix(m.Name, HaltAt):
			r.Station(c, RailX, m.Y-7*pt/2, 28*mm/10, 15*mm/10, Paper)
		case strings.HasPrefix(m.Name, PartAt):
			r.Station(c, RailX, m.Y-6*pt, 32*mm/10, 19*mm/10, Paper)
		case len(m.Name) > 1 && m.Name[0] == DecisionAt[0] && strings.Trim(m.Name[1:], "0123456789") == "":
			r.Station(c, RailX, m.Y-5*pt, 32*mm/10, 19*mm/10, Paper)
		case m.Name == NowAt:
			r.Station(c, RailX, m.Y-6*pt, 45*mm/10, 24*mm/10, Amber)
		case m.Name == EndAt:
			r.Station(c, RailX, m.Y-6*pt, 3*mm, mm, Paper)
		}
	}
}

func (r *Rail) line(c *pdf.Canvas, p pdf.Page) {
	from, to := pdf.Length(0), pdf.Height
	for _, m := range p.Marks {
		switch m.Name {
		case WayAt:
			to = m.Y
		case NowAt:
			r.stretch(c, from, m.Y-6*pt)
			r.passed, from = true, m.Y-6*pt
		case EndAt:
			r.stretch(c, from, m.Y-6*pt)
			r.ended = true
		}
	}
	if !r.ended {
		r.stretch(c, from, to)
	}
}

func (r *Rail) stretch(c *pdf.Canvas, from, to pdf.Length) {
	if !r.passed {
		c.Fill(pdf.Rectangle(RailX-RailWidth/2, from, RailWidth, to-from), r.Tone)
		return
	}
	for _, x := range []pdf.Length{RailX - RailWidth/2, RailX + RailWidth/2 - wall} {
		c.Fill(pdf.Rectangle(x, from, wall, to-from), r.Tone)
	}
}

// Station is a stop of the line.
func (r *Rail) Station(c *pdf.Canvas, x, y, radius, wall pdf.Length, fill pdf.Colour) {
	c.Fill(pdf.Circle(x, y, radius), r.Tone)
	c.Fill(pdf.Circle(x, y, radius-wall), fill)
}

// lacks is said, by language, to who sees empty boxes. Whoever listens or copies has the text as it was written.
var lacks = map[string]string{"nl": "Een leeg vakje is een letter die dit bestand niet kan laten zien. Op de webpagina (.html) staat die wel.",
	"en": "An empty box is a letter that this file cannot show. The web page (.html) has it."}

// Edges is what stands above and below every page: what must not be missed, and by what it is known.
func Edges(c *pdf.Canvas, p pdf.Page, language string, marks []string, foot string) {
	if p.Number > 1 && len(marks) > 0 {
		c.Write(Left, 13*mm, Across, pdf.Style{Size: 8500, Leading: 11 * pt, Bold: true, Colour: Heed}, strings.Join(marks, " · "))
	}
	c.Write(Left, pdf.Height-12*mm, 125*mm, Edge, foot)
	if p.Lacks {
		c.Write(Left, pdf.Height-16*mm, 135*mm, Edge, lacks[language])
	}
	c.Ends(pdf.Width-24*mm, pdf.Height-12*mm, Style(9*pt, 9*pt, 0, false, Soft), strconv.Itoa(p.Number)+" / "+strconv.Itoa(p.Count))
}

// Dot stands before an item of a list.
func (r *Rail) Dot(c *pdf.Canvas) { c.Fill(pdf.Circle(5*pt, -3*pt, 3*pt/2), r.Tone) }

// Ring stands before what is yet to come.
func (r *Rail) Ring(c *pdf.Canvas) { c.Stroke(pdf.Circle(5*pt, -7*pt/2, 3*pt), r.Tone, 5*pt/4) }
