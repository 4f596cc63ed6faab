package bolt_test

import (
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/journal/journaltest"
)

func TestMain(m *testing.M) {
	writeUntilFull()
	writeOneByOne()
	journaltest.Child(func(where string) (journal.Store, error) { return bolt.Open(where) })
	os.Exit(m.Run())
}

// TestKilledProcess kills a writing process over and over on one growing file.
func TestKilledProcess(t *testing.T) {
	folder := t.TempDir()
	var acks journaltest.Acks
	untold := 0
	for range journaltest.Rounds() {
		child, out := journaltest.Start(t, folder)
		before := acks.Lines
		kill := time.AfterFunc(time.Hour, func() { child.Process.Kill() })
		acks.ReadAcks(out, func(lines int) {
			if lines == before+1 { // it is writing: now any moment will do
				kill.Reset(time.Duration(5+rand.IntN(300)) * time.Millisecond)
			}
		})
		if err := child.Wait(); err == nil || err.Error() != "signal: killed" {
			t.Fatalf("the child ended by itself: %v", err)
		}
		s := open(t, folder)
		untold += acks.Kept(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acks.Lines < 100 {
		t.Fatalf("only %d batches were acknowledged", acks.Lines)
	}
	t.Logf("%d batches acknowledged, 0 lost, %d stored but not told", acks.Lines, untold)
}
