package formats_test

import (
	"path/filepath"
	"regexp"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/pdf/pdftest"
)

// theStyle is the same in every page and has its own hash; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<meta http-equiv="Content-Security-Policy"[^>]*>`)

func TestFilesAreAsKept(t *testing.T) {
	for name, d := range documents() {
		for _, f := range formats.All() {
			if f.Name == "pdf" { // kept as its tags: what is read aloud
				golden.Same(t, filepath.Join("testdata", name+"-"+f.File+".txt"), []byte(tags(t, f.Write(d))))
				continue
			}
			golden.Same(t, filepath.Join("testdata", name+"-"+f.File), theStyle.ReplaceAll(f.Write(d), []byte("<!-- style -->")))
		}
	}
}

func tags(t *testing.T, raw []byte) string {
	root, problems := pdftest.Read(raw)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return root.String()
}
