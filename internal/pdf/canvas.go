package pdf

import (
	"bytes"
	"slices"
	"strconv"
)

// Canvas is a place to draw on. Its origin is its upper left corner, and y runs down.
type Canvas struct {
	Width, Height Length
	layout        *layout
	out           *bytes.Buffer
	x, y          Length // of the origin, from the upper left corner of the page
}

// Path is a line to draw along.
type Path struct{ steps []step }

type step struct {
	op string
	at []Length
}

// Move goes to a point without drawing.
func (p *Path) Move(x, y Length) *Path { return p.step("m", x, y) }

// Line goes straight to a point.
func (p *Path) Line(x, y Length) *Path { return p.step("l", x, y) }

// Curve goes to the last point, drawn to the two before it.
func (p *Path) Curve(x1, y1, x2, y2, x, y Length) *Path { return p.step("c", x1, y1, x2, y2, x, y) }

// Close goes back to where the path began.
func (p *Path) Close() *Path { return p.step("h") }

func (p *Path) step(op string, at ...Length) *Path {
	p.steps = append(p.steps, step{op, at})
	return p
}

// Bow is how far the arms of a quarter of a circle with this radius reach.
func Bow(radius Length) Length { return radius * 5523 / 10000 }

// Circle is a path around a point.
func Circle(x, y, r Length) *Path {
	b := Bow(r)
	return new(Path).Move(x+r, y).Curve(x+r, y+b, x+b, y+r, x, y+r).Curve(x-b, y+r, x-r, y+b, x-r, y).
		Curve(x-r, y-b, x-b, y-r, x, y-r).Curve(x+b, y-r, x+r, y-b, x+r, y).Close()
}

// Rectangle is a path around a field.
func Rectangle(x, y, w, h Length) *Path {
	return new(Path).Move(x, y).Line(x+w, y).Line(x+w, y+h).Line(x, y+h).Close()
}

// Stroke draws along a path, with round ends.
func (c *Canvas) Stroke(p *Path, colour Colour, width Length) {
	c.write(colour.rgb(), "RG", number(width), "w 1 J 1 j")
	c.trace(p)
	c.write("S")
}

// Fill colours what a path goes around.
func (c *Canvas) Fill(p *Path, colour Colour) {
	c.write(colour.rgb(), "rg")
	c.trace(p)
	c.write("f")
}

// Write sets text from its base line, in lines of the width, and says how many lines that were.
func (c *Canvas) Write(x, y, width Length, style Style, text string) int {
	lines := c.layout.breakLines([]Span{{Text: text}}, style, width)
	for i, l := range lines {
		c.line(l, x, y+Length(i)*style.Leading)
	}
	return len(lines)
}

// Ends sets text on one line so that it ends at x.
func (c *Canvas) Ends(x, y Length, style Style, text string) {
	r := c.layout.set(clean(text), style)
	c.line(line{runs: []run{r}}, x-r.width, y)
}

func (c *Canvas) line(l line, x, y Length) {
	for i, at := range l.places() {
		c.run(l.runs[i], x+at, y)
	}
}

func (c *Canvas) run(r run, x, y Length) {
	if r.way.level.toTheLeft() { // shown as it stands, from the left, and said to be read the other way
		r.signs = slices.Clone(r.signs)
		slices.Reverse(r.signs)
		c.write("/ReversedChars BMC")
		defer c.write("EMC")
	}
	b := append(c.out.AvailableBuffer(), "BT /"+r.font.name+" "...)
	b = append(appendNumber(b, r.size), " Tf "...)
	b = append(append(b, r.tint.rgb()...), " rg 1 0 0 1 "...)
	b = append(c.at(b, x, y), " Tm [<"...)
	for i, s := range r.signs {
		if s.kern != 0 && i > 0 {
			b = append(b, "> "...)
			b = strconv.AppendInt(b, int64(-r.font.font.inEm(s.kern)), 10)
			b = append(b, " <"...)
		}
		b = appendHex4(b, s.char)
	}
	c.out.Write(append(b, ">] TJ ET\n"...))
}

// picture fills the place with one.
func (c *Canvas) picture(name string) {
	c.write("q", number(c.Width), "0 0", number(c.Height), string(c.at(nil, 0, c.Height)), "cm", name, "Do Q")
}

func (c *Canvas) trace(p *Path) {
	for _, s := range p.steps {
		b := c.out.AvailableBuffer()
		for i := 0; i < len(s.at); i += 2 {
			b = append(c.at(b, s.at[i], s.at[i+1]), ' ')
		}
		c.out.Write(append(append(b, s.op...), '\n'))
	}
}

func (c *Canvas) at(b []byte, x, y Length) []byte {
	return appendNumber(append(appendNumber(b, c.x+x), ' '), Height-c.y-y)
}

func (c *Canvas) write(parts ...string) {
	for i, p := range parts {
		if i > 0 {
			c.out.WriteByte(' ')
		}
		c.out.WriteString(p)
	}
	c.out.WriteByte('\n')
}

func (c Colour) rgb() string {
	part := func(shift int) string { return number(Length(c>>shift&0xFF) * 1000 / 255) }
	return part(16) + " " + part(8) + " " + part(0)
}

// number is a length in points.
func number(n Length) string { return string(appendNumber(nil, n)) }

func appendNumber(b []byte, n Length) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/1000), 10)
	if n%1000 == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	return bytes.TrimRight(b, "0")
}

func hex4(n int) string { return string(appendHex4(nil, n)) }

func appendHex4(b []byte, n int) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15])
}
