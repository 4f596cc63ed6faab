package redis

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	goredis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/group"
)

// limits of one pipeline. There is no lingering: while a pipeline waits for Redis, and Redis for its disk, the next
// one gathers by itself.
var limits = group.Limits{Requests: 512, Bytes: 16 << 20}

// appendScript is the only writer of a stream. Its first write is XADD, so when Redis refuses it, for want of memory
// or because an entry with this id or a later one exists, nothing was written.
//
// KEYS: log, head. ARGV: head expected ("" when empty), head after, id, frame, hint channel.
var appendScript = goredis.NewScript(`
local head = redis.call('GET', KEYS[2]) or ''
if head ~= ARGV[1] then return head end
redis.call('XADD', KEYS[1], ARGV[3], 'b', ARGV[4])
redis.call('SET', KEYS[2], ARGV[2])
redis.call('PUBLISH', ARGV[5], ARGV[3])
return 1
`)

// Append writes the batch after head. Batches of many callers travel together, so that with appendfsync always one
// sync covers them.
func (s *Store) Append(ctx context.Context, stream string, head journal.Head, batch []journal.Entry) error {
	if strings.HasPrefix(stream, "}") { // would empty the hash tag, and tear the keys of the stream apart
		return fmt.Errorf("%w: a stream name that starts with }", journal.ErrRefused)
	}
	if head.Seq == 0 && len(batch) > 0 {
		if err := s.writer.Usable(ctx); err != nil {
			return err
		}
		// Elsewhere in a cluster, so it cannot be in the script. A name too many does no harm.
		if err := s.write.ZAdd(ctx, index, goredis.Z{Member: stream}).Err(); err != nil {
			return outcome(err)
		}
	}
	return s.writer.Append(ctx, stream, head, batch)
}

// Remove deletes a stream whole. A stream that is begun anew while it is being removed may miss in Streams until its
// next beginning; names of streams are not used twice.
func (s *Store) Remove(ctx context.Context, stream string) error {
	if err := s.writer.Remove(ctx, stream); err != nil {
		return err
	}
	return s.write.ZRem(ctx, index, stream).Err()
}

// commit sends all requests in one pipeline, in order, and answers them.
func (s *Store) commit(waiting []*group.Request) {
	ctx := context.Background() // the time-outs of the client hold; a caller who gave up does not undo the others
	missing := s.send(ctx, waiting, func(p goredis.Pipeliner, keys []string, args []any) *goredis.Cmd {
		return appendScript.EvalSha(ctx, p, keys, args...)
	})
	if len(missing) > 0 { // a Redis that was restarted has forgotten the script
		s.send(ctx, missing, func(p goredis.Pipeliner, keys []string, args []any) *goredis.Cmd {
			return appendScript.Eval(ctx, p, keys, args...)
		})
	}
}

// send runs the requests and answers them, except those for which Redis did not know the script.
func (s *Store) send(ctx context.Context, waiting []*group.Request, run func(goredis.Pipeliner, []string, []any) *goredis.Cmd) (missing []*group.Request) {
	pipe := s.write.Pipeline()
	cmds := make([]goredis.Cmder, len(waiting))
	for i, r := range waiting {
		log, head, hint := logKey(r.Stream), headKey(r.Stream), hintName(r.Stream)
		switch {
		case r.Remove:
			cmds[i] = pipe.Unlink(ctx, log, head)
			pipe.Publish(ctx, hint, "")
		case len(r.Batch) == 0:
			cmds[i] = pipe.Get(ctx, head)
		default:
			end := r.End()
			id := strconv.FormatUint(uint64(end.Seq), 10) + "-0"
			args := []any{encodeHead(r.After), encodeHead(end), id, encode(r.After.Hash, end.Hash, r.Batch), hint}
			cmds[i] = run(pipe, []string{log, head}, args)
		}
	}
	_, _ = pipe.Exec(ctx) // every command has its own error
	for i, r := range waiting {
		err := cmds[i].Err()
		if goredis.HasErrorPrefix(err, "NOSCRIPT") {
			missing = append(missing, r)
			continue
		}
		r.Answer(answer(r, cmds[i]))
	}
	return missing
}

// answer turns what Redis said into what the caller hears.
func answer(r *group.Request, cmd goredis.Cmder) error {
	var is journal.Head
	switch cmd := cmd.(type) {
	case *goredis.StringCmd: // the head, for an empty batch
		head, err := parseHead(cmd)
		if err != nil {
			return outcome(err)
		}
		is = head
	case *goredis.Cmd: // 1, or the head that was found instead of the expected one
		if cmd.Err() != nil {
			return outcome(cmd.Err())
		}
		if n, ok := cmd.Val().(int64); ok && n == 1 {
			return nil
		}
		return fmt.Errorf("%w: %q does not end at %d", journal.ErrMoved, r.Stream, r.After.Seq)
	default:
		return outcome(cmd.Err())
	}
	if is != r.After {
		return fmt.Errorf("%w: %q ends at %d, not at %d", journal.ErrMoved, r.Stream, is.Seq, r.After.Seq)
	}
	return nil
}

// outcome names an error after which nothing was written, and leaves the others as they are: unknown.
func outcome(err error) error {
	switch {
	case err == nil:
		return nil
	case strings.Contains(err.Error(), "XADD is equal or smaller"):
		return fmt.Errorf("%w: the log goes further than its head: %w", journal.ErrBroken, err)
	case notWritten(err):
		return fmt.Errorf("%w: %w", journal.ErrRefused, err)
	}
	return fmt.Errorf("journal: the outcome of a write is unknown: %w", err)
}
