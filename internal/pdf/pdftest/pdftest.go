// Package pdftest reads back what package pdf wrote, as somebody does who has it read aloud: by its tags. It reads no other
// files. Only tests import it.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Node is a tag with its text, or with tags in it.
type Node struct {
	Kind, Entries, Text string
	Kids                []*Node
}

// reader is a file taken apart.
type reader struct {
	objects  map[int]string
	streams  map[int][]byte
	fonts    map[string]map[string]string // by name, then by glyph
	content  map[[2]int]string            // by the object of the page and the number on it
	problems []string
}

var (
	objectBegin = regexp.MustCompile(`(\d+) 0 obj\n`)
	length      = regexp.MustCompile(`/Length (\d+)>>\nstream\n`)
	pointer     = regexp.MustCompile(`(\d+) 0 R`)
	glyphPair   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	shown       = regexp.MustCompile(`^BT /(\w+) .* Tm \[(.*)\] TJ ET$`)
	fontsOfPage = regexp.MustCompile(`/Font <<[^>]*>>`)
	fontEntry   = regexp.MustCompile(`/(\w+) \d+ 0 R`)
	glyphs      = regexp.MustCompile(`<([0-9A-F]*)>`)
	kids        = regexp.MustCompile(`<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>|<</Type /OBJR /Pg \d+ 0 R /Obj (\d+) 0 R>>|(\d+) 0 R`)
	structure   = regexp.MustCompile(`^<</Type /StructElem /S /(\w+) /P \d+ 0 R (.*) /K \[(.*)\]>>$`)
	marked      = regexp.MustCompile(`^/(\w+) <</MCID (\d+)>> BDC$`)
)

// Read is the tree of a document, and what is wrong with its tags.
func Read(raw []byte) (root *Node, problems []string) {
	r := &reader{map[int]string{}, map[int][]byte{}, map[string]map[string]string{}, map[[2]int]string{}, nil}
	r.takeApart(raw)
	for n, body := range r.objects {
		if strings.HasPrefix(body, "<</Type /Page ") {
			r.page(n, body)
		}
	}
	for _, body := range r.objects {
		if strings.HasPrefix(body, "<</Type /StructTreeRoot ") {
			root = r.node(number(pointer.FindStringSubmatch(body)[1]))
		}
	}
	if root == nil {
		return nil, []string{"no tags at all"}
	}
	for at := range r.content {
		r.wrong("text on a page that no tag reads: %v", at)
	}
	level := 0
	r.judge(root, &level)
	return root, r.problems
}

func (r *reader) wrong(format string, about ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, about...))
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func (r *reader) takeApart(raw []byte) {
	for {
		at := objectBegin.FindSubmatchIndex(raw)
		if at == nil {
			return
		}
		n := number(string(raw[at[2]:at[3]]))
		raw = raw[at[1]:]
		end := bytes.Index(raw, []byte("\nendobj\n"))
		if l := length.FindSubmatchIndex(raw); l != nil && l[0] < end {
			size := number(string(raw[l[2]:l[3]]))
			r.objects[n], r.streams[n] = string(raw[:l[0]]), raw[l[1]:l[1]+size]
			raw = raw[l[1]+size:]
			continue
		}
		r.objects[n] = string(raw[:end])
		raw = raw[end:]
	}
}

func (r *reader) inflated(n int) string {
	z, err := zlib.NewReader(bytes.NewReader(r.streams[n]))
	if err != nil {
		r.wrong("object %d: %v", n, err)
		return ""
	}
	all, err := io.ReadAll(z)
	if err != nil {
		r.wrong("object %d: %v", n, err)
	}
	return string(all)
}

// after is the object that an entry points to.
func after(body, entry string) int {
	_, rest, _ := strings.Cut(body, entry+" ")
	n, _, _ := strings.Cut(rest, " ")
	return number(n)
}

func (r *reader) page(n int, body string) {
	for _, font := range fontEntry.FindAllStringSubmatch(fontsOfPage.FindString(body), -1) {
		if name := font[1]; r.fonts[name] == nil {
			r.fonts[name] = map[string]string{}
			for _, pair := range glyphPair.FindAllStringSubmatch(r.inflated(after(r.objects[after(body, "/"+name)], "/ToUnicode")), -1) {
				r.fonts[name][pair[1]] = characters(pair[2])
			}
		}
	}
	inside, reversed, at := false, false, [2]int{}
	for _, line := range strings.Split(r.inflated(after(body, "/Contents")), "\n") {
		switch m := marked.FindStringSubmatch(line); {
		case m != nil:
			inside, at = true, [2]int{n, number(m[2])}
			r.content[at] = ""
		case strings.HasPrefix(line, "/Artifact "):
			inside, at = true, [2]int{}
		case line == "/ReversedChars BMC":
			reversed = true
		case line == "EMC" && reversed:
			reversed = false
		case line == "EMC":
			inside = false
		case line != "" && !inside:
			r.wrong("drawn outside of every tag: %s", line)
		default:
			if m := shown.FindStringSubmatch(line); m != nil && at[0] != 0 {
				r.content[at] += r.said(m[1], m[2], reversed)
			}
		}
	}
}

func (r *reader) said(font, shown string, reversed bool) string {
	var said []string
	for _, part := range glyphs.FindAllStringSubmatch(shown, -1) {
		for i := 0; i < len(part[1]); i += 4 {
			char, ok := r.fonts[font][part[1][i:i+4]]
			if !ok {
				r.wrong("a glyph that is no character: %s", part[1][i:i+4])
			}
			if char != "\u00AD" { // where the line divides a word; it is not said
				said = append(said, char)
			}
		}
	}
	if reversed {
		slices.Reverse(said)
	}
	return strings.Join(said, "")
}

func characters(hex string) string {
	var units []uint16
	for i := 0; i+4 <= len(hex); i += 4 {
		n, _ := strconv.ParseUint(hex[i:i+4], 16, 16)
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

func (r *reader) node(n int) *Node {
	m := structure.FindStringSubmatch(r.objects[n])
	if m == nil {
		r.wrong("object %d is no tag", n)
		return &Node{}
	}
	one := &Node{Kind: m[1], Entries: m[2]}
	for _, k := range kids.FindAllStringSubmatch(m[3], -1) {
		switch {
		case k[4] != "":
			one.Kids = append(one.Kids, r.node(number(k[4])))
		case k[3] != "":
			if !strings.Contains(r.objects[number(k[3])], "/Contents <FEFF") {
				r.wrong("a link that does not say where it leads")
			}
		default:
			at := [2]int{number(k[1]), number(k[2])}
			said, ok := r.content[at]
			if !ok {
				r.wrong("a tag reads what is not there, or was read before: %v", at)
			}
			delete(r.content, at)
			one.Kids = append(one.Kids, &Node{Text: said})
		}
	}
	return one
}

// judge looks for what nobody could make sense of: a drawing without words, a heading of a table that heads nothing, a
// level of headings skipped.
func (r *reader) judge(n *Node, level *int) {
	switch {
	case n.Kind == "Figure" && !strings.Contains(n.Entries, "/Alt <FEFF"):
		r.wrong("a figure without words")
	case n.Kind == "TH" && !strings.Contains(n.Entries, "/Scope /"):
		r.wrong("a heading of a table that heads nothing")
	case len(n.Kind) == 2 && n.Kind[0] == 'H' && n.Kind[1] <= '6':
		now := int(n.Kind[1] - '0')
		if now > *level+1 {
			r.wrong("after a heading of level %d comes one of %d", *level, now)
		}
		*level = now
	}
	for _, k := range n.Kids {
		r.judge(k, level)
	}
}

// String is the tree as people read it: each tag on a line, with its text.
func (n *Node) String() string {
	var b strings.Builder
	n.write(&b, 0)
	return b.String()
}

func (n *Node) write(b *strings.Builder, deep int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", deep), n.Kind)
	if text := n.own(); text != "" {
		fmt.Fprintf(b, " %q", text)
	}
	b.WriteString("\n")
	for _, k := range n.Kids {
		if k.Kind != "" {
			k.write(b, deep+1)
		}
	}
}

// own is the text of a tag, without that of the tags in it.
func (n *Node) own() (text string) {
	for _, k := range n.Kids {
		if k.Kind == "" {
			text += k.Text
		}
	}
	return text
}

// Words is all text in the order in which it is read.
func (n *Node) Words() string {
	text := n.Text
	for _, k := range n.Kids {
		text += k.Words()
	}
	if n.Kind != "Link" && n.Kind != "" {
		text += "\n"
	}
	return text
}
