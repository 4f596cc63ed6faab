// Package officetest reads office documents back, as strictly as their standards ask, and shows them to LibreOffice. Only tests use it.
package officetest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"hoofdlijn/internal/logo"
)

// Document is what was read.
type Document struct {
	Parts    map[string]string
	Words    string // all that is said, a line per paragraph
	Headings []string
	Problems []string
}

// text is the part with the text, by the name of the part that only that kind of document has.
var text = map[string]string{"mimetype": "content.xml", "[Content_Types].xml": "word/document.xml"}

// Read opens a document and says what is wrong with it.
func Read(raw []byte) Document {
	d := Document{Parts: map[string]string{}}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		d.wrong("no package: %v", err)
		return d
	}
	for _, f := range z.File {
		d.part(f)
	}
	first := z.File[0].Name
	switch first {
	case "mimetype":
		d.openDocument(raw)
	case "[Content_Types].xml":
		d.openXML()
	default:
		d.wrong("%s comes first", first)
	}
	d.say(d.Parts[text[first]])
	return d
}

func (d *Document) wrong(format string, about ...any) {
	d.Problems = append(d.Problems, fmt.Sprintf(format, about...))
}

func (d *Document) part(f *zip.File) {
	r, err := f.Open()
	if err != nil {
		d.wrong("%s: %v", f.Name, err)
		return
	}
	whole, err := io.ReadAll(r)
	if err != nil {
		d.wrong("%s: %v", f.Name, err)
	}
	if _, twice := d.Parts[f.Name]; twice {
		d.wrong("%s is there twice", f.Name)
	}
	if f.ModifiedDate != 1<<5|1 || f.ModifiedTime != 0 || len(f.Extra) > 0 || f.Flags&8 != 0 { //nolint:staticcheck // what is in the file
		d.wrong("%s has a date of its own, or more than a name", f.Name)
	}
	d.Parts[f.Name] = string(whole)
	if strings.HasSuffix(f.Name, ".png") {
		if !logo.Is(whole) {
			d.wrong("%s is no picture that we made", f.Name)
		}
		return
	}
	if f.Name != "mimetype" {
		d.wellFormed(f.Name, string(whole))
	}
}

// outward are attributes that may lead out of a document.
var outward = []string{"href", "Target", "TargetMode", "src", "link", "embed"}

// isLogo says whether a picture that is shown is the one that may be in the file.
func (*Document) isLogo(element, to string) bool {
	return element == "image" && to == "Pictures/logo.png" || element == "blip" && to == "rId6"
}

func (d *Document) wellFormed(name, whole string) {
	for r := xml.NewDecoder(strings.NewReader(whole)); ; {
		t, err := r.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			d.wrong("%s: %v", name, err)
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			for _, a := range t.Attr {
				if slices.Contains(outward, a.Name.Local) && !d.isLogo(t.Name.Local, a.Value) && !strings.HasPrefix(a.Value, "#") && (a.Name.Local != "Target" || strings.Contains(a.Value, ":")) {
					d.wrong("%s leads outward: %s", name, a.Value)
				}
			}
			if slices.Contains([]string{"script", "event-listener", "object", "OLEObject", "altChunk"}, t.Name.Local) {
				d.wrong("%s has a %s", name, t.Name.Local)
			}
		case xml.Comment, xml.Directive:
			d.wrong("%s has what is no element", name)
		}
	}
}

// openDocument: the kind of document is readable at its place, without unpacking.
func (d *Document) openDocument(raw []byte) {
	const picture = "Pictures/logo.png"
	if _, there := d.Parts[picture]; there != strings.Contains(d.Parts["content.xml"], `href="`+picture+`"`) {
		d.wrong("a logo is shown that is not there, or is there and not shown")
	}
	const kind = "application/vnd.oasis.opendocument.text"
	if len(raw) < 38+len(kind) || string(raw[30:38]) != "mimetype" || string(raw[38:38+len(kind)]) != kind || binary.LittleEndian.Uint16(raw[8:]) != 0 {
		d.wrong("its kind does not stand at the beginning")
	}
	for name := range d.Parts {
		if name != "mimetype" && name != "META-INF/manifest.xml" && !strings.Contains(d.Parts["META-INF/manifest.xml"], `full-path="`+name+`"`) {
			d.wrong("%s is not in the manifest", name)
		}
	}
}

// openXML: every part has a kind, and every relation leads to a part.
func (d *Document) openXML() {
	for name, whole := range d.Parts {
		if !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".png") && name != "[Content_Types].xml" && !strings.Contains(d.Parts["[Content_Types].xml"], `PartName="/`+name+`"`) {
			d.wrong("%s has no kind", name)
		}
		if folder, is := strings.CutSuffix(name, "document.xml.rels"); is {
			for _, one := range strings.Split(whole, `Target="`)[1:] {
				target, _, _ := strings.Cut(one, `"`)
				if d.Parts[strings.TrimSuffix(folder, "_rels/")+target] == "" {
					d.wrong("%s leads to %s, which is not there", name, target)
				}
			}
		}
	}
}

// say reads the text, in the words of either kind.
func (d *Document) say(whole string) {
	var said, paragraph strings.Builder
	places, links := map[string]bool{}, []string{}
	level, rows, unsaid := "", 0, false
	for r := xml.NewDecoder(strings.NewReader(whole)); ; {
		t, err := r.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			unsaid = t.Name.Local == "title" // of a picture: it is shown only where the picture is not
			switch t.Name.Local {
			case "p", "h":
				level = attribute(t, "outline-level")
				paragraph.Reset()
			case "pStyle":
				level, _ = strings.CutPrefix(attribute(t, "val"), "Heading")
			case "line-break", "br":
				paragraph.WriteString("\n")
			case "tab":
				paragraph.WriteString("\t")
			case "s":
				paragraph.WriteString(" ")
			case "bookmark", "bookmarkStart":
				places[attribute(t, "name")] = true
			case "a", "hyperlink":
				links = append(links, attribute(t, "href")+attribute(t, "anchor"))
			case "table", "tbl":
				rows++
			case "table-header-rows", "tblHeader":
				rows--
			}
		case xml.EndElement:
			unsaid = false
			if t.Name.Local == "p" || t.Name.Local == "h" {
				said.WriteString(paragraph.String() + "\n")
				if len(level) == 1 {
					d.Headings = append(d.Headings, level+" "+paragraph.String())
				}
				paragraph.Reset()
			}
		case xml.CharData:
			if !unsaid {
				paragraph.Write(t)
			}
		}
	}
	d.Words = said.String()
	d.hold(places, links, rows)
}

func (d *Document) hold(places map[string]bool, links []string, rows int) {
	for _, to := range links {
		if !places[strings.TrimPrefix(to, "#")] {
			d.wrong("a link to %q, which is not there", to)
		}
	}
	if rows != 0 {
		d.wrong("a table without a row of headings")
	}
	before := 0
	for _, h := range d.Headings {
		level := int(h[0] - '0')
		if level > before+1 {
			d.wrong("a level is skipped before %q", h)
		}
		before = level
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Kept is the parts as people read them, for files in testdata: an element a line.
func (d Document) Kept(names ...string) []byte {
	var b strings.Builder
	for _, name := range names {
		b.WriteString("== " + name + "\n" + strings.ReplaceAll(d.Parts[name], "><", ">\n<") + "\n")
	}
	return []byte(b.String())
}
