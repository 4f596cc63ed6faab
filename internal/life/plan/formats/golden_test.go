package formats_test

import (
	"path/filepath"
	"regexp"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/outline/officetest"
	"hoofdlijn/internal/pdf/pdftest"
)

// theStyle is the same in every page and has its own hash; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<meta http-equiv="Content-Security-Policy"[^>]*>`)

func TestFilesAreAsKept(t *testing.T) {
	for name, d := range documents() {
		for _, f := range formats.All() {
			file, raw := filepath.Join("testdata", name+"-"+f.File), f.Write(d)
			switch f.Name {
			case "pdf", "summary-pdf": // kept as its tags: what is read aloud
				golden.Same(t, file+".txt", []byte(tags(t, raw)))
			case "odt":
				golden.Same(t, file+".xml", officetest.Read(raw).Kept("meta.xml", "content.xml"))
			case "docx":
				golden.Same(t, file+".xml", officetest.Read(raw).Kept("docProps/core.xml", "word/document.xml"))
			default:
				golden.Same(t, file, theStyle.ReplaceAll(raw, []byte("<!-- style -->")))
			}
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
