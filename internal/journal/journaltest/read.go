package journaltest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
)

// spread fills a stream with batches of 1, 2 and 3 entries, so that reading can start within a batch.
func spread(t *testing.T, s journal.Store, n int) journal.Head {
	t.Helper()
	var head journal.Head
	for i := 0; int(head.Seq) < n; i++ {
		var bodies [][]byte
		for j := range min(1+i%3, n-int(head.Seq)) {
			bodies = append(bodies, Body("m", head.Seq+1+journal.Seq(j), 30))
		}
		batch, end := journal.Chain(head, bodies...)
		ok(t, s.Append(t.Context(), "m", head, batch))
		head = end
	}
	return head
}

func readFromMiddle(t *testing.T, s journal.Store) {
	const n = 20
	head := spread(t, s, n)
	whole := read(t, s, "m", 0)
	for after := range journal.Seq(n + 1) {
		got := read(t, s, "m", after)
		if len(got) != n-int(after) {
			t.Fatalf("after %d came %d entries", after, len(got))
		}
		for i, e := range got {
			if want := whole[int(after)+i]; e.Seq != want.Seq || e.Prev != want.Prev || string(e.Body) != string(want.Body) {
				t.Fatalf("after %d entry %d is not the same as in the whole", after, e.Seq)
			}
		}
	}
	Holds(t, s, "m", head)
}

func readBeyond(t *testing.T, s journal.Store) {
	Fill(t, s, "m", journal.Head{}, 3)
	_, err := Collect(s.Read(t.Context(), "m", 4))
	is(t, err, journal.ErrBroken)
	_, err = Collect(s.Watch(t.Context(), "m", 4))
	is(t, err, journal.ErrBroken)
	_, err = Collect(s.Read(t.Context(), "none", 1))
	is(t, err, journal.ErrBroken)
}

func readerStops(t *testing.T, s journal.Store) {
	head := spread(t, s, 9)
	n := 0
	for _, err := range s.Read(t.Context(), "m", 0) {
		ok(t, err)
		head = Fill(t, s, "m", head, 1) // must not wait for the reader, who holds nothing
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Fatalf("read %d entries", n)
	}
	n = 0
	for _, err := range s.Read(t.Context(), "m", 0) {
		ok(t, err)
		n++
		head = Fill(t, s, "m", head, 1)
	}
	if n != 14 {
		t.Errorf("read %d entries, want those there were at the start: 14", n)
	}
	Holds(t, s, "m", head)
}

// watch starts a watcher before, among and after the appends, with one that falls behind.
func watch(t *testing.T, s journal.Store) {
	const n = 200
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	head := spread(t, s, 10)
	results := make(chan error)
	follow := func(after journal.Seq, pause time.Duration) {
		next := after + 1
		for e, err := range s.Watch(ctx, "m", after) {
			if err == nil && e.Seq != next {
				err = fmt.Errorf("entry %d came, %d was due", e.Seq, next)
			}
			if err != nil {
				results <- err
				return
			}
			if next++; e.Seq == n {
				results <- nil
				return
			}
			time.Sleep(pause)
		}
		results <- fmt.Errorf("watching from %d ended at %d", after, next)
	}
	go follow(0, 0)
	go follow(10, 0)
	go follow(4, 2*time.Millisecond) // a gap: it is behind and catches up
	head = Fill(t, s, "m", head, 90)
	time.Sleep(20 * time.Millisecond) // let the fast ones wait at the end
	go follow(100, 0)
	Fill(t, s, "m", head, 100)
	for range 4 {
		ok(t, <-results)
	}
}

func watchEnds(t *testing.T, s journal.Store) {
	Fill(t, s, "m", journal.Head{}, 2)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error)
	go func() {
		n := 0
		for _, err := range s.Watch(ctx, "m", 0) {
			if err != nil {
				ended <- err
				return
			}
			if n++; n == 2 {
				time.AfterFunc(10*time.Millisecond, cancel)
			}
		}
		ended <- nil
	}()
	select {
	case err := <-ended:
		ok(t, err)
	case <-time.After(patience):
		t.Fatal("the watcher did not end")
	}
}

func remove(t *testing.T, s journal.Store) {
	first := Fill(t, s, "m", journal.Head{}, 5)
	other := Fill(t, s, "m2", journal.Head{}, 5)
	ok(t, s.Remove(t.Context(), "m"))
	Holds(t, s, "m", journal.Head{})
	Holds(t, s, "m2", other)
	if got := names(t, s, ""); !slices.Equal(got, []string{"m2"}) {
		t.Errorf("streams %v", got)
	}
	batch, _ := journal.Chain(first, []byte("x"))
	is(t, s.Append(t.Context(), "m", first, batch), journal.ErrMoved)
	again := Fill(t, s, "m", journal.Head{}, 2)
	Holds(t, s, "m", again)
}

func removeUnderWatcher(t *testing.T, s journal.Store) {
	Fill(t, s, "m", journal.Head{}, 2)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var last error
	for e, err := range s.Watch(ctx, "m", 0) {
		last = err
		if e.Seq == 2 {
			time.AfterFunc(10*time.Millisecond, func() { s.Remove(context.Background(), "m") })
		}
		if err != nil {
			break
		}
	}
	is(t, last, journal.ErrBroken)
}

func prefixes(t *testing.T, s journal.Store) {
	for _, name := range []string{"b", "a/2", "a/10", "a", "c/1", "a/1", "ab"} {
		Fill(t, s, name, journal.Head{}, 1)
	}
	for prefix, want := range map[string][]string{
		"":   {"a", "a/1", "a/10", "a/2", "ab", "b", "c/1"},
		"a/": {"a/1", "a/10", "a/2"},
		"a":  {"a", "a/1", "a/10", "a/2", "ab"},
		"z":  nil,
	} {
		if got := names(t, s, prefix); !slices.Equal(got, want) {
			t.Errorf("streams with %q: %v, want %v", prefix, got, want)
		}
	}
	for name, err := range s.Streams(t.Context(), "a") {
		ok(t, err)
		if name != "a" {
			t.Errorf("first is %q", name)
		}
		break
	}
}
