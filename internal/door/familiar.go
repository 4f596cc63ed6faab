package door

import (
	"net/netip"
	"sync"
	"time"
)

// Familiar knows from where which room code was given rightly, or shown to who leads the meeting. Such a code is no
// guess there: it is let through however many wrong ones others behind the same address typed. Who guesses on past the
// budget learns only what that address knew (docs/decisions/011).
type Familiar struct {
	mu    sync.Mutex
	until map[trier]time.Time
}

// familiarFor is how long a code stays familiar: a day in the hall.
const familiarFor = 24 * time.Hour

// NewFamiliar knows nothing yet.
func NewFamiliar() *Familiar { return &Familiar{until: map[trier]time.Time{}} }

// Learn remembers that a right code is known at an address.
func (f *Familiar) Learn(from netip.Addr, typed string, now time.Time) {
	code, ok := FoldCode(typed)
	if !ok {
		return
	}
	at := trier{neighbourhood(from), code}
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, known := f.until[at]; !known {
		for other, until := range f.until {
			if !now.Before(until) {
				delete(f.until, other)
			}
		}
	}
	f.until[at] = now.Add(familiarFor)
}

// Knows says whether a code as it was typed is familiar at an address.
func (f *Familiar) Knows(from netip.Addr, typed string, now time.Time) bool {
	code, ok := FoldCode(typed)
	f.mu.Lock()
	defer f.mu.Unlock()
	return ok && now.Before(f.until[trier{neighbourhood(from), code}])
}
