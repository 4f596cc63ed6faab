package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/journal/journaltest"
)

// sound makes a file with streams of several shapes, so large that it has branch pages and free pages.
func sound(t *testing.T) (file []byte, heads map[string]journal.Head) {
	t.Helper()
	folder := t.TempDir()
	s := open(t, folder)
	heads = map[string]journal.Head{}
	for i, n := range []int{1, 3, 40, 200, 3} {
		name := fmt.Sprintf("stream-%d", i)
		heads[name] = journaltest.Fill(t, s, name, journal.Head{}, n)
	}
	big, end := journal.Chain(journal.Head{}, bytes.Repeat([]byte("x"), 20_000))
	if err := s.Append(t.Context(), "big", journal.Head{}, big); err != nil {
		t.Fatal(err)
	}
	heads["big"] = end
	if err := errors.Join(s.Remove(t.Context(), "stream-4"), s.Close()); err != nil {
		t.Fatal(err)
	}
	delete(heads, "stream-4")
	file, err := os.ReadFile(filepath.Join(folder, bolt.FileName))
	if err != nil {
		t.Fatal(err)
	}
	return file, heads
}

// look opens the file and reads all of it. It gives whether something was reported; it fails when less or other than
// was written came back without a word.
func look(t *testing.T, folder string, file []byte, heads map[string]journal.Head, what string) (reported bool) {
	t.Helper()
	path := filepath.Join(folder, bolt.FileName)
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := bolt.Open(folder)
	if err != nil {
		if !errors.Is(err, journal.ErrBroken) && !errors.Is(err, boltfile.ErrNewer) {
			t.Fatalf("%s: refused, but with %v", what, err)
		}
		return true
	}
	defer s.Close()
	for name, want := range heads {
		head, err := s.Head(t.Context(), name)
		var entries []journal.Entry
		if err == nil {
			entries, err = journaltest.Collect(s.Read(t.Context(), name, 0))
		}
		if errors.Is(err, journal.ErrBroken) {
			reported = true
			continue
		}
		if err != nil || head != want || journaltest.Verify(t, entries) != want {
			t.Fatalf("%s: %q ends at %d, want %d (%v), and nothing was said", what, name, head.Seq, want.Seq, err)
		}
	}
	names, err := journaltest.Collect(s.Streams(t.Context(), ""))
	if !reported && (err != nil || len(names) != len(heads)) {
		t.Fatalf("%s: streams %v, and nothing was said", what, names)
	}
	return reported
}

// TestFlippedBit flips bits all over a sound file: each is reported or harmless.
func TestFlippedBit(t *testing.T) {
	sound, heads := sound(t)
	folder := t.TempDir()
	if look(t, folder, sound, heads, "the sound file") {
		t.Fatal("the sound file is called broken")
	}
	var at []int
	for page := 0; page < len(sound); page += 4096 { // where the structure is
		for i := range 96 {
			at = append(at, page+i)
		}
	}
	for range 400 * journaltest.Rounds() / 5 {
		at = append(at, rand.IntN(len(sound)))
	}
	if !testing.Short() {
		at = at[:min(len(at), 96*64)]
	}
	reported := 0
	for _, i := range at {
		bit := byte(1) << rand.IntN(8)
		file := bytes.Clone(sound)
		file[i] ^= bit
		if look(t, folder, file, heads, fmt.Sprintf("byte %d of %d, bit %#x", i, len(file), bit)) {
			reported++
		}
	}
	if reported == 0 {
		t.Fatal("no flip was ever reported")
	}
	t.Logf("%d flips, %d reported, the others harmless", len(at), reported)
}

// TestTruncated cuts the file off at every page and at odd places.
func TestTruncated(t *testing.T) {
	sound, heads := sound(t)
	folder := t.TempDir()
	for n := 0; n < len(sound); n += 4096 {
		for _, size := range []int{n, n + rand.IntN(4096)} {
			look(t, folder, sound[:size], heads, fmt.Sprintf("%d bytes of %d", size, len(sound)))
		}
	}
	for _, size := range []int{0, 1, 4096, 8192, 16384} {
		if !look(t, folder, sound[:size], heads, "a stump") {
			t.Errorf("a file of %d bytes was not reported", size)
		}
	}
}

// TestTruncatedWhileOpen takes the file away under an open store.
func TestTruncatedWhileOpen(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	head := journaltest.Fill(t, s, "m", journal.Head{}, 300)
	if err := os.Truncate(filepath.Join(folder, bolt.FileName), 8192); err != nil {
		t.Fatal(err)
	}
	if _, err := journaltest.Collect(s.Read(t.Context(), "m", 0)); !errors.Is(err, journal.ErrBroken) {
		t.Errorf("reading gave %v", err)
	}
	batch, _ := journal.Chain(head, []byte("x"))
	if err := s.Append(t.Context(), "m", head, batch); err == nil {
		t.Error("appending went well")
	}
	if err := s.Append(t.Context(), "m", head, batch); !errors.Is(err, journal.ErrRefused) {
		t.Errorf("appending again gave %v", err)
	}
	s.Close()
}

// TestHeaderRepair damages the newer header: refused, because the last commit may be gone. Repair accepts that loss.
func TestHeaderRepair(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	before := journaltest.Fill(t, s, "m", journal.Head{}, 5)
	journaltest.Fill(t, s, "m", before, 1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, bolt.FileName)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	newer := 16
	if bytes.Compare(reversed(file[16+48:16+56]), reversed(file[4096+16+48:4096+16+56])) < 0 {
		newer += 4096
	}
	file[newer+20] ^= 1
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Open(folder); !errors.Is(err, journal.ErrBroken) {
		t.Fatalf("opened with %v", err)
	}
	if mended, err := boltfile.Repair(path, bolt.Format); err != nil || !mended {
		t.Fatalf("mended %v, %v", mended, err)
	}
	if kept, err := os.ReadFile(path + ".damaged"); err != nil || !bytes.Equal(kept, file) {
		t.Errorf("the file as it was is not kept (%v)", err)
	}
	if mended, err := boltfile.Repair(path, bolt.Format); err != nil || mended {
		t.Errorf("a whole file was mended: %v, %v", mended, err)
	}
	journaltest.Holds(t, open(t, folder), "m", before)
}

func reversed(b []byte) []byte {
	var out []byte
	for i := range b {
		out = append(out, b[len(b)-1-i])
	}
	return out
}

// TestNewerFormat: an old program does not open what a newer one wrote, says so, and leaves every byte as it is.
func TestNewerFormat(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	journaltest.Fill(t, s, "m", journal.Head{}, 5)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, bolt.FileName)
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte{bolt.Format + 1})
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func() error{
		"open":   func() error { _, err := bolt.Open(folder); return err },
		"repair": func() error { _, err := boltfile.Repair(path, bolt.Format); return err },
	} {
		if err := open(); !errors.Is(err, boltfile.ErrNewer) || name == "open" && !errors.Is(err, journal.ErrNewer) || !strings.Contains(err.Error(), "newer version") ||
			!strings.Contains(err.Error(), "format is 2, this version knows up to 1") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if is, err := os.ReadFile(path); err != nil || !bytes.Equal(is, was) {
		t.Errorf("the file was changed (%v)", err)
	}
	if found, err := os.ReadDir(folder); err != nil || len(found) != 1 {
		t.Errorf("beside it there is now %v (%v)", found, err)
	}
}

func TestInUse(t *testing.T) {
	folder := t.TempDir()
	open(t, folder)
	if _, err := bolt.Open(folder); !errors.Is(err, boltfile.ErrInUse) {
		t.Errorf("opened twice with %v", err)
	}
}

// TestBackup takes a snapshot while others write: the copy is a sound journal that holds what was acknowledged before.
func TestBackup(t *testing.T) {
	s := open(t, t.TempDir())
	before := journaltest.Fill(t, s, "kept", journal.Head{}, 50)
	go func() {
		var head journal.Head
		for {
			batch, end := journal.Chain(head, []byte("more"))
			if s.Append(t.Context(), "other", head, batch) != nil {
				return
			}
			head = end
		}
	}()
	var copied bytes.Buffer
	if err := s.Backup(t.Context(), &copied); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, bolt.FileName), copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, folder)
	journaltest.Holds(t, b, "kept", before)
	other, err := b.Head(t.Context(), "other")
	if err != nil {
		t.Fatal(err)
	}
	journaltest.Holds(t, b, "other", other)
}
