package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"image"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

//go:embed xmp.xml
var xmp string

// file is a PDF as it grows. Objects have their numbers before they are written, so that they can point to each other.
type file struct {
	bytes.Buffer
	places []int
	packer *zlib.Writer
}

func (f *file) next() int {
	f.places = append(f.places, 0)
	return len(f.places)
}

func (f *file) object(n int, body string) {
	f.places[n-1] = f.Len()
	fmt.Fprintf(f, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (f *file) add(body string) int {
	n := f.next()
	f.object(n, body)
	return n
}

func (f *file) stream(n int, entries string, content []byte) {
	var packed bytes.Buffer
	f.packer.Reset(&packed)
	_, _ = f.packer.Write(content)
	_ = f.packer.Close()
	f.plain(n, entries+" /Filter /FlateDecode", packed.Bytes())
}

func (f *file) plain(n int, entries string, content []byte) {
	f.object(n, fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(content), content))
}

func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

func refs(all []int) string {
	said := make([]string, len(all))
	for i, n := range all {
		said[i] = ref(n)
	}
	return "[" + strings.Join(said, " ") + "]"
}

// text is a string for people, of any characters.
func text(s string) string {
	raw := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(clean(s))) {
		raw = append(raw, byte(unit>>8), byte(unit))
	}
	return "<" + strings.ToUpper(hex.EncodeToString(raw)) + ">"
}

// laid is the document divided over pages, and its tags.
func (d Document) laid() (*layout, *element, []*sheet) {
	root := &element{kind: "Document"}
	l := &layout{regular: newSubset(d.Regular, "R"), bold: newSubset(d.Bold, "B"), others: d.Others, divide: d.Divide, inside: root}
	return l, root, d.fill(l.blocks(d.Body, d.Margin.Left, Width-d.Margin.Left-d.Margin.Right))
}

// Pages is how many pages the document has.
func Pages(d Document) int {
	_, _, sheets := d.laid()
	return len(sheets)
}

// Write is the bytes of the document.
func Write(d Document) []byte {
	l, root, sheets := d.laid()
	lacks := slices.ContainsFunc(l.subsets(), (*subset).lacks)
	for i, s := range sheets {
		d.paint(l, s, Page{Number: i + 1, Count: len(sheets), Lacks: lacks})
	}
	packer, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // a level it knows
	f := &file{packer: packer}
	f.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	catalog, pages := f.next(), f.next()
	var fonts []string
	for _, s := range l.subsets() {
		fonts = append(fonts, "/"+s.name+" "+ref(f.font(s)))
	}
	structure := f.structure(root, sheets)
	places := f.pages(sheets, pages, "/Font <<"+strings.Join(fonts, " ")+">>"+f.pictures(l.pictures))
	f.object(catalog, "<</Type /Catalog /Pages "+ref(pages)+" /Lang ("+d.Language+") /MarkInfo <</Marked true>> /StructTreeRoot "+ref(structure)+
		" /ViewerPreferences <</DisplayDocTitle true>> /PageLabels <</Nums [0 <</S /D>>]>> /Metadata "+ref(f.metadata(d))+
		" /OutputIntents ["+f.intent()+"]"+f.bookmarks(l.bookmarks, places)+f.files(d.Files)+">>")
	info := f.add("<</Title " + text(d.Title) + " /Producer " + text(d.Producer) + ">>")
	return f.end(catalog, info)
}

// end writes where everything is. The document is named after what is in it.
func (f *file) end(catalog, info int) []byte {
	at, name := f.Len(), sha256.Sum256(f.Bytes())
	fmt.Fprintf(f, "xref\n0 %d\n0000000000 65535 f \n", len(f.places)+1)
	for _, place := range f.places {
		fmt.Fprintf(f, "%010d 00000 n \n", place)
	}
	id := "<" + hex.EncodeToString(name[:16]) + ">"
	fmt.Fprintf(f, "trailer\n<</Size %d /Root %s /Info %s /ID [%s %s]>>\nstartxref\n%d\n%%%%EOF\n", len(f.places)+1, ref(catalog), ref(info), id, id, at)
	return f.Bytes()
}

// pages writes the pages, and says where each mark is.
func (f *file) pages(sheets []*sheet, parent int, resources string) map[string]string {
	places, numbers := map[string]string{}, []int{}
	for _, s := range sheets {
		numbers = append(numbers, s.number)
		for _, r := range s.rows {
			for _, m := range r.marks {
				if places[m] == "" {
					places[m] = "[" + ref(s.number) + " /XYZ 0 " + number(Height-r.top+6*Point) + " null]"
				}
			}
		}
	}
	for i, s := range sheets {
		var links []int
		for _, a := range s.annotations {
			if places[a.mark] == "" {
				panic("pdf: a link to " + a.mark + ", which is nowhere")
			}
			f.object(a.number, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%s] /F 4 /Border [0 0 0] /StructParent %d /Contents %s /Dest %s>>",
				field(a.x, a.y, a.w, a.h), a.key, text(a.says), places[a.mark]))
			links = append(links, a.number)
		}
		content := f.next()
		f.stream(content, "", s.content.Bytes())
		f.object(s.number, fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources <<%s>> /Contents %s /StructParents %d /Tabs /S /Annots %s>>",
			ref(parent), number(Width), number(Height), resources, ref(content), i, refs(links)))
	}
	f.object(parent, fmt.Sprintf("<</Type /Pages /Kids %s /Count %d>>", refs(numbers), len(numbers)))
	return places
}

func pictureName(n int) string { return "/I" + strconv.Itoa(n) }

// pictures writes them, each with its list of colours, and gives the entry for the resources.
func (f *file) pictures(all []*image.Paletted) string {
	if len(all) == 0 {
		return ""
	}
	var entries strings.Builder
	for i, one := range all {
		n, colours, width, height := f.next(), make([]byte, 0, 768), one.Rect.Dx(), one.Rect.Dy()
		for _, c := range one.Palette {
			r, g, b, _ := c.RGBA()
			colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
		}
		points := make([]byte, 0, width*height)
		for y := range height {
			points = append(points, one.Pix[y*one.Stride:y*one.Stride+width]...)
		}
		f.stream(n, fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB %d <%X>]", width, height, len(one.Palette)-1, colours), points)
		entries.WriteString(pictureName(i) + " " + ref(n) + " ")
	}
	return " /XObject <<" + entries.String() + ">>"
}

// structure writes the tags, and which of them each piece of a page belongs to.
func (f *file) structure(root *element, sheets []*sheet) int {
	top, keys := f.next(), len(sheets)
	for _, s := range sheets {
		s.number = f.next()
		for _, a := range s.annotations {
			a.key, a.number = keys, f.next()
			keys++
		}
	}
	root.count(f)
	f.element(root, top, sheets)
	var nums strings.Builder
	for i, s := range sheets {
		var all []int
		for _, e := range s.marked {
			all = append(all, e.number)
		}
		nums.WriteString(strconv.Itoa(i) + " " + refs(all) + " ")
	}
	for _, s := range sheets {
		for _, a := range s.annotations {
			nums.WriteString(strconv.Itoa(a.key) + " " + ref(a.of.number) + " ")
		}
	}
	parents := f.add("<</Nums [" + nums.String() + "]>>")
	f.object(top, "<</Type /StructTreeRoot /K "+ref(root.number)+" /ParentTree "+ref(parents)+" /ParentTreeNextKey "+strconv.Itoa(keys)+">>")
	return top
}

func (e *element) count(f *file) {
	e.number = f.next()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.count(f)
		}
	}
}

func (f *file) element(e *element, parent int, sheets []*sheet) {
	var kids []string
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, ref(k.element.number))
			f.element(k.element, e.number, sheets)
		case k.annotation != nil:
			kids = append(kids, "<</Type /OBJR /Pg "+ref(sheets[k.page].number)+" /Obj "+ref(k.annotation.number)+">>")
		default:
			kids = append(kids, "<</Type /MCR /Pg "+ref(sheets[k.page].number)+" /MCID "+strconv.Itoa(k.content)+">>")
		}
	}
	f.object(e.number, "<</Type /StructElem /S /"+e.kind+" /P "+ref(parent)+" "+e.extra+" /K ["+strings.Join(kids, " ")+"]>>")
}

// bookmarks writes the headings as a tree, and gives the entry for the catalog.
func (f *file) bookmarks(all []bookmark, places map[string]string) string {
	if len(all) == 0 {
		return ""
	}
	root := f.next()
	numbers := make([]int, len(all))
	for i := range all {
		numbers[i] = f.next()
	}
	parent := func(i int) int { // -1 for none
		for j := i - 1; j >= 0; j-- {
			if all[j].level < all[i].level {
				return j
			}
		}
		return -1
	}
	below := map[int][]int{}
	for i := range all {
		below[parent(i)] = append(below[parent(i)], i)
	}
	for i, b := range all {
		siblings, up := below[parent(i)], root
		if parent(i) >= 0 {
			up = numbers[parent(i)]
		}
		at := slices.Index(siblings, i)
		entry := "<</Title " + text(b.title) + " /Parent " + ref(up) + " /Dest " + places[b.mark]
		if at > 0 {
			entry += " /Prev " + ref(numbers[siblings[at-1]])
		}
		if at < len(siblings)-1 {
			entry += " /Next " + ref(numbers[siblings[at+1]])
		}
		if kids := below[i]; len(kids) > 0 {
			entry += fmt.Sprintf(" /First %s /Last %s /Count -%d", ref(numbers[kids[0]]), ref(numbers[kids[len(kids)-1]]), len(kids))
		}
		f.object(numbers[i], entry+">>")
	}
	top := below[-1]
	f.object(root, fmt.Sprintf("<</Type /Outlines /First %s /Last %s /Count %d>>", ref(numbers[top[0]]), ref(numbers[top[len(top)-1]]), len(top)))
	return " /Outlines " + ref(root) + " /PageMode /UseOutlines"
}

// font writes a font with the glyphs that are used, and what character each one is.
func (f *file) font(s *subset) int {
	data, unicode, descriptor, descendant := f.next(), f.next(), f.next(), f.next()
	ttf := s.file()
	f.stream(data, fmt.Sprintf("/Length1 %d", len(ttf)), ttf)
	f.stream(unicode, "", s.toUnicode())
	var widths strings.Builder
	for n := range s.of {
		widths.WriteString(strconv.Itoa(s.font.inEm(s.width(n))) + " ")
	}
	name := "HOOFDL+" + s.font.name
	f.object(descriptor, fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %s>>",
		name, s.font.box[0], s.font.box[1], s.font.box[2], s.font.box[3], s.font.ascent, s.font.descent, s.font.capHeight, ref(data)))
	f.object(descendant, fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %s /CIDToGIDMap /Identity /W [0 [%s]]>>",
		name, ref(descriptor), widths.String()))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s>>", name, ref(descendant), ref(unicode)))
}

func (s *subset) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var rows []string
	for n, one := range s.of {
		if one.char != 0 {
			row := "<" + hex4(n) + "> <"
			for _, unit := range utf16.Encode([]rune{one.char}) {
				row += hex4(int(unit))
			}
			rows = append(rows, row+">\n")
		}
	}
	for chunk := range slices.Chunk(rows, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(chunk), strings.Join(chunk, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

func (f *file) metadata(d Document) int {
	escaped := func(s string) string {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(clean(s)))
		return b.String()
	}
	n := f.next()
	f.plain(n, "/Type /Metadata /Subtype /XML", []byte(strings.NewReplacer("{title}", escaped(d.Title), "{language}", escaped(d.Language),
		"{producer}", escaped(d.Producer), "{part}", d.part()).Replace(xmp)))
	return n
}

// part of the norm for archives that the document is made for.
func (d Document) part() string {
	if d.Bare {
		return "2"
	}
	return "3"
}

// intent says what the colours mean.
func (f *file) intent() string {
	profile := f.next()
	f.stream(profile, "/N 3 /Alternate /DeviceRGB", sRGB())
	return "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile " + ref(profile) + ">>"
}

// files writes what goes along, and gives the entries for the catalog.
func (f *file) files(all []File) string {
	if len(all) == 0 {
		return ""
	}
	all = slices.SortedFunc(slices.Values(all), func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	var names strings.Builder
	var numbers []int
	for _, one := range all {
		data := f.next()
		f.stream(data, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d>>", strings.ReplaceAll(one.MediaType, "/", "#2F"), len(one.Content)), one.Content)
		n := f.add(fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Source /EF <</F %s /UF %s>>>>",
			one.Name, text(one.Name), text(one.About), ref(data), ref(data)))
		numbers = append(numbers, n)
		names.WriteString("(" + one.Name + ") " + ref(n) + " ")
	}
	return " /Names <</EmbeddedFiles <</Names [" + names.String() + "]>>>> /AF " + refs(numbers)
}
