//go:build linux

package crowd

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	journalbolt "hoofdlijn/internal/journal/bolt"
)

// TestFullDisk: while people answer the disk fills up. What is refused says so, and that it may be sent again; what was
// acknowledged stays; when there is room again the same answers, sent again, are in the record once. The disk is full
// by the limit that "ulimit -f" sets, put on the running server: the file of the record may not grow.
func TestFullDisk(t *testing.T) {
	d := openDeadly(t, "")
	few := d.phones[:50]
	v, err := d.openRound(d.ctx, "full", few)
	d.must(err)
	opened := d.last
	d.limit(t, func(size uint64) uint64 { return size })

	asks := make([][]*ask, len(few))
	refused, accepted := 0, 0
	for n := 0; refused == 0 && n < 5000; n++ { // the file has some room of its own before it must grow
		for i, p := range few {
			a, choice := v.cast(p, n)
			v.last[p.person] = choice
			d.must(d.once(p, a))
			asks[i] = append(asks[i], a)
			if a.no == nil {
				accepted++
				continue
			}
			refused++
			if a.no.Code != "no_writes" || !a.no.Retry {
				t.Fatalf("a full disk is answered with %+v", a.no)
			}
		}
	}
	if refused == 0 {
		t.Fatal("the disk never filled up: nothing was tried")
	}
	t.Logf("%d answers accepted, then %d refused with no_writes", accepted, refused)
	if differs, err := few[0].hash(d.ctx); err != nil || differs != "" {
		t.Fatalf("while the disk is full: %s %v", differs, err)
	}

	d.limit(t, func(uint64) uint64 { return unix.RLIM_INFINITY })
	total := 0
	d.must(each(len(few), len(few), func(i int) error {
		for _, a := range asks[i] {
			if a.no != nil {
				if err := few[i].insist(d.ctx, a); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	for i := range asks {
		total += len(asks[i])
	}
	wrong, err := v.close(d.ctx)
	d.must(err)
	shown := uint64(len(few)) + 1
	if got := int(d.last - opened - shown); wrong > 0 || got != total {
		t.Fatalf("%d answers in the record of %d given, %d voters' last answer is not the one counted", got, total, wrong)
	}
	d.must(d.compare(d.ctx, &Result{}))
}

// limit sets how large a file the server may write, by how large that of the record is.
func (d *deadly) limit(t *testing.T, to func(size uint64) uint64) {
	t.Helper()
	info, err := os.Stat(filepath.Join(d.server.Store(), journalbolt.FileName))
	d.must(err)
	d.must(unix.Prlimit(d.server.ID(), unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: to(uint64(info.Size())), Max: unix.RLIM_INFINITY}, nil))
}

// once asks one time and waits for the answer, whatever it is.
func (d *deadly) once(p *phone, a *ask) error {
	over := make(chan struct{})
	a.over = over
	if err := p.send(a); err != nil {
		return err
	}
	select {
	case <-over:
		return nil
	case <-p.done:
		return p.lost()
	case <-d.ctx.Done():
		return d.ctx.Err()
	}
}
