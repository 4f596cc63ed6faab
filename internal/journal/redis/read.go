package redis

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/journal"
)

// Batches asked for at a time: few at first, more while they turn out small.
const (
	readFirst = 16
	readMost  = 512
	readBytes = 1 << 20 // from here a page is large enough
)

// poll is how often a watcher looks without having been told to: a hint can get lost.
const poll = 5 * time.Second

// Read yields the entries after the given number up to where the stream ends when it starts. A number beyond the end
// is ErrBroken: the caller knows of entries that the stream does not have, so the store has gone back in time.
func (s *Store) Read(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		c := &cursor{store: s, stream: stream, after: after}
		if err := c.toEnd(ctx, yield); err != nil {
			yield(journal.Entry{}, err)
		}
	}
}

// Watch is Read that waits for more. It ends without an error when ctx ends, and with one when Redis fails.
func (s *Store) Watch(ctx context.Context, stream string, after journal.Seq) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		// Before reading, so that nothing can slip between the end of reading and waiting.
		wake, leave := s.hints.listen(hintName(stream))
		defer leave()
		c := &cursor{store: s, stream: stream, after: after}
		tick := time.NewTicker(poll)
		defer tick.Stop()
		for ctx.Err() == nil {
			err := c.toEnd(ctx, func(e journal.Entry, err error) bool { return ctx.Err() == nil && yield(e, err) })
			if c.stopped || ctx.Err() != nil {
				return
			}
			if err != nil {
				yield(journal.Entry{}, err)
				return
			}
			select {
			case <-wake:
			case <-tick.C:
			case <-s.writer.Closed():
			case <-ctx.Done():
			}
		}
	}
}

// cursor reads one stream onwards.
type cursor struct {
	store   *Store
	stream  string
	after   journal.Seq   // what the reader has
	last    *journal.Head // end of the last batch verified, at most after; nil at first
	stopped bool          // the reader has had enough
}

// toEnd yields everything up to where the stream ends now.
func (c *cursor) toEnd(ctx context.Context, yield func(journal.Entry, error) bool) error {
	if err := c.store.writer.Usable(ctx); err != nil {
		return err
	}
	end, err := c.begin(ctx)
	if err != nil {
		return err
	}
	if c.after > end.Seq {
		return fmt.Errorf("%w: %q ends at %d, before %d", journal.ErrBroken, c.stream, end.Seq, c.after)
	}
	for count := int64(readFirst); c.last.Seq < end.Seq; {
		if err := c.store.writer.Usable(ctx); err != nil {
			return err
		}
		size, err := c.page(ctx, count, end, yield)
		if err != nil || c.stopped {
			return err
		}
		if size < readBytes/2 {
			count = min(2*count, readMost)
		}
	}
	if c.last.Seq == end.Seq && *c.last != end {
		return fmt.Errorf("%w: %q does not end as its head says at %d", journal.ErrBroken, c.stream, end.Seq)
	}
	return nil
}

// begin reads the head and, the first time, the batch before the first one that matters: its hash is where the chain
// is taken up.
func (c *cursor) begin(ctx context.Context) (journal.Head, error) {
	read := c.store.read
	if c.last == nil {
		last := journal.Head{}
		if c.after > 0 {
			id := strconv.FormatUint(uint64(c.after), 10)
			before, err := read.XRevRangeN(ctx, logKey(c.stream), id, "-", 1).Result()
			if err != nil {
				return last, err
			}
			for _, m := range before {
				f, err := c.frame(m)
				if err != nil {
					return last, err
				}
				last = f.end
			}
		}
		c.last = &last
	}
	return parseHead(read.Get(ctx, headKey(c.stream)))
}

// page reads up to count batches, verifies them and yields what the reader does not have.
func (c *cursor) page(ctx context.Context, count int64, end journal.Head, yield func(journal.Entry, error) bool) (size int, err error) {
	from := strconv.FormatUint(uint64(c.last.Seq)+1, 10) + "-0"
	to := strconv.FormatUint(uint64(end.Seq), 10) + "-0"
	batches, err := c.store.read.XRangeN(ctx, logKey(c.stream), from, to, count).Result()
	if err != nil {
		return 0, err
	}
	if len(batches) == 0 {
		return 0, fmt.Errorf("%w: %q has no entry %d", journal.ErrBroken, c.stream, c.last.Seq+1)
	}
	for _, m := range batches {
		f, err := c.frame(m)
		if err != nil {
			return 0, err
		}
		if f.entries[0].Seq != c.last.Seq+1 || f.prev != c.last.Hash {
			return 0, fmt.Errorf("%w: %q at %d", journal.ErrBroken, c.stream, c.last.Seq+1)
		}
		*c.last = f.end
		for _, e := range f.entries {
			size += len(e.Body)
			if e.Seq <= c.after {
				continue
			}
			c.after = e.Seq
			if c.stopped = !yield(e, nil); c.stopped {
				return size, nil
			}
		}
	}
	return size, nil
}

func (c *cursor) frame(m goredis.XMessage) (frame, error) {
	seq, err := strconv.ParseUint(strings.TrimSuffix(m.ID, "-0"), 10, 64)
	value, ok := m.Values["b"].(string)
	if err != nil || !ok || len(m.Values) != 1 {
		return frame{}, fmt.Errorf("%w: %q has a strange batch %s", journal.ErrBroken, c.stream, m.ID)
	}
	f, err := decode(journal.Seq(seq), []byte(value))
	if err != nil {
		return frame{}, fmt.Errorf("stream %q: %w", c.stream, err)
	}
	return f, nil
}
