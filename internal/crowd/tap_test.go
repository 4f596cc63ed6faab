package crowd

import (
	"context"
	"net"
	"sync/atomic"
	"testing"
	"time"
)

// wire carries bytes between a server and its Redis. When armed, the next answer of Redis kills it and does not arrive:
// what was asked was done, and nobody was told.
type wire struct {
	addr  string
	to    string
	kill  func()
	armed atomic.Bool
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
	go func() {
		defer redis.Close()
		pass(from, redis, func() bool { return true })
	}()
	pass(redis, from, func() bool {
		if w.armed.CompareAndSwap(true, false) {
			w.kill()
			w.shots <- struct{}{}
			return false
		}
		return true
	})
}

// pass carries what comes for as long as it may.
func pass(from, to net.Conn, may func() bool) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if err != nil || !may() {
			return
		}
		if _, err := to.Write(buf[:n]); err != nil {
			return
		}
	}
}

// shot waits until it killed.
func (w *wire) shot(ctx context.Context, t *testing.T) {
	t.Helper()
	select {
	case <-w.shots:
	case <-time.After(10 * time.Second):
		t.Fatal("Redis had nothing more to answer in this burst")
	case <-ctx.Done():
		t.Fatal(ctx.Err())
	}
}
