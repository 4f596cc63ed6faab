// Package golden holds what a test gets against a file that people read. `go test PACKAGE -rewrite` writes the files anew;
// then look at the difference before it is kept. Only tests import it.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var rewrite = flag.Bool("rewrite", false, "write the files in testdata anew")

// Same fails the test when what it got is not what the file holds, and shows the first line that is not.
func Same(t testing.TB, file string, got []byte) {
	t.Helper()
	if *rewrite {
		if err := write(file, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s is no longer so; look at the difference, then run with -rewrite\n%s", file, firstDifference(string(want), string(got)))
	}
}

func write(file string, got []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, got, 0o644)
}

func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wants), len(gots)) {
		if i >= len(wants) || i >= len(gots) || wants[i] != gots[i] {
			return fmt.Sprintf("line %d\nwas %q\nis  %q", i+1, at(wants, i), at(gots, i))
		}
	}
	return ""
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
