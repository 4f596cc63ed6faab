// Package redis keeps the rows of the vault in Redis, for several instances that share one key file.
//
// Keys: hl:{stream}:keys, a hash from id to class (1 byte) and wrapped key; hl:vaults, the set of all streams, which
// may hold some that have no keys; hl:vault:here, which instances are there and until when; hl:vault:mark, of no meaning.
package redis

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/journal"
	journalredis "hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/vault"
)

const (
	index   = "hl:vaults"
	hereKey = "hl:vault:here"
	markKey = "hl:vault:mark"

	// CheckKey is where the key lies by which instances know that they have one key file.
	CheckKey = "hl:{" + vault.CheckStream + "}:keys"
)

func keysKey(stream string) string { return "hl:{" + stream + "}:keys" }

// Rows is the vault.Rows in Redis.
type Rows struct{ client goredis.UniversalClient }

var _ vault.Shared = (*Rows)(nil)

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
		fields = append(fields, string(row.ID), encode(row))
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

func encode(row vault.Row) []byte { return append([]byte{byte(row.Class)}, row.Wrapped...) }

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

// atOnce is how many streams are asked for in one go.
const atOnce = 200

// change replaces rows of one stream, each only when it still is what it was: id, was and is by turns; an empty row is deleted.
var change = `
for i = 1, #ARGV, 3 do
  if redis.call('HGET', KEYS[1], ARGV[i]) == ARGV[i+1] then
    if ARGV[i+2] == '' then redis.call('HDEL', KEYS[1], ARGV[i])
    else redis.call('HSET', KEYS[1], ARGV[i], ARGV[i+2]) end
  end
end
return redis.call('EXISTS', KEYS[1])`

// Rewrite goes through all streams, each in a script of its own.
func (r *Rows) Rewrite(ctx context.Context, classes []vault.Class, fn func(vault.Row) (vault.Row, bool)) error {
	streams, err := r.client.SMembers(ctx, index).Result()
	if err != nil {
		return err
	}
	for some := range slices.Chunk(streams, atOnce) {
		if err := r.rewrite(ctx, some, classes, fn); err != nil {
			return err
		}
	}
	return nil
}

func (r *Rows) rewrite(ctx context.Context, streams []string, classes []vault.Class, fn func(vault.Row) (vault.Row, bool)) error {
	read := r.client.Pipeline()
	for _, stream := range streams {
		read.HGetAll(ctx, keysKey(stream))
	}
	rows, err := read.Exec(ctx)
	if err != nil {
		return err
	}
	write := r.client.Pipeline()
	var written []string
	for i, stream := range streams {
		changes, err := changesOf(stream, rows[i].(*goredis.MapStringStringCmd).Val(), classes, fn)
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			write.Eval(ctx, change, []string{keysKey(stream)}, changes...)
			written = append(written, stream)
		}
	}
	if len(written) == 0 {
		return ctx.Err()
	}
	left, err := write.Exec(ctx)
	if err != nil {
		return err
	}
	var gone []any
	for i, stream := range written {
		if left[i].(*goredis.Cmd).Val() == int64(0) {
			gone = append(gone, stream)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return r.client.SRem(ctx, index, gone...).Err()
}

// changesOf is what fn makes of the rows of a stream, as the script takes it.
func changesOf(stream string, fields map[string]string, classes []vault.Class, fn func(vault.Row) (vault.Row, bool)) (changes []any, err error) {
	for id, was := range fields {
		row, err := decode(stream, id, was)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(classes, row.Class) {
			continue
		}
		is := []byte{}
		if now, keep := fn(row); keep {
			is = encode(now)
		}
		changes = append(changes, id, was, is)
	}
	return changes, nil
}

// stays is how long an instance counts as there after it said so.
const stays = time.Minute

var here = goredis.NewScript(`
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
return redis.call('ZRANGE', KEYS[1], 0, -1)`)

// Here goes by the clock of Redis.
func (r *Rows) Here(ctx context.Context, name string) ([]string, error) {
	return here.Run(ctx, r.client, []string{hereKey}, name, stays.Milliseconds()).StringSlice()
}

// Left takes back what Here said.
func (r *Rows) Left(ctx context.Context, name string) error {
	return r.client.ZRem(ctx, hereKey, name).Err()
}

// replicate is how long a replica may need to have what was written.
const replicate = 2 * time.Second

// Lasting needs an append-only file that is synced at every write, and every replica that is connected to have what was written. Of a
// cluster with replicas it says no: each of its nodes would have to be asked.
func (r *Rows) Lasting(ctx context.Context) (bool, error) {
	durable, err := journalredis.DurabilityOf(ctx, r.client)
	if err != nil || durable != journal.Strong {
		return false, err
	}
	if cluster, is := r.client.(*goredis.ClusterClient); is {
		var all atomic.Int64
		err := cluster.ForEachMaster(ctx, func(ctx context.Context, node *goredis.Client) error {
			n, err := replicas(ctx, node)
			all.Add(int64(n))
			return err
		})
		return err == nil && all.Load() == 0, err
	}
	client, is := r.client.(*goredis.Client)
	if !is {
		return false, nil
	}
	n, err := replicas(ctx, client)
	if _, refused := errors.AsType[goredis.Error](err); refused { // hosted Redis may hide it
		return false, nil
	}
	if err != nil || n == 0 {
		return err == nil, err
	}
	conn := client.Conn() // WAIT is about what this connection wrote, so it writes something, after everything else
	defer conn.Close()
	if err := conn.Incr(ctx, markKey).Err(); err != nil {
		return false, err
	}
	have, err := conn.Wait(ctx, n, replicate).Result()
	return have >= int64(n), err
}

// replicas is how many of them are connected to a node.
func replicas(ctx context.Context, node goredis.Cmdable) (n int, err error) {
	about, err := node.InfoMap(ctx, "replication").Result()
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(about["Replication"]["connected_slaves"])
}
