package journaltest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/journal"
)

// property plays random calls on the store and on a map of slices, and compares after each. Every run uses names of
// its own, so that one store serves them all.
func property(t *testing.T, s journal.Store) {
	var run atomic.Int64
	rapid.Check(t, func(rt *rapid.T) {
		prefix := fmt.Sprintf("run-%06d/", run.Add(1))
		model := map[string][]journal.Entry{}
		stream := rapid.SampledFrom([]string{prefix + "a", prefix + "b", prefix + "c"})
		rt.Repeat(map[string]func(*rapid.T){
			"append": func(rt *rapid.T) { appendBoth(rt, s, model, stream.Draw(rt, "stream")) },
			"read": func(rt *rapid.T) {
				name := stream.Draw(rt, "stream")
				after := rapid.IntRange(0, len(model[name])).Draw(rt, "after")
				got, err := Collect(s.Read(context.Background(), name, journal.Seq(after)))
				if err != nil || !slices.EqualFunc(got, model[name][after:], same) {
					rt.Fatalf("reading %q after %d: %d entries, %v", name, after, len(got), err)
				}
			},
			"remove": func(rt *rapid.T) {
				name := stream.Draw(rt, "stream")
				if err := s.Remove(context.Background(), name); err != nil {
					rt.Fatal(err)
				}
				delete(model, name)
			},
			"": func(rt *rapid.T) {
				got, err := Collect(s.Streams(context.Background(), prefix))
				if want := slices.Sorted(maps.Keys(model)); err != nil || !slices.Equal(got, want) {
					rt.Fatalf("streams %v, want %v (%v)", got, want, err)
				}
			},
		})
	})
}

// appendBoth appends after a head that is right, or one the stream had before.
func appendBoth(rt *rapid.T, s journal.Store, model map[string][]journal.Entry, name string) {
	known := model[name]
	at := len(known)
	if rapid.IntRange(0, 3).Draw(rt, "late") == 0 {
		at = rapid.IntRange(0, len(known)).Draw(rt, "at")
	}
	var head journal.Head
	if at > 0 {
		head = journal.Head{Seq: known[at-1].Seq, Hash: known[at-1].Hash()}
	}
	bodies := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 40), 1, 4).Draw(rt, "bodies")
	batch, _ := journal.Chain(head, bodies...)
	err := s.Append(context.Background(), name, head, batch)
	if at < len(known) {
		if !errors.Is(err, journal.ErrMoved) {
			rt.Fatalf("append at %d of %d: %v", at, len(known), err)
		}
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	model[name] = append(known, batch...)
}

func same(a, b journal.Entry) bool {
	return a.Seq == b.Seq && a.Prev == b.Prev && string(a.Body) == string(b.Body)
}
