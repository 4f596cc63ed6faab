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

// Server says how a server of our own is run.
type Server struct {
	Binary  string
	Folder  string                // what it keeps, and its log
	Redis   string                // where it keeps it instead; "" for files
	KeyFile string                // "" for one under Folder
	Hall    string                // the address it shall find for itself on a hall's network; "" for loopback
	Env     []string              // added to its environment
	Start   func(*exec.Cmd) error // starts the process; nil for cmd.Start
}

// Process is a server of our own. Its methods are for one goroutine.
type Process struct {
	how    Server
	args   []string
	log    *os.File
	cmd    *exec.Cmd
	exited chan error
	setup  string // the token of the set-up link, from the first greeting
	url    string
}

// URL is where the server answers, without a slash at the end.
func (p *Process) URL() string { return p.url }

// Setup is the token by which the first admin gets in; "" when there is one.
func (p *Process) Setup() string { return p.setup }

// ID is that of the process.
func (p *Process) ID() int { return p.cmd.Process.Pid }

// Store is the folder in which the server keeps things.
func (p *Process) Store() string { return storeIn(p.how.Folder) }

func storeIn(folder string) string { return filepath.Join(folder, "store") }

// StartServer runs a server on a free port with everything it keeps under a folder, or in a Redis, and waits until it
// answers.
func StartServer(ctx context.Context, how Server) (*Process, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(how.Folder, 0o700); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(filepath.Join(how.Folder, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	listens := []string{"--listen", fmt.Sprintf("127.0.0.1:%d", port)}
	url := "http://" + listens[1]
	if how.Hall != "" {
		listens, url = []string{"--hall"}, "http://"+how.Hall+":8080"
	}
	keyFile := how.KeyFile
	if keyFile == "" {
		keyFile = storeIn(how.Folder) + ".key"
	}
	p := &Process{how: how, log: log, url: url, args: append([]string{"serve", "--data", storeIn(how.Folder), "--key-file", keyFile}, listens...)}
	if how.Redis != "" {
		p.args = append(p.args, "--redis", how.Redis)
	}
	if err := p.Restart(ctx); err != nil {
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

// Restart starts the server again, on the same address and with the same things, after it ended.
func (p *Process) Restart(ctx context.Context) error {
	p.cmd = exec.Command(p.how.Binary, p.args...)
	p.cmd.Env = append(os.Environ(), "HOOFDLIJN_URL=", "HOOFDLIJN_ALSO=", "HOOFDLIJN_HALL=", "HOOFDLIJN_HALL_ADDRESS=", "HOOFDLIJN_LISTEN=", "HOOFDLIJN_TLS_CERT=", "HOOFDLIJN_TLS_KEY=",
		"HOOFDLIJN_REDIS=", "HOOFDLIJN_PROXIES=")
	p.cmd.Env = append(p.cmd.Env, p.how.Env...)
	p.cmd.Stderr = p.log
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	start := p.how.Start
	if start == nil {
		start = (*exec.Cmd).Start
	}
	if err := start(p.cmd); err != nil {
		return err
	}
	greeting := make(chan string, 1)
	go p.hear(out, greeting)
	p.exited = make(chan error, 1)
	go func(cmd *exec.Cmd, exited chan error) { exited <- cmd.Wait() }(p.cmd, p.exited)
	return p.ready(ctx, greeting)
}

// hear keeps what the server prints, and finds the set-up link in it.
func (p *Process) hear(out io.Reader, greeting chan string) {
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
func (p *Process) ready(ctx context.Context, greeting chan string) error {
	door := newSite(p.url)
	defer door.leave()
	b := door.browser()
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
			return errors.Join(ctx.Err(), p.Kill())
		case <-time.After(20 * time.Millisecond):
		}
	}
	return errors.Join(fmt.Errorf("the server did not answer within %v: %s", startWithin, p.lastWords()), p.Kill())
}

// lastWords is the end of what the server said.
func (p *Process) lastWords() string {
	said, err := os.ReadFile(p.log.Name())
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(said[max(0, len(said)-500):]))
}

// Kill ends the server without warning it.
func (p *Process) Kill() error {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.exited
	return nil
}

// Close lets the server stop in order.
func (p *Process) Close() error {
	defer p.log.Close()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return p.Kill()
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(20 * time.Second):
		return errors.Join(errors.New("the server did not stop"), p.Kill())
	}
}
