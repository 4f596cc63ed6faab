package formats_test

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/pdf"
	"hoofdlijn/internal/pdf/pdftest"
	"hoofdlijn/internal/validator"
)

// hostileText tries to get out of whatever it is put in.
var hostileText = "(<script>) \\n ] >> endstream endobj\x00\x1b =1+1 ]]> %PDF /URI (http://a.example) \u202Eomgekeerd\u2066 שלום مرحبا 你好 👩‍👩‍👧 ẛ̣ e\u0301 \uE000 \uFFFE \u00AD\u200B A\u0308" +
	strings.Repeat("lang", 30)

// nasty is a plan with such text in every field, and which text stands where.
func nasty() (d plan.Document, said map[string]string) {
	d, said = rich(), map[string]string{}
	replace(reflect.ValueOf(&d).Elem(), "", said)
	d.Themes[0].Decisions[0].Text += strings.Repeat("\n"+hostileText, 12)
	return d, said
}

// links are fields that people do not write: what leads from one part to another, and the rules.
var links = regexp.MustCompile(`\.(ID|Format|Language|FrameworksDigest|FrameworksLocked|OutsideFrameworks|Proposal|Framework|Ideas|Params)\b`)

func replace(v reflect.Value, path string, said map[string]string) {
	next := func() string {
		said[path] = fmt.Sprint("nr. ", len(said), " ", hostileText)
		return said[path]
	}
	switch {
	case links.MatchString(path):
	case v.Kind() == reflect.String:
		v.SetString(next())
	case v.Kind() == reflect.Pointer && !v.IsNil():
		replace(v.Elem(), path, said)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			replace(v.Index(i), fmt.Sprint(path, "[", i, "]"), said)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			replace(v.Field(i), path+"."+v.Type().Field(i).Name, said)
		}
	case v.Kind() == reflect.Map && v.Len() > 0:
		path += "{}"
		value := reflect.New(v.Type().Elem()).Elem()
		if value.Kind() == reflect.Int {
			value.SetInt(2)
		}
		replace(value, path+"value", said)
		v.Clear()
		v.SetMapIndex(reflect.ValueOf(next()), value)
	}
}

// Whatever people write in any field stands in the plan as they wrote it. The rest is put in words of ours.
func TestEveryFieldReadsBack(t *testing.T) {
	d, said := nasty()
	root, problems := pdftest.Read(pdf.Write(d))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	words, missing := visible(root.Words()), map[string]bool{}
	for path, text := range said {
		if !strings.Contains(words, visible(text)) {
			missing[regexp.MustCompile(`\[\d+\]`).ReplaceAllString(path, "")] = true
		}
	}
	want := []string{".Frameworks.Over", ".Frameworks.Unit", ".Journal.Head", ".Themes.Decisions.Method", ".Themes.Decisions.Outcome", ".Themes.Decisions.Secrecy"}
	if got := slices.Sorted(maps.Keys(missing)); !slices.Equal(got, want) {
		t.Errorf("not in the plan: %v", got)
	}
}

// mutated is a document with something of the same length put in the place of something else.
func mutated(t *testing.T, was, is string) []byte {
	t.Helper()
	raw := pdf.Write(rich())
	if len(was) != len(is) || !bytes.Contains(raw, []byte(was)) {
		t.Fatalf("%q is not there to be changed", was)
	}
	return bytes.Replace(raw, []byte(was), []byte(is), 1)
}

// The validator finds nothing, in tame plans and in hostile ones; what is broken on purpose, it does find.
func TestWhatTheValidatorSays(t *testing.T) {
	want, written := map[string][]string{}, validator.Documents{}
	all := documents()
	all["nasty"], _ = nasty()
	for name, d := range all {
		want[name], written[name] = []string{"PASS 3a", "PASS ua1"}, pdf.Write(d)
		want[name+" without a file in it"], written[name+" without a file in it"] = []string{"PASS 2a", "PASS ua1"}, pdf.WriteBare(d)
		want[name+" on a page without a file in it"], written[name+" on a page without a file in it"] = []string{"PASS 2a", "PASS ua1"}, pdf.WriteSummaryBare(d)
		want[name+" on a page"], written[name+" on a page"] = []string{"PASS 3a", "PASS ua1"}, pdf.WriteSummary(d)
	}
	noTags, noArchive := []string{"FAIL ua1", "PASS 3a"}, []string{"FAIL 3a", "PASS ua1"}
	for name, broken := range map[string]struct {
		was, is string
		verdict []string
	}{
		"no words for the drawing": {"/Alt <FEFF", "/Xlt <FEFF", noTags},
		"no language":              {"/Lang (nl)", "/Xang (nl)", noTags},
		"a tag of no kind":         {"/S /TH /P", "/S /XH /P", []string{"FAIL 3a", "FAIL ua1"}},
		"an attachment of nothing": {"/AFRelationship", "/XFRelationship", noArchive},
		"colours of no space":      {"/OutputIntents", "/XutputIntents", noArchive},
	} {
		want[name], written[name] = broken.verdict, mutated(t, broken.was, broken.is)
	}
	said := pdftest.VeraPDF(t, written)
	for name := range want {
		slices.Sort(said[name])
		if !slices.EqualFunc(said[name], want[name], strings.HasPrefix) {
			t.Errorf("%s: %q, not %q", name, said[name], want[name])
		}
	}
}

// A third reader, with rules of its own. What is broken on purpose, it sees.
func TestWhatPdfcpuSays(t *testing.T) {
	hostile, _ := nasty()
	written := validator.Documents{"no count": mutated(t, "/Count ", "/Xount "), "a language that is a list": mutated(t, "/Lang (nl)", "/Lang [nl]"), "nasty": pdf.Write(hostile),
		"large": pdf.Write(large()), "nasty on a page": pdf.WriteSummary(hostile)}
	for name, d := range documents() {
		written[name], written[name+" on a page"] = pdf.Write(d), pdf.WriteSummary(d)
	}
	for name, problem := range validator.PDFCPU(t, written) {
		if broken := strings.HasPrefix(name, "no ") || strings.HasPrefix(name, "a "); broken == (problem == "") {
			t.Errorf("%s: %q", name, problem)
		}
	}
}

func TestOurOwnEyesSeeWhatIsBroken(t *testing.T) {
	for name, change := range map[string][2]string{"no words for the drawing": {"/Alt <FEFF", "/Xlt <FEFF"}, "a level skipped": {"/S /H2 /P", "/S /H3 /P"},
		"a heading heads nothing": {"/Scope /Column", "/Xcope /Column"}, "a dropped tag": {"/MCID 0>>", "/MCID 9>>"}, "a mute link": {"/Contents <FEFF", "/Xontents <FEFF"}} {
		if _, problems := pdftest.Read(mutated(t, change[0], change[1])); len(problems) == 0 {
			t.Errorf("%s: we do not see it", name)
		}
	}
}

func TestOtherReadersReadIt(t *testing.T) {
	hostile, _ := nasty()
	for _, one := range []struct {
		d          plan.Document
		tags, find string
	}{{rich(), "-struct-text", rich().Meeting.Promise.Mandate}, {hostile, "-struct", `(<script>) \n ] >> endstream endobj`}} {
		raw := pdf.Write(one.d)
		if said, err := pdftest.Look(t, raw, "qpdf", "--check", "FILE"); err != nil || strings.Contains(said, "WARNING") {
			t.Errorf("qpdf: %v %s", err, said)
		}
		said, err := pdftest.Look(t, raw, "pdfinfo", one.tags, "FILE")
		if err != nil || strings.Contains(said, "rror") {
			t.Errorf("pdfinfo: %v %.300s", err, said)
		}
		for _, want := range []string{"H1 (block)", "Figure", "TH", "Lbl"} {
			if !strings.Contains(said, want) {
				t.Errorf("pdfinfo sees no %s", want)
			}
		}
		said, err = pdftest.Look(t, raw, "pdftotext", "-enc", "UTF-8", "FILE", "-")
		if err != nil || !strings.Contains(visible(strings.ReplaceAll(said, "\u00AD\n", "")), one.find) {
			t.Errorf("pdftotext does not find %q: %v", one.find, err)
		}
	}
}

// The line on the cover passes every decision and ends on the same page, or on the next when they are many.
func TestTheCoverHoldsItsStops(t *testing.T) {
	for count, page := range map[int]int{0: 1, 1: 1, 5: 1, 6: 1, 12: 1, 40: 2} {
		d := rich()
		d.Themes = d.Themes[:1]
		d.Themes[0].Decisions = nil
		for i := range count {
			one := plek()
			one.Proposal, one.Title = fmt.Sprint("v", i), fmt.Sprint("Plek nr. ", i)
			d.Themes[0].Decisions = append(d.Themes[0].Decisions, one)
		}
		said, err := pdftest.Look(t, pdf.Write(d), "pdftotext", "-l", fmt.Sprint(page), "FILE", "-")
		before, way, _ := strings.Cut(said, "Ons plan is klaar")
		if n := strings.Count(before, "Plek nr. "); err != nil || n != count || !strings.Contains(way, "De gemeente zegt ja of nee") {
			t.Errorf("%d of %d stops on %d pages: %v: %s", n, count, page, err, said)
		}
	}
}

// The line is in the colour of the municipality; what is no colour is passed by.
func TestThePlanIsInTheColourOfTheMunicipality(t *testing.T) {
	one := func(colour string) []byte {
		d := rich()
		d.Style = &plan.Style{Colour: colour}
		said, err := pdftest.Look(t, pdf.Write(d), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
		if err != nil {
			t.Fatal(err)
		}
		return []byte(said)
	}
	ours, theirs := []byte("0.113 0.243 0.56 rg"), []byte("0.541 0.121 0.36 rg")
	for colour, want := range map[string][]byte{"#8a1f5c": theirs, "": ours, "paars": ours, "#1d3e8f": ours} {
		if n := bytes.Count(one(colour), want); n < 20 {
			t.Errorf("%q: %d times", colour, n)
		}
	}
	if bytes.Contains(one("#8a1f5c"), ours) {
		t.Error("something is still in our colour")
	}
}

func TestThePlanLiesInThePDF(t *testing.T) {
	raw := pdf.Write(rich())
	said, err := pdftest.Look(t, raw, "qpdf", "--show-attachment=plan.json", "FILE")
	if err != nil || said != string(rich().JSON()) {
		t.Errorf("the file in it is not plan.json: %v %.200s", err, said)
	}
}
