package bolt

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/boltfile"
)

const (
	maxBatches = 1024     // most batches in one commit
	maxBytes   = 64 << 20 // bodies in one commit, about: bbolt holds them in memory until it is done
	linger     = time.Millisecond
	busy       = 8 // batches in the last commit from which it pays to wait for more
)

// request is one caller waiting for the writer.
type request struct {
	stream string
	after  journal.Head
	batch  []journal.Entry
	hashes []journal.Hash // of the entries, computed by the caller so that the writer need not
	remove bool
	answer chan error // holds one
}

func (r *request) size() int {
	n := 0
	for _, e := range r.batch {
		n += len(e.Body)
	}
	return n
}

// end is where the stream ends after this request.
func (r *request) end() journal.Head {
	switch {
	case r.remove:
		return journal.Head{}
	case len(r.batch) == 0:
		return r.after
	}
	return journal.Head{Seq: r.batch[len(r.batch)-1].Seq, Hash: r.hashes[len(r.hashes)-1]}
}

// Append writes the batch after head. It shares its commit with whoever else is waiting.
func (s *Store) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	if len(stream) == 0 || len(stream) > maxName {
		return fmt.Errorf("%w: a stream name of %d bytes", journal.ErrRefused, len(stream))
	}
	r := &request{stream: stream, after: head, batch: batch, answer: make(chan error, 1)}
	for _, e := range batch {
		if e.Seq != head.Seq+1 || e.Prev != head.Hash {
			return fmt.Errorf("%w: entry %d does not follow %d", journal.ErrMoved, e.Seq, head.Seq)
		}
		head = journal.Head{Seq: e.Seq, Hash: e.Hash()}
		r.hashes = append(r.hashes, head.Hash)
	}
	return s.ask(ctx, r)
}

// Remove deletes a stream whole.
func (s *Store) Remove(ctx context.Context, stream string) error {
	return s.ask(ctx, &request{stream: stream, remove: true, answer: make(chan error, 1)})
}

func (s *Store) ask(ctx context.Context, r *request) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	select {
	case s.queue <- r:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closed:
		return errClosed
	}
	select {
	case err := <-r.answer:
		return err
	case <-ctx.Done():
		return ctx.Err() // the outcome is unknown, as for any error that is not named
	case <-s.done:
	}
	select {
	case err := <-r.answer:
		return err
	default:
		return errClosed // queued after the writer had stopped: it was not written
	}
}

// write is the one goroutine that writes: it takes everything waiting, commits it in one transaction, and answers.
func (s *Store) write() {
	defer close(s.done)
	last := 0
	for {
		var group []*request
		select {
		case r := <-s.queue:
			group = s.gather([]*request{r}, r.size())
		case <-s.closed:
			if group = s.gather(nil, 0); len(group) == 0 {
				return
			}
		}
		// Only under load: a lone writer then never waits, and with one core the goroutines that have something to
		// write get their turn before the commit blocks it.
		if last >= busy && len(group) < maxBatches {
			time.Sleep(linger)
			group = s.gather(group, sizes(group))
		}
		last = len(group)
		s.commit(group)
	}
}

func sizes(group []*request) int {
	n := 0
	for _, r := range group {
		n += r.size()
	}
	return n
}

// gather adds what is waiting now, up to the limits of one commit.
func (s *Store) gather(group []*request, size int) []*request {
	for len(group) < maxBatches && size < maxBytes {
		select {
		case r := <-s.queue:
			group = append(group, r)
			size += r.size()
		default:
			return group
		}
	}
	return group
}

// commit writes what fits its stream and answers everyone. What does not fit does not spoil the rest.
func (s *Store) commit(group []*request) {
	ends := map[string]journal.Head{} // of the streams touched
	var fits []*request
	for _, r := range group {
		end, touched := ends[r.stream]
		if !touched {
			end = s.head(r.stream)
		}
		if !r.remove && r.after != end {
			r.answer <- fmt.Errorf("%w: %q ends at %d, not at %d", journal.ErrMoved, r.stream, end.Seq, r.after.Seq)
			continue
		}
		ends[r.stream] = r.end()
		fits = append(fits, r)
	}
	err := s.store(fits, ends)
	if err == nil {
		s.publish(ends)
	}
	for _, r := range fits {
		r.answer <- err
	}
}

// store puts the requests, in order, in one transaction.
func (s *Store) store(fits []*request, ends map[string]journal.Head) error {
	if len(fits) == 0 {
		return nil
	}
	if s.halted != nil {
		return fmt.Errorf("%w: an earlier write failed, restart to go on: %w", journal.ErrRefused, s.halted)
	}
	var id int
	err := boltfile.Update(s.db, func(tx *bbolt.Tx) error {
		id = tx.ID()
		for _, r := range fits {
			if err := r.put(tx.Bucket(logBucket)); err != nil {
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

func (r *request) put(log *bbolt.Bucket) error {
	if r.remove {
		if err := log.DeleteBucket([]byte(r.stream)); !errors.Is(err, bbolt.ErrBucketNotFound) {
			return err
		}
		return nil
	}
	if len(r.batch) == 0 {
		return nil
	}
	b, err := log.CreateBucketIfNotExists([]byte(r.stream))
	if err != nil {
		return err
	}
	b.FillPercent = 0.95 // entries only ever come at the end; bbolt forgets this with each transaction
	for i, e := range r.batch {
		if err := b.Put(key(e.Seq), append(r.hashes[i][:], e.Body...)); err != nil {
			return err
		}
	}
	return nil
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
