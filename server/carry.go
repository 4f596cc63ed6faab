package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/journal"
)

// How much is carried at a time.
const (
	carryEntries = 500
	carryBytes   = 1 << 20
	carryRowsBy  = 32 // each waits for the disk; together they share a flush
)

// carryRecord copies every stream into a store that has none, entry by entry as they are: same numbers, same hashes.
// What is written to a stream after its turn came is not in the copy.
func carryRecord(ctx context.Context, from, to journal.Store) error {
	for stream, err := range from.Streams(ctx, "") {
		if err == nil {
			err = carryStream(ctx, from, to, stream)
		}
		if err != nil {
			return fmt.Errorf("copy the record %q: %w", stream, err)
		}
	}
	return nil
}

func carryStream(ctx context.Context, from, to journal.Store, stream string) error {
	var head journal.Head
	var batch []journal.Entry
	size := 0
	put := func() error {
		if len(batch) == 0 {
			return nil
		}
		last := batch[len(batch)-1]
		err := to.Append(ctx, stream, head, batch)
		head, batch, size = journal.Head{Seq: last.Seq, Hash: last.Hash()}, nil, 0
		return err
	}
	for e, err := range from.Read(ctx, stream, 0) {
		if err != nil {
			return err
		}
		batch, size = append(batch, e), size+len(e.Body)
		if len(batch) < carryEntries && size < carryBytes {
			continue
		}
		if err := put(); err != nil {
			return err
		}
	}
	return put()
}

// carryRows copies every row of the door.
func carryRows(ctx context.Context, from, to door.Rows) error {
	var all []door.Row
	for row, err := range from.List(ctx, "") {
		if err != nil {
			return fmt.Errorf("read the rows of the door: %w", err)
		}
		all = append(all, row)
	}
	return putRows(ctx, all, to)
}

// putRows writes rows of the door, many at once.
func putRows(ctx context.Context, all []door.Row, to door.Rows) error {
	var work sync.WaitGroup
	failed := make([]error, carryRowsBy)
	for part := range carryRowsBy {
		work.Go(func() {
			for i := part; i < len(all) && failed[part] == nil; i += carryRowsBy {
				failed[part] = to.Put(ctx, all[i].Key, all[i].Value, all[i].Until)
			}
		})
	}
	work.Wait()
	return errors.Join(failed...)
}
