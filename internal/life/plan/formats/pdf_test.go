package formats_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats/pdf"
	"hoofdlijn/internal/pdf/pdftest"
)

const validator = "../../../../scripts/validator"

// nasty is a plan with text that tries to get out of whatever it is put in.
func nasty() plan.Document {
	d := rich()
	bad := "(<script>) \\n ] >> endstream endobj\x00\x1b %PDF \u202Eomgekeerd\u2066 שלום مرحبا 你好 👩‍👩‍👧 ẛ̣ e\u0301 \uE000 \uFFFE \u00AD\u200B A\u0308" + strings.Repeat("lang", 60)
	d.Meeting.Question, d.Themes[0].Title, d.Frameworks[0].Text = bad, bad, bad
	one := &d.Themes[0].Decisions[0]
	one.Title, one.Text, one.Lead, one.Concerns = bad, strings.Repeat(bad+"\n", 60), bad, []string{bad, ""}
	d.Attendance[bad], d.NotInPlan[0].Title, d.Cases[0].Questions[0].Tables[0].Notes[0] = 2, bad, bad
	d.Journal.Head = bad
	return d
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
	want, written := map[string][]string{}, map[string][]byte{}
	all := documents()
	all["nasty"] = nasty()
	for name, d := range all {
		want[name], written[name] = []string{"PASS 3a", "PASS ua1"}, pdf.Write(d)
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
	said := pdftest.VeraPDF(t, validator, written)
	for name := range want {
		slices.Sort(said[name])
		if !slices.EqualFunc(said[name], want[name], strings.HasPrefix) {
			t.Errorf("%s: %q, not %q", name, said[name], want[name])
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
	for name, d := range map[string]plan.Document{"rich": rich(), "nasty": nasty()} {
		raw := pdf.Write(d)
		if said, err := pdftest.Look(t, raw, "qpdf", "--check", "FILE"); err != nil || strings.Contains(said, "WARNING") {
			t.Errorf("%s: qpdf: %v %s", name, err, said)
		}
		said, err := pdftest.Look(t, raw, "pdfinfo", "-struct-text", "FILE")
		if err != nil || strings.Contains(said, "rror") {
			t.Errorf("%s: pdfinfo: %v %.300s", name, err, said)
		}
		for _, want := range []string{"H1 (block)", "Figure", "TH", "Lbl"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: pdfinfo sees no %s", name, want)
			}
		}
		said, err = pdftest.Look(t, raw, "pdftotext", "-enc", "UTF-8", "FILE", "-")
		said = strings.ReplaceAll(said, "\u00AD\n", "")
		if err != nil || !strings.Contains(visible(said), visible(d.Meeting.Promise.Mandate)) {
			t.Errorf("%s: pdftotext: %v", name, err)
		}
		if name == "nasty" && !strings.Contains(visible(said), visible("(<script>) \\n ] >> endstream endobj")) {
			t.Error("pdftotext does not find the text as it was written")
		}
	}
}

func TestThePlanLiesInThePDF(t *testing.T) {
	raw := pdf.Write(rich())
	said, err := pdftest.Look(t, raw, "qpdf", "--show-attachment=plan.json", "FILE")
	if err != nil || said != string(rich().JSON()) {
		t.Errorf("the file in it is not plan.json: %v %.200s", err, said)
	}
}
