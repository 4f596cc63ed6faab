package box

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

var one, two = NewKey([32]byte{1}), NewKey([32]byte{2})

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.Byte(), 0, 600).Draw(t, "text")
		aad := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "aad")
		pad := rapid.IntRange(-1, 300).Draw(t, "pad")
		sealed := one.Seal(aad, text, pad)
		if got, err := one.Open(aad, sealed); err != nil || !bytes.Equal(got, text) {
			t.Fatalf("%q, %v", got, err)
		}
		if (len(sealed)-overhead)%max(pad, 1) != 0 {
			t.Fatalf("%d bytes for a multiple of %d", len(sealed), pad)
		}
		if _, err := two.Open(aad, sealed); !errors.Is(err, ErrShut) {
			t.Fatalf("another key: %v", err)
		}
		if _, err := one.Open(append(aad, 0), sealed); !errors.Is(err, ErrShut) {
			t.Fatalf("another place: %v", err)
		}
	})
}

func TestLengthTellsNothingWithinAMultiple(t *testing.T) {
	for n := range 60 + 1 {
		if got := len(one.Seal(nil, make([]byte, n), 64)); got != overhead+64 {
			t.Errorf("%d bytes make a box of %d", n, got)
		}
	}
	if len(one.Seal(nil, make([]byte, 61), 64)) != overhead+128 {
		t.Error("the next multiple is not the next")
	}
}

func TestEveryByteCounts(t *testing.T) {
	sealed := one.Seal([]byte("here"), []byte("text"), 64)
	for i := range sealed {
		for _, wrong := range [][]byte{sealed[:i], append(bytes.Clone(sealed[:i]), append([]byte{sealed[i] ^ 1}, sealed[i+1:]...)...)} {
			if _, err := one.Open([]byte("here"), wrong); !errors.Is(err, ErrShut) {
				t.Fatalf("byte %d: %v", i, err)
			}
		}
	}
}

// TestCommitment: right encryption under this key behind the commitment of another does not open.
func TestCommitment(t *testing.T) {
	sealed := one.Seal(nil, []byte("text"), 1)
	copy(sealed, two.commitment[:])
	for _, k := range []*Key{one, two} {
		if _, err := k.Open(nil, sealed); !errors.Is(err, ErrShut) {
			t.Error(err)
		}
	}
}

// TestPaddingIsZeros: there is one way only to write a text of a length.
func TestPaddingIsZeros(t *testing.T) {
	for _, inside := range [][]byte{{0, 0, 0, 1, 'a', 1}, {0, 0, 0, 9, 'a'}, {255, 255, 255, 255}, {0, 0, 0}} {
		front := append(bytes.Clone(one.commitment[:]), make([]byte, nonceSize)...)
		sealed := one.aead.Seal(front, front[sha256.Size:], inside, nil)
		if _, err := one.Open(nil, sealed); !errors.Is(err, ErrShut) {
			t.Errorf("%v: %v", inside, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("here"), one.Seal([]byte("here"), []byte("text"), 64))
	f.Add([]byte{}, []byte{})
	f.Add([]byte{}, one.commitment[:])
	f.Fuzz(func(t *testing.T, aad, sealed []byte) {
		text, err := one.Open(aad, sealed)
		if err == nil && len(text) > len(sealed) {
			t.Fatal("more came out than went in")
		}
	})
}

func BenchmarkSeal300(b *testing.B) {
	text := make([]byte, 300)
	b.ReportAllocs()
	for b.Loop() {
		one.Seal([]byte("meeting|12|idea"), text, 256)
	}
}

func BenchmarkOpen300(b *testing.B) {
	sealed := one.Seal(nil, make([]byte, 300), 256)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := one.Open(nil, sealed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewKey(b *testing.B) {
	for b.Loop() {
		NewKey([32]byte{1})
	}
}
