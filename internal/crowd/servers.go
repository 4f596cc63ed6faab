package crowd

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"hoofdlijn/internal/rehearse/real"
)

// startServer runs a server of our own on its core, which may be measured.
func startServer(ctx context.Context, o Options) (*real.Process, error) {
	return real.StartServer(ctx, real.Server{Binary: o.Binary, Folder: filepath.Join(o.Folder, "server"), Redis: o.redisURL,
		Env: serverEnv(), Start: startOn(serverCore)})
}

func serverEnv() []string {
	env := []string{"HOOFDLIJN_MEASURE=1"}
	if pinned() {
		env = append(env, "GOMAXPROCS=1")
	}
	return env
}

// controlled asks a server of our own something over its control socket.
func controlled(ctx context.Context, server *real.Process, method, route string, into io.Writer) error {
	path := filepath.Join(server.Store(), "control.sock")
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}, DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(ctx, method, "http://hoofdlijn"+route, nil)
	if err != nil {
		return err
	}
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", route, answer.Status)
	}
	_, err = io.Copy(into, answer.Body)
	return err
}

// profile writes what a server of our own does for a while to a file, when that was asked for.
func (h *hall) profile(ctx context.Context, o Options, lasts time.Duration) (wait func() error) {
	if o.Profile == "" || h.server == nil {
		return func() error { return nil }
	}
	ended := make(chan error, 1)
	go func() {
		file, err := os.Create(o.Profile)
		if err == nil {
			seconds := strconv.Itoa(max(1, int(lasts.Seconds())))
			err = controlled(ctx, h.server, http.MethodGet, "/profile/cpu?seconds="+seconds, file)
			file.Close()
		}
		ended <- err
	}()
	time.Sleep(50 * time.Millisecond) // it has begun
	return func() error { return <-ended }
}
