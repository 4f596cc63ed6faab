package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// heard is a test that may fail.
type heard struct {
	testing.TB
	said string
}

func (h *heard) Helper()                            {}
func (h *heard) Errorf(format string, about ...any) { h.said += fmt.Sprintf(format, about...) }

func TestSame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kept.txt")
	if err := os.WriteFile(file, []byte("een\ntwee\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{"een\ntwee\n": "", "een\ndrie\n": "line 2\nwas \"twee\"\nis  \"drie\"", "een\ntwee\n\n": "line 4\nwas \"(nothing)\"",
		"een": "line 2\nwas \"twee\"\nis  \"(nothing)\""} {
		h := &heard{TB: t}
		Same(h, file, []byte(got))
		if want == "" && h.said != "" || !strings.Contains(h.said, want) {
			t.Errorf("%q: %q, want %q", got, h.said, want)
		}
	}
}
