package crowd

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
)

// socket is the client's end of a websocket (RFC 6455), as light as it can be: thousands of them run on one core, and
// what they cost must not be taken for the server's.
type socket struct {
	conn    net.Conn
	in      *bufio.Reader
	buf     []byte
	writing sync.Mutex
}

// Kinds of frames.
const (
	opText  = 1
	opClose = 8
	opPing  = 9
	opPong  = 10
)

const mostFrame = 64 << 20

var errFrame = errors.New("a frame that a server does not send")

// dial opens a socket. host is host:port; headers are whole lines.
func dial(ctx context.Context, host, path string, headers ...string) (*socket, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	ask := "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: aG9vZmRsaWpuIGNyb3dkIQ==\r\n"
	for _, line := range headers {
		ask += line + "\r\n"
	}
	s := &socket{conn: conn, in: bufio.NewReaderSize(conn, 2048)}
	if _, err := io.WriteString(conn, ask+"\r\n"); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	answer, err := http.ReadResponse(s.in, nil)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	if answer.StatusCode != http.StatusSwitchingProtocols {
		said, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
		return nil, errors.Join(fmt.Errorf("no socket: %s %s", answer.Status, said), conn.Close())
	}
	return s, nil
}

// next is the next text message. The bytes are good until next is called again.
func (s *socket) next() ([]byte, error) {
	for {
		op, err := s.frame()
		if err != nil {
			return nil, err
		}
		switch op {
		case opText:
			return s.buf, nil
		case opPing:
			err = s.write(framed(opPong, s.buf))
		case opClose:
			err = io.EOF
		}
		if err != nil {
			return nil, err
		}
	}
}

// frame reads one frame into buf.
func (s *socket) frame() (op byte, err error) {
	var head [8]byte
	if _, err := io.ReadFull(s.in, head[:2]); err != nil {
		return 0, err
	}
	if head[0]&0xf0 != 0x80 || head[1]&0x80 != 0 { // in pieces, or masked
		return 0, errFrame
	}
	op = head[0] & 0x0f
	size := uint64(head[1])
	if more := map[uint64]int{126: 2, 127: 8}[size]; size > 125 {
		if _, err := io.ReadFull(s.in, head[8-more:]); err != nil {
			return 0, err
		}
		clear(head[:8-more])
		size = binary.BigEndian.Uint64(head[:])
	}
	if size > mostFrame {
		return 0, errFrame
	}
	if uint64(cap(s.buf)) < size {
		s.buf = make([]byte, size)
	}
	s.buf = s.buf[:size]
	_, err = io.ReadFull(s.in, s.buf)
	return op, err
}

// write sends what framed made.
func (s *socket) write(frame []byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err := s.conn.Write(frame)
	return err
}

// framed is a whole message as a client sends it. The mask is zero: it protects proxies from what a page makes a browser
// send, and here is neither.
func framed(op byte, payload []byte) []byte {
	b := append(make([]byte, 0, len(payload)+14), 0x80|op)
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n <= 0xffff:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	return append(append(b, 0, 0, 0, 0), payload...)
}

func (s *socket) close() { _ = s.conn.Close() } // whatever was to be heard was heard
