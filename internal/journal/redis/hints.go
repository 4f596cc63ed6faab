package redis

import (
	"context"
	"sync"

	goredis "github.com/redis/go-redis/v9"
)

// hints spreads what Redis publishes over the watchers, with one connection for all of them.
type hints struct {
	client goredis.UniversalClient

	mu     sync.Mutex
	sub    *goredis.PubSub // nil until someone listens
	wakes  map[string]map[chan struct{}]bool
	closed bool
}

func newHints(client goredis.UniversalClient) *hints {
	return &hints{client: client, wakes: map[string]map[chan struct{}]bool{}}
}

// listen gives a channel that gets a value when something may have changed, and the call that ends listening. The
// confirmation of a subscription counts as a change, after a lost connection too: what came before it was not heard.
func (h *hints) listen(name string) (<-chan struct{}, func()) {
	wake := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return wake, func() {}
	}
	if h.sub == nil {
		h.sub = h.client.Subscribe(context.Background())
		go h.spread(h.sub.ChannelWithSubscriptions())
	}
	if h.wakes[name] == nil {
		h.wakes[name] = map[chan struct{}]bool{}
		// On failure go-redis subscribes when it has a connection again; the watchers look now and then meanwhile.
		_ = h.sub.Subscribe(context.Background(), name)
	}
	h.wakes[name][wake] = true
	return wake, func() { h.leave(name, wake) }
}

func (h *hints) leave(name string, wake chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.wakes[name], wake)
	if len(h.wakes[name]) == 0 {
		delete(h.wakes, name)
		if !h.closed {
			_ = h.sub.Unsubscribe(context.Background(), name)
		}
	}
}

func (h *hints) spread(heard <-chan any) {
	for m := range heard {
		switch m := m.(type) {
		case *goredis.Message:
			h.wake(m.Channel)
		case *goredis.Subscription:
			h.wake(m.Channel)
		}
	}
}

func (h *hints) wake(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for wake := range h.wakes[name] {
		select {
		case wake <- struct{}{}:
		default: // it has not looked yet since the last time
		}
	}
}

func (h *hints) close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	if h.sub == nil {
		return nil
	}
	return h.sub.Close()
}
