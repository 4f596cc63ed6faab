package outline

import (
	"encoding/xml"
	"strings"
)

// Markup is XML as it grows. Names and attribute names are ours; everything else is escaped.
type Markup struct{ b strings.Builder }

// XML begins a file.
func XML() *Markup {
	m := &Markup{}
	m.b.WriteString(xml.Header)
	return m
}

// Open begins an element; its attributes are names and values in turns.
func (m *Markup) Open(name string, attributes ...string) *Markup {
	m.start(name, attributes)
	m.b.WriteString(">")
	return m
}

// Close ends elements.
func (m *Markup) Close(names ...string) *Markup {
	for _, name := range names {
		m.b.WriteString("</" + name + ">")
	}
	return m
}

// Empty is an element with nothing in it.
func (m *Markup) Empty(name string, attributes ...string) *Markup {
	m.start(name, attributes)
	m.b.WriteString("/>")
	return m
}

// Text is words. What XML cannot hold becomes a mark in its place.
func (m *Markup) Text(said string) *Markup {
	must(xml.EscapeText(&m.b, []byte(said)))
	return m
}

// Raw is what is markup already, and ours.
func (m *Markup) Raw(ours string) *Markup {
	m.b.WriteString(ours)
	return m
}

// Element is an element with words alone in it.
func (m *Markup) Element(name, said string, attributes ...string) *Markup {
	return m.Open(name, attributes...).Text(said).Close(name)
}

func (m *Markup) String() string { return m.b.String() }

func (m *Markup) start(name string, attributes []string) {
	m.b.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		m.b.WriteString(" " + attributes[i] + `="`)
		m.Text(attributes[i+1])
		m.b.WriteString(`"`)
	}
}
