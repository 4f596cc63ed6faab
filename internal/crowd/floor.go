package crowd

import (
	"bufio"
	"context"
	"crypto/sha1"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// The floor is the least that telling everybody can cost with one write for each: a bare net/http server that writes
// one frame of 200 bytes, encoded once, to each connection in a loop, whenever anybody says anything.

// floorFrame is a text frame of 200 bytes as a server sends it.
var floorFrame = append([]byte{0x81, 126, 0, 196}, strings.Repeat("x", 196)...)

type floor struct {
	mu    sync.Mutex
	conns []net.Conn
}

// ServeFloor is the floor as a program of its own: it prints its address and answers until it is killed.
func ServeFloor(out io.Writer) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintln(out, listener.Addr())
	server := &http.Server{Handler: &floor{}, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}

// ServeHTTP takes the connection over and reads it until it ends.
func (f *floor) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sum := sha1.Sum([]byte(r.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		return
	}
	conn, in, err := hijacker.Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	_, err = fmt.Fprintf(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
		base64.StdEncoding.EncodeToString(sum[:]))
	if err != nil {
		return
	}
	f.mu.Lock()
	f.conns = append(f.conns, conn)
	f.mu.Unlock()
	f.listen(in.Reader)
}

// listen takes a small message at a time, as a client of ours sends it, and tells everybody.
func (f *floor) listen(in *bufio.Reader) {
	var head [6]byte
	for {
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return
		}
		if _, err := in.Discard(int(head[1] & 0x7f)); err != nil {
			return
		}
		if head[0]&0x0f == opText {
			f.tell()
		}
	}
}

func (f *floor) tell() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, conn := range f.conns {
		_, _ = conn.Write(floorFrame) // who left is told in vain
	}
}

// floorTarget is the floor as the crowd uses it.
type floorTarget struct {
	cmd     *exec.Cmd
	sockets []*socket
	mu      sync.Mutex
	heard   int
}

// openFloor starts the floor on the core of the server, with so many connections.
func openFloor(ctx context.Context, o Options, phones int) (*floorTarget, error) {
	t := &floorTarget{cmd: exec.Command(o.Binary, "crowd", "floor")}
	t.cmd.Env, t.cmd.Stderr = append(os.Environ(), serverEnv()...), os.Stderr
	out, err := t.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := startOn(serverCore)(t.cmd); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the floor did not start: %w", err), t.close())
	}
	host := strings.TrimSpace(line)
	for range phones {
		s, err := dial(ctx, host, "/")
		if err != nil {
			return nil, errors.Join(err, t.close())
		}
		t.sockets = append(t.sockets, s)
		go t.listen(s)
	}
	return t, nil
}

func (t *floorTarget) listen(s *socket) {
	for {
		if _, err := s.next(); err != nil {
			return
		}
		t.mu.Lock()
		t.heard++
		t.mu.Unlock()
	}
}

// change makes the floor tell everybody once.
func (t *floorTarget) change() error { return t.sockets[0].write(framed(opText, []byte("x"))) }

func (t *floorTarget) deliveries() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.heard
}

func (t *floorTarget) close() error {
	for _, s := range t.sockets {
		s.close()
	}
	_ = t.cmd.Process.Kill() // it may have ended
	_ = t.cmd.Wait()         // killed, that is its end
	return nil
}
