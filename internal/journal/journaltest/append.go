package journaltest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"hoofdlijn/internal/journal"
)

func emptyStream(t *testing.T, s journal.Store) {
	Holds(t, s, "nothing", journal.Head{})
	if got := names(t, s, ""); len(got) != 0 {
		t.Errorf("an empty store has streams %v", got)
	}
	ok(t, s.Remove(t.Context(), "nothing"))
}

func roundTrip(t *testing.T, s journal.Store) {
	batch, head := journal.Chain(journal.Head{}, []byte("one"), []byte{}, []byte("three\x00\xff\r\n"))
	ok(t, s.Append(t.Context(), "m", journal.Head{}, batch))
	got := read(t, s, "m", 0)
	for i, e := range got {
		if e.Seq != batch[i].Seq || e.Prev != batch[i].Prev || !bytes.Equal(e.Body, batch[i].Body) {
			t.Errorf("entry %d came back as %+v", i+1, e)
		}
	}
	Holds(t, s, "m", head)
	more, end := journal.Chain(head, []byte("four"))
	ok(t, s.Append(t.Context(), "m", head, more))
	Holds(t, s, "m", end)
}

func allOrNothing(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 3)
	batch, _ := journal.Chain(head, []byte("a"), []byte("b"), []byte("c"))
	batch[2].Prev[0] ^= 1
	is(t, s.Append(t.Context(), "m", head, batch), journal.ErrMoved)
	Holds(t, s, "m", head)
}

func wrongNumber(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 3)
	for _, seq := range []journal.Seq{0, 2, 4} {
		wrong := journal.Head{Seq: seq, Hash: head.Hash}
		batch, _ := journal.Chain(wrong, []byte("x"))
		is(t, s.Append(t.Context(), "m", wrong, batch), journal.ErrMoved)
	}
	is(t, s.Append(t.Context(), "new", head, nil), journal.ErrMoved)
	Holds(t, s, "m", head)
	Holds(t, s, "new", journal.Head{})
}

func wrongHash(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 3)
	wrong := head
	wrong.Hash[31] ^= 1
	batch, _ := journal.Chain(wrong, []byte("x"))
	is(t, s.Append(t.Context(), "m", wrong, batch), journal.ErrMoved)
	Holds(t, s, "m", head)
}

func wrongBatch(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 3)
	batch, _ := journal.Chain(head, []byte("a"), []byte("b"))
	is(t, s.Append(t.Context(), "m", head, batch[1:]), journal.ErrMoved)
	is(t, s.Append(t.Context(), "m", head, []journal.Entry{batch[1], batch[0]}), journal.ErrMoved)
	Holds(t, s, "m", head)
}

func emptyBatch(t *testing.T, s journal.Store) {
	ok(t, s.Append(t.Context(), "m", journal.Head{}, nil))
	Holds(t, s, "m", journal.Head{})
	head := Fill(t, s, "m", journal.Head{}, 2)
	ok(t, s.Append(t.Context(), "m", head, nil))
	is(t, s.Append(t.Context(), "m", journal.Head{}, nil), journal.ErrMoved)
	Holds(t, s, "m", head)
	if got := names(t, s, ""); !slices.Equal(got, []string{"m"}) {
		t.Errorf("streams %v", got)
	}
}

// racingWriters lets writers who know nothing of each other add to one stream. What they were told was written is
// exactly what is there.
func racingWriters(t *testing.T, s journal.Store) {
	const writers, each = 4, 40
	var wg sync.WaitGroup
	errs := make(chan error, writers)
	for w := range writers {
		wg.Go(func() { errs <- race(s, w, each) })
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		ok(t, err)
	}
	entries := read(t, s, "m", 0)
	if head := Verify(t, entries); head.Seq != 2*writers*each {
		t.Fatalf("%d entries, want %d", head.Seq, 2*writers*each)
	}
	seen := map[string]int{}
	for i, e := range entries {
		seen[string(e.Body)]++
		if i%2 == 1 && !bytes.Equal(bytes.TrimSuffix(e.Body, []byte("b")), bytes.TrimSuffix(entries[i-1].Body, []byte("a"))) {
			t.Fatalf("a batch was split: %q after %q", e.Body, entries[i-1].Body)
		}
	}
	if len(seen) != 2*writers*each {
		t.Fatalf("%d different entries, want %d", len(seen), 2*writers*each)
	}
}

// race appends n batches of two, reading the head again whenever another was first.
func race(s journal.Store, writer, n int) error {
	ctx := context.Background()
	head, err := s.Head(ctx, "m")
	for i := 0; i < n; {
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%d.%d", writer, i)
		batch, end := journal.Chain(head, []byte(name+"a"), []byte(name+"b"))
		switch err = s.Append(ctx, "m", head, batch); {
		case err == nil:
			head = end
			i++
		case errors.Is(err, journal.ErrMoved):
			head, err = s.Head(ctx, "m")
		}
	}
	return err
}

func manyStreams(t *testing.T, s journal.Store) {
	const streams, each = 32, 25
	var wg sync.WaitGroup
	heads := make([]journal.Head, streams)
	errs := make([]error, streams)
	for i := range streams {
		wg.Go(func() { heads[i], errs[i] = fill(s, fmt.Sprintf("m-%02d", i), each) })
	}
	wg.Wait()
	for i, head := range heads {
		ok(t, errs[i])
		Holds(t, s, fmt.Sprintf("m-%02d", i), head)
	}
}

func fill(s journal.Store, stream string, n int) (head journal.Head, err error) {
	for range n {
		batch, end := journal.Chain(head, Body(stream, head.Seq+1, 300))
		if err := s.Append(context.Background(), stream, head, batch); err != nil {
			return head, err
		}
		head = end
	}
	return head, nil
}

// oneSpoiled sends batches that fit and batches that do not at the same moment, so that they share a commit.
func oneSpoiled(t *testing.T, s journal.Store) {
	stale := Fill(t, s, "stale", journal.Head{}, 1)
	var wg sync.WaitGroup
	errs := make([]error, 40)
	for i := range errs {
		wg.Go(func() {
			if i%2 == 0 {
				_, errs[i] = fill(s, fmt.Sprintf("good-%d", i), 1)
				return
			}
			batch, _ := journal.Chain(journal.Head{}, []byte("late"))
			errs[i] = s.Append(context.Background(), "stale", journal.Head{}, batch)
		})
	}
	wg.Wait()
	for i, err := range errs {
		if i%2 == 0 {
			ok(t, err)
		} else {
			is(t, err, journal.ErrMoved)
		}
	}
	Holds(t, s, "stale", stale)
}

func endedContext(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 2)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	batch, _ := journal.Chain(head, []byte("x"))
	is(t, s.Append(ctx, "m", head, batch), context.Canceled)
	is(t, s.Remove(ctx, "m"), context.Canceled)
	_, err := s.Head(ctx, "m")
	is(t, err, context.Canceled)
	_, err = Collect(s.Read(ctx, "m", 0))
	is(t, err, context.Canceled)
	_, err = Collect(s.Streams(ctx, ""))
	is(t, err, context.Canceled)
	Holds(t, s, "m", head)
}

func bigBody(t *testing.T, s journal.Store) {
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	batch, head := journal.Chain(journal.Head{}, big, nil, big)
	ok(t, s.Append(t.Context(), "m", journal.Head{}, batch))
	got := read(t, s, "m", 0)
	if len(got) != 3 || !bytes.Equal(got[0].Body, big) || len(got[1].Body) != 0 || !bytes.Equal(got[2].Body, big) {
		t.Fatal("the big bodies came back changed")
	}
	Holds(t, s, "m", head)
}

func oddNames(t *testing.T, s journal.Store) {
	odd := []string{" ", "*", "a", "a/b:c", "a{b}c", "a\x00b", "é", "\xff\xff", "x\n"}
	heads := map[string]journal.Head{}
	for i, name := range odd {
		heads[name] = Fill(t, s, name, journal.Head{}, i+1)
	}
	for name, head := range heads {
		Holds(t, s, name, head)
	}
	slices.Sort(odd)
	if got := names(t, s, ""); !slices.Equal(got, odd) {
		t.Errorf("streams %q, want %q", got, odd)
	}
	batch, _ := journal.Chain(journal.Head{}, []byte("x"))
	is(t, s.Append(t.Context(), "", journal.Head{}, batch), journal.ErrRefused)
}

func closed(t *testing.T, s journal.Store) {
	head := Fill(t, s, "m", journal.Head{}, 1)
	ok(t, s.Close())
	batch, _ := journal.Chain(head, []byte("x"))
	is(t, s.Append(t.Context(), "m", head, batch), journal.ErrRefused)
	if _, err := Collect(s.Read(t.Context(), "m", 0)); err == nil {
		t.Error("a closed store was read")
	}
	if _, err := Collect(s.Watch(t.Context(), "m", 0)); err == nil {
		t.Error("a closed store was watched")
	}
	ok(t, s.Close())
}
