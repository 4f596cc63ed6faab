package real

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// process is a server of our own.
type process struct {
	binary string
	args   []string
	log    *os.File
	cmd    *exec.Cmd
	exited chan error
	setup  string // the token of the set-up link, from the first greeting
	url    string
}

// startServer runs a server on a free port with everything it keeps under folder, or in a Redis.
func startServer(ctx context.Context, binary, folder, redis string) (*process, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(folder, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	p := &process{binary: binary, log: log, url: "http://" + address, args: []string{"serve", "--listen", address,
		"--data", filepath.Join(folder, "store"), "--key-file", filepath.Join(folder, "store.key")}}
	if redis != "" {
		p.args = append(p.args, "--redis", redis)
	}
	if err := p.start(ctx); err != nil {
		return nil, errors.Join(err, log.Close())
	}
	return p, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// startWithin is how long a server may take until it takes requests.
const startWithin = 60 * time.Second

func (p *process) start(ctx context.Context) error {
	p.cmd = exec.Command(p.binary, p.args...)
	p.cmd.Env = append(os.Environ(), "HOOFDLIJN_URL=", "HOOFDLIJN_ALSO=", "HOOFDLIJN_HALL=", "HOOFDLIJN_TLS_CERT=", "HOOFDLIJN_TLS_KEY=",
		"HOOFDLIJN_REDIS=", "HOOFDLIJN_PROXIES=")
	p.cmd.Stderr = p.log
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := p.cmd.Start(); err != nil {
		return err
	}
	greeting := make(chan string, 1)
	go p.hear(out, greeting)
	p.exited = make(chan error, 1)
	go func(cmd *exec.Cmd, exited chan error) { exited <- cmd.Wait() }(p.cmd, p.exited)
	return p.ready(ctx, greeting)
}

// hear keeps what the server prints, and finds the set-up link in it.
func (p *process) hear(out io.Reader, greeting chan string) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, token, found := strings.Cut(lines.Text(), "/setup#"); found {
			greeting <- token
			continue // the one secret it prints stays out of the log
		}
		fmt.Fprintln(p.log, lines.Text())
	}
}

// ready waits until the server answers.
func (p *process) ready(ctx context.Context, greeting chan string) error {
	b := (&site{p.url}).browser()
	for until := time.Now().Add(startWithin); time.Now().Before(until); {
		if _, err := b.send(ctx, "GET", "/api/v1/health", nil); err == nil {
			select {
			case p.setup = <-greeting:
			case <-time.After(50 * time.Millisecond): // there is an admin already
			}
			return nil
		}
		select {
		case err := <-p.exited:
			return fmt.Errorf("the server stopped at once: %w: %s", err, p.lastWords())
		case <-ctx.Done():
			return errors.Join(ctx.Err(), p.kill())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return errors.Join(fmt.Errorf("the server did not answer within %v: %s", startWithin, p.lastWords()), p.kill())
}

// lastWords is the end of what the server said.
func (p *process) lastWords() string {
	said, err := os.ReadFile(p.log.Name())
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(said[max(0, len(said)-500):]))
}

// kill ends the server without warning it.
func (p *process) kill() error {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.exited
	return nil
}

// close lets the server stop in order.
func (p *process) close() error {
	defer p.log.Close()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return p.kill()
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(20 * time.Second):
		return errors.Join(errors.New("the server did not stop"), p.kill())
	}
}
