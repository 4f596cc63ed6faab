package bolt

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/journal/group"
)

// limits of one commit: bbolt holds all of it in memory until it is done.
var limits = group.Limits{Requests: 1024, Bytes: 64 << 20, Linger: true}

// Append writes the batch after head. It shares its commit with whoever else is waiting.
func (s *Store) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	return s.writer.Append(ctx, stream, head, batch)
}

// Remove deletes a stream whole.
func (s *Store) Remove(ctx context.Context, stream string) error {
	return s.writer.Remove(ctx, stream)
}

// commit writes what fits its stream and answers everyone. What does not fit does not spoil the rest.
func (s *Store) commit(waiting []*group.Request) {
	ends := map[string]journal.Head{} // of the streams touched
	var fits []*group.Request
	for _, r := range waiting {
		end, touched := ends[r.Stream]
		if !touched {
			end = s.head(r.Stream)
		}
		if !r.Remove && r.After != end {
			r.Answer(fmt.Errorf("%w: %q ends at %d, not at %d", journal.ErrMoved, r.Stream, end.Seq, r.After.Seq))
			continue
		}
		ends[r.Stream] = r.End()
		fits = append(fits, r)
	}
	err := s.store(fits, ends)
	if err == nil {
		s.publish(ends)
	}
	for _, r := range fits {
		r.Answer(err)
	}
}

// store puts the requests, in order, in one transaction.
func (s *Store) store(fits []*group.Request, ends map[string]journal.Head) error {
	if len(fits) == 0 {
		return nil
	}
	if s.halted != nil {
		return fmt.Errorf("%w: an earlier write failed, restart to go on: %w", journal.ErrRefused, s.halted)
	}
	var id int
	values := s.room(fits)
	err := boltfile.Update(s.db, func(tx *bbolt.Tx) error {
		id = tx.ID()
		for _, r := range fits {
			var err error
			if values, err = put(tx.Bucket(logBucket), r, values); err != nil {
				return err
			}
		}
		heads := tx.Bucket(headsBucket)
		for stream, end := range ends {
			err := heads.Delete([]byte(stream))
			if end != (journal.Head{}) {
				err = heads.Put([]byte(stream), encodeHead(end))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		return nil
	}
	return s.failed(err, id)
}

// mostKept bounds the room for values that is kept from one commit to the next.
const mostKept = 4 << 20

// room is an empty buffer that holds all values of a commit without moving: bbolt reads them until the commit is done.
func (s *Store) room(of []*group.Request) []byte {
	size := 0
	for _, r := range of {
		size += r.Size() + len(r.Batch)*len(journal.Hash{})
	}
	if size > mostKept {
		return make([]byte, 0, size)
	}
	if size > cap(s.values) {
		s.values = make([]byte, 0, size)
	}
	return s.values
}

// put writes one request. What it stores lies in values, which is given back longer.
func put(log *bbolt.Bucket, r *group.Request, values []byte) ([]byte, error) {
	if r.Remove {
		if err := log.DeleteBucket([]byte(r.Stream)); !errors.Is(err, bbolt.ErrBucketNotFound) {
			return values, err
		}
		return values, nil
	}
	if len(r.Batch) == 0 {
		return values, nil
	}
	b, err := log.CreateBucketIfNotExists([]byte(r.Stream))
	if err != nil {
		return values, err
	}
	b.FillPercent = 0.95 // entries only ever come at the end; bbolt forgets this with each transaction
	for i, e := range r.Batch {
		at := len(values)
		values = append(append(values, r.Hashes[i][:]...), e.Body...)
		if err := b.Put(key(e.Seq), values[at:]); err != nil {
			return values, err
		}
	}
	return values, nil
}

// failed tells a refusal from the unknown. bbolt writes and syncs the pages first and the header last, so while the
// header does not carry the number of the transaction, nothing was written. When the disk was full the next append
// simply tries again, which is the probe. After anything else the store takes nothing more until it is opened again:
// after a failed sync the kernel may have dropped pages of which no later sync speaks.
func (s *Store) failed(err error, id int) error {
	written := boltfile.View(s.db, func(tx *bbolt.Tx) error {
		if tx.ID() >= id {
			return errors.New("the header was written")
		}
		return nil
	})
	full := fullDisk(err)
	if written != nil || full == nil {
		s.halted = err
	}
	switch {
	case written != nil:
		return broken(err)
	case full != nil:
		return fmt.Errorf("%w: %w: %w", journal.ErrRefused, full, err)
	}
	return fmt.Errorf("%w: %w", journal.ErrRefused, broken(err))
}

// fullDisk gives the system's error when that is what went wrong. bbolt passes some of them on as text only.
func fullDisk(err error) error {
	for _, full := range []error{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT, syscall.EROFS} {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return full
		}
	}
	return nil
}

// publish makes the new ends known and wakes the watchers.
func (s *Store) publish(ends map[string]journal.Head) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for stream, end := range ends {
		if end == (journal.Head{}) {
			delete(s.heads, stream)
		} else {
			s.heads[stream] = end
		}
		if c, ok := s.wake[stream]; ok {
			close(c)
			delete(s.wake, stream)
		}
	}
}
