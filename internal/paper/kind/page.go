package kind

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

// Page is a document that is ready to be printed.
type Page struct {
	HTML   []byte
	Policy string // the Content-Security-Policy under which it is shown: its own style and typeface, nothing else
}

type leaf struct {
	Meeting
	Own any
}

type bound struct {
	Sheet
	Heading string
	Body    template.HTML
}

type page struct {
	Meeting
	Style  template.CSS
	Head   string
	Sheets []bound
}

// Print writes sheets of a meeting as one document, each on pages of its own.
func Print(m Meeting, sheets ...Sheet) Page {
	style := html.Typeface() + sheet + running(m, sheets)
	p := page{Meeting: m, Style: template.CSS(style), Head: head(m)} //nolint:gosec // ours, and what people wrote is escaped in running
	for _, s := range sheets {
		one := leaf{Meeting: m}
		if s.Own != nil {
			one.Own = s.Own(m)
		}
		p.Sheets = append(p.Sheets, bound{s, s.Title.In(m.Language), template.HTML(written(s.Name, s.Markup, m.Language, one))}) //nolint:gosec // a template wrote it
	}
	return Page{[]byte(written("page", markup, m.Language, p)), html.PolicyFor(style)}
}

func written(name, markup, language string, from any) string {
	words := template.FuncMap{
		"t":     func(dutch, english string) string { return Both{dutch, english}.In(language) },
		"qr":    qr,
		"times": func(n int) []struct{} { return make([]struct{}, n) },
	}
	var b strings.Builder
	if err := template.Must(template.New(name).Funcs(words).Parse(markup)).Execute(&b, from); err != nil {
		panic("paper: cannot write " + err.Error()) // our own templates and types
	}
	return b.String()
}

// head stands on every page.
func head(m Meeting) string {
	said := []string{m.About.Title}
	if day := m.Words.Day(m.About.Date); day != "" {
		said = append(said, day)
	}
	if m.About.Example {
		said = append(said, m.Words.Example)
	}
	return strings.Join(said, " · ")
}

// running is what stands in the margins: of every page, and of the pages of each sheet. Only a style can put it there.
func running(m Meeting, sheets []Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@page { @top-left { content: %s } @bottom-right { content: %s counter(page) %s counter(pages) } }\n",
		quoted(head(m)), quoted(Both{"Bladzijde ", "Page "}.In(m.Language)), quoted(Both{" van ", " of "}.In(m.Language)))
	for _, s := range sheets {
		fmt.Fprintf(&b, ".sheet--%s { page: %s }\n@page %s { @top-right { content: %s } ", s.Name, s.Name, s.Name, quoted(s.Title.In(m.Language)))
		if s.Names {
			fmt.Fprintf(&b, "@bottom-left { content: %s } ", quoted(Destroy.In(m.Language)))
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
