package redis

import (
	"encoding/binary"
	"fmt"

	"hoofdlijn/internal/journal"
)

// frameVersion is the first byte of every frame. A frame with a higher one was written by a newer version.
const frameVersion = 1

// frameHeader is the version, the hash before the batch and the hash of its last entry.
const frameHeader = 1 + 2*len(journal.Hash{})

// frame is one batch as one value in a Redis stream.
type frame struct {
	prev    journal.Hash
	end     journal.Head
	entries []journal.Entry
}

// encode writes version, hash before, hash of the last, and each body with its length before it (uvarint). Numbers
// follow from the id of the stream entry.
func encode(prev, last journal.Hash, batch []journal.Entry) []byte {
	size := frameHeader + binary.MaxVarintLen64
	for _, e := range batch {
		size += binary.MaxVarintLen64 + len(e.Body)
	}
	buf := append(make([]byte, 0, size), frameVersion)
	buf = append(append(buf, prev[:]...), last[:]...)
	buf = binary.AppendUvarint(buf, uint64(len(batch)))
	for _, e := range batch {
		buf = append(binary.AppendUvarint(buf, uint64(len(e.Body))), e.Body...)
	}
	return buf
}

// decode reads a frame that ends at the given number, and verifies it by itself: the entries lead from the hash
// before to the hash of the last, and nothing is left over.
func decode(end journal.Seq, buf []byte) (f frame, err error) {
	wrong := fmt.Errorf("%w: the batch up to %d", journal.ErrBroken, end)
	if len(buf) > 0 && buf[0] > frameVersion {
		return f, fmt.Errorf("%w: it is of format %d, this version knows %d: %w", wrong, buf[0], frameVersion, journal.ErrNewer)
	}
	if len(buf) < frameHeader || buf[0] != frameVersion {
		return f, wrong
	}
	n := copy(f.prev[:], buf[1:])
	copy(f.end.Hash[:], buf[1+n:])
	count, rest, ok := uvarint(buf[frameHeader:])
	if !ok || count == 0 || count > uint64(end) || count > uint64(len(rest)) {
		return f, wrong
	}
	last := journal.Head{Seq: end - journal.Seq(count), Hash: f.prev}
	f.entries = make([]journal.Entry, count)
	for i := range f.entries {
		var size uint64
		if size, rest, ok = uvarint(rest); !ok || size > uint64(len(rest)) {
			return f, wrong
		}
		f.entries[i] = journal.Entry{Seq: last.Seq + 1, Prev: last.Hash, Body: rest[:size:size]}
		rest = rest[size:]
		last = journal.Head{Seq: last.Seq + 1, Hash: f.entries[i].Hash()}
	}
	f.end.Seq = end
	if len(rest) != 0 || last != f.end {
		return f, wrong
	}
	return f, nil
}

func uvarint(buf []byte) (n uint64, rest []byte, ok bool) {
	n, size := binary.Uvarint(buf)
	if size <= 0 {
		return 0, nil, false
	}
	return n, buf[size:], true
}
