package crowd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// openStore starts a Redis of our own when that is the store: it syncs every write, and runs on the core of the crowd.
func (o *Options) openStore(ctx context.Context) (stop func() error, err error) {
	if o.Store != "redis" {
		return func() error { return nil }, nil
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0") // a port that is free
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return nil, err
	}
	folder := filepath.Join(o.Folder, "redis")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("redis-server", "--bind", "127.0.0.1", "--port", port, "--dir", folder, "--save", "",
		"--appendonly", "yes", "--appendfsync", "always", "--logfile", filepath.Join(folder, "redis.log"))
	if err := startOn(crowdCore)(cmd); err != nil {
		return nil, fmt.Errorf("redis-server: %w", err)
	}
	stop = func() error {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended
		_ = cmd.Wait()                          // told to stop, that is its end
		return nil
	}
	o.redisURL = "redis://" + address
	for end := time.Now().Add(10 * time.Second); !pongs(address); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) || ctx.Err() != nil {
			return nil, errors.Join(errors.New("redis-server does not answer"), stop())
		}
	}
	return stop, nil
}

// pongs says whether a Redis answers at an address.
func pongs(address string) bool {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return false
	}
	defer conn.Close()
	answer := make([]byte, 5)
	_ = conn.SetDeadline(time.Now().Add(time.Second)) // a fresh connection
	if _, err := io.WriteString(conn, "PING\r\n"); err != nil {
		return false
	}
	_, err = io.ReadFull(conn, answer)
	return err == nil && string(answer) == "+PONG"
}
