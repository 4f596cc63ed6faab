package redis_test

import (
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"hoofdlijn/internal/journal/journaltest"
	"hoofdlijn/internal/journal/redistest"
)

// TestKilledInstance kills a writing instance over and over; Redis stays.
func TestKilledInstance(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	var acks journaltest.Acks
	untold := 0
	for range journaltest.Rounds() {
		child, out := journaltest.Start(t, server.URL())
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
		untold += acks.Kept(t, s)
	}
	if acks.Lines < 100 {
		t.Fatalf("only %d batches were acknowledged", acks.Lines)
	}
	t.Logf("%d batches acknowledged, 0 lost, %d stored but not told", acks.Lines, untold)
}

// TestKilledRedis kills redis-server over and over under one writing store, and starts it again on its data.
func TestKilledRedis(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	var acks journaltest.Acks
	untold := 0
	for range journaltest.Rounds() {
		out, in := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			ended <- journaltest.WriteUntilEnd(s, in)
			in.Close()
		}()
		before := acks.Lines
		kill := time.AfterFunc(time.Hour, server.Kill)
		acks.ReadAcks(out, func(lines int) {
			if lines == before+1 {
				kill.Reset(time.Duration(5+rand.IntN(300)) * time.Millisecond)
			}
		})
		if err := <-ended; err == nil {
			t.Fatal("writing went on without Redis")
		}
		server.Restart()
		untold += acks.Kept(t, s)
	}
	if acks.Lines < 100 {
		t.Fatalf("only %d batches were acknowledged", acks.Lines)
	}
	t.Logf("%d batches acknowledged, 0 lost, %d stored but not told", acks.Lines, untold)
}
