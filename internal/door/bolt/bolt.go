// Package bolt keeps the rows of the door in one file beside the program.
package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"iter"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal/boltfile"
)

var bucket = []byte("rows")

// sweepEvery is how often expired rows are cleared away. Nobody sees them before that either.
const sweepEvery = 10 * time.Minute

// Rows is the driver.
type Rows struct {
	db   *bolt.DB
	now  func() time.Time
	stop chan struct{}
	done chan struct{}
}

var _ door.Rows = (*Rows)(nil)

// Format numbers the layout of the file: a bucket of rows. A file with a higher number is refused.
const Format = 1

// Open opens the file, or makes it; errors as boltfile.Open. now is the clock by which rows expire.
func Open(path string, now func() time.Time) (*Rows, error) {
	db, err := boltfile.Open(path, Format, func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket(bucket)
		return err
	})
	if err != nil {
		return nil, err
	}
	db.MaxBatchDelay = 2 * time.Millisecond // sixty people join at once: one flush for several
	r := &Rows{db: db, now: now, stop: make(chan struct{}), done: make(chan struct{})}
	go r.sweeping()
	return r, nil
}

// A stored value starts with the moment it expires, in milliseconds; 0 is never.
func pack(value []byte, until time.Time) []byte {
	at := uint64(0)
	if !until.IsZero() {
		at = uint64(until.UnixMilli())
	}
	return append(binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(value)), at), value...)
}

func expiry(stored []byte) time.Time {
	if at := binary.BigEndian.Uint64(stored); at != 0 {
		return time.UnixMilli(int64(at))
	}
	return time.Time{}
}

// unpack is nil for a row that is absent or has expired; the value is a copy.
func (r *Rows) unpack(stored []byte) []byte {
	if len(stored) < 8 {
		return nil
	}
	at := binary.BigEndian.Uint64(stored)
	if at != 0 && uint64(r.now().UnixMilli()) >= at {
		return nil
	}
	return append([]byte{}, stored[8:]...)
}

// Get reads one row.
func (r *Rows) Get(_ context.Context, key string) ([]byte, error) {
	var value []byte
	err := r.db.View(func(tx *bolt.Tx) error {
		value = r.unpack(tx.Bucket(bucket).Get([]byte(key)))
		return nil
	})
	if err == nil && value == nil {
		err = door.ErrNone
	}
	return value, err
}

// Put writes one row.
func (r *Rows) Put(_ context.Context, key string, value []byte, until time.Time) error {
	return r.db.Batch(func(tx *bolt.Tx) error {
		return tx.Bucket(bucket).Put([]byte(key), pack(value, until))
	})
}

// Add writes one row where there is none.
func (r *Rows) Add(ctx context.Context, key string, value []byte, until time.Time) error {
	return r.Change(ctx, key, func(old []byte) ([]byte, time.Time, error) {
		if old != nil {
			return nil, time.Time{}, door.ErrTaken
		}
		return value, until, nil
	})
}

// Change reads and writes one row in one transaction.
func (r *Rows) Change(_ context.Context, key string, change func([]byte) ([]byte, time.Time, error)) error {
	return r.db.Batch(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		value, until, err := change(r.unpack(b.Get([]byte(key))))
		if err != nil {
			return err
		}
		if value == nil {
			return b.Delete([]byte(key))
		}
		return b.Put([]byte(key), pack(value, until))
	})
}

// Delete removes one row.
func (r *Rows) Delete(_ context.Context, key string) error {
	return r.db.Batch(func(tx *bolt.Tx) error { return tx.Bucket(bucket).Delete([]byte(key)) })
}

// List reads all rows first: the caller may write while it goes through them.
func (r *Rows) List(_ context.Context, prefix string) iter.Seq2[door.Row, error] {
	return func(yield func(door.Row, error) bool) {
		var rows []door.Row
		err := r.db.View(func(tx *bolt.Tx) error {
			c := tx.Bucket(bucket).Cursor()
			for k, v := c.Seek([]byte(prefix)); bytes.HasPrefix(k, []byte(prefix)) && k != nil; k, v = c.Next() {
				if value := r.unpack(v); value != nil {
					rows = append(rows, door.Row{Key: string(k), Value: value, Until: expiry(v)})
				}
			}
			return nil
		})
		if err != nil {
			yield(door.Row{}, err)
			return
		}
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Backup writes the file as it is now, while it is in use.
func (r *Rows) Backup(_ context.Context, w io.Writer) error {
	return r.db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(w)
		return err
	})
}

func (r *Rows) sweeping() {
	defer close(r.done)
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		select {
		case <-r.stop:
			return
		case <-tick.C:
			_ = r.Sweep() // a full disk is told by the next write that matters
		}
	}
}

// Sweep removes the rows that have expired.
func (r *Rows) Sweep() error {
	return r.db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		var gone [][]byte
		c := b.Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if r.unpack(v) == nil {
				gone = append(gone, slices.Clone(k))
			}
		}
		for _, k := range gone {
			if err := b.Delete(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// Close waits for what is under way.
func (r *Rows) Close() error {
	close(r.stop)
	<-r.done
	return r.db.Close()
}
