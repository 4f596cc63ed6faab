// Package bolt keeps the journal in one bbolt file on this machine. It is the default: nothing to set up, and what is
// acknowledged survives the process and the machine going down.
package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/journal/group"
)

// FileName is the name of the file in the folder given to Open.
const FileName = "journal.db"

// Format numbers the layout of the file. A file with a higher number is refused.
//
// Format 1: bucket "log" holds a bucket per stream, in which number (8 bytes, big endian) leads to hash (32 bytes) and
// body; bucket "heads" leads from stream to number and hash of its last entry. The hash of the entry before is not
// kept twice. Heads stand apart so that a missing tail is noticed.
const Format = 1

var (
	logBucket   = []byte("log")
	headsBucket = []byte("heads")
)

// Store is the journal.Store in a bbolt file.
type Store struct {
	db     *bbolt.DB
	writer *group.Writer
	close  func() error
	halted error  // the failure after which nothing more is written; the writer's own
	values []byte // of one commit; the writer's own, used again

	mu    sync.RWMutex
	heads map[string]journal.Head  // of every stream; only the writer changes it
	wake  map[string]chan struct{} // closed when the stream has changed; only for streams with watchers
}

var _ journal.Store = (*Store)(nil)

// Open opens the journal in the folder, or makes it. A file that is damaged, in use, or written by a newer version is
// refused; see the errors of boltfile. A damaged file is also journal.ErrBroken, a newer one journal.ErrNewer.
func Open(folder string) (*Store, error) {
	db, err := boltfile.Open(filepath.Join(folder, FileName), Format, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(logBucket)
		_, err2 := tx.CreateBucket(headsBucket)
		return errors.Join(err, err2)
	})
	if err != nil {
		return nil, broken(err)
	}
	s := &Store{db: db, wake: map[string]chan struct{}{}}
	if s.heads, err = loadHeads(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s.close = sync.OnceValue(func() error {
		s.writer.Close()
		return s.shut()
	})
	s.writer = group.Start(limits, s.commit)
	return s, nil
}

// broken adds the journal's own name to what boltfile calls damaged or newer.
func broken(err error) error {
	switch {
	case errors.Is(err, boltfile.ErrDamaged):
		return fmt.Errorf("%w: %w", journal.ErrBroken, err)
	case errors.Is(err, boltfile.ErrNewer):
		return fmt.Errorf("%w: %w", journal.ErrNewer, err)
	}
	return err
}

// loadHeads reads all heads and compares each with the last entry of its stream.
func loadHeads(db *bbolt.DB) (map[string]journal.Head, error) {
	heads := map[string]journal.Head{}
	err := boltfile.View(db, func(tx *bbolt.Tx) error {
		log, ends := tx.Bucket(logBucket), tx.Bucket(headsBucket)
		if log == nil || ends == nil {
			return fmt.Errorf("%w: it holds no log", journal.ErrBroken)
		}
		streams := 0
		if err := log.ForEachBucket(func([]byte) error { streams++; return nil }); err != nil {
			return err
		}
		err := ends.ForEach(func(name, value []byte) error {
			head, ok := decodeHead(value)
			b := log.Bucket(name)
			if !ok || b == nil {
				return fmt.Errorf("%w: stream %q has no entries", journal.ErrBroken, name)
			}
			k, v := b.Cursor().Last()
			if !bytes.Equal(k, key(head.Seq)) || !bytes.HasPrefix(v, head.Hash[:]) {
				return fmt.Errorf("%w: stream %q does not end at %d", journal.ErrBroken, name, head.Seq)
			}
			heads[string(name)] = head
			return nil
		})
		if err == nil && streams != len(heads) {
			err = fmt.Errorf("%w: %d streams, and heads of %d", journal.ErrBroken, streams, len(heads))
		}
		return err
	})
	return heads, broken(err)
}

func key(seq journal.Seq) []byte { return binary.BigEndian.AppendUint64(nil, uint64(seq)) }

func encodeHead(h journal.Head) []byte { return append(key(h.Seq), h.Hash[:]...) }

func decodeHead(value []byte) (h journal.Head, ok bool) {
	if len(value) != 8+len(h.Hash) {
		return h, false
	}
	h.Seq = journal.Seq(binary.BigEndian.Uint64(value))
	copy(h.Hash[:], value[8:])
	return h, h.Seq > 0
}

// Head is where the stream ends.
func (s *Store) Head(ctx context.Context, stream string) (journal.Head, error) {
	if err := s.writer.Usable(ctx); err != nil {
		return journal.Head{}, err
	}
	return s.head(stream), nil
}

func (s *Store) head(stream string) journal.Head {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.heads[stream]
}

// Streams yields the names that start with prefix, in order, as they are when it starts.
func (s *Store) Streams(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if err := s.writer.Usable(ctx); err != nil {
			yield("", err)
			return
		}
		for _, name := range s.names(prefix) {
			if err := ctx.Err(); err != nil {
				yield("", err)
				return
			}
			if !yield(name, nil) {
				return
			}
		}
	}
}

func (s *Store) names(prefix string) []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var names []string
	for name := range s.heads {
		if strings.HasPrefix(name, prefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Durability is always strong: every commit is synced before it is acknowledged.
func (s *Store) Durability(ctx context.Context) (journal.Durability, error) {
	return journal.Strong, s.writer.Usable(ctx)
}

// Backup writes the file as it is now to w, while the store goes on.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	if err := s.writer.Usable(ctx); err != nil {
		return err
	}
	return broken(boltfile.View(s.db, func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(until{ctx, w})
		return err
	}))
}

// until is a writer that stops when its context ends.
type until struct {
	ctx context.Context
	w   io.Writer
}

func (u until) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

// Close answers who is waiting, then closes the file. Later calls are refused.
func (s *Store) Close() error { return s.close() }

// shut closes the file. After damage met while writing, bbolt may still hold its own lock; the process then ends
// without it, which loses nothing.
func (s *Store) shut() error {
	shut := make(chan error, 1)
	go func() { shut <- s.db.Close() }()
	if !errors.Is(s.halted, boltfile.ErrDamaged) {
		return <-shut
	}
	select {
	case err := <-shut:
		return err
	case <-time.After(time.Second):
		return s.halted
	}
}
