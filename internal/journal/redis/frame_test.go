package redis

import (
	"bytes"
	"errors"
	"testing"

	"hoofdlijn/internal/journal"
)

func sample(bodies ...[]byte) (journal.Head, []byte) {
	start := journal.Head{Seq: 6, Hash: journal.Hash{1, 2, 3}}
	batch, end := journal.Chain(start, bodies...)
	return end, encode(start.Hash, end.Hash, batch)
}

func TestFrame(t *testing.T) {
	end, buf := sample([]byte("one"), nil, bytes.Repeat([]byte("x"), 300))
	f, err := decode(end.Seq, buf)
	if err != nil || f.end != end || len(f.entries) != 3 || f.entries[0].Seq != 7 || f.prev != (journal.Hash{1, 2, 3}) {
		t.Fatalf("%+v, %v", f, err)
	}
	for i := range buf {
		for _, wrong := range [][]byte{buf[:i], flipped(buf, i)} {
			if _, err := decode(end.Seq, wrong); !errors.Is(err, journal.ErrBroken) {
				t.Fatalf("byte %d: %v", i, err)
			}
		}
	}
	for _, seq := range []journal.Seq{0, 1, end.Seq - 1, end.Seq + 1} {
		if _, err := decode(seq, buf); !errors.Is(err, journal.ErrBroken) {
			t.Fatalf("as the batch up to %d: %v", seq, err)
		}
	}
}

func flipped(buf []byte, i int) []byte {
	out := bytes.Clone(buf)
	out[i] ^= 4
	return out
}

// FuzzFrame: no bytes make decode panic, and what it accepts is what encode writes.
func FuzzFrame(f *testing.F) {
	end, buf := sample([]byte("one"), []byte("two"))
	f.Add(uint64(end.Seq), buf)
	f.Add(uint64(1), []byte{1})
	f.Add(^uint64(0), append(make([]byte, frameHeader), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1))
	f.Fuzz(func(t *testing.T, seq uint64, buf []byte) {
		got, err := decode(journal.Seq(seq), buf)
		if err != nil {
			return
		}
		again, err := decode(journal.Seq(seq), encode(got.prev, got.end.Hash, got.entries))
		if err != nil || again.end != got.end || len(again.entries) != len(got.entries) {
			t.Fatalf("accepted once, then %v", err)
		}
	})
}
