package main

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// ends gives two ends of a connection whose kernel buffers hold little.
func ends(t *testing.T) (server, client net.Conn) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	client, err = net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	server, err = listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	client.(*net.TCPConn).SetReadBuffer(16 << 10)
	server.(*net.TCPConn).SetWriteBuffer(16 << 10)
	t.Cleanup(func() { client.Close(); server.Close() })
	return server, client
}

// hidden is a connection that cannot be written past, as one with TLS.
type hidden struct{ net.Conn }

// TestFramesNeverInterleave has a room, a pinger and a reader write to one line at once, while the other side reads in
// small bites: every frame arrives whole, and the room's in order.
func TestFramesNeverInterleave(t *testing.T) {
	for name, wrap := range map[string]func(net.Conn) net.Conn{"raw": func(c net.Conn) net.Conn { return c }, "wrapped": func(c net.Conn) net.Conn { return hidden{c} }} {
		t.Run(name, func(t *testing.T) {
			server, client := ends(t)
			l := newLine(wrap(server), 10*time.Second)
			if (l.raw != nil) != (name == "raw") {
				t.Fatal("not the way of writing that is tried here")
			}
			room := make(chan struct{}, 1)
			l.ready = func() {
				select {
				case room <- struct{}{}:
				default:
				}
			}
			const frames = 300
			var all sync.WaitGroup
			var refused atomic.Int32
			all.Go(func() {
				for i := range frames {
					content := append(fmt.Appendf(nil, "%06d", i), bytes.Repeat([]byte{byte('a' + i%26)}, i*37)...)
					for !l.send(frame(opText, content)) {
						refused.Add(1)
						<-room
					}
				}
			})
			all.Go(func() {
				for range 40 {
					l.say(frame(opPing, []byte("ping")))
					time.Sleep(time.Millisecond)
				}
			})
			texts := 0
			client.SetReadDeadline(time.Now().Add(20 * time.Second))
			for texts < frames {
				op, payload, err := readFrame(bites{client})
				if err != nil {
					t.Fatalf("after %d: %v", texts, err)
				}
				if op == opPing && string(payload) == "ping" {
					continue
				}
				want := append(fmt.Appendf(nil, "%06d", texts), bytes.Repeat([]byte{byte('a' + texts%26)}, texts*37)...)
				if op != opText || !bytes.Equal(payload, want) {
					t.Fatalf("frame %d is opcode %d, %.20q", texts, op, payload)
				}
				texts++
			}
			all.Wait()
			l.close()
			if refused.Load() == 0 {
				t.Error("the line was never stuck: this proved nothing")
			}
		})
	}
}

// bites reads a few hundred bytes at a time.
type bites struct{ from io.Reader }

func (b bites) Read(p []byte) (int, error) { return b.from.Read(p[:min(len(p), 300)]) }

func TestALineWithoutProgressIsCut(t *testing.T) {
	for name, wrap := range map[string]func(net.Conn) net.Conn{"raw": func(c net.Conn) net.Conn { return c }, "wrapped": func(c net.Conn) net.Conn { return hidden{c} }} {
		server, _ := ends(t)
		l := newLine(wrap(server), 300*time.Millisecond)
		big := frame(opText, make([]byte, 1<<20))
		start := time.Now()
		for l.send(big) {
			if time.Since(start) > 5*time.Second {
				t.Fatal("everything is taken")
			}
		}
		l.drains.Wait()
		if took := time.Since(start); took < 250*time.Millisecond || took > 5*time.Second {
			t.Errorf("%s: cut after %s", name, took)
		}
		if l.send(big) {
			t.Errorf("%s: a cut line takes more", name)
		}
		l.close()
	}
}

func TestWhoDoesNotReadCannotMakeUsKeepMuch(t *testing.T) {
	server, _ := ends(t)
	l := newLine(server, time.Minute)
	l.send(frame(opText, make([]byte, 8<<20)))
	for range 10000 {
		l.say(frame(opPong, make([]byte, 100)))
	}
	l.mu.Lock()
	kept, cut := len(l.after), l.cut
	l.mu.Unlock()
	if kept > mostAfter || !cut {
		t.Errorf("%d bytes are kept, cut %v", kept, cut)
	}
	l.close()
}

func TestNothingIsWrittenAfterClose(t *testing.T) {
	server, client := ends(t)
	l := newLine(server, time.Minute)
	l.close()
	l.say(frame(opPong, nil))
	l.bye(sayBye("x", false), closeDone)
	if l.send(frame(opText, []byte("late"))) {
		t.Error("taken")
	}
	server.SetDeadline(time.Time{})
	server.Close()
	if got, _ := io.ReadAll(client); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestTLSIsWrittenThroughTLS(t *testing.T) {
	server, _ := ends(t)
	if l := newLine(tls.Server(server, &tls.Config{}), time.Minute); l.raw != nil {
		t.Fatal("plain text would go out on a TLS connection")
	}
}
