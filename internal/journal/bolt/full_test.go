package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/journaltest"
)

const fullEnv = "BOLT_TEST_FULL"

// limit sets how large a file this process may make. Go ignores the signal, so that a write fails with EFBIG, which
// stands in for a full disk.
func limit(bytes uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: ^uint64(0)})
}

// writeUntilFull is the child of TestDiskFull: it fills the disk, sees the refusal, finds everything readable, and
// goes on when there is room.
func writeUntilFull() {
	folder := os.Getenv(fullEnv)
	if folder == "" {
		return
	}
	if err := fill(folder); err != nil {
		fmt.Println("FAIL:", err)
		os.Exit(1)
	}
	fmt.Println("went on")
	os.Exit(0)
}

func fill(folder string) error {
	s, err := bolt.Open(folder)
	if err != nil {
		return err
	}
	if err := limit(1 << 20); err != nil {
		return err
	}
	var head journal.Head
	grow := func() error {
		batch, end := journal.Chain(head, journaltest.Body("m", head.Seq+1, 9000))
		err := s.Append(context.Background(), "m", head, batch)
		if err == nil {
			head = end
		}
		return err
	}
	for err = nil; err == nil; {
		err = grow()
	}
	if !errors.Is(err, journal.ErrRefused) || !errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("full, and not refused but: %w", err)
	}
	for range 3 {
		if err := grow(); !errors.Is(err, journal.ErrRefused) {
			return fmt.Errorf("still full, and not refused but: %v", err)
		}
	}
	full := head
	if got, err := s.Head(context.Background(), "m"); got != full || err != nil {
		return fmt.Errorf("head is %d, want %d (%v)", got.Seq, full.Seq, err)
	}
	if err := limit(^uint64(0)); err != nil {
		return err
	}
	for range 20 {
		if err := grow(); err != nil {
			return fmt.Errorf("room again, and: %w", err)
		}
	}
	fmt.Printf("full at %d, now %d\n", full.Seq, head.Seq)
	return s.Close()
}

func TestDiskFull(t *testing.T) {
	folder := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), fullEnv+"="+folder)
	out, err := child.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "went on") {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	s := open(t, folder)
	head, err := s.Head(t.Context(), "m")
	if err != nil || head.Seq < 40 {
		t.Fatalf("ends at %d, %v", head.Seq, err)
	}
	journaltest.Holds(t, s, "m", head)
}
