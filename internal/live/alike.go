package live

import (
	"sync"

	"hoofdlijn/internal/meeting"
)

// alike is what was understood just now. When thousands answer at once most say the same: it is read once. The room
// forgets it as soon as it has nothing to do, so that no words stay behind here.
type alike struct {
	mu    sync.Mutex
	known map[string]content // by the JSON
}

// content is what an ask says, apart from who asks.
type content struct {
	name      string
	do        meeting.Intent
	bad       *meeting.Refusal // see asked
	canonical []byte
}

// What is kept: little, and of little.
const (
	mostAlike      = 16
	mostAlikeBytes = 256
)

func (a *alike) find(name string, data []byte) (content, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	it, known := a.known[string(data)]
	return it, known && it.name == name
}

func (a *alike) keep(data []byte, it content) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(data) > mostAlikeBytes || len(a.known) >= mostAlike {
		return
	}
	if a.known == nil {
		a.known = map[string]content{}
	}
	a.known[string(data)] = it
}

func (a *alike) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.known = nil
}
