package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCases_AreAllInOrder(t *testing.T) {
	names, err := filepath.Glob("../../cases/*.yaml")
	if err != nil || len(names) < 4 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, err := Parse(name, src)
		if err != nil {
			t.Error(err)
			continue
		}
		if id := strings.TrimSuffix(filepath.Base(name), ".yaml"); c.ID != id {
			t.Errorf("%s has id %s", name, c.ID)
		}
	}
}
