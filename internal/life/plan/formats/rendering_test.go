package formats_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life/plan/formats"
)

// What the files look like has a number, and bundles name it. When this test is red: raise formats.Rendering, unless no bundle was
// ever made with it, and then run with -rewrite. What is packed hangs on the release of Go as well, so it is not in this sum: what is
// inside is kept by TestFilesAreAsKept.
func TestALookHasANumber(t *testing.T) {
	sum := sha256.New()
	all := documents()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, f := range formats.All() {
			if !slices.Contains([]string{".pdf", ".odt", ".docx"}, filepath.Ext(f.File)) {
				sum.Write(f.Write(all[name]))
			}
		}
	}
	golden.Same(t, "testdata/rendering.txt", fmt.Appendf(nil, "%d %x\n", formats.Rendering, sum.Sum(nil)))
}
