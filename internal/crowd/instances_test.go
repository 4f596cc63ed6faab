package crowd

import (
	"path/filepath"
	"syscall"
	"testing"

	"hoofdlijn/internal/journal/redistest"
	"hoofdlijn/internal/rehearse/real"
)

// TestTwoInstancesRaceOnOneMeeting: half of the voters are on either of two servers over one Redis, all answer at once,
// and one of the two is killed in the middle. Its voters go on at the other.
func TestTwoInstancesRaceOnOneMeeting(t *testing.T) {
	redis := redistest.Start(t)
	d := openDeadly(t, redis.URL())
	other, err := real.StartServer(d.ctx, real.Server{Binary: built(t), Folder: t.TempDir(), Redis: redis.URL(), Env: serverEnv(),
		KeyFile: filepath.Clean(d.server.Store() + ".key")})
	d.must(err)
	here, there := d.site, newSite(other.URL())
	move := func(to *site) {
		for i, p := range d.phones {
			if i%2 == 1 {
				p.cut()
				p.site = to
				d.must(p.connect(d.ctx))
			}
		}
	}
	move(there)

	v, err := d.openRound(d.ctx, "both", d.phones)
	d.must(err)
	opened := d.last
	asks := d.burst(v, 0) // nothing is killed: they race
	d.resend(v, asks, 0)
	d.counted(v, opened)

	v, err = d.openRound(d.ctx, "one", d.phones)
	d.must(err)
	opened = d.last
	d.kill = func() { _ = syscall.Kill(other.ID(), syscall.SIGKILL) }
	asks = d.burst(v, 0)
	d.must(other.Kill())
	move(here)
	d.resend(v, asks, 0)
	d.counted(v, opened)
	d.must(d.compare(d.ctx, &Result{}))
}
