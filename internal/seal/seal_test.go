package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"

	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/report"
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
	if len(z.File) != 4+len(formats.All())+len(report.Files()) {
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

// A bundle that was once made verifies for ever. When this is red because CONTROLEREN.txt or a file of the plan looks otherwise now:
// raise formats.Rendering. The bundle stays as it is.
func TestAKeptBundleVerifies(t *testing.T) {
	raw, err := os.ReadFile("testdata/klein.hlz")
	if err != nil {
		t.Fatal(err)
	}
	report, p := seal.Verify(raw, seal.Anchor{Key: keptKey, Code: keptCode})
	if p != nil {
		t.Fatal(p)
	}
	if report.Decisions != 1 || report.Recounted != 1 || report.Manifest.Journal.Entries != 23 {
		t.Errorf("%+v", report)
	}
}

// The key and the check code of that bundle, as they stood on paper.
const (
	keptKey  = "hoofdlijn+c6571558+ARoABHdtVV0yQFMZIpzhRCRyvm6rhreGrRUTqKnIgy4p"
	keptCode = "QYP7-52WQ-D26C-2WBM"
)
