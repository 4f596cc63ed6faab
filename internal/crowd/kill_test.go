package crowd

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"hoofdlijn/internal/journal"
	journalbolt "hoofdlijn/internal/journal/bolt"
	journalredis "hoofdlijn/internal/journal/redis"
	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// program is the binary, built once for all tests of this package.
var program = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "hoofdlijn-binary-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "hoofdlijn")
	said, err := exec.Command("go", "build", "-o", path, "hoofdlijn/server").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, said)
	}
	return path, err
})

func TestMain(m *testing.M) {
	mayPin = false
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

func built(t testing.TB) string {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// rounds of killing, and in how many of them the server must have died between writing and acknowledging.
func rounds() (all, between int) {
	if os.Getenv("HOOFDLIJN_LONG") != "" {
		return 20, 12
	}
	return 5, 3
}

const (
	voters  = 250
	answers = 4 // of each, one after the other, within one burst
)

// deadly is a hall whose server, or store, is killed while everybody answers.
type deadly struct {
	*hall
	t     *testing.T
	ctx   context.Context
	head  func() uint64         // where the record ends while nobody writes
	kill  func()                // what is killed, at once
	begin func()                // called when everybody is about to answer
	wake  func(context.Context) // brings it back, and the phones with it
}

func openDeadly(t *testing.T, redis string) *deadly {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Minute)
	t.Cleanup(stop)
	h, err := openHall(ctx, Options{Binary: built(t), Folder: t.TempDir(), redisURL: redis})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.stop(); err != nil {
			t.Error(err)
		}
	})
	if err := h.gather(ctx, voters); err != nil {
		t.Fatal(err)
	}
	if err := h.connect(ctx, h.phones); err != nil {
		t.Fatal(err)
	}
	return &deadly{hall: h, t: t, ctx: ctx}
}

func (d *deadly) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// back brings every screen that lost its connection back.
func (d *deadly) back() {
	d.t.Helper()
	d.must(each(len(d.phones)+1, mostAtOnce, func(i int) error {
		p := d.console
		if i < len(d.phones) {
			p = d.phones[i]
		}
		<-p.done
		return p.connect(d.ctx)
	}))
}

// aim kills once: at the first acknowledgement of a batch that was just written, or when that does not come, at a later
// one. A pause between acknowledgements is where a batch was written.
type aim struct {
	kill   func()
	after  int // acknowledgements to let pass
	once   sync.Once
	killed atomic.Bool

	mu    sync.Mutex
	heard int
	last  time.Time
}

const (
	pause   = 500 * time.Microsecond
	atLast  = 300 // acknowledgements without a pause
	atWorst = 2 * time.Second
)

func (a *aim) shoot() {
	a.once.Do(func() {
		if a.kill != nil {
			a.kill()
		}
		a.killed.Store(true)
	})
}

func (a *aim) told(answer *ask) {
	if answer.no != nil {
		return
	}
	a.mu.Lock()
	a.heard++
	fresh := answer.heard.Sub(a.last) > pause
	a.last = answer.heard
	now := a.heard > a.after && fresh || a.heard > a.after+atLast
	a.mu.Unlock()
	if now {
		a.shoot()
	}
}

// burst has everybody give their answers and kills in the middle; every fourth round at any moment at all.
func (d *deadly) burst(v *voting, nr int) [][]*ask {
	asks := make([][]*ask, len(v.voters))
	target := &aim{kill: d.kill, after: rand.IntN(voters)}
	for i, p := range v.voters {
		for n := range answers {
			a, choice := v.cast(p, n)
			a.told = target.told
			asks[i] = append(asks[i], a)
			v.last[p.person] = choice
		}
	}
	latest := atWorst
	if nr%5 == 4 {
		latest = time.Duration(rand.IntN(30_000)) * time.Microsecond
	}
	defer time.AfterFunc(latest, target.shoot).Stop()
	if d.begin != nil {
		d.begin()
	}
	for n := range answers {
		for i, p := range v.voters {
			_ = p.send(asks[i][n]) // in a burst that is cut short some are not even sent
		}
	}
	if d.kill == nil {
		return asks
	}
	for !target.killed.Load() {
		time.Sleep(time.Millisecond)
	}
	return asks
}

// resend sends again what was not acknowledged, in order and under the same ids. It gives how many of them were in the
// record all the time.
func (d *deadly) resend(v *voting, asks [][]*ask, head uint64) (between int) {
	d.t.Helper()
	var found, acked atomic.Int64
	d.must(each(len(asks), voters, func(i int) error {
		for _, a := range asks[i] {
			if !a.heard.IsZero() && a.no == nil {
				acked.Add(1)
				continue
			}
			if err := v.voters[i].insist(d.ctx, a); err != nil {
				return err
			}
			if a.seq <= head {
				found.Add(1)
			}
		}
		return nil
	}))
	d.t.Logf("%s: %d of %d acknowledged before the kill, %d written and not acknowledged", v.id, acked.Load(), len(asks)*answers, found.Load())
	return int(found.Load())
}

// counted closes the round: every voter's last answer counts, and every answer is in the record once.
func (d *deadly) counted(v *voting, opened uint64) {
	d.t.Helper()
	wrong, err := v.close(d.ctx)
	d.must(err)
	if wrong > 0 {
		d.t.Fatalf("%s: %d voters' last acknowledged answer is not the one counted", v.id, wrong)
	}
	answered := uint64(len(v.voters) * answers)
	shown := uint64(len(v.voters)) + 1 // the close writes each answer down, and the outcome
	if got := d.last - opened - shown; got != answered {
		d.t.Fatalf("%s: %d answers are in the record, %d were given", v.id, got, answered)
	}
}

// rounds kills over and over: as often as is asked, and then on until enough kills fell between writing and
// acknowledging, for a busy machine misses that moment more often. Three times as many are all there may be.
func (d *deadly) rounds() {
	d.t.Helper()
	all, least := rounds()
	between, nr := 0, 0
	for ; nr < all || between < least && nr < 3*all; nr++ {
		v, err := d.openRound(d.ctx, fmt.Sprintf("r%d", nr+1), d.phones)
		d.must(err)
		opened := d.last
		asks := d.burst(v, nr)
		d.wake(d.ctx)
		if d.resend(v, asks, d.head()) > 0 {
			between++
		}
		d.counted(v, opened)
	}
	d.must(d.compare(d.ctx, &Result{}))
	if between < least {
		d.t.Fatalf("in %d of %d rounds something was written and not acknowledged; at least %d are needed to say anything", between, nr, least)
	}
	d.t.Logf("%d rounds, %d of them between writing and acknowledging: nothing lost, nothing doubled", nr, between)
}

func (d *deadly) headIn(store journal.Store) uint64 {
	d.t.Helper()
	head, err := store.Head(d.ctx, live.Meetings+string(meeting.ID(d.meeting)))
	d.must(err)
	return uint64(head.Seq)
}

// killServer is kill -9 of the server; the head is read while it is dead.
func (d *deadly) killServer(head func() uint64) {
	found := uint64(0)
	d.kill = func() { _ = syscall.Kill(d.server.ID(), syscall.SIGKILL) }
	d.wake = func(ctx context.Context) {
		d.must(d.server.Kill())
		for _, p := range append([]*phone{d.console}, d.phones...) {
			<-p.done
		}
		found = head()
		d.must(d.server.Restart(ctx))
		d.back()
	}
	d.head = func() uint64 { return found }
}

func TestKilledServerOnBolt(t *testing.T) {
	d := openDeadly(t, "")
	d.killServer(func() uint64 {
		store, err := journalbolt.Open(d.server.Store())
		d.must(err)
		defer store.Close()
		return d.headIn(store)
	})
	d.rounds()
}

func (d *deadly) redis(url string) journal.Store {
	store, err := journalredis.Open(d.ctx, url)
	d.must(err)
	d.t.Cleanup(func() { store.Close() })
	return store
}

func TestKilledServerOnRedis(t *testing.T) {
	redis := redistest.Start(t)
	d := openDeadly(t, redis.URL())
	store := d.redis(redis.URL())
	d.killServer(func() uint64 { return d.headIn(store) })
	d.rounds()
}

// TestKilledRedis kills Redis under a server that stays: what it cannot know it says, and what is sent again is there
// once. The kill is when Redis answers, before the answer arrives.
func TestKilledRedis(t *testing.T) {
	redis := redistest.Start(t)
	wire := tap(t, redis.Addr)
	d := openDeadly(t, "redis://"+wire.addr)
	store := d.redis(redis.URL())
	found := uint64(0)
	wire.kill = func() { _ = syscall.Kill(redis.Process().Pid, syscall.SIGKILL) }
	d.begin = func() { wire.armed.Store(int32(1 + rand.IntN(2))) }
	d.wake = func(context.Context) {
		wire.shot(d.ctx)
		redis.Restart()
		found = d.headIn(store)
	}
	d.head = func() uint64 { return found }
	d.rounds()
}
