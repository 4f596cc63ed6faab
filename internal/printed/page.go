package printed

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/skip2/go-qrcode"

	"hoofdlijn/internal/life/plan/formats/html"
)

//go:embed page.tmpl
var markup string

//go:embed paper.css
var sheet string

// Both is one text in the two languages.
type Both struct {
	Dutch   string `json:"nl"`
	English string `json:"en"`
}

// In is the text in a language; Dutch for one we do not speak.
func (b Both) In(language string) string {
	if language == "en" {
		return b.English
	}
	return b.Dutch
}

// Page is a document that is ready to be printed.
type Page struct {
	HTML   []byte
	Policy string // the Content-Security-Policy under which it is shown: its own style and typeface, nothing else
}

// Sheet is something to print, on pages of its own.
type Sheet struct {
	Name     string // letters, digits and dashes; what has the same name has the same margins
	Language string
	Heading  string
	Names    bool   // it names people: every page says that it is to be destroyed
	Markup   string // a template
	From     any    // what that reads
}

// Document is sheets that are printed in one go.
type Document struct {
	Language string
	Head     string // stands on every page
	Style    string // further rules, ours and never made of what people wrote
	Sheets   []Sheet
}

type bound struct {
	Sheet
	Body template.HTML
}

type page struct {
	Document
	Title string
	Style template.CSS
	Bound []bound
}

// Page writes the document.
func (d Document) Page() Page {
	style := html.Typeface() + sheet + d.running() + d.Style
	p := page{Document: d, Title: d.title(), Style: template.CSS(style)} //nolint:gosec // ours, and what people wrote is escaped in running
	for _, s := range d.Sheets {
		p.Bound = append(p.Bound, bound{s, template.HTML(written(s.Name, s.Markup, s.Language, s.From))}) //nolint:gosec // a template wrote it
	}
	return Page{[]byte(written("page", markup, d.Language, p)), html.PolicyFor(style)}
}

// title is what a browser calls the document, and the file it saves.
func (d Document) title() string {
	var said []string
	if len(d.Sheets) == 1 || d.Head == "" && len(d.Sheets) > 0 {
		said = append(said, d.Sheets[0].Heading)
	}
	if d.Head != "" {
		said = append(said, d.Head)
	}
	return strings.Join(said, " · ")
}

func written(name, markup, language string, from any) string {
	words := template.FuncMap{
		"t":     func(dutch, english string) string { return Both{dutch, english}.In(language) },
		"qr":    qr,
		"times": func(n int) []struct{} { return make([]struct{}, n) },
	}
	var b strings.Builder
	if err := template.Must(template.New(name).Funcs(words).Parse(markup)).Execute(&b, from); err != nil {
		panic("printed: cannot write " + err.Error()) // our own templates and types
	}
	return b.String()
}

// running is what stands in the margins: of every page, and of the pages of each sheet. Only a style can put it there.
func (d Document) running() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@page { @top-left { content: %s } @bottom-right { content: %s counter(page) %s counter(pages) } }\n",
		quoted(d.Head), quoted(Both{"Bladzijde ", "Page "}.In(d.Language)), quoted(Both{" van ", " of "}.In(d.Language)))
	said := map[string]bool{}
	for _, s := range d.Sheets {
		if said[s.Name] {
			continue
		}
		said[s.Name] = true
		fmt.Fprintf(&b, ".sheet--%s { page: %s }\n@page %s { @top-right { content: %s } ", s.Name, s.Name, s.Name, quoted(s.Heading))
		if s.Names {
			fmt.Fprintf(&b, "@bottom-left { content: %s } ", quoted(Destroy.In(s.Language)))
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// Destroy is what every page says that names people.
var Destroy = Both{"Hier staan namen. Na afloop vernietigen.", "There are names on this. Destroy it afterwards."}

// quoted is a string of a style sheet. Whatever is no plain letter or digit is written as its number, so that no text
// can end the string or the style.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// qr is a QR code as a picture of one path; nothing when the text is too long for one.
func qr(text string) template.HTML {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return ""
	}
	code.DisableBorder = true // the paper around it is white
	var path strings.Builder
	dots := code.Bitmap()
	for y, row := range dots {
		for x, dark := range row {
			if dark {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	return template.HTML(fmt.Sprintf(`<svg class="qr" viewBox="0 0 %d %d" role="img" aria-label="QR" shape-rendering="crispEdges"><path d="%s"/></svg>`, len(dots), len(dots), &path)) //nolint:gosec // numbers alone
}
