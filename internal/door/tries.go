package door

import (
	"net/netip"
	"sync"
	"time"
)

// Tries limits failed tries of one kind, per address. Who succeeds costs nothing, so that two hundred people behind one
// address of a hall all come in. Each kind has a budget of its own (docs/decisions/011): who fails at one thing stops
// nobody from another.
type Tries struct {
	most  int
	per   time.Duration
	mu    sync.Mutex
	seen  map[trier]window
	clear time.Time
}

// trier is what is counted: an address, and what was tried from there if that is counted by itself.
type trier struct {
	from netip.Prefix
	at   string
}

type window struct {
	start time.Time
	n     int
}

// How often one address may fail per minute.
const (
	MostPasswords   = 10 // of one account
	MostSignIns     = 60 // of all accounts together: a password tried on everybody
	MostCodes       = 120
	MostLetterCodes = 10  // of one address
	MostLetters     = 200 // of all addresses: 120,000 tries in a day of ten hours at 9.5e13 codes, of which a meeting has a few hundred
	MostSignUps     = 60  // an hour: a neighbourhood centre where people sign up one after another
	MostTokens      = 60  // of links and of codes of a minute; nobody guesses 128 bits, nor 40 within a minute
)

// NewTries allows most failures of an address in each stretch of time.
func NewTries(most int, per time.Duration) *Tries {
	return &Tries{most: most, per: per, seen: map[trier]window{}}
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

// Allowed says whether this address may try at something.
func (t *Tries) Allowed(from netip.Addr, at string, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	w := t.seen[trier{neighbourhood(from), at}]
	return w.n < t.most || now.Sub(w.start) >= t.per
}

// Failed counts a failed try.
func (t *Tries) Failed(from netip.Addr, at string, now time.Time) {
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
	p := trier{neighbourhood(from), at}
	w := t.seen[p]
	if now.Sub(w.start) >= t.per {
		w = window{start: now}
	}
	w.n++
	t.seen[p] = w
}
