package door

import (
	"net/netip"
	"sync"
	"time"
)

// Tries limits failed tries per address: passwords, codes, links. Who succeeds costs nothing, so that two hundred
// people behind one address of a hall all come in.
type Tries struct {
	most  int
	per   time.Duration
	mu    sync.Mutex
	seen  map[netip.Prefix]window
	clear time.Time
}

type window struct {
	start time.Time
	n     int
}

// MostFailures is how often one address may fail per minute.
const MostFailures = 10

// NewTries allows most failures per address in each stretch of time.
func NewTries(most int, per time.Duration) *Tries {
	return &Tries{most: most, per: per, seen: map[netip.Prefix]window{}}
}

// neighbourhood is what counts as one address: whoever has one IPv6 address has 2^64 of them.
func neighbourhood(from netip.Addr) netip.Prefix {
	from = from.Unmap().WithZone("")
	bits := 32
	if from.Is6() {
		bits = 64
	}
	p, _ := from.Prefix(bits) // the zero address gives the zero prefix: unknown addresses share one count
	return p
}

// Allowed says whether this address may try.
func (t *Tries) Allowed(from netip.Addr, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	w := t.seen[neighbourhood(from)]
	return w.n < t.most || now.Sub(w.start) >= t.per
}

// Failed counts a failed try.
func (t *Tries) Failed(from netip.Addr, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now.Sub(t.clear) >= t.per {
		for p, w := range t.seen {
			if now.Sub(w.start) >= t.per {
				delete(t.seen, p)
			}
		}
		t.clear = now
	}
	p := neighbourhood(from)
	w := t.seen[p]
	if now.Sub(w.start) >= t.per {
		w = window{start: now}
	}
	w.n++
	t.seen[p] = w
}
