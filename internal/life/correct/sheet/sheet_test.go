package sheet_test

import (
	"bytes"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/correct/sheet"
	"hoofdlijn/internal/life/plan"
)

func document(language string, corrections ...correct.Correction) sheet.Document {
	d := plan.Document{Language: language, Meeting: plan.Meeting{Question: "Wat is er nodig?", Municipality: "Westerkwartier"}, Journal: &plan.Journal{Entries: 3, Head: "00"},
		Themes: []plan.Theme{{ID: "zorg", Title: "Zorg", Decisions: []plan.Decision{{Proposal: "v1", Title: "Een vaste plek"}}}}}
	return sheet.Of(d, correct.Made{Plan: d.Digest(), Corrections: corrections})
}

func some() []correct.Correction {
	return []correct.Correction{
		{ID: "c1", Slip: correct.Slip{Proposal: "v1", Says: "1 maart", Reads: "1 mei", Why: "Op het bord stond mei."}, Date: "2021-11-09", Right: 2},
		{ID: "c2", Slip: correct.Slip{Says: "Westerkwartir", Reads: "Westerkwartier", Why: "<script>Typefout</script>\x00 & zo"}, Date: "2021-11-10", Right: 5},
	}
}

func TestCorrectionsAsText(t *testing.T) {
	for name, doc := range map[string]sheet.Document{"nl": document("nl", some()...), "en": document("en", some()...), "none": document("nl")} {
		for _, f := range sheet.Files() {
			if f.File == "corrections.md" || f.File == "corrections.json" {
				golden.Same(t, "testdata/"+name+"-"+f.File, f.Write(doc))
			}
		}
	}
}

// Every file can be made, is the same when it is made again, and a page takes in nothing that was typed as anything but text.
func TestEveryFileIsMadeAlike(t *testing.T) {
	for _, f := range sheet.Files() {
		first := f.Write(document("nl", some()...))
		if len(first) == 0 || !bytes.Equal(first, f.Write(document("nl", some()...))) {
			t.Errorf("%s is not made alike", f.File)
		}
		if page := string(first); f.Policy != nil && (strings.Contains(page, "<script>Typ") || !strings.Contains(page, "1 mei") || !strings.Contains(f.Policy(document("nl")), "default-src 'none'")) {
			t.Errorf("%s: %s", f.File, page)
		}
	}
}
