// Package markdown writes a document as plain text that any editor opens, and that does nothing anywhere.
package markdown

import (
	"strings"

	"hoofdlijn/internal/outline"
)

// sheet is the text as it grows.
type sheet struct{ strings.Builder }

// Write is the bytes of the file.
func Write(d outline.Document) []byte {
	s := &sheet{}
	s.blocks(d.Body)
	return []byte(strings.TrimRight(s.String(), "\n") + "\n")
}

func (s *sheet) blocks(all []outline.Block) {
	for _, b := range all {
		s.block(b)
	}
}

func (s *sheet) block(b outline.Block) {
	switch b := b.(type) {
	case outline.Heading:
		s.para(strings.Repeat("#", b.Level), " ", text(b.Text))
	case outline.Paragraph:
		s.paragraph(b)
	case outline.List:
		for _, item := range b {
			s.WriteString("- " + text(item.Text) + "\n")
		}
		s.WriteString("\n")
	case outline.Facts:
		s.facts(b.Filled())
	case outline.Table:
		s.table(b)
	case outline.Zone:
		s.blocks(b)
	}
}

// para writes what is ours or already escaped, and an empty line.
func (s *sheet) para(parts ...string) {
	s.WriteString(strings.Join(parts, "") + "\n\n")
}

func (s *sheet) paragraph(p outline.Paragraph) {
	var said []string
	for _, span := range p.Spans {
		one := text(span.Text)
		switch {
		case p.Look == outline.Exact:
			one = quote(span.Text)
		case span.Bold:
			one = "**" + one + "**"
		}
		if one != "" {
			said = append(said, one)
		}
	}
	if len(said) > 0 {
		s.para(strings.Join(said, " "))
	}
}

func (s *sheet) facts(all outline.Facts) {
	for _, f := range all {
		s.WriteString("- **" + text(outline.Label(f.Label)) + "** " + text(f.Value) + "\n")
	}
	if len(all) > 0 {
		s.WriteString("\n")
	}
}

func (s *sheet) table(t outline.Table) {
	if t.Caption != "" {
		s.para(text(t.Caption))
	}
	s.row(t.Head, "", "")
	s.WriteString("| ---" + strings.Repeat(" | "+map[bool]string{true: "---:", false: "---"}[t.Numbers], len(t.Head)-1) + " |\n")
	for _, r := range t.Rows {
		s.row(r, "", "")
	}
	if len(t.Foot) > 0 {
		s.row(t.Foot, "**", "**")
	}
	s.WriteString("\n")
}

func (s *sheet) row(cells []string, before, after string) {
	for _, cell := range cells {
		s.WriteString("| " + before + text(cell) + after + " ")
	}
	s.WriteString("|\n")
}
