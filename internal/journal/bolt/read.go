package bolt

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/boltfile"
)

// Bounds of one read transaction. While one is open bbolt cannot use again the pages it sees, so a slow reader must
// not hold one.
const (
	readEntries = 1000
	readBytes   = 4 << 20
)

// Read yields the entries after the given number up to where the stream ends when it starts. A number beyond the end
// is ErrBroken: the caller knows of entries that the stream does not have.
func (s *Store) Read(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		if err := s.writer.Usable(ctx); err != nil {
			yield(journal.Entry{}, err)
			return
		}
		s.read(ctx, stream, &after, yield)
	}
}

// read yields what follows *after and moves it along. It gives false when the reader has had enough or got an error.
func (s *Store) read(ctx context.Context, stream string, after *journal.Seq, yield func(journal.Entry, error) bool) bool {
	end := s.head(stream)
	if *after > end.Seq {
		err := fmt.Errorf("%w: %q ends at %d, before %d", journal.ErrBroken, stream, end.Seq, *after)
		yield(journal.Entry{}, err)
		return false
	}
	for *after < end.Seq {
		err := s.writer.Usable(ctx)
		var chunk []journal.Entry
		if err == nil {
			chunk, err = s.chunk(stream, *after, end)
		}
		// What is sound before a break is still given: a reader may want to show it.
		for _, e := range chunk {
			*after = e.Seq
			if !yield(e, nil) {
				return false
			}
		}
		if err != nil {
			yield(journal.Entry{}, err)
			return false
		}
	}
	return true
}

// chunk reads and verifies the entries after the given number, as many as fit one transaction.
func (s *Store) chunk(stream string, after journal.Seq, end journal.Head) (chunk []journal.Entry, err error) {
	err = boltfile.View(s.db, func(tx *bbolt.Tx) error {
		b := tx.Bucket(logBucket).Bucket([]byte(stream))
		if b == nil {
			return fmt.Errorf("%w: %q is gone", journal.ErrBroken, stream)
		}
		c := b.Cursor()
		last := journal.Head{Seq: after}
		k, v := c.First()
		if after > 0 {
			if k, v = c.Seek(key(after)); string(k) != string(key(after)) || len(v) < len(last.Hash) {
				return fmt.Errorf("%w: %q has no entry %d", journal.ErrBroken, stream, after)
			}
			copy(last.Hash[:], v)
			k, v = c.Next()
		}
		for size := 0; last.Seq < end.Seq && len(chunk) < readEntries && size < readBytes; k, v = c.Next() {
			e, hash, ok := decode(k, v, last)
			if !ok {
				return fmt.Errorf("%w: %q at %d", journal.ErrBroken, stream, last.Seq+1)
			}
			last = journal.Head{Seq: e.Seq, Hash: hash}
			chunk = append(chunk, e)
			size += len(v)
		}
		if last.Seq == end.Seq && last.Hash != end.Hash {
			return fmt.Errorf("%w: %q does not end as it did at %d", journal.ErrBroken, stream, end.Seq)
		}
		return nil
	})
	return chunk, broken(err)
}

// decode gives the entry in a row when it follows last. The row carries its own hash, so that the newest entry is as
// well guarded as the others.
func decode(k, v []byte, last journal.Head) (e journal.Entry, hash journal.Hash, ok bool) {
	if len(k) != 8 || len(v) < len(hash) || binary.BigEndian.Uint64(k) != uint64(last.Seq)+1 {
		return e, hash, false
	}
	e = journal.Entry{Seq: last.Seq + 1, Prev: last.Hash, Body: append([]byte{}, v[len(hash):]...)}
	hash = e.Hash()
	return e, hash, hash == journal.Hash(v[:len(hash)])
}

// Watch is Read that waits for more. It ends without an error when ctx ends.
func (s *Store) Watch(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for ctx.Err() == nil {
			// Asked for before reading, so that nothing can slip between the end of reading and waiting.
			changed := s.changed(stream)
			if err := s.writer.Usable(context.Background()); err != nil {
				yield(journal.Entry{}, err)
				return
			}
			if !s.read(context.Background(), stream, &after, untilDone(ctx, yield)) {
				return
			}
			select {
			case <-changed:
			case <-s.writer.Closed():
			case <-ctx.Done():
			}
		}
	}
}

// untilDone stops a reader between two entries when ctx ends.
func untilDone(ctx context.Context, yield func(journal.Entry, error) bool) func(journal.Entry, error) bool {
	return func(e journal.Entry, err error) bool { return ctx.Err() == nil && yield(e, err) }
}

// changed gives a channel that is closed at the next change of the stream.
func (s *Store) changed(stream string) <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.wake[stream]
	if !ok {
		c = make(chan struct{})
		s.wake[stream] = c
	}
	return c
}
