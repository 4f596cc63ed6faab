// Package journaltest holds every journal driver to the contract of journal.Store.
package journaltest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
)

// patience bounds how long a test waits for what should come at once.
const patience = 20 * time.Second

// Run runs the whole suite. open gives an empty store and closes it when the test ends.
func Run(t *testing.T, open func(t *testing.T) journal.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s journal.Store)
	}{
		{"an empty stream has a zero head and no entries", emptyStream},
		{"a batch is read back as it was written", roundTrip},
		{"a batch is taken whole or not at all", allOrNothing},
		{"a wrong number is ErrMoved", wrongNumber},
		{"a wrong hash is ErrMoved", wrongHash},
		{"a batch that does not follow its head is ErrMoved", wrongBatch},
		{"an empty batch writes nothing", emptyBatch},
		{"racing writers never fork a stream", racingWriters},
		{"many streams at once keep apart", manyStreams},
		{"one that has moved does not spoil the others", oneSpoiled},
		{"reading starts anywhere", readFromMiddle},
		{"reading beyond the end is ErrBroken", readBeyond},
		{"a reader may stop and may append while it reads", readerStops},
		{"watching gives everything once and in order", watch},
		{"watching ends with its context", watchEnds},
		{"a removed stream is gone and can begin again", remove},
		{"removing under a watcher is told", removeUnderWatcher},
		{"names come by prefix and in order", prefixes},
		{"an ended context writes nothing", endedContext},
		{"a body of 1 MiB and an empty body", bigBody},
		{"odd names of streams", oddNames},
		{"a closed store refuses", closed},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
	t.Run("any sequence of calls agrees with a slice", func(t *testing.T) { property(t, open(t)) })
}

// Reopen checks that what was written is there after closing. open gives a store on the same place each time.
func Reopen(t *testing.T, open func(t *testing.T) journal.Store) {
	ctx := t.Context()
	s := open(t)
	want := map[string]journal.Head{}
	for i := range 3 {
		name := fmt.Sprintf("stream-%d", i)
		want[name] = Fill(t, s, name, journal.Head{}, 10*(i+1))
	}
	ok(t, s.Remove(ctx, "stream-1"))
	delete(want, "stream-1")
	ok(t, s.Close())

	s = open(t)
	for name, head := range want {
		Holds(t, s, name, head)
		Fill(t, s, name, head, 3)
	}
	if got := names(t, s, ""); !slices.Equal(got, []string{"stream-0", "stream-2"}) {
		t.Errorf("streams after opening again: %v", got)
	}
	ok(t, s.Close())
}

// Fill appends n entries after head, one batch each, and gives the new head.
func Fill(t testing.TB, s journal.Store, stream string, head journal.Head, n int) journal.Head {
	t.Helper()
	for i := range n {
		batch, end := journal.Chain(head, Body(stream, head.Seq+1, 20+i))
		if err := s.Append(context.Background(), stream, head, batch); err != nil {
			t.Fatalf("append after %d: %v", head.Seq, err)
		}
		head = end
	}
	return head
}

// Body makes a body of about size bytes that tells where it belongs.
func Body(stream string, seq journal.Seq, size int) []byte {
	b := fmt.Appendf(nil, "%s/%d ", stream, seq)
	return append(b, bytes.Repeat([]byte{byte(seq)}, max(0, size-len(b)))...)
}

// Holds fails unless the stream ends at head and reads whole up to there.
func Holds(t testing.TB, s journal.Store, stream string, head journal.Head) {
	t.Helper()
	got, err := s.Head(context.Background(), stream)
	if err != nil || got != head {
		t.Fatalf("head of %q is %d (%v), want %d", stream, got.Seq, err, head.Seq)
	}
	if end := Verify(t, read(t, s, stream, 0)); end != head {
		t.Fatalf("%q reads up to %d, want %d", stream, end.Seq, head.Seq)
	}
}

// Verify fails unless the entries are a whole chain from the first on, and gives its head. It shares no code with
// the drivers.
func Verify(t testing.TB, entries []journal.Entry) journal.Head {
	t.Helper()
	var head journal.Head
	for _, e := range entries {
		if e.Seq != head.Seq+1 || e.Prev != head.Hash {
			t.Fatalf("entry %d does not follow %d", e.Seq, head.Seq)
		}
		head = journal.Head{Seq: e.Seq, Hash: e.Hash()}
	}
	return head
}

func read(t testing.TB, s journal.Store, stream string, after journal.Seq) []journal.Entry {
	t.Helper()
	entries, err := Collect(s.Read(context.Background(), stream, after))
	ok(t, err)
	return entries
}

// Collect gives what an iterator yields up to its first error.
func Collect[T any](all iter.Seq2[T, error]) (got []T, err error) {
	for v, err := range all {
		if err != nil {
			return got, err
		}
		got = append(got, v)
	}
	return got, nil
}

func names(t testing.TB, s journal.Store, prefix string) []string {
	t.Helper()
	got, err := Collect(s.Streams(context.Background(), prefix))
	ok(t, err)
	return got
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}
