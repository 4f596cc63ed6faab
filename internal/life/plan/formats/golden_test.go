package formats_test

import (
	"path/filepath"
	"regexp"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/plan/formats"
)

// theStyle is the same in every page and has its own hash; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<meta http-equiv="Content-Security-Policy"[^>]*>`)

func TestFilesAreAsKept(t *testing.T) {
	for name, d := range documents() {
		for _, f := range formats.All() {
			golden.Same(t, filepath.Join("testdata", name+"-"+f.File), theStyle.ReplaceAll(f.Write(d), []byte("<!-- style -->")))
		}
	}
}
