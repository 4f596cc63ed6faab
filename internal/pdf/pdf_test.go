package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"hoofdlijn/internal/pdf"
	"hoofdlijn/internal/pdf/pdftest"
)

var look = pdf.Style{Size: 10 * pdf.Point, Leading: 14 * pdf.Point, Before: 4 * pdf.Point}

func document(t testing.TB, body ...pdf.Block) pdf.Document {
	t.Helper()
	font := func(name string) *pdf.Font {
		raw, err := os.ReadFile("../outline/pdf/look/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f, err := pdf.NewFont(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	return pdf.Document{Title: "A title", Language: "en", Producer: "a test", Regular: font("regular"), Bold: font("bold"),
		Margin: pdf.Margin{Top: 20 * pdf.Millimetre, Right: 20 * pdf.Millimetre, Bottom: 20 * pdf.Millimetre, Left: 20 * pdf.Millimetre},
		Body:   append([]pdf.Block{pdf.Heading{Level: 1, Text: "A title", Style: look}}, body...)}
}

func tree(t testing.TB, d pdf.Document) string {
	t.Helper()
	root, problems := pdftest.Read(pdf.Write(d))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return root.String()
}

func TestEveryCharacterIsReadAsWritten(t *testing.T) {
	const said = "non\u2011breaking\u00a0space ж 你 👩 á ≤ € fi"
	if got := tree(t, document(t, pdf.Text(look, said))); !strings.Contains(got, fmt.Sprintf("P %q", said)) {
		t.Error(got)
	}
}

func TestAWordWiderThanTheLineGoesOn(t *testing.T) {
	said := strings.Repeat("lang", 400)
	if got := tree(t, document(t, pdf.Text(look, said))); !strings.Contains(got, said) {
		t.Error("the word is not whole")
	}
}

// thirds divides every word after each third letter.
func thirds(word string) (points []int) {
	for i := 3; i < len(word)-2; i += 3 {
		points = append(points, i)
	}
	return points
}

// A word is divided where that saves white, and in a heading only where it must be. It is read as it was written, and no two
// lines after each other end in a hyphen.
func TestWordsAreDividedAndReadWhole(t *testing.T) {
	said := strings.Repeat("een (samenwerkingsovereenkomst), ", 30) + strings.Repeat("lang", 60)
	narrow := func(blocks ...pdf.Block) pdf.Document {
		d := document(t, blocks...)
		d.Margin.Right = 130 * pdf.Millimetre
		d.Divide = thirds
		return d
	}
	d := narrow(pdf.Text(look, said))
	if got := tree(t, d); !strings.Contains(got, said) {
		t.Error("not as it was written:", got)
	}
	text, err := pdftest.Look(t, pdf.Write(d), "pdftotext", "-enc", "UTF-8", "FILE", "-")
	if lines := strings.Count(text, "\u00AD\n"); err != nil || lines < 5 {
		t.Errorf("%v, %d words divided: %s", err, lines, text)
	}
	before, _, _ := strings.Cut(text, "langlang")
	for i, line := range strings.Split(before, "\n") {
		if i > 0 && strings.HasSuffix(line, "\u00AD") && strings.HasSuffix(strings.Split(before, "\n")[i-1], "\u00AD") {
			t.Error("two hyphens after each other:", line)
		}
	}
	text, err = pdftest.Look(t, pdf.Write(narrow(pdf.Heading{Level: 2, Style: look, Text: "een samenwerkingsovereenkomst"})), "pdftotext", "-enc", "UTF-8", "FILE", "-")
	if err != nil || strings.Contains(text, "\u00AD") {
		t.Errorf("%v: %s", err, text)
	}
}

// A table that goes on shows its headings again, and they are read once.
func TestATableSaysItsHeadingsOnce(t *testing.T) {
	table := pdf.Table{Caption: "c", Columns: []pdf.Length{90 * pdf.Millimetre, 30 * pdf.Millimetre}, Head: []string{"what", "number"}, Style: look, Heads: look}
	for i := range 200 {
		table.Rows = append(table.Rows, []string{"row", fmt.Sprint(i)})
	}
	raw := pdf.Write(document(t, table))
	root, problems := pdftest.Read(raw)
	if got := root.String(); len(problems) > 0 || strings.Count(got, `"what"`) != 1 || strings.Count(got, "TD") != 200 {
		t.Error(problems, got)
	}
	if pages := bytes.Count(raw, []byte("/Type /Page ")); pages < 4 {
		t.Errorf("%d pages", pages)
	}
}

func TestALevelOfAnEmptyHeadingIsTaken(t *testing.T) {
	got := tree(t, document(t, pdf.Heading{Level: 2, Style: look, Mark: "here"}, pdf.Heading{Level: 3, Text: "three", Style: look},
		pdf.Paragraph{Style: look, Spans: []pdf.Span{{Text: "there", Link: "here"}}}))
	if !strings.Contains(got, `H2 "three"`) || !strings.Contains(got, `Link "there"`) {
		t.Error(got)
	}
}

func TestWhatIsNoFontIsRefused(t *testing.T) {
	for _, raw := range [][]byte{nil, []byte("no font"), make([]byte, 200)} {
		if _, err := pdf.NewFont("x", raw); err == nil {
			t.Error("taken")
		}
	}
}
