package formats_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"hoofdlijn/internal/life/plan/formats"
)

var rewrite = flag.Bool("rewrite", false, "write the files in testdata anew")

// theStyle is the same in every page and has its own hash; the files in testdata are read by people.
var theStyle = regexp.MustCompile(`(?s)<style>.*</style>|<meta http-equiv="Content-Security-Policy"[^>]*>`)

func TestFilesAreAsKept(t *testing.T) {
	for name, d := range documents() {
		for _, f := range formats.All() {
			got := theStyle.ReplaceAll(f.Write(d), []byte("<!-- style -->"))
			file := filepath.Join("testdata", name+"-"+f.File)
			if *rewrite {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s of %s differs from %s; look, then run with -rewrite", f.File, name, file)
			}
		}
	}
}
