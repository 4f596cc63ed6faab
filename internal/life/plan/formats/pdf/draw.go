package pdf

import (
	"strings"
	"unicode/utf8"

	"hoofdlijn/internal/outline/pdf/look"
	"hoofdlijn/internal/pdf"
)

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

// way is the line from this plan onward: what happened, and what comes.
func (s *sheet) way() pdf.Figure {
	w := s.Words
	first := w.CoverDone
	if s.Draft {
		first = w.CoverDraft
	}
	stops := [][2]string{{first, s.Date}}
	if s.Municipality {
		stops = append(stops, [2]string{w.CoverAnswer, brief(s.Answer)})
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
	reach := look.Left - look.RailX + look.RailWidth/2
	return pdf.Figure{Alt: strings.Join(told, ". ") + ".", Height: 30 * mm, AtFoot: true, Reach: reach, Mark: look.WayAt, Draw: func(c *pdf.Canvas) {
		x, y, r := look.RailWidth/2, 6*mm, 6*mm
		from := reach + 5*mm
		c.Stroke(new(pdf.Path).Move(x, 0).Curve(x, pdf.Bow(r), x+r-pdf.Bow(r), y, x+r, y).Line(from, y), s.rail.Tone, look.RailWidth)
		for _, edge := range []pdf.Length{-1, 1} {
			at := y + edge*(look.RailWidth/2-mm*375/1000)
			c.Stroke(new(pdf.Path).Move(from, at).Line(c.Width, at), s.rail.Tone, 75*mm/100)
		}
		column := (c.Width - reach) / 3
		for i, stop := range stops {
			left := reach + pdf.Length(i)*column
			style, fill, radius, wall := small, paper, 31*mm/10, 11*mm/10
			if i == 0 {
				style, fill, radius, wall = note, amber, 52*mm/10, 22*mm/10
				style.Bold = true
			}
			s.rail.Station(c, left+5*mm, y, radius, wall, fill)
			n := c.Write(left, y+12*mm, column-6*mm, style, stop[0])
			c.Write(left, y+12*mm+pdf.Length(n)*style.Leading, column-6*mm, small, stop[1])
		}
	}}
}

// brief is a few words below a stop; more than fit there stand where the promise is.
func brief(text string) string {
	if utf8.RuneCountInString(text) > 60 {
		return ""
	}
	return text
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
