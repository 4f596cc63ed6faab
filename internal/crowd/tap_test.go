package crowd

import (
	"bytes"
	"context"
	"net"
	"sync/atomic"
	"testing"
	"time"
)

// wire carries bytes between a server and its Redis. When armed, the answer to one of the next scripts, which is how is
// appended, kills Redis and does not arrive: what was asked was done, and nobody was told.
type wire struct {
	addr  string
	to    string
	kill  func()
	armed atomic.Int32 // which of the next; 0 for none
	shots chan struct{}
}

func tap(t *testing.T, to string) *wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	w := &wire{addr: listener.Addr().String(), to: to, shots: make(chan struct{}, 1)}
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			go w.carry(from)
		}
	}()
	return w
}

func (w *wire) carry(from net.Conn) {
	defer from.Close()
	redis, err := net.Dial("tcp", w.to)
	if err != nil {
		return
	}
	defer redis.Close()
	var appends atomic.Bool
	go func() {
		defer redis.Close()
		pass(from, redis, func(said []byte) bool {
			if w.armed.Load() > 0 && bytes.Contains(bytes.ToLower(said), []byte("evalsha")) {
				appends.Store(true)
			}
			return true
		})
	}()
	pass(redis, from, func([]byte) bool {
		if appends.CompareAndSwap(true, false) && w.armed.Add(-1) == 0 {
			w.kill()
			w.shots <- struct{}{}
			return false
		}
		return true
	})
}

// pass carries what comes for as long as it may.
func pass(from, to net.Conn, may func(said []byte) bool) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if err != nil || !may(buf[:n]) {
			return
		}
		if _, err := to.Write(buf[:n]); err != nil {
			return
		}
	}
}

// shot waits until it killed; where a burst had too few appends it kills then, and the round shows nothing.
func (w *wire) shot(ctx context.Context) {
	select {
	case <-w.shots:
	case <-time.After(2 * time.Second):
		w.armed.Store(0)
		w.kill()
	case <-ctx.Done():
	}
}
