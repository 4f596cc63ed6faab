// Package redis keeps the journal in Redis Streams, so that any number of instances can serve the same meetings.
//
// Keys, where {stream} is also the hash tag that keeps a stream on one node of a cluster:
//
//	hl:{stream}:log   a Redis stream; one entry per batch, its id is <number of the last entry>-0
//	hl:{stream}:head  number (8 bytes, big endian) and hash (32 bytes) of the last entry
//	hl:{stream}:hint  channel that carries the id of every new batch
//	hl:streams        sorted set of all names; may hold names of streams that were never written
//	hl:format         number of this layout
//
// One script compares the head, adds the batch and moves the head, so two instances can never both be right. What an
// acknowledgement is worth depends on how Redis is configured: see Durability.
package redis

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"

	goredis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/group"
)

// Format numbers the layout of the keys. A Redis with a higher number is refused.
const Format = 1

const (
	index     = "hl:streams"
	formatKey = "hl:format"
)

func logKey(stream string) string   { return "hl:{" + stream + "}:log" }
func headKey(stream string) string  { return "hl:{" + stream + "}:head" }
func hintName(stream string) string { return "hl:{" + stream + "}:hint" }

// Store is the journal.Store in Redis.
type Store struct {
	write  goredis.UniversalClient // never sends anything twice
	read   goredis.UniversalClient
	writer *group.Writer
	hints  *hints
	close  func() error
}

var _ journal.Store = (*Store)(nil)

// Open connects to the Redis at the address (see Dial) and fails when it does not answer, or holds what a newer version
// wrote.
func Open(ctx context.Context, address string) (*Store, error) {
	write, err := Dial(address, 0)
	if err != nil {
		return nil, err
	}
	read, err := Dial(address, 2)
	if err != nil {
		return nil, err
	}
	if err := known(ctx, write); err != nil {
		return nil, errors.Join(err, write.Close(), read.Close())
	}
	s := &Store{write: write, read: read, hints: newHints(read)}
	s.writer = group.Start(limits, s.commit)
	s.close = sync.OnceValue(func() error {
		s.writer.Close()
		return errors.Join(s.hints.close(), write.Close(), read.Close())
	})
	return s, nil
}

// known marks a Redis that is new with the layout, and refuses one of a newer version.
func known(ctx context.Context, r goredis.UniversalClient) error {
	is, err := r.Get(ctx, formatKey).Result()
	if errors.Is(err, goredis.Nil) {
		return r.SetNX(ctx, formatKey, Format, 0).Err()
	}
	if err != nil {
		return fmt.Errorf("Redis does not answer: %w", err)
	}
	n, err := strconv.Atoi(is)
	switch {
	case err != nil || n < 1:
		return fmt.Errorf("%w: %s says %q", journal.ErrBroken, formatKey, is)
	case n > Format:
		return fmt.Errorf("%w: its format is %d, this version knows up to %d", journal.ErrNewer, n, Format)
	}
	return nil
}

// Head is where the stream ends.
func (s *Store) Head(ctx context.Context, stream string) (journal.Head, error) {
	if err := s.writer.Usable(ctx); err != nil {
		return journal.Head{}, err
	}
	return parseHead(s.read.Get(ctx, headKey(stream)))
}

func encodeHead(h journal.Head) string {
	if h == (journal.Head{}) {
		return ""
	}
	return string(append(binary.BigEndian.AppendUint64(nil, uint64(h.Seq)), h.Hash[:]...))
}

func parseHead(cmd *goredis.StringCmd) (h journal.Head, err error) {
	value, err := cmd.Result()
	switch {
	case errors.Is(err, goredis.Nil):
		return h, nil
	case err != nil:
		return h, err
	case len(value) != 8+len(h.Hash):
		return h, fmt.Errorf("%w: a head of %d bytes", journal.ErrBroken, len(value))
	}
	h.Seq = journal.Seq(binary.BigEndian.Uint64([]byte(value)))
	copy(h.Hash[:], value[8:])
	return h, nil
}

// pageOfNames is how many names are asked for at a time.
const pageOfNames = 500

// Streams yields the names that start with prefix, in order.
func (s *Store) Streams(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		from, to := "["+prefix, beyond(prefix)
		if prefix == "" {
			from = "-"
		}
		for {
			if err := s.writer.Usable(ctx); err != nil {
				yield("", err)
				return
			}
			by := &goredis.ZRangeBy{Min: from, Max: to, Count: pageOfNames}
			names, err := s.read.ZRangeByLex(ctx, index, by).Result()
			var there []bool
			if err == nil {
				there, err = s.exist(ctx, names)
			}
			if err != nil {
				yield("", err)
				return
			}
			for i, name := range names {
				if there[i] && !yield(name, nil) {
					return
				}
			}
			if len(names) < pageOfNames {
				return
			}
			from = "(" + names[len(names)-1]
		}
	}
}

// beyond is the end of the names that start with prefix.
func beyond(prefix string) string {
	b := []byte(strings.TrimRight(prefix, "\xff"))
	if len(b) == 0 {
		return "+"
	}
	b[len(b)-1]++
	return "(" + string(b)
}

// exist tells which names have a stream: a name goes into the index before the first append, which may then fail.
func (s *Store) exist(ctx context.Context, names []string) ([]bool, error) {
	if len(names) == 0 {
		return nil, nil
	}
	cmds, err := s.read.Pipelined(ctx, func(p goredis.Pipeliner) error {
		for _, name := range names {
			p.Exists(ctx, headKey(name))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	there := make([]bool, len(names))
	for i, cmd := range cmds {
		there[i] = cmd.(*goredis.IntCmd).Val() == 1
	}
	return there, nil
}

// Durability asks Redis how it is configured. Strong needs appendonly yes and appendfsync always, on every node that
// takes writes. A Redis that does not say is Weak.
func (s *Store) Durability(ctx context.Context) (journal.Durability, error) {
	if err := s.writer.Usable(ctx); err != nil {
		return "", err
	}
	return DurabilityOf(ctx, s.read)
}

// DurabilityOf is what an acknowledgement by this Redis is worth.
func DurabilityOf(ctx context.Context, client goredis.UniversalClient) (journal.Durability, error) {
	if cluster, ok := client.(*goredis.ClusterClient); ok {
		strong := make(chan journal.Durability, 1024) // more nodes than a cluster may have
		err := cluster.ForEachMaster(ctx, func(ctx context.Context, node *goredis.Client) error {
			d, err := durability(ctx, node)
			strong <- d
			return err
		})
		close(strong)
		for d := range strong {
			if err == nil && d != journal.Strong {
				return journal.Weak, nil
			}
		}
		return journal.Strong, err
	}
	return durability(ctx, client)
}

func durability(ctx context.Context, node goredis.Cmdable) (journal.Durability, error) {
	for name, want := range map[string]string{"appendonly": "yes", "appendfsync": "always"} {
		is, err := node.ConfigGet(ctx, name).Result()
		var refused goredis.Error
		if errors.As(err, &refused) { // hosted Redis often hides CONFIG
			return journal.Weak, nil
		}
		if err != nil {
			return "", err
		}
		if is[name] != want {
			return journal.Weak, nil
		}
	}
	return journal.Strong, nil
}

// Close answers who is waiting, then closes the connections. Later calls are refused.
func (s *Store) Close() error { return s.close() }
