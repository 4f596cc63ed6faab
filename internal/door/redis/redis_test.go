package redis

import (
	"fmt"
	"net"
	"os/exec"
	"testing"
	"time"

	redis "github.com/redis/go-redis/v9"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/door/doortest"
)

// TestRows runs against a server of its own, and says so loudly when there is none to run.
func TestRows(t *testing.T) {
	path, err := exec.LookPath("redis-server")
	if err != nil {
		t.Skip("SKIPPED: redis-server is not installed; the Redis driver of the door was NOT tested")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	listener.Close()
	_, port, _ := net.SplitHostPort(addr)
	server := exec.Command(path, "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", t.TempDir())
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	for range 100 {
		if c, err := net.Dial("tcp", addr); err == nil {
			c.Close()
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	n := 0
	doortest.Run(t, func(t *testing.T) door.Rows {
		n++
		return New(redis.NewClient(&redis.Options{Addr: addr, MaxRetries: -1}), fmt.Sprintf("t%d-", n))
	})
}
