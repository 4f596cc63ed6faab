// Package redistest starts a real redis-server for tests, on a port and a folder of its own.
package redistest

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"
)

// needEnv makes a missing redis-server a failure instead of a skipped test.
const needEnv = "HOOFDLIJN_NEED_REDIS"

// Server is one redis-server process, or the place of one that was killed.
type Server struct {
	Addr string // host:port

	t       testing.TB
	folder  string
	options []string

	mu      sync.Mutex // tests kill from a timer
	process *exec.Cmd
}

// Start starts a redis-server that syncs every write, unless options ("--name", "value") say otherwise. It ends with
// the test. Without redis-server on this machine the test is skipped, or fails when HOOFDLIJN_NEED_REDIS=1.
func Start(t testing.TB, options ...string) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv(needEnv) == "1" {
			t.Fatalf("redis-server is not installed, and %s=1", needEnv)
		}
		t.Skipf("NOT TESTED: redis-server is not installed, so nothing is known about Redis here (set %s=1 to make this a failure)", needEnv)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0") // a port that is free
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Addr: l.Addr().String(), t: t, folder: t.TempDir(), options: options}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s.Restart()
	t.Cleanup(s.Kill)
	return s
}

// URL is the address as HOOFDLIJN_REDIS takes it.
func (s *Server) URL() string { return "redis://" + s.Addr }

// Folder is where its files are.
func (s *Server) Folder() string { return s.folder }

// Kill ends the process at once, as kill -9 does. The data stays.
func (s *Server) Kill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kill()
}

func (s *Server) kill() {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
	s.process = nil
}

// Process is the running process, for tests that stop it or wait for it.
func (s *Server) Process() *os.Process {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.process.Process
}

// Restart starts the process again on the same address and the same data, and waits until it answers.
func (s *Server) Restart() {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kill()
	_, port, err := net.SplitHostPort(s.Addr)
	if err != nil {
		s.t.Fatal(err)
	}
	log := filepath.Join(s.folder, "redis.log")
	args := append([]string{
		"--bind", "127.0.0.1", "--port", port, "--dir", s.folder, "--logfile", log, "--save", "",
		"--appendonly", "yes", "--appendfsync", "always",
	}, s.options...)
	s.process = exec.Command("redis-server", args...)
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	if err := s.answers(10 * time.Second); err != nil {
		said, _ := os.ReadFile(log)
		s.t.Fatalf("redis-server does not answer: %v\n%s", err, said)
	}
}

func (s *Server) answers(patience time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := goredis.NewClient(&goredis.Options{Addr: s.Addr, DisableIdentity: true, DialerRetries: 1})
	defer c.Close()
	for {
		err := c.Ping(ctx).Err()
		if err == nil || strings.HasPrefix(err.Error(), "NOAUTH") {
			return nil
		}
		if ctx.Err() != nil {
			return fmt.Errorf("%w: %w", ctx.Err(), err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}
