// Package redis keeps the rows of the vault in Redis, for several instances that share one key file. The master key
// is not replaced there, so erasing is weak: a copy of a deleted row, in the append-only file or in a backup, still
// opens under the key file.
//
// Keys: hl:{stream}:keys, a hash from id to class (1 byte) and wrapped key; hl:vaults, the set of all streams, which
// may hold some that have no keys.
package redis

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	goredis "github.com/redis/go-redis/v9"

	journalredis "hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/vault"
)

const index = "hl:vaults"

func keysKey(stream string) string { return "hl:{" + stream + "}:keys" }

// Rows is the vault.Rows in Redis.
type Rows struct{ client goredis.UniversalClient }

var _ vault.Rows = (*Rows)(nil)

// Open connects to the Redis at the address (see the journal's Dial) and fails when it does not answer.
func Open(ctx context.Context, address string) (*Rows, error) {
	// Nothing is sent twice by itself: a late copy of a Put could bring back what was deleted.
	client, err := journalredis.Dial(address, 0)
	if err != nil {
		return nil, err
	}
	if err := client.Ping(ctx).Err(); err != nil {
		return nil, errors.Join(fmt.Errorf("Redis does not answer: %w", err), client.Close())
	}
	return &Rows{client: client}, nil
}

// Close closes the connections.
func (r *Rows) Close() error { return r.client.Close() }

// Put adds rows of one stream, in one command.
func (r *Rows) Put(ctx context.Context, stream string, rows []vault.Row) error {
	if strings.HasPrefix(stream, "}") { // would empty the hash tag
		return fmt.Errorf("vault: a stream name that starts with }: %q", stream)
	}
	if len(rows) == 0 {
		return nil
	}
	if err := r.client.SAdd(ctx, index, stream).Err(); err != nil {
		return err
	}
	fields := make([]any, 0, 2*len(rows))
	for _, row := range rows {
		fields = append(fields, string(row.ID), append([]byte{byte(row.Class)}, row.Wrapped...))
	}
	return r.client.HSet(ctx, keysKey(stream), fields...).Err()
}

// Stream gives all rows of a stream, in order of id.
func (r *Rows) Stream(ctx context.Context, stream string) ([]vault.Row, error) {
	fields, err := r.client.HGetAll(ctx, keysKey(stream)).Result()
	if err != nil {
		return nil, err
	}
	rows := make([]vault.Row, 0, len(fields))
	for id, value := range fields {
		row, err := decode(stream, id, value)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b vault.Row) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return rows, nil
}

func decode(stream, id, value string) (vault.Row, error) {
	if value == "" {
		return vault.Row{}, fmt.Errorf("vault: an empty row in stream %q", stream)
	}
	return vault.Row{Stream: stream, ID: vault.ID(id), Class: vault.Class(value[0]), Wrapped: []byte(value[1:])}, nil
}

// One gives one row.
func (r *Rows) One(ctx context.Context, stream string, id vault.ID) (vault.Row, bool, error) {
	value, err := r.client.HGet(ctx, keysKey(stream), string(id)).Result()
	if errors.Is(err, goredis.Nil) {
		return vault.Row{}, false, nil
	}
	if err != nil {
		return vault.Row{}, false, err
	}
	row, err := decode(stream, string(id), value)
	return row, err == nil, err
}

// Delete deletes rows of one stream, in one command.
func (r *Rows) Delete(ctx context.Context, stream string, ids []vault.ID) error {
	if len(ids) == 0 {
		return nil
	}
	fields := make([]string, len(ids))
	for i, id := range ids {
		fields[i] = string(id)
	}
	return r.client.HDel(ctx, keysKey(stream), fields...).Err()
}

// Drop deletes all rows of a stream.
func (r *Rows) Drop(ctx context.Context, stream string) error {
	if err := r.client.Unlink(ctx, keysKey(stream)).Err(); err != nil {
		return err
	}
	return r.client.SRem(ctx, index, stream).Err()
}

// All yields every row, one stream at a time.
func (r *Rows) All(ctx context.Context) iter.Seq2[vault.Row, error] {
	return func(yield func(vault.Row, error) bool) {
		streams, err := r.client.SMembers(ctx, index).Result()
		if err != nil {
			yield(vault.Row{}, err)
			return
		}
		slices.Sort(streams)
		for _, stream := range streams {
			rows, err := r.Stream(ctx, stream)
			if err != nil {
				yield(vault.Row{}, err)
				return
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}
