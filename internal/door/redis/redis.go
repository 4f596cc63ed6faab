// Package redis keeps the rows of the door in Redis, for several instances of the program.
//
// All keys carry one hash tag, so that a script may touch a row and the index together, also on a cluster. The index
// is a sorted set of all keys with score 0, which Redis orders by name: listing needs no scan over the meetings.
package redis

import (
	"context"
	"errors"
	"iter"
	"time"

	redis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/door"
)

// Rows is the driver.
type Rows struct {
	db     redis.UniversalClient
	prefix string // of the rows
	index  string
}

var _ door.Rows = (*Rows)(nil)

// New uses the client, which Close closes. space separates installations that share one Redis.
func New(db redis.UniversalClient, space string) *Rows {
	tag := "hl:{" + space + "door}:"
	return &Rows{db: db, prefix: tag + "row:", index: tag + "index"}
}

// swap writes the row when it still holds what was read, and keeps the index in step.
// KEYS row, index; ARGV name, read ("" = none), was there (0/1), value, expiry in ms (0 = never), write (0 = remove).
var swap = redis.NewScript(`
local old = redis.call('GET', KEYS[1])
if ARGV[3] == '1' then
	if old ~= ARGV[2] then return 0 end
elseif old then
	return 0
end
if ARGV[6] == '0' then
	redis.call('DEL', KEYS[1])
	redis.call('ZREM', KEYS[2], ARGV[1])
	return 1
end
if ARGV[5] == '0' then
	redis.call('SET', KEYS[1], ARGV[4])
else
	redis.call('SET', KEYS[1], ARGV[4], 'PXAT', ARGV[5])
end
redis.call('ZADD', KEYS[2], 0, ARGV[1])
return 1`)

// put writes or removes whatever was there. KEYS row, index; ARGV name, value, expiry in ms, write.
var put = redis.NewScript(`
if ARGV[4] == '0' then
	redis.call('DEL', KEYS[1])
	redis.call('ZREM', KEYS[2], ARGV[1])
elseif ARGV[3] == '0' then
	redis.call('SET', KEYS[1], ARGV[2])
	redis.call('ZADD', KEYS[2], 0, ARGV[1])
else
	redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3])
	redis.call('ZADD', KEYS[2], 0, ARGV[1])
end
return 1`)

// tidy drops from the index a row that has expired. KEYS row, index; ARGV name.
var tidy = redis.NewScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('ZREM', KEYS[2], ARGV[1]) end
return 1`)

func millis(until time.Time) int64 {
	if until.IsZero() {
		return 0
	}
	return until.UnixMilli()
}

func (r *Rows) keys(key string) []string { return []string{r.prefix + key, r.index} }

// Get reads one row.
func (r *Rows) Get(ctx context.Context, key string) ([]byte, error) {
	value, err := r.db.Get(ctx, r.prefix+key).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, door.ErrNone
	}
	return value, err
}

// Put writes one row.
func (r *Rows) Put(ctx context.Context, key string, value []byte, until time.Time) error {
	return put.Run(ctx, r.db, r.keys(key), key, value, millis(until), 1).Err()
}

// Delete removes one row.
func (r *Rows) Delete(ctx context.Context, key string) error {
	return put.Run(ctx, r.db, r.keys(key), key, "", 0, 0).Err()
}

// Add writes one row where there is none.
func (r *Rows) Add(ctx context.Context, key string, value []byte, until time.Time) error {
	done, err := swap.Run(ctx, r.db, r.keys(key), key, "", 0, value, millis(until), 1).Int()
	if err == nil && done == 0 {
		err = door.ErrTaken
	}
	return err
}

// mostTries bounds how often Change tries when others write the same row.
const mostTries = 100

// Change reads, and writes only if nobody wrote in between; else it starts again.
func (r *Rows) Change(ctx context.Context, key string, change func([]byte) ([]byte, time.Time, error)) error {
	for range mostTries {
		old, err := r.Get(ctx, key)
		if err != nil && !errors.Is(err, door.ErrNone) {
			return err
		}
		there := 1
		if err != nil {
			old, there = nil, 0
		}
		value, until, err := change(old)
		if err != nil {
			return err
		}
		write := 1
		if value == nil {
			write = 0
		}
		done, err := swap.Run(ctx, r.db, r.keys(key), key, old, there, value, millis(until), write).Int()
		if err != nil || done == 1 {
			return err
		}
	}
	return errors.New("door: a row changes too fast to be written")
}

// List goes through the index and reads the rows in steps.
func (r *Rows) List(ctx context.Context, prefix string) iter.Seq2[door.Row, error] {
	return func(yield func(door.Row, error) bool) {
		names, err := r.db.ZRangeByLex(ctx, r.index, &redis.ZRangeBy{Min: "[" + prefix, Max: "(" + prefix + "\xff"}).Result()
		if err != nil {
			yield(door.Row{}, err)
			return
		}
		for _, name := range names {
			row, err := r.row(ctx, name)
			if errors.Is(err, door.ErrNone) {
				err = tidy.Run(ctx, r.db, r.keys(name), name).Err()
				if err == nil {
					continue
				}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// row reads one row with its time. Redis before 7 tells only how long that still is.
func (r *Rows) row(ctx context.Context, name string) (door.Row, error) {
	both := r.db.TxPipeline()
	value, left := both.Get(ctx, r.prefix+name), both.PTTL(ctx, r.prefix+name)
	if _, err := both.Exec(ctx); errors.Is(err, redis.Nil) {
		return door.Row{}, door.ErrNone
	} else if err != nil {
		return door.Row{}, err
	}
	row := door.Row{Key: name}
	var err error
	if row.Value, err = value.Bytes(); err == nil && left.Val() > 0 {
		row.Until = time.Now().Add(left.Val())
	}
	return row, err
}

// Close closes the client.
func (r *Rows) Close() error { return r.db.Close() }
