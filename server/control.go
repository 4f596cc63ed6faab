package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"
)

// A running server has its files to itself. Tools on the same machine talk to it over a socket in the data folder,
// which only its owner can open.
const controlName = "control.sock"

// longestSocket is what the kernel takes as the name of a socket.
const longestSocket = 100

// memory is what the program uses, in bytes, after it has tidied up.
type memory struct {
	Heap     uint64 `json:"heap"`
	Stacks   uint64 `json:"stacks"`
	Resident uint64 `json:"resident"` // as the machine sees it; 0 where it does not tell
}

// tidied collects garbage, gives it back, and looks. It is for measuring: it stops everything for some milliseconds.
func tidied() memory {
	for range 3 { // stacks shrink by half at each collection
		runtime.GC()
	}
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	is := memory{Heap: m.HeapInuse, Stacks: m.StackInuse}
	if raw, err := os.ReadFile("/proc/self/statm"); err == nil {
		var size, resident uint64
		if n, _ := fmt.Sscan(string(raw), &size, &resident); n == 2 {
			is.Resident = resident * uint64(os.Getpagesize())
		}
	}
	return is
}

// control is the server's end.
type control struct {
	http *http.Server
	path string
}

// openControl listens. A socket that is left from a server that was killed is replaced: the stores are ours by now, so
// no other server is running on them.
func openControl(folder string, stores *stores, measured bool) (*control, error) {
	path := filepath.Join(folder, controlName)
	if len(path) > longestSocket {
		return nil, fmt.Errorf("%s: the path of the data folder is too long for a socket (%d characters, at most %d)", path, len(path), longestSocket)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if err := clearBackups(folder); err != nil {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil { // the folder is 0700: nobody came in between
		return nil, errors.Join(err, listener.Close())
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /doctor", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(stores.health(r.Context())) // the other side has gone
	})
	routes.HandleFunc("GET /memory", func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(tidied()) })
	routes.HandleFunc("GET /backup", func(w http.ResponseWriter, r *http.Request) { answerBackup(w, r, stores, folder) })
	if measured {
		measuring(routes)
	}
	c := &control{path: path, http: &http.Server{Handler: routes, ReadHeaderTimeout: 5 * time.Second}}
	go func() { _ = c.http.Serve(listener) }() // ends with ErrServerClosed
	return c, nil
}

func (c *control) close() error {
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
	defer stop()
	err := c.http.Shutdown(ctx)
	if rm := os.Remove(c.path); rm != nil && !errors.Is(rm, os.ErrNotExist) {
		err = errors.Join(err, rm)
	}
	return err
}

// callControl is the tool's end.
func callControl(ctx context.Context, folder, route string) (*http.Response, error) {
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(folder, controlName))
	}}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://hoofdlijn"+route, nil)
	if err != nil {
		return nil, err
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("no server is running on %s: %w", folder, err)
	}
	if answer.StatusCode != http.StatusOK {
		defer answer.Body.Close()
		said, _ := io.ReadAll(io.LimitReader(answer.Body, 1000))
		return nil, fmt.Errorf("the server says: %s", said)
	}
	return answer, nil
}
