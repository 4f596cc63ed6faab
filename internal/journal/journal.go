// Package journal keeps what happened, in order, for ever: one append-only, hash-chained record per stream.
//
// The package knows bytes only. What the bytes mean, and which of them are encrypted, is decided in
// internal/record; who may read them, above that. Drivers live in the folders bolt and redis and are held to one
// contract by the suite in journaltest.
package journal

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"iter"
)

// Seq numbers the entries of one stream: 1, 2, 3 ... without holes. 0 means "before the first".
type Seq uint64

// Hash is the SHA-256 of one entry, which covers the hash of the entry before it.
type Hash [sha256.Size]byte

// Head is the end of a stream: the last sequence number and its hash. The zero Head is the empty stream.
type Head struct {
	Seq  Seq
	Hash Hash
}

// Entry is one line of the record, exactly as stored.
type Entry struct {
	Seq  Seq
	Prev Hash   // the hash of the entry before; zero for the first
	Body []byte // opaque here; ciphertext included, so that erasing a key leaves the chain valid
	sum  Hash   // its hash, when Chain made it: who appends need not reckon it again. Zero otherwise
}

// Hash is SHA-256(0x00 || seq, 8 bytes big endian || prev || body). The leading zero makes it the leaf hash of
// RFC 6962, so that the same value serves a Merkle tree later.
func (e Entry) Hash() Hash {
	if e.sum != (Hash{}) {
		return e.sum
	}
	var start [1 + 8 + sha256.Size]byte
	binary.BigEndian.PutUint64(start[1:], uint64(e.Seq))
	copy(start[1+8:], e.Prev[:])
	h := sha256.New()
	h.Write(start[:])
	h.Write(e.Body)
	return Hash(h.Sum(start[:0]))
}

// Chain turns bodies into the entries that follow head, and returns the head after them. The bodies must stay as they
// are.
func Chain(head Head, bodies ...[]byte) ([]Entry, Head) {
	batch := make([]Entry, len(bodies))
	for i, body := range bodies {
		batch[i] = Entry{Seq: head.Seq + 1, Prev: head.Hash, Body: body}
		batch[i].sum = batch[i].Hash()
		head = Head{Seq: batch[i].Seq, Hash: batch[i].sum}
	}
	return batch, head
}

// Errors a Store answers with. Anything else from Append means: the outcome is unknown, read the tail before trying
// again.
var (
	// ErrMoved: the stream no longer ends where the writer thought. Nothing was written.
	ErrMoved = errors.New("journal: the stream has moved on")
	// ErrRefused: the store is sure that nothing was written (disk full, read only). Nothing was written.
	ErrRefused = errors.New("journal: the store refuses writes")
	// ErrBroken: what is stored does not follow from what came before. Never repaired silently.
	ErrBroken = errors.New("journal: the chain is broken")
	// ErrNewer: it was written by a newer version of this software, and is left as it is.
	ErrNewer = errors.New("journal: written by a newer version of this software; use that version")
)

// Durability says what an acknowledged Append survives.
type Durability string

const (
	Strong Durability = "strong" // the process and the machine going down
	Weak   Durability = "weak"   // the process going down, but perhaps not the machine
)

// Store is what a driver offers. All methods may be called from many goroutines.
type Store interface {
	// Append writes the batch after the given head: all of it or nothing, durable when it returns nil.
	// A batch that does not follow head, or a stream that does not end there, is ErrMoved. The bodies must stay as they
	// are until it returned nil, or for good when the outcome is unknown.
	Append(ctx context.Context, stream string, head Head, batch []Entry) error
	// Read yields the entries after the given number, oldest first, until the end of the stream as it is now. It
	// checks numbers and chain and ends with ErrBroken where they do not fit.
	Read(ctx context.Context, stream string, after Seq) iter.Seq2[Entry, error]
	// Watch is Read that goes on: it waits for further entries until ctx ends.
	Watch(ctx context.Context, stream string, after Seq) iter.Seq2[Entry, error]
	// Head is where the stream ends.
	Head(ctx context.Context, stream string) (Head, error)
	// Streams yields the names that start with prefix, in order.
	Streams(ctx context.Context, prefix string) iter.Seq2[string, error]
	// Remove deletes a stream whole.
	Remove(ctx context.Context, stream string) error
	// Durability is what the store can promise as it is configured now.
	Durability(ctx context.Context) (Durability, error)
	Close() error
}
