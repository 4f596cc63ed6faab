package formats_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/outline/officetest"
)

// offices are the files that office programs open.
func offices() []formats.Format {
	var all []formats.Format
	for _, f := range formats.All() {
		if f.Name == "odt" || f.Name == "docx" {
			all = append(all, f)
		}
	}
	return all
}

// typed is what people wrote in a plan, each in its place.
func typed(d plan.Document) []string {
	one := d.Themes[0].Decisions[0]
	return []string{one.Title, one.Text, one.Lead, one.FirstStep, one.NeedsYesFrom[0], one.Concerns[1], one.Checks[0].Reason, one.Checks[0].Advice.Reason, d.Themes[0].Title,
		d.Meeting.Question, d.Meeting.Title, d.Meeting.Place, d.Meeting.Promise.Mandate, d.Frameworks[0].Text, d.Frameworks[0].Formal, d.Frameworks[0].Clarifications[0].Answer,
		d.NotInPlan[0].Title, d.NotInPlan[0].Reason, d.Cases[0].Title, d.Cases[0].Story, d.Cases[0].Questions[0].Text, d.Cases[0].Questions[0].Tables[0].Notes[1]}
}

func TestNothingBreaksOutOfTheOffice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyone(t)
		f := rapid.SampledFrom(offices()).Draw(t, "office")
		back := officetest.Read(f.Write(d))
		for _, said := range typed(d) {
			if want := strings.TrimSuffix(visible(said), "."); !strings.Contains(visible(back.Words), want) { // a full stop before the next sentence stands there once
				t.Fatalf("%s: %q is not in it", f.File, want)
			}
		}
		empty := visible(d.Meeting.Question) == "" || visible(d.Themes[0].Title) == "" || visible(d.Cases[0].Title) == ""
		for _, problem := range back.Problems {
			if !empty || !strings.HasPrefix(problem, "a level is skipped") { // people left the title empty
				t.Fatalf("%s: %s", f.File, problem)
			}
		}
	})
}

func TestTheOfficeOpensThem(t *testing.T) {
	written, words := map[string][]byte{}, map[string][]string{}
	hostile, _ := nasty()
	for name, d := range map[string]plan.Document{"rich": rich(), "english": english(), "empty": empty(), "nasty": hostile} {
		for _, f := range offices() {
			file := name + "-" + f.Name + "." + f.Name
			written[file] = f.Write(d)
			back := officetest.Read(written[file])
			if len(back.Problems) > 0 {
				t.Errorf("%s: %v", file, back.Problems)
			}
			words[file] = strings.Split(back.Words, "\n")
		}
	}
	for file, text := range officetest.LibreOffice(t, "txt:Text (encoded):UTF8", written) {
		shown := bare(string(text))
		for _, line := range words[file] {
			if want := bare(line); !strings.Contains(shown, want) {
				t.Errorf("%s: LibreOffice does not show %q", file, want)
			}
		}
	}
}

// numbers are what a list puts before its items.
var numbers = regexp.MustCompile(`(?m)^ *([0-9]+\.|[^\pL\pN ]) `)

// bare is what is left when an office program has laid a text out: without spaces, and without what it may not have a shape for.
func bare(text string) string {
	return strings.Join(strings.Fields(visible(strings.ReplaceAll(numbers.ReplaceAllString(text, ""), "\uFEFF", ""))), "")
}

func TestOneOfficeReadsWhatTheOtherWrote(t *testing.T) {
	documents := map[string][]byte{}
	for _, f := range offices() {
		documents["plan-"+f.Name+"."+f.Name] = f.Write(rich())
	}
	for file, raw := range officetest.LibreOffice(t, "fodt", documents) {
		for _, want := range []string{`text:outline-level="1"`, `text:outline-level="4"`, "<table:table-header-rows>", "<text:list ", `fo:language="nl"`, `xlink:href="#d1"`,
			"<dc:title>Voorbeeld: verzonnen besluiten - Ons plan op hoofdlijnen", "<text:page-number"} {
			if !strings.Contains(string(raw), want) {
				t.Errorf("%s: LibreOffice finds no %s in it", file, want)
			}
		}
	}
}

// What is broken on purpose is seen.
func TestABrokenOfficeDocumentIsSeen(t *testing.T) {
	for _, f := range offices() {
		raw := f.Write(rich())
		if problems := officetest.Read(raw).Problems; len(problems) > 0 {
			t.Fatalf("%s: %v", f.File, problems)
		}
		raw[len(raw)/2] ^= 1
		if len(officetest.Read(raw).Problems) == 0 {
			t.Errorf("%s: nobody sees a byte that is wrong", f.File)
		}
	}
}
