package redis_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"syscall"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/journal/journaltest"
	"hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/journal/redistest"
)

// admin is a plain client, to do to Redis what others may do.
func admin(t *testing.T, server *redistest.Server) *goredis.Client {
	t.Helper()
	c := goredis.NewClient(&goredis.Options{Addr: server.Addr})
	t.Cleanup(func() { c.Close() })
	return c
}

func try(s journal.Store, head journal.Head, size int) error {
	batch, _ := journal.Chain(head, bytes.Repeat([]byte("x"), size))
	return s.Append(context.Background(), "m", head, batch)
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name       string
		harm, heal []any
	}{
		{"out of memory", []any{"config", "set", "maxmemory", "1"}, []any{"config", "set", "maxmemory", "0"}},
		{"too few replicas", []any{"config", "set", "min-replicas-to-write", "1"}, []any{"config", "set", "min-replicas-to-write", "0"}},
		{"not the primary", []any{"replicaof", "127.0.0.1", "1"}, []any{"replicaof", "no", "one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := redistest.Start(t)
			s := open(t, server.URL())
			head := journaltest.Fill(t, s, "m", journal.Head{}, 3)
			ok(t, admin(t, server).Do(t.Context(), c.harm...).Err())
			is(t, try(s, head, 10), journal.ErrRefused)
			batch, _ := journal.Chain(journal.Head{}, []byte("x"))
			is(t, s.Append(t.Context(), "new", journal.Head{}, batch), journal.ErrRefused)
			journaltest.Holds(t, s, "m", head)
			ok(t, admin(t, server).Do(t.Context(), c.heal...).Err())
			journaltest.Holds(t, s, "m", journaltest.Fill(t, s, "m", head, 2))
		})
	}
}

// TestGone: nobody listens, so nothing was sent, and the store says so at once and goes on when Redis is back.
func TestGone(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	head := journaltest.Fill(t, s, "m", journal.Head{}, 3)
	server.Kill()
	start := time.Now()
	// The first may still go out over a connection that has just died, which leaves it unknown.
	for range 2 {
		if err := try(s, head, 10); err == nil {
			t.Fatal("written without Redis")
		}
	}
	is(t, try(s, head, 10), journal.ErrRefused)
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("three refusals took %v", took)
	}
	server.Restart()
	journaltest.Holds(t, s, "m", journaltest.Fill(t, s, "m", head, 2))
}

// TestStalled: Redis takes the batch and does not answer in time. The outcome is unknown, and must not be called
// refused: Redis writes it when it wakes. The head check then keeps a second try from doubling it.
func TestStalled(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	head := journaltest.Fill(t, s, "m", journal.Head{}, 3)
	ok(t, server.Process().Signal(syscall.SIGSTOP))
	err := try(s, head, 10)
	ok(t, server.Process().Signal(syscall.SIGCONT))
	if err == nil || errors.Is(err, journal.ErrRefused) || errors.Is(err, journal.ErrMoved) {
		t.Fatalf("a time-out gave %v", err)
	}
	batch, end := journal.Chain(head, bytes.Repeat([]byte("x"), 10))
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if now, err := s.Head(t.Context(), "m"); err == nil && now == end {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the stalled batch never arrived; then this test proves nothing")
		}
	}
	is(t, s.Append(t.Context(), "m", head, batch), journal.ErrMoved)
	journaltest.Holds(t, s, "m", end)
}

// TestNewerFormat: an old program does not open what a newer one wrote, says so, and leaves every key as it is. One
// batch of a newer format in a layout it knows stops the reading before it.
func TestNewerFormat(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	head := journaltest.Fill(t, s, "m", journal.Head{}, 3)
	r := admin(t, server)
	ok(t, r.XAdd(t.Context(), &goredis.XAddArgs{Stream: "hl:{m}:log", ID: "4-0", Values: []any{"b", "\x02 and more than this version knows"}}).Err())
	ok(t, r.SetRange(t.Context(), "hl:{m}:head", 7, "\x04").Err())
	read, err := journaltest.Collect(s.Read(t.Context(), "m", 0))
	if isNewer(t, err); len(read) != 3 || journaltest.Verify(t, read) != head {
		t.Errorf("%d entries were read before it", len(read))
	}
	ok(t, r.Set(t.Context(), "hl:format", redis.Format+1, 0).Err())
	was := dump(t, r)
	_, err = redis.Open(t.Context(), server.URL())
	if isNewer(t, err); !strings.Contains(err.Error(), "format is 2, this version knows up to 1") {
		t.Error(err)
	}
	if is := dump(t, r); !maps.Equal(is, was) {
		t.Errorf("Redis holds %q, held %q", is, was)
	}
	ok(t, r.Set(t.Context(), "hl:format", "rubbish", 0).Err())
	_, err = redis.Open(t.Context(), server.URL())
	is(t, err, journal.ErrBroken)
}

func isNewer(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, journal.ErrNewer) || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("got %v, want %v", err, journal.ErrNewer)
	}
}

// dump is everything that Redis holds.
func dump(t *testing.T, r *goredis.Client) map[string]string {
	t.Helper()
	keys, err := r.Keys(t.Context(), "*").Result()
	ok(t, err)
	all := map[string]string{}
	for _, key := range keys {
		all[key], err = r.Dump(t.Context(), key).Result()
		ok(t, err)
	}
	return all
}

func TestForgottenScript(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	head := journaltest.Fill(t, s, "m", journal.Head{}, 3)
	ok(t, admin(t, server).ScriptFlush(t.Context()).Err())
	journaltest.Holds(t, s, "m", journaltest.Fill(t, s, "m", head, 3))
}

func TestDurability(t *testing.T) {
	for _, c := range []struct {
		options []string
		want    journal.Durability
	}{
		{nil, journal.Strong},
		{[]string{"--appendfsync", "everysec"}, journal.Weak},
		{[]string{"--appendonly", "no"}, journal.Weak},
		{[]string{"--rename-command", "CONFIG", "hidden"}, journal.Weak},
	} {
		t.Run(strings.Join(c.options, " "), func(t *testing.T) {
			s := open(t, redistest.Start(t, c.options...).URL())
			if got, err := s.Durability(t.Context()); err != nil || got != c.want {
				t.Errorf("%s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// TestTampered changes what Redis holds, behind the back of the store.
func TestTampered(t *testing.T) {
	const log, head = "hl:{m}:log", "hl:{m}:head"
	for _, c := range []struct {
		name string
		harm func(ctx context.Context, r *goredis.Client) error
	}{
		{"a batch gone", func(ctx context.Context, r *goredis.Client) error { return r.XDel(ctx, log, "4-0").Err() }},
		{"the first gone", func(ctx context.Context, r *goredis.Client) error { return r.XDel(ctx, log, "1-0").Err() }},
		{"the last gone", func(ctx context.Context, r *goredis.Client) error { return r.XDel(ctx, log, "9-0").Err() }},
		{"all gone", func(ctx context.Context, r *goredis.Client) error { return r.Del(ctx, log).Err() }},
		{"half a head", func(ctx context.Context, r *goredis.Client) error { return r.SetRange(ctx, head, 40, "x").Err() }},
		{"another hash", func(ctx context.Context, r *goredis.Client) error { return r.SetRange(ctx, head, 39, "xx"[:1]).Err() }},
		{"another number", func(ctx context.Context, r *goredis.Client) error { return r.SetRange(ctx, head, 7, "\x0a").Err() }},
		{"a byte changed", func(ctx context.Context, r *goredis.Client) error { return rewrite(ctx, r, log) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := redistest.Start(t)
			s := open(t, server.URL())
			journaltest.Fill(t, s, "m", journal.Head{}, 9)
			ok(t, c.harm(t.Context(), admin(t, server)))
			_, err := journaltest.Collect(s.Read(t.Context(), "m", 0))
			is(t, err, journal.ErrBroken)
		})
	}
}

// rewrite puts the same batches back with one byte changed in the fifth.
func rewrite(ctx context.Context, r *goredis.Client, log string) error {
	all, err := r.XRange(ctx, log, "-", "+").Result()
	if err != nil {
		return err
	}
	if err := r.Del(ctx, log).Err(); err != nil {
		return err
	}
	for i, m := range all {
		b := []byte(m.Values["b"].(string))
		if i == 4 {
			b[len(b)-1] ^= 1
		}
		if err := r.XAdd(ctx, &goredis.XAddArgs{Stream: log, ID: m.ID, Values: []any{"b", b}}).Err(); err != nil {
			return err
		}
	}
	return nil
}

// TestHeadBehindLog: a head that went back makes XADD fail inside the script. Nothing is forked.
func TestHeadBehindLog(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	early := journaltest.Fill(t, s, "m", journal.Head{}, 3)
	r := admin(t, server)
	old, err := r.Get(t.Context(), "hl:{m}:head").Result()
	ok(t, err)
	journaltest.Fill(t, s, "m", early, 3)
	ok(t, r.Set(t.Context(), "hl:{m}:head", old, 0).Err())
	is(t, try(s, early, 10), journal.ErrBroken)
}

// TestWatchSurvivesLostConnection: hints are lost while the connection is, the entries are not.
func TestWatchSurvivesLostConnection(t *testing.T) {
	server := redistest.Start(t)
	s := open(t, server.URL())
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	head := journaltest.Fill(t, s, "m", journal.Head{}, 1)
	next := journal.Seq(1)
	for e, err := range s.Watch(ctx, "m", 0) {
		ok(t, err)
		if e.Seq != next {
			t.Fatalf("entry %d came, %d was due", e.Seq, next)
		}
		if next++; e.Seq == 5 {
			return
		}
		ok(t, admin(t, server).Do(ctx, "client", "kill", "type", "pubsub").Err())
		head = journaltest.Fill(t, s, "m", head, 1)
	}
	t.Fatal("watching ended by itself")
}

// TestCluster runs on a cluster of one node, which is enough to be refused when keys do not belong together.
func TestCluster(t *testing.T) {
	server := redistest.Start(t, "--cluster-enabled", "yes")
	r := admin(t, server)
	ok(t, r.ClusterAddSlotsRange(t.Context(), 0, 16383).Err())
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if info, err := r.ClusterInfo(t.Context()).Result(); err == nil && strings.Contains(info, "cluster_state:ok") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the cluster does not come up")
		}
	}
	s := open(t, server.URL()+"?addr="+server.Addr)
	for i := range 5 {
		name := fmt.Sprintf("m%d{x}", i)
		journaltest.Holds(t, s, name, journaltest.Fill(t, s, name, journal.Head{}, 5))
		ok(t, s.Remove(t.Context(), name))
	}
	is(t, s.Append(t.Context(), "}m", journal.Head{}, nil), journal.ErrRefused)
	if d, err := s.Durability(t.Context()); err != nil || d != journal.Strong {
		t.Errorf("durability %s, %v", d, err)
	}
}

func TestAddressIsNotTold(t *testing.T) {
	_, err := redis.Open(t.Context(), "redis://:secret@127.0.0.1:1%zz")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("opening gave %v", err)
	}
}
