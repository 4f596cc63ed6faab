package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"hoofdlijn/internal/journal/redistest"
)

// elsewhere are machines on which the same record must give the same bytes.
var elsewhere = map[string][]string{
	"in a new process":            nil,
	"far west, on one core":       {"TZ=Pacific/Marquesas", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1"},
	"far east, in Turkish":        {"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7"},
	"here, in Dutch, in UTC":      {"TZ=UTC", "LANG=nl_NL.UTF-8", "LC_ALL=nl_NL.UTF-8", "GOMAXPROCS=2"},
	"where the zone is not known": {"TZ=Nowhere/AtAll", "LANG=", "LC_ALL="},
}

// TestThePlanIsTheSameBytesEverywhere plays the Westerkwartier meeting to the seal and keeps the files of its plan.
// Compiled again by other processes, in other zones, languages and numbers of cores, and from a backup, every byte is
// the same.
func TestThePlanIsTheSameBytesEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("plays a whole meeting")
	}
	t.Run("in files", func(t *testing.T) {
		theSameBytes(t, nil, nil)
	})
	t.Run("in Redis", func(t *testing.T) {
		one, two := []string{"--redis", redistest.Start(t).URL()}, []string{"--redis", redistest.Start(t).URL()}
		theSameBytes(t, one, two)
	})
}

// theSameBytes plays on one store and restores into another; the flags name them when they are no files.
func theSameBytes(t *testing.T, on, to []string) {
	const id = "westerkwartier"
	home, out := t.TempDir(), t.TempDir()
	folder, keyFile := filepath.Join(home, "store"), filepath.Join(home, "store.key")
	must(t, append([]string{"rehearse", "../cases/" + id + ".yaml", "--out", out, "--data", home}, on...)...)
	want := map[string][]byte{}
	files := []string{bundleFile}
	for _, f := range publishedFiles() {
		files = append(files, f.file)
	}
	for _, file := range files {
		raw, err := os.ReadFile(filepath.Join(out, file))
		if err != nil || len(raw) < 1000 {
			t.Fatalf("%s is %d bytes, %v", file, len(raw), err)
		}
		want[file] = raw
	}
	if len(want) < 9 {
		t.Fatalf("only %d files", len(want))
	}
	compare := func(t *testing.T, p *program) {
		for file, was := range want {
			if _, is := p.here().browser().raw("GET", "/api/v1/meetings/"+id+"/"+file, nil); !bytes.Equal(is, was) {
				t.Errorf("%s: %s", file, firstDifference(was, is))
			}
		}
	}
	saved := filepath.Join(home, "saved.tar")
	for name, env := range elsewhere {
		t.Run(name, func(t *testing.T) {
			p := startIn(t, env, folder, append(on, "--key-file", keyFile)...)
			compare(t, p)
			if _, err := os.Stat(saved); err != nil {
				must(t, append([]string{"backup", saved, "--data", folder, "--key-file", keyFile}, on...)...)
			}
			p.stop()
		})
	}
	again := filepath.Join(home, "again")
	must(t, append([]string{"restore", saved, "--data", again, "--key-file", keyFile}, to...)...)
	for name, env := range elsewhere {
		t.Run("from a backup, "+name, func(t *testing.T) {
			p := startIn(t, env, again, append(to, "--key-file", keyFile)...)
			compare(t, p)
			p.stop()
		})
	}
}

// firstDifference is where two files part, with a little of both.
func firstDifference(was, is []byte) string {
	at := 0
	for at < len(was) && at < len(is) && was[at] == is[at] {
		at++
	}
	near := func(b []byte) []byte { return b[min(max(at-20, 0), len(b)):min(at+40, len(b))] }
	return fmt.Sprintf("at byte %d %q became %q", at, near(was), near(is))
}
