package live

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"hoofdlijn/internal/journal/bolt"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/record"
	"hoofdlijn/internal/vault"
	vaultbolt "hoofdlijn/internal/vault/bolt"
)

// real is a Halls on the drivers of the product, in a folder.
func real(t testing.TB, folder string) (*Halls, func()) {
	t.Helper()
	store, err := bolt.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := vaultbolt.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	secrets := filepath.Join(folder, "elsewhere")
	if err := os.MkdirAll(secrets, 0o700); err != nil {
		t.Fatal(err)
	}
	keys, err := vault.Open(rows, filepath.Join(secrets, "key"))
	if err != nil {
		t.Fatal(err)
	}
	h := NewHalls(Config{Store: store, Vault: record.OnVault(keys), Life: func() Life { return newNotes() }})
	return h, func() {
		h.Close()
		if err := keys.Close(); err != nil {
			t.Error(err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestL20_OnTheRealStoreARestartGivesTheSameState(t *testing.T) {
	folder := t.TempDir()
	h, stop := real(t, folder)
	r := open(t, h)
	for i := range 100 {
		a := putAsk(fmt.Sprint("n", i))
		a.By = by(meeting.PersonID(fmt.Sprint("p", i%7)))
		do(t, r, a)
	}
	do(t, r, ask("s", "note.say", `{"says":"ja"}`))
	do(t, r, ask("shut", "note.shut", ""))
	if err := r.Forget(context.Background(), meeting.PersonKey("p3"), meeting.WordsKey("note", "n5")); err != nil {
		t.Fatal(err)
	}
	want := state(t, r)
	stop()
	h, stop = real(t, folder)
	defer stop()
	if got := state(t, open(t, h)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// sink takes everything and keeps nothing.
type sink struct{ n, bytes int }

func (s *sink) Send(all ...*Message) bool {
	for _, m := range all {
		s.n++
		s.bytes += len(m.Framed())
	}
	return true
}

// hall is a room with ideas and seats; its own goroutine is kept busy by the benchmark.
func hall(b *testing.B, ideas, seats int) (*Room, []*sink) {
	s := newStage(b)
	r := open(b, s.halls)
	inside(b, r, func() {
		for i := range ideas {
			id := fmt.Sprintf("n%05d", i)
			r.life.Apply(meeting.Event{Fact: &wasPut{ID: id, Theme: fmt.Sprint("t", i%6), Who: "p1",
				Words: "Een dagcentrum in elk dorp, zodat wie voor een ander zorgt ook eens naar de kapper kan, en weet dat het goed gaat."}})
		}
	})
	sinks := make([]*sink, seats)
	for i := range sinks {
		sinks[i] = &sink{}
		who := meeting.Viewer{Audience: meeting.Phone, Person: meeting.PersonID(fmt.Sprint("x", i))}
		switch i {
		case 0:
			who = meeting.Viewer{Audience: meeting.Projector}
		case 1:
			who = meeting.Viewer{Audience: meeting.Console}
		}
		r.Sit(Visit{Viewer: who, Place: "t1", Out: sinks[i]})
	}
	settle(b, r)
	return r, sinks
}

func BenchmarkChangeTo1000Seats(b *testing.B) {
	r, sinks := hall(b, 10_000, 1000)
	inside(b, r, func() {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			i++
			it := r.life.(*notes).notes["n00001"]
			it.Text = fmt.Sprint("versie ", i)
			r.touch([]meeting.Key{keyOf(it)})
			r.flush()
		}
		if sinks[999].n < i {
			b.Errorf("%d frames for %d changes", sinks[999].n, i)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(i)/1000, "ns/seat")
	})
}

func BenchmarkPull(b *testing.B) {
	r, _ := hall(b, 10_000, 3)
	inside(b, r, func() {
		s := r.viewOf(meeting.Viewer{Audience: meeting.Phone}).seats[0]
		before := s.seen
		it := r.life.(*notes).notes["n00001"]
		it.Text = "anders"
		r.touch([]meeting.Key{keyOf(it)})
		r.flush()
		b.ReportAllocs()
		for b.Loop() {
			s.seen = before
			r.pull(s)
		}
	})
}

func BenchmarkResetOf10000Sections(b *testing.B) {
	r, _ := hall(b, 10_000, 3)
	v := r.viewOf(meeting.Viewer{Audience: meeting.Console})
	b.Run("sections cached", func(b *testing.B) {
		inside(b, r, func() {
			b.ReportAllocs()
			for b.Loop() {
				v.frames = nil
				b.SetBytes(int64(len(r.reset(v, "").JSON())))
			}
		})
	})
	b.Run("nothing cached", func(b *testing.B) {
		inside(b, r, func() {
			b.ReportAllocs()
			before := r.views[""]
			for b.Loop() {
				delete(r.views, "")
				r.reset(r.view(v.viewer), "")
			}
			r.views[""] = before
		})
	})
}

// cpu is the processor time of this process so far: what counts on a machine that others use too.
func cpu() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func Benchmark5000AsksAtOnce(b *testing.B) {
	var used time.Duration
	for b.Loop() {
		b.StopTimer()
		h, stop := real(b, b.TempDir())
		r := open(b, h)
		do(b, r, putAsk("first"))
		asks := make([]Ask, 5000)
		for i := range asks {
			asks[i] = ask(fmt.Sprint("a", i), "note.say", `{"says":"ja"}`)
			asks[i].By = by(meeting.PersonID(fmt.Sprint("p", i)))
		}
		b.StartTimer()
		used -= cpu()
		var wg sync.WaitGroup
		for _, a := range asks {
			wg.Go(func() {
				if answer := r.Do(context.Background(), a); answer.No != nil {
					b.Errorf("%+v", answer.No)
				}
			})
		}
		wg.Wait()
		used += cpu()
		b.StopTimer()
		stop()
		b.StartTimer()
	}
	b.ReportMetric(float64(used.Microseconds())/5000/float64(b.N), "cpu-µs/ask")
	b.ReportMetric(5000*float64(b.N)/b.Elapsed().Seconds(), "durable/s")
}

func BenchmarkOpen10000Facts(b *testing.B) {
	folder := b.TempDir()
	h, stop := real(b, folder)
	r := open(b, h)
	var wg sync.WaitGroup
	for i := range 10_000 {
		a := ask(fmt.Sprint("a", i), "note.say", `{"says":"ja"}`)
		a.By = by(meeting.PersonID(fmt.Sprint("p", i)))
		wg.Go(func() { do(b, r, a) })
	}
	wg.Wait()
	defer func() { stop() }()
	var used time.Duration
	for b.Loop() {
		b.StopTimer()
		stop()
		h, stop = real(b, folder)
		runtime.GC()
		b.StartTimer()
		used -= cpu()
		open(b, h)
		used += cpu()
	}
	b.ReportMetric(float64(used.Milliseconds())/float64(b.N), "cpu-ms/op")
}
