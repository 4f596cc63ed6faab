package bolt

import (
	"context"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"hoofdlijn/internal/vault"
)

// shelf is the bucket of a class, within a transaction.
type shelf struct {
	class vault.Class
	*bbolt.Bucket
}

// shelves is all of them.
type shelves [2]shelf

func (s shelves) of(class vault.Class) (shelf, error) {
	for _, one := range s {
		if one.class == class {
			return one, nil
		}
	}
	return shelf{}, fmt.Errorf("vault: no class %q", class)
}

func (s shelves) put(stream string, rows []vault.Row) error {
	for _, row := range rows {
		at, err := s.of(row.Class)
		if err != nil {
			return err
		}
		b, err := at.CreateBucketIfNotExists([]byte(stream))
		if err != nil {
			return err
		}
		if err := b.Put([]byte(row.ID), row.Wrapped); err != nil {
			return err
		}
	}
	return nil
}

func (s shelves) remove(stream string, id vault.ID) error {
	for _, at := range s {
		b := at.Bucket.Bucket([]byte(stream))
		if b == nil {
			continue
		}
		if err := b.Delete([]byte(id)); err != nil {
			return err
		}
	}
	return nil
}

func (s shelf) rows(stream string) (rows []vault.Row, err error) {
	b := s.Bucket.Bucket([]byte(stream))
	if b == nil {
		return nil, nil
	}
	err = b.ForEach(func(id, wrapped []byte) error {
		rows = append(rows, s.row(stream, id, wrapped))
		return nil
	})
	return rows, err
}

func (s shelf) row(stream string, id, wrapped []byte) vault.Row {
	// bbolt's own memory is good until the transaction ends
	return vault.Row{Stream: stream, ID: vault.ID(id), Class: s.class, Wrapped: append([]byte{}, wrapped...)}
}

func (s shelf) streams() (names []string, err error) {
	err = s.ForEachBucket(func(name []byte) error {
		names = append(names, string(name))
		return nil
	})
	return names, err
}

func (s shelves) rewrite(ctx context.Context, at shelf, stream string, fn func(vault.Row) (vault.Row, bool)) error {
	rows, err := at.rows(stream)
	if err := errors.Join(err, ctx.Err()); err != nil {
		return err
	}
	left := rows[:0]
	for _, row := range rows {
		if row, keep := fn(row); keep {
			left = append(left, row)
		}
	}
	if err := at.DeleteBucket([]byte(stream)); err != nil || len(left) == 0 {
		return err
	}
	return s.put(stream, left)
}
