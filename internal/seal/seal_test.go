package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/seal"
)

func TestABundleVerifies(t *testing.T) {
	raw := bundled(t)
	report, p := seal.Verify(raw, seal.Anchor{Key: theKey().Public()})
	if p != nil {
		t.Fatal(p)
	}
	if !report.Known || report.Decisions != 2 || report.Recounted < 2 || len(report.Open) != 2 || len(report.Unproven) != 0 {
		t.Errorf("%+v", report)
	}
}

// Anybody can open it with what is on their machine.
func TestABundleIsAZip(t *testing.T) {
	raw := bundled(t)
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 4+len(formats.All()) {
		t.Errorf("%d files", len(z.File))
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(r); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}
