// Package bolt keeps the rows of the vault in one bbolt file of this process alone.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/journal/boltfile"
	"hoofdlijn/internal/vault"
)

// FileName is the name of the file in the folder given to Open.
const FileName = "vault.db"

// Format numbers the layout of the file. Format 1: bucket "rows" holds a bucket per stream, in which the id leads to
// class (1 byte) and wrapped key.
const Format = 1

var rowsBucket = []byte("rows")

// Rows is the vault.Rewriter in a bbolt file.
type Rows struct{ db *bbolt.DB }

var _ vault.Rewriter = (*Rows)(nil)

// Open opens the file in the folder, or makes it. For errors see boltfile.
func Open(folder string) (*Rows, error) {
	db, err := boltfile.Open(filepath.Join(folder, FileName), Format, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(rowsBucket)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Rows{db: db}, nil
}

// Close closes the file.
func (r *Rows) Close() error { return r.db.Close() }

// Put adds rows of one stream.
func (r *Rows) Put(ctx context.Context, stream string, rows []vault.Row) error {
	return r.update(ctx, func(all *bbolt.Bucket) error { return put(all, stream, rows) })
}

func put(all *bbolt.Bucket, stream string, rows []vault.Row) error {
	b, err := all.CreateBucketIfNotExists([]byte(stream))
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := b.Put([]byte(row.ID), append([]byte{byte(row.Class)}, row.Wrapped...)); err != nil {
			return err
		}
	}
	return nil
}

// Stream gives all rows of a stream, in order of id.
func (r *Rows) Stream(ctx context.Context, stream string) (rows []vault.Row, err error) {
	err = r.view(ctx, func(all *bbolt.Bucket) error {
		rows, err = bucketRows(all, stream)
		return err
	})
	return rows, err
}

func bucketRows(all *bbolt.Bucket, stream string) (rows []vault.Row, err error) {
	b := all.Bucket([]byte(stream))
	if b == nil {
		return nil, nil
	}
	err = b.ForEach(func(id, value []byte) error {
		row, err := decode(stream, id, value)
		rows = append(rows, row)
		return err
	})
	return rows, err
}

func decode(stream string, id, value []byte) (vault.Row, error) {
	if len(value) == 0 {
		return vault.Row{}, fmt.Errorf("%w: an empty row", boltfile.ErrDamaged)
	}
	wrapped := append([]byte{}, value[1:]...) // bbolt's own memory is good until the transaction ends
	return vault.Row{Stream: stream, ID: vault.ID(id), Class: vault.Class(value[0]), Wrapped: wrapped}, nil
}

// One gives one row.
func (r *Rows) One(ctx context.Context, stream string, id vault.ID) (row vault.Row, there bool, err error) {
	err = r.view(ctx, func(all *bbolt.Bucket) error {
		b := all.Bucket([]byte(stream))
		if b == nil || len(id) == 0 {
			return nil
		}
		value := b.Get([]byte(id))
		if there = value != nil; !there {
			return nil
		}
		row, err = decode(stream, []byte(id), value)
		return err
	})
	return row, there && err == nil, err
}

// Delete deletes rows of one stream.
func (r *Rows) Delete(ctx context.Context, stream string, ids []vault.ID) error {
	return r.update(ctx, func(all *bbolt.Bucket) error {
		b := all.Bucket([]byte(stream))
		if b == nil {
			return nil
		}
		for _, id := range ids {
			if err := b.Delete([]byte(id)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Drop deletes all rows of a stream.
func (r *Rows) Drop(ctx context.Context, stream string) error {
	return r.update(ctx, func(all *bbolt.Bucket) error {
		if err := all.DeleteBucket([]byte(stream)); !errors.Is(err, bbolt.ErrBucketNotFound) {
			return err
		}
		return nil
	})
}

// All yields every row. It reads one stream at a time and holds no transaction while the caller thinks.
func (r *Rows) All(ctx context.Context) iter.Seq2[vault.Row, error] {
	return func(yield func(vault.Row, error) bool) {
		var streams []string
		err := r.view(ctx, func(all *bbolt.Bucket) error {
			return all.ForEachBucket(func(name []byte) error {
				streams = append(streams, string(name))
				return nil
			})
		})
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

// Rewrite replaces every row, stream by stream, in one transaction. Rows written in order into new buckets lie close
// together, so this also compacts.
func (r *Rows) Rewrite(ctx context.Context, fn func(vault.Row) (vault.Row, bool)) error {
	return r.update(ctx, func(all *bbolt.Bucket) error {
		var streams []string
		err := all.ForEachBucket(func(name []byte) error {
			streams = append(streams, string(name))
			return nil
		})
		if err != nil {
			return err
		}
		for _, stream := range streams {
			if err := rewrite(ctx, all, stream, fn); err != nil {
				return err
			}
		}
		return nil
	})
}

func rewrite(ctx context.Context, all *bbolt.Bucket, stream string, fn func(vault.Row) (vault.Row, bool)) error {
	rows, err := bucketRows(all, stream)
	if err := errors.Join(err, ctx.Err()); err != nil {
		return err
	}
	kept := rows[:0]
	for _, row := range rows {
		if row, keep := fn(row); keep {
			kept = append(kept, row)
		}
	}
	if err := all.DeleteBucket([]byte(stream)); err != nil || len(kept) == 0 {
		return err
	}
	return put(all, stream, kept)
}

func (r *Rows) view(ctx context.Context, fn func(*bbolt.Bucket) error) error {
	return r.in(ctx, boltfile.View, fn)
}

func (r *Rows) update(ctx context.Context, fn func(*bbolt.Bucket) error) error {
	return r.in(ctx, boltfile.Update, fn)
}

func (r *Rows) in(ctx context.Context, how func(*bbolt.DB, func(*bbolt.Tx) error) error, fn func(*bbolt.Bucket) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return how(r.db, func(tx *bbolt.Tx) error {
		all := tx.Bucket(rowsBucket)
		if all == nil {
			return fmt.Errorf("%w: it holds no rows", boltfile.ErrDamaged)
		}
		return fn(all)
	})
}
