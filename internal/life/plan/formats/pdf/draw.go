package pdf

import (
	"strconv"
	"strings"

	"hoofdlijn/internal/pdf"
)

// rail is the line that runs down the margin: whole up to now, hollow where it goes on.
type rail struct{ passed, ended bool }

const (
	railX     = 27 * mm
	railWidth = 34 * mm / 10
)

// everyPage draws the line with its stops, and what stands at the edges.
func (s *sheet) everyPage(c *pdf.Canvas, p pdf.Page) {
	s.line(c, p)
	for _, m := range p.Marks {
		switch {
		case strings.HasPrefix(m.Name, "stop "):
			s.station(c, railX, m.Y-4*pt, 45*mm/10, 24*mm/10, paper)
		case strings.HasPrefix(m.Name, "halt "):
			s.station(c, railX, m.Y-7*pt/2, 28*mm/10, 15*mm/10, paper)
		case len(m.Name) > 1 && m.Name[0] == 'd' && strings.Trim(m.Name[1:], "0123456789") == "":
			s.station(c, railX, m.Y-5*pt, 32*mm/10, 19*mm/10, paper)
		case m.Name == "now":
			s.station(c, railX, m.Y-6*pt, 45*mm/10, 24*mm/10, amber)
		case m.Name == "end":
			s.station(c, railX, m.Y-6*pt, 3*mm, mm, paper)
		}
	}
	if p.Number > 1 && len(s.Marks) > 0 {
		c.Write(40*mm, 13*mm, 146*mm, pdf.Style{Size: 8500, Leading: 11 * pt, Bold: true, Colour: heed}, strings.Join(s.Marks, " · "))
	}
	c.Write(40*mm, pdf.Height-12*mm, 125*mm, edge, s.foot())
	c.Ends(pdf.Width-24*mm, pdf.Height-12*mm, style(9*pt, 9*pt, 0, false, soft), strconv.Itoa(p.Number)+" / "+strconv.Itoa(p.Count))
}

// foot is the check code, by which one page is known as one of this plan.
func (s *sheet) foot() string {
	if s.Draft {
		return s.Words.DraftLine
	}
	code := s.Seal[len(s.Seal)-1]
	if len(code.Value) > 64 {
		return s.Words.SealedLine
	}
	return code.Label + " " + code.Value
}

func (s *sheet) line(c *pdf.Canvas, p pdf.Page) {
	from, to := pdf.Length(0), pdf.Height
	for _, m := range p.Marks {
		switch m.Name {
		case "way":
			to = m.Y
		case "now":
			c.Fill(pdf.Rectangle(railX-railWidth/2, from, railWidth, m.Y-6*pt-from), s.tone)
			s.rail.passed, from = true, m.Y-6*pt
		case "end":
			s.hollow(c, from, m.Y-6*pt)
			s.rail.ended = true
		}
	}
	switch {
	case s.rail.ended:
	case s.rail.passed:
		s.hollow(c, from, to)
	default:
		c.Fill(pdf.Rectangle(railX-railWidth/2, from, railWidth, to-from), s.tone)
	}
}

func (s *sheet) hollow(c *pdf.Canvas, from, to pdf.Length) {
	for _, x := range []pdf.Length{railX - railWidth/2, railX + railWidth/2 - 75*mm/100} {
		c.Fill(pdf.Rectangle(x, from, 75*mm/100, to-from), s.tone)
	}
}

func (s *sheet) station(c *pdf.Canvas, x, y, radius, wall pdf.Length, fill pdf.Colour) {
	c.Fill(pdf.Circle(x, y, radius), s.tone)
	c.Fill(pdf.Circle(x, y, radius-wall), fill)
}

// way is the line from this plan onward: what happened, and what comes.
func (s *sheet) way() pdf.Figure {
	w := s.Words
	first := w.CoverDone
	if s.Draft {
		first = w.CoverDraft
	}
	stops := [][2]string{{first, s.Date}}
	if s.Municipality {
		stops = append(stops, [2]string{w.CoverAnswer, s.Answer})
	}
	if len(s.Decisions) > 0 {
		stops = append(stops, [2]string{w.CoverStart, ""})
	}
	var told []string
	for _, d := range s.Decisions {
		told = append(told, d.Number+": "+d.Title)
	}
	for _, at := range stops {
		told = append(told, strings.TrimSuffix(at[0]+", "+at[1], ", "))
	}
	reach := 40*mm - railX + railWidth/2
	return pdf.Figure{Alt: strings.Join(told, ". ") + ".", Height: 30 * mm, AtFoot: true, Reach: reach, Mark: "way", Draw: func(c *pdf.Canvas) {
		x, y, r := railWidth/2, 6*mm, 6*mm
		from := reach + 5*mm
		c.Stroke(new(pdf.Path).Move(x, 0).Curve(x, pdf.Bow(r), x+r-pdf.Bow(r), y, x+r, y).Line(from, y), s.tone, railWidth)
		for _, edge := range []pdf.Length{-1, 1} {
			at := y + edge*(railWidth/2-mm*375/1000)
			c.Stroke(new(pdf.Path).Move(from, at).Line(c.Width, at), s.tone, 75*mm/100)
		}
		column := (c.Width - reach) / 3
		for i, stop := range stops {
			left := reach + pdf.Length(i)*column
			look, fill, radius, wall := small, paper, 31*mm/10, 11*mm/10
			if i == 0 {
				look, fill, radius, wall = note, amber, 52*mm/10, 22*mm/10
				look.Bold = true
			}
			s.station(c, left+5*mm, y, radius, wall, fill)
			n := c.Write(left, y+12*mm, column-6*mm, look, stop[0])
			c.Write(left, y+12*mm+pdf.Length(n)*look.Leading, column-6*mm, small, stop[1])
		}
	}}
}

// tint is the colour of a verdict.
func tint(kind string) pdf.Colour {
	switch kind {
	case "fits", "fits_with_exception":
		return good
	case "unclear":
		return heed
	case "does_not_fit":
		return stopped
	}
	return soft
}

// sign is the drawing before a verdict; the verdict itself is in words beside it.
func sign(kind string) func(*pdf.Canvas) {
	const u = 430 // of a drawing of 24 by 24
	up := func(y pdf.Length) pdf.Length { return (y - 21) * u }
	path := func(points ...pdf.Length) *pdf.Path {
		p := new(pdf.Path).Move(points[0]*u, up(points[1]))
		for i := 2; i < len(points); i += 2 {
			p.Line(points[i]*u, up(points[i+1]))
		}
		return p
	}
	circle := func(r pdf.Length) *pdf.Path { return pdf.Circle(12*u, up(12), r*u) }
	return func(c *pdf.Canvas) {
		colour := tint(kind)
		switch kind {
		case "fits":
			c.Fill(circle(11), colour)
			c.Stroke(path(7, 13, 11, 17, 17, 9), paper, 5*pt/4)
		case "fits_with_exception":
			c.Stroke(circle(10), colour, pt)
			c.Stroke(path(6, 12, 9, 15, 13, 9), colour, pt)
			c.Stroke(path(16, 10, 16, 15), colour, pt)
			c.Stroke(path(14, 12, 19, 12), colour, pt)
		case "unclear":
			c.Stroke(path(12, 3, 22, 21, 2, 21).Close(), colour, pt)
			c.Stroke(path(12, 10, 12, 14), colour, pt)
			c.Fill(pdf.Circle(12*u, up(18), pt/2), colour)
		case "does_not_fit":
			c.Stroke(path(8, 2, 16, 2, 22, 8, 22, 16, 16, 22, 8, 22, 2, 16, 2, 8).Close(), colour, pt)
			c.Stroke(path(8, 8, 16, 16), colour, pt)
			c.Stroke(path(16, 8, 8, 16), colour, pt)
		default:
			c.Stroke(circle(10), colour, pt)
			c.Stroke(path(7, 12, 17, 12), colour, pt)
		}
	}
}

func (s *sheet) dot(c *pdf.Canvas) { c.Fill(pdf.Circle(5*pt, -3*pt, 3*pt/2), s.tone) }

func (s *sheet) ring(c *pdf.Canvas) { c.Stroke(pdf.Circle(5*pt, -7*pt/2, 3*pt), s.tone, 5*pt/4) }
