package formats_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/formats/csv"
	page "hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/life/plan/formats/md"
	"hoofdlijn/internal/life/plan/formats/pdf"
	"hoofdlijn/internal/outline/officetest"
	"hoofdlijn/internal/pdf/pdftest"
)

// hostile is text that tries to get out of whatever it is put in.
func hostile() *rapid.Generator[string] {
	pieces := []string{"<script>alert(1)</script>", "</p>", "</style><h1>", "<!--", "-->", "\" onclick=\"x", "' onload='x", "&lt;", "&amp;",
		"# kop", "- punt", "+ punt", "1. een", "2) twee", "> citaat", "```", "~~~", "    code", "---", "===", "[a](http://b)", "![x](y)", "<http://c>",
		"https://d.example", "www.e.example", "a|b", "**vet**", "_x_", "\\", "\n", "\r\n", "\n\n", "\t", "=1+1", "@SUM(A1)", "-2", ";", "\"", "\"\"", ",",
		"\u202E", "\u2066", "\x00", "\x1b[31m", "\u2028", "é", "{{.}}", "${x}", "$x$", "[^1]", ": def", "{n}", "{date}", " ", "woord"}
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.Bool().Draw(t, "free") {
			return rapid.String().Draw(t, "text")
		}
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "pieces"), "")
	})
}

// anyone writes a whole plan with such texts, in every place where people write.
func anyone(t *rapid.T) plan.Document {
	d := rich()
	if rapid.Bool().Draw(t, "english") {
		d.Language = "en"
	}
	text := func(where string) string { return hostile().Draw(t, where) }
	d.Meeting = plan.Meeting{Title: text("title"), Municipality: text("municipality"), Question: text("question"), Date: text("date"),
		Place: text("place"), Promise: &plan.Promise{Who: text("who"), When: text("when"), Mandate: text("mandate"), Money: text("money")}}
	d.Attendance = map[string]int{text("capacity"): 5}
	f := &d.Frameworks[0]
	f.Text, f.Formal, f.Owner, f.Source = text("framework"), text("formal"), text("owner"), text("source")
	f.Clarifications = []plan.Clarification{{Question: text("asked"), Answer: text("answer"), By: text("by")}}
	d.Themes[0].Title = text("theme")
	one := &d.Themes[0].Decisions[0]
	one.Title, one.Text, one.Lead, one.FirstStep, one.Due = text("title"), text("text"), text("lead"), text("step"), text("due")
	one.Concerns, one.NeedsYesFrom = []string{text("concern"), text("concern")}, []string{text("yes")}
	one.Numbers = map[string]string{"cost": text("cost"), text("measure"): text("number")}
	one.Method, one.Outcome, one.Secrecy = text("method"), text("outcome"), text("secrecy")
	one.Result.Counts, one.Result.Via = map[string]int{text("choice"): 3}, map[string]int{text("via"): 3}
	one.Checks[0] = plan.Check{Framework: f.ID, Verdict: text("verdict"), Reason: text("reason"),
		Advice: &plan.Advice{Verdict: text("advice"), Reason: text("because"), By: text("expert")}}
	d.NotInPlan[0] = plan.NotInPlan{Proposal: "v5", Title: text("not"), Outcome: text("outcome"), Reason: text("why"), Who: text("who"), When: text("when")}
	d.Cases[0].Title, d.Cases[0].Story, d.Cases[0].Questions[0].Text = text("case"), text("story"), text("question")
	d.Cases[0].Questions[0].Tables[0].Notes = []string{text("note"), text("note")}
	d.Journal.Head = text("head")
	return d
}

// bones is the page without its words: elements, attributes other than those of ours, depth.
func bones(t interface{ Fatalf(string, ...any) }, raw []byte) (string, string) {
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("no html: %v", err)
	}
	var tags, words strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.ElementNode:
			tags.WriteString("<" + n.Data)
			for _, a := range n.Attr {
				tags.WriteString(" " + a.Key)
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Fatalf("a reference outward: %s", a.Val)
				}
				if a.Key == "src" || strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Fatalf("an attribute that may not be: %s", a.Key)
				}
			}
			tags.WriteString(">")
		case html.CommentNode:
			t.Fatalf("a comment got in: %s", n.Data)
		case html.TextNode:
			words.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return tags.String(), words.String()
}

var ours = map[string]bool{"html": true, "head": true, "meta": true, "title": true, "style": true, "body": true, "a": true, "p": true, "main": true,
	"header": true, "h1": true, "h2": true, "h3": true, "h4": true, "dl": true, "dt": true, "dd": true, "div": true, "nav": true, "ol": true, "ul": true,
	"li": true, "span": true, "br": true, "b": true, "section": true, "code": true, "table": true, "caption": true, "thead": true, "tbody": true,
	"tfoot": true, "tr": true, "th": true, "td": true, "article": true, "svg": true, "circle": true, "path": true}

func TestNothingBreaksOutOfThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		tags, words := bones(t, page.Write(d))
		for _, tag := range strings.Split(tags, "<")[1:] {
			if name, _, _ := strings.Cut(strings.TrimSuffix(tag, ">"), " "); !ours[name] {
				t.Fatalf("an element of somebody else: %s", name)
			}
		}
		if n := strings.Count(tags, "<h1"); n != 1 {
			t.Fatalf("%d titles", n)
		}
		if n := strings.Count(tags, "<article"); n != 4 {
			t.Fatalf("%d decisions", n)
		}
		for _, said := range []string{d.Themes[0].Decisions[0].Text, d.Meeting.Question, d.Themes[0].Decisions[0].Concerns[1], d.Cases[0].Questions[0].Tables[0].Notes[1]} {
			if want := readable(said); !strings.Contains(readable(words), want) {
				t.Fatalf("%q is not on the page", want)
			}
		}
	})
}

// readable is a text as eyes take it in.
func readable(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		if r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}

func TestTheTableReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		raw := csv.Write(d)
		if !bytes.HasPrefix(raw, []byte("\uFEFF")) || !bytes.HasSuffix(raw, []byte("\r\n")) {
			t.Fatalf("no mark or no line end")
		}
		r := stdcsv.NewReader(bytes.NewReader(raw[3:]))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%v in %q", err, raw)
		}
		if len(rows) != 5 {
			t.Fatalf("%d rows", len(rows))
		}
		one := d.Themes[0].Decisions[0]
		for column, want := range map[int]string{1: d.Themes[0].Title, 3: one.Title, 4: one.Text, 7: one.Lead, 8: one.NeedsYesFrom[0],
			9: one.FirstStep, 10: one.Due, 21: strings.Join(one.Concerns, " | ")} {
			got := rows[1][column]
			if strings.HasPrefix(got, "'") && want != "" && strings.ContainsRune("=+-@\t\r", rune(want[0])) {
				got = got[1:]
			}
			// The reader of Go takes "\r\n" inside quotes for "\n".
			if got != strings.ReplaceAll(want, "\r\n", "\n") {
				t.Fatalf("column %d: %q, want %q", column, got, want)
			}
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Fatalf("a formula: %q", cell)
				}
			}
		}
	})
}

func TestNothingBreaksOutOfTheText(t *testing.T) {
	tame := rich()
	tame.Themes[0].Decisions[0].Concerns = []string{"a", "b"}
	shape := outline(t, md.Write(tame))
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		// The heading of the promise goes when nobody promised a thing that can be read.
		if headings := outline(t, md.Write(d)); headings != shape && headings != shape-1 {
			t.Fatalf("%d headings, want %d", headings, shape)
		}
	})
}

// outline counts headings, and fails on a mark that would do something and is not ours.
func outline(t interface{ Fatalf(string, ...any) }, raw []byte) int {
	headings := 0
	for _, line := range strings.Split(string(raw), "\n") {
		if strings.HasPrefix(line, "#") {
			headings++
		}
		if strings.ContainsAny(line, "\r\t\x00\x1b") || strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "===") {
			t.Fatalf("a line that may not be: %q", line)
		}
		rest := line
		for _, mark := range []string{"> ", "- ", "#### ", "### ", "## ", "# "} {
			if strings.HasPrefix(rest, mark) {
				rest = strings.TrimPrefix(rest, mark)
				break
			}
		}
		if strings.HasPrefix(line, "|") || line == ">" {
			rest = strings.Trim(line, "|>- :") // ours: a table, an empty line in a quotation
			rest = strings.ReplaceAll(rest, " | ", "")
		}
		rest = strings.ReplaceAll(strings.TrimSuffix(rest, `\`), "**", "")
		plainly(t, rest)
	}
	return headings
}

// plainly: no character of a line does anything.
func plainly(t interface{ Fatalf(string, ...any) }, line string) {
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		if strings.ContainsRune("`*_[]{}<>&|~$@^", rune(line[i])) {
			t.Fatalf("%q stands bare in %q", line[i], line)
		}
	}
	number := strings.TrimLeft(line, "0123456789")
	if number != line && (strings.HasPrefix(number, ".") || strings.HasPrefix(number, ")")) {
		t.Fatalf("a numbered list: %q", line)
	}
	if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "+") || strings.HasPrefix(line, "=") {
		t.Fatalf("a line that begins something: %q", line)
	}
	if strings.Contains(line, "http://") || strings.Contains(line, "https://") || strings.Contains(line, "www.") {
		t.Fatalf("a link: %q", line)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	if os.Getenv("HOOFDLIJN_PRINT") != "" {
		for _, f := range formats.All() {
			os.Stdout.Write(f.Write(rich()))
		}
		os.Exit(0)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, env := range [][]string{{"GOMAXPROCS=1", "TZ=UTC", "LANG=C"}, {"GOMAXPROCS=4", "TZ=Asia/Tokyo", "LANG=nl_NL.UTF-8"},
		{"TZ=America/New_York", "LC_ALL=tr_TR.UTF-8"}} {
		c := exec.CommandContext(t.Context(), exe, "-test.run", "^TestSameDocumentSameBytes$")
		c.Env = append(append(os.Environ(), env...), "HOOFDLIJN_PRINT=1")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out
		}
		if len(out) < 1000 || !bytes.Equal(out, first) {
			t.Errorf("other bytes with %v", env)
		}
	}
}

func TestTheDocumentItself(t *testing.T) {
	var back plan.Document
	if err := json.Unmarshal(formats.All()[6].Write(rich()), &back); err != nil || back.Meeting != rich().Meeting && back.Meeting.Title != rich().Meeting.Title {
		t.Fatal(err, back.Meeting)
	}
}

func TestMarksStandEverywhere(t *testing.T) {
	d := rich()
	d.Journal = nil
	for _, f := range formats.All()[:6] {
		raw := read(t, f, d)
		for _, mark := range []string{"oncept", "Voorbeeld: verzonnen besluiten"} {
			if !strings.Contains(theStyle.ReplaceAllString(raw, ""), mark) {
				t.Errorf("%s does not say %q", f.File, mark)
			}
		}
		if strings.Contains(raw, "Niemand kan het nog veranderen") {
			t.Errorf("%s says that a draft is fixed", f.File)
		}
	}
}

// read is a file as people read it.
func read(t interface{ Fatalf(string, ...any) }, f formats.Format, d plan.Document) string {
	raw := f.Write(d)
	switch f.Name {
	case "odt", "docx":
		return officetest.Read(raw).Words
	case "pdf":
	default:
		return string(raw)
	}
	root, problems := pdftest.Read(raw)
	if len(problems) > 0 {
		t.Fatalf("%s: %v", f.File, problems)
	}
	return root.Words()
}

func TestNothingBreaksOutOfTheTags(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		root, problems := pdftest.Read(pdf.Write(d))
		if len(problems) > 0 {
			t.Fatalf("%v", problems)
		}
		if n := strings.Count(root.String(), "\n  H1"); n != 1 {
			t.Fatalf("%d titles", n)
		}
		one := d.Themes[0].Decisions[0]
		for _, said := range []string{one.Title, one.Text, one.Lead, one.FirstStep, one.Concerns[1], one.Checks[0].Reason, one.Checks[0].Advice.Reason,
			d.Meeting.Question, d.Meeting.Promise.Mandate, d.Frameworks[0].Formal, d.NotInPlan[0].Reason, d.Cases[0].Story, d.Cases[0].Questions[0].Tables[0].Notes[1]} {
			if want := visible(said); !strings.Contains(visible(root.Words()), want) {
				t.Fatalf("%q is not in the tags", want)
			}
		}
	})
}

// visible is the characters of a text that have a shape; those without a meaning of their own show as the sign for that.
func visible(text string) string {
	shown := norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\n\r\t\u2028\u2029", r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
			return -1
		case unicode.In(r, unicode.Co, unicode.Cs), r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar))))
	return strings.Join(strings.Fields(shown), " ")
}

func BenchmarkPDF(b *testing.B) {
	d := large()
	for b.Loop() {
		pdf.Write(d)
	}
}

func BenchmarkAllFiles(b *testing.B) {
	d := large()
	runtime.GC()
	for b.Loop() {
		for _, f := range formats.All() {
			f.Write(d)
		}
	}
}
