package bolt_test

import (
	"os"
	"path/filepath"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/journaltest"
)

func open(t testing.TB, folder string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestContract(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) journal.Store { return open(t, t.TempDir()) })
}

func TestReopen(t *testing.T) {
	folder := t.TempDir()
	journaltest.Reopen(t, func(t *testing.T) journal.Store { return open(t, folder) })
}

func TestModes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "made")
	open(t, folder)
	for path, want := range map[string]os.FileMode{folder: 0o700, filepath.Join(folder, bolt.FileName): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v, want %v", path, info.Mode(), err, want)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	journaltest.Bench(b, func(b *testing.B) journal.Store { return open(b, b.TempDir()) })
}
