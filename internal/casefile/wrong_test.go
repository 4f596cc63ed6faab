package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// wrongFiles reads testdata/wrong. The comment `#! COLUMN FIELD CODE` stands on the line where the first problem is; a
// field of - is the file as a whole.
func wrongFiles(t *testing.T) (names []string, sources [][]byte) {
	t.Helper()
	names, err := filepath.Glob("testdata/wrong/*.yaml")
	if err != nil || len(names) < 90 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, src)
	}
	return names, sources
}

var mark = regexp.MustCompile(`#! (\d+) (\S+) (\S+)`)

func TestWrongFiles_NameTheFirstProblem(t *testing.T) {
	names, sources := wrongFiles(t)
	for i, name := range names {
		src := sources[i]
		t.Run(strings.TrimSuffix(filepath.Base(name), ".yaml"), func(t *testing.T) {
			at := mark.FindSubmatchIndex(src)
			if at == nil {
				t.Fatal("no mark")
			}
			line := 1 + bytes.Count(src[:at[0]], []byte("\n"))
			column, _ := strconv.Atoi(string(src[at[2]:at[3]]))
			field, code := strings.TrimPrefix(string(src[at[4]:at[5]]), "-"), string(src[at[6]:at[7]])

			c, err := Parse(name, src)
			var first *Problem
			if c != nil || !errors.As(err, &first) {
				t.Fatalf("accepted: %v", err)
			}
			got := fmt.Sprintf("%d:%d %s %s", first.Line, first.Column, first.Field, first.Code)
			if want := fmt.Sprintf("%d:%d %s %s", line, column, field, code); got != want {
				t.Errorf("got  %s\nwant %s\n%v", got, want, err)
			}
			if late := strings.HasPrefix(code, "not_yet"); late != (first.Kind == NotYet) {
				t.Errorf("kind %v", first.Kind)
			}
		})
	}
}
