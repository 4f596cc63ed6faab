// Package bolt keeps the rows of the vault in one bbolt file of this process alone.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/vault"
)

// FileName is the name of the file in the folder given to Open.
const FileName = "vault.db"

// Format numbers the layout of the file. Format 2: a bucket for each class, in it a bucket per stream, in which the id
// leads to the wrapped key. Classes lie apart so that the few keys of open rounds are written anew without a look at
// the others. Format 1 had them together; it was never in a release.
const Format = 2

var (
	keptBucket    = []byte("kept")
	burningBucket = []byte("burning")
)

var errOlder = errors.New("it was written by a version from before the first release, and cannot be read")

// Rows is the vault.Rewriter in a bbolt file.
type Rows struct{ db *bbolt.DB }

var _ vault.Rewriter = (*Rows)(nil)

// Open opens the file in the folder, or makes it. For errors see boltfile.
func Open(folder string) (*Rows, error) {
	path := filepath.Join(folder, FileName)
	db, err := boltfile.Open(path, Format, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(keptBucket)
		_, err2 := tx.CreateBucket(burningBucket)
		return errors.Join(err, err2)
	})
	if err != nil {
		return nil, err
	}
	err = boltfile.View(db, func(tx *bbolt.Tx) error {
		if tx.Bucket([]byte("rows")) != nil {
			return fmt.Errorf("%s: %w", path, errOlder)
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Rows{db: db}, nil
}

// Close closes the file.
func (r *Rows) Close() error { return r.db.Close() }

// Put adds rows of one stream.
func (r *Rows) Put(ctx context.Context, stream string, rows []vault.Row) error {
	return r.update(ctx, func(all shelves) error {
		for _, row := range rows { // an id is there once, whatever its class
			if err := all.remove(stream, row.ID); err != nil {
				return err
			}
		}
		return all.put(stream, rows)
	})
}

// Stream gives all rows of a stream, in order of id.
func (r *Rows) Stream(ctx context.Context, stream string) (rows []vault.Row, err error) {
	err = r.view(ctx, func(all shelves) error {
		for _, at := range all {
			of, err := at.rows(stream)
			if err != nil {
				return err
			}
			rows = append(rows, of...)
		}
		return nil
	})
	slices.SortFunc(rows, func(a, b vault.Row) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return rows, err
}

// One gives one row.
func (r *Rows) One(ctx context.Context, stream string, id vault.ID) (row vault.Row, there bool, err error) {
	err = r.view(ctx, func(all shelves) error {
		for _, at := range all {
			b := at.Bucket.Bucket([]byte(stream))
			if b == nil || len(id) == 0 {
				continue
			}
			if wrapped := b.Get([]byte(id)); wrapped != nil {
				row, there = at.row(stream, []byte(id), wrapped), true
			}
		}
		return nil
	})
	return row, there && err == nil, err
}

// Delete deletes rows of one stream.
func (r *Rows) Delete(ctx context.Context, stream string, ids []vault.ID) error {
	return r.update(ctx, func(all shelves) error {
		for _, id := range ids {
			if err := all.remove(stream, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// Drop deletes all rows of a stream.
func (r *Rows) Drop(ctx context.Context, stream string) error {
	return r.update(ctx, func(all shelves) error {
		for _, at := range all {
			if err := at.DeleteBucket([]byte(stream)); err != nil && !errors.Is(err, bbolt.ErrBucketNotFound) {
				return err
			}
		}
		return nil
	})
}

// All yields every row. It reads one stream at a time and holds no transaction while the caller thinks.
func (r *Rows) All(ctx context.Context) iter.Seq2[vault.Row, error] {
	return func(yield func(vault.Row, error) bool) {
		var streams []string
		err := r.view(ctx, func(all shelves) error {
			for _, at := range all {
				names, err := at.streams()
				if err != nil {
					return err
				}
				streams = append(streams, names...)
			}
			return nil
		})
		slices.Sort(streams)
		streams = slices.Compact(streams)
		for _, stream := range streams {
			var rows []vault.Row
			if rows, err = r.Stream(ctx, stream); err != nil {
				break
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(vault.Row{}, err)
		}
	}
}

// Rewrite replaces every row of some classes, stream by stream, in one transaction. Rows written in order into new
// buckets lie close together, so this also compacts.
func (r *Rows) Rewrite(ctx context.Context, classes []vault.Class, fn func(vault.Row) (vault.Row, bool)) error {
	return r.update(ctx, func(all shelves) error {
		for _, class := range classes {
			at, err := all.of(class)
			if err != nil {
				return err
			}
			streams, err := at.streams()
			if err != nil {
				return err
			}
			for _, stream := range streams {
				if err := all.rewrite(ctx, at, stream, fn); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (r *Rows) view(ctx context.Context, fn func(shelves) error) error {
	return r.in(ctx, boltfile.View, fn)
}

func (r *Rows) update(ctx context.Context, fn func(shelves) error) error {
	return r.in(ctx, boltfile.Update, fn)
}

func (r *Rows) in(ctx context.Context, how func(*bbolt.DB, func(*bbolt.Tx) error) error, fn func(shelves) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return how(r.db, func(tx *bbolt.Tx) error {
		all := shelves{{vault.Kept, tx.Bucket(keptBucket)}, {vault.Burning, tx.Bucket(burningBucket)}}
		for _, at := range all {
			if at.Bucket == nil {
				return fmt.Errorf("%w: it holds no rows", boltfile.ErrDamaged)
			}
		}
		return fn(all)
	})
}
