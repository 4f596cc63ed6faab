package overwrite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestSwap(t *testing.T) {
	for name, swap := range map[string]func(fresh, path string, between func() error) error{"as here": Swap, "while closed": swapClosed} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path, fresh, kept := filepath.Join(folder, "key"), filepath.Join(folder, "key.new"), filepath.Join(folder, "kept")
			write(t, path, "the old secret")
			write(t, fresh, "the new one")
			if err := os.Link(path, kept); err != nil { // what the disk would still have
				t.Fatal(err)
			}
			between := func() error {
				if is := read(t, path); is != "the new one" {
					t.Errorf("in the middle it is %q", is)
				}
				return nil
			}
			if err := swap(fresh, path, between); err != nil {
				t.Fatal(err)
			}
			if is := read(t, path); is != "the new one" {
				t.Errorf("it is %q", is)
			}
			if is := read(t, kept); is != string(make([]byte, len("the old secret"))) {
				t.Errorf("what stood there is still %q", is)
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "key?*")); len(left) > 0 {
				t.Errorf("%v is left", left)
			}
		})
		t.Run(name+", the first time", func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "key")
			write(t, path+".new", "the first")
			if err := swap(path+".new", path, func() error { return nil }); err != nil || read(t, path) != "the first" {
				t.Errorf("%v", err)
			}
		})
		t.Run(name+", and it ends in the middle", func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "key")
			write(t, path, "old")
			write(t, path+".new", "new")
			ends := errors.New("ends")
			if err := swap(path+".new", path, func() error { return ends }); !errors.Is(err, ends) || read(t, path) != "new" {
				t.Errorf("%v", err)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.Clone(text))
}
