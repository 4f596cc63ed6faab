package live

import (
	"sync"
	"time"
)

// inbox is what waits for the room: asks, and requests of seats. Putting something in never blocks.
type inbox struct {
	mu     sync.Mutex
	asks   []*asked
	notes  []func()
	closed bool
	wake   chan struct{}
}

// put queues an ask; false when the queue is full or the room is closed.
func (in *inbox) put(a *asked) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.closed || len(in.asks) >= mostWaiting {
		return false
	}
	in.asks = append(in.asks, a)
	in.nudge()
	return true
}

// post queues something to be done by the room's goroutine; false when the room is closed.
func (in *inbox) post(note func()) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.closed {
		return false
	}
	in.notes = append(in.notes, note)
	in.nudge()
	return true
}

func (in *inbox) nudge() {
	select {
	case in.wake <- struct{}{}:
	default: // it is awake already
	}
}

// linger waits for more, as long as more keeps coming: whoever has something to ask gets their turn before the store
// blocks the only processor, and one write to the store then does for many.
func (in *inbox) linger() {
	for range 5 {
		before := in.waiting()
		if before >= mostBatch {
			return
		}
		time.Sleep(time.Millisecond)
		if in.waiting() < before+8 {
			return
		}
	}
}

func (in *inbox) waiting() int {
	in.mu.Lock()
	defer in.mu.Unlock()
	return len(in.asks)
}

// drain takes all requests and up to most asks.
func (in *inbox) drain(most int) (notes []func(), asks []*asked) {
	in.mu.Lock()
	defer in.mu.Unlock()
	notes, in.notes = in.notes, nil
	if len(in.asks) <= most {
		asks, in.asks = in.asks, nil
		return notes, asks
	}
	asks = in.asks[:most:most]
	in.asks = in.asks[most:]
	return notes, asks
}

// close takes no more. With force it gives back what was waiting; without, it closes only when nothing was.
func (in *inbox) close(force bool) (left []*asked, ok bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !force && len(in.asks)+len(in.notes) > 0 {
		return nil, false
	}
	in.closed = true
	left, in.asks, in.notes = in.asks, nil, nil
	return left, true
}
