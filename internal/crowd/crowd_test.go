package crowd

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEveryScenario plays each on a small scale. The costs say nothing then; that nothing is lost does.
func TestEveryScenario(t *testing.T) {
	for _, o := range []Options{
		{Scenario: "lone", Phones: 5, Rate: 20, Seconds: 1, Pairs: 1},
		{Scenario: "storm", Phones: 10, Rate: 200, Seconds: 1, Pairs: 1},
		{Scenario: "ballots", Ballots: 20, Pairs: 2},
		{Scenario: "memory", Phones: 5, Pairs: 1},
		{Scenario: "join", Phones: 10, Seconds: 1, Pairs: 1},
		{Scenario: "talks", Phones: 5, Rate: 50, Seconds: 1, Pairs: 1},
		{Scenario: "board", Phones: 3, Rate: 20, Seconds: 1, Pairs: 1, Ideas: 150},
	} {
		t.Run(o.Scenario, func(t *testing.T) {
			o.Binary = built(t)
			r, err := Run(t.Context(), o)
			if errors.Is(err, ErrNoScreens) {
				t.Skip("SKIPPED: ", err)
			}
			if err != nil {
				t.Fatal(err)
			}
			certain := 0
			for _, f := range r.Figures {
				if f.Target != nil && f.Target.Every {
					certain++
					if f.Max != 0 {
						t.Errorf("%s: %g", f.Name, f.Max)
					}
				}
			}
			if certain == 0 {
				t.Error("nothing was held against what must never be")
			}
			path := filepath.Join(t.TempDir(), "r.json")
			if err := r.Write(path); err != nil {
				t.Fatal(err)
			}
			var page bytes.Buffer
			if err := Report([]string{path}, &page); err != nil || !strings.Contains(page.String(), "## "+o.Scenario+", on bolt") {
				t.Errorf("%v\n%s", err, page.String())
			}
		})
	}
}

// TestACrowdNoticesWhatIsWrong: a phone that shows something else, misses a change, or hears one after a newer one.
func TestACrowdNoticesWhatIsWrong(t *testing.T) {
	ctx := context.Background()
	h, err := openHall(ctx, Options{Binary: built(t), Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer h.stop()
	if err := h.gather(ctx, 2); err != nil {
		t.Fatal(err)
	}
	if err := h.connect(ctx, h.phones); err != nil {
		t.Fatal(err)
	}
	b, err := h.boardOf(ctx, 2, 40)
	if err != nil {
		t.Fatal(err)
	}
	if did, err := b.run(ctx, 20, 1); err != nil || did.changes != 20 || did.lost != 0 || did.disorder != 0 {
		t.Fatalf("%+v %v", did, err)
	}
	one := h.phones[0]
	if differs, err := one.hash(ctx); differs != "" || err != nil {
		t.Fatalf("%s %v", differs, err)
	}
	one.show(&frame{set: []piece{{key: "ideas.idea/" + idea(0), value: []byte(`{"id":"x"}`), change: 3}}}, time.Now())
	if _, disorder := one.counts(); disorder != 1 {
		t.Error("a change that came after a newer one was not noticed")
	}
	if differs, err := one.hash(ctx); differs == "" || err != nil {
		t.Errorf("another section was not noticed: %v", err)
	}
	one.cut()
	did, err := b.run(ctx, 2, 1) // the second phone makes one of the two changes; the first has no socket
	if err == nil && did.lost == 0 {
		t.Error("a phone that is gone misses nothing")
	}
}

func TestFiguresAreJudged(t *testing.T) {
	r := &Result{}
	for i, n := range []float64{1, 9, 2, 3, 1} {
		r.add("median", "x", atMost(2), n)
		r.add("every", "", never(0), float64(i/4))
		r.add("least", "/s", atLeast(3), n)
	}
	if got, want := r.Missed(), []string{"every", "least"}; !slices.Equal(got, want) {
		t.Errorf("missed %v, want %v", got, want)
	}
	if f := r.Figures[0]; f.Median != 2 || f.Min != 1 || f.Max != 9 {
		t.Errorf("%+v", f)
	}
}

func TestDelays(t *testing.T) {
	d := &delays{}
	for i := range 1000 {
		d.add(time.Duration(i+1) * time.Millisecond)
	}
	d.add(time.Hour)
	l := d.latency()
	if l.P50 < 500 || l.P50 > 502 || l.P99 < 990 || l.P99 > 993 || l.Max != 3_600_000 {
		t.Errorf("%+v", l)
	}
}

func TestReportReadsBenchmarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rest.txt")
	text := "BenchmarkReplay10000-2 \t 3 \t 80000000 ns/op\nBenchmarkReplay10000-2 3 200000000 ns/op\nBenchmarkReplay10000-2 3 90000000 ns/op\nphone   40.0  9.5  49.5  60\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := Report([]string{path}, &page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| replaying 10,000 facts | at most 150 ms | 90 ms | 80 to 200 | met |", "49.5 KB"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not in\n%s", want, page.String())
		}
	}
	if err := os.WriteFile(path, []byte("FAIL\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if Report([]string{path}, &page) == nil {
		t.Error("a file without figures passes for one with")
	}
}
