package main

import (
	"net"
	"sync"
	"syscall"
	"time"

	"hoofdlijn/internal/meeting"
)

// line is the writing side of one socket. It never blocks whoever sends: a frame goes to the kernel at once, straight
// from the bytes that all receivers share; when the kernel takes only a part, the rest of that one frame waits here, a
// goroutine sees it off, and everything else is refused until then. So a line that is not stuck costs no goroutine
// and no buffer.
//
// All writing goes through here, control frames too: frames never interleave.
type line struct {
	conn  net.Conn
	raw   syscall.RawConn // nil: blocking writes only (TLS)
	stall time.Duration   // without progress for so long, the line is cut
	team  meeting.ID      // whose conversations beforehand the intake team reads on it; else empty

	mu      sync.Mutex
	ready   func() // called when what was refused may be sent again
	rest    []byte // of the frame that is going out; shared, never written to
	after   []byte // small frames of our own that come next
	busy    bool   // drain runs
	refused bool   // somebody was sent away meanwhile
	over    bool   // nothing more is taken
	cut     bool   // nothing more is written

	silent time.Time // when the other side is given up, unless it is heard

	drains sync.WaitGroup
}

// mostAfter bounds what is kept for a reader that does not read: some pongs, some refusals.
const mostAfter = 4 << 10

// mostPiece is what one blocking write takes: progress is seen per piece.
const mostPiece = 16 << 10

// newLine writes to the connection under a hijacked one: the outer is used again for somebody else, this one never is.
func newLine(conn net.Conn, stall time.Duration) *line {
	if outer, ok := conn.(interface{ UnsafeConn() net.Conn }); ok {
		conn = outer.UnsafeConn()
	}
	return &line{conn: conn, raw: rawOf(conn), stall: stall, ready: func() {}}
}

// rawOf is the descriptor of a connection, when it is a plain socket.
func rawOf(conn net.Conn) syscall.RawConn {
	open, ok := conn.(syscall.Conn)
	if !ok || !canWriteRaw {
		return nil
	}
	raw, err := open.SyscallConn()
	if err != nil {
		return nil
	}
	return raw
}

// heard gives the other side until then to be heard again, give or take a second, unless the line is ending.
func (l *line) heard(within time.Duration) {
	until := time.Now().Add(within)
	l.mu.Lock()
	defer l.mu.Unlock()
	if apart := until.Sub(l.silent); l.over || apart > -time.Second && apart < time.Second {
		return // a deadline anew for every message is felt when thousands answer at once
	}
	l.silent = until
	_ = l.conn.SetReadDeadline(until) // fails only on a closed connection
}

// whenReady says what is called when what was refused may be sent again.
func (l *line) whenReady(do func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ready = do
}

// send takes a whole frame, or refuses it: then ready is called when it is worth trying again. The bytes must stay as
// they are.
func (l *line) send(frame []byte) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.busy || l.over {
		l.refused = true
		return false
	}
	l.write(frame)
	return true
}

// say sends a small frame of our own, after what is going out. Who makes us say more than mostAfter without reading
// it is cut.
func (l *line) say(frame []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sayLocked(frame)
}

func (l *line) sayLocked(frame []byte) {
	switch {
	case l.over:
	case !l.busy:
		l.write(frame)
	case len(l.after)+len(frame) > mostAfter:
		l.cutLocked()
	default:
		l.after = append(l.after, frame...)
	}
}

// bye says the last words and takes nothing more. The other side has a moment to close.
func (l *line) bye(words []byte, code uint16) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if words != nil {
		l.sayLocked(frame(opText, words))
	}
	l.sayLocked(closeFrame(code))
	if !l.over {
		l.over = true
		_ = l.conn.SetReadDeadline(time.Now().Add(lingering)) // fails only on a closed connection
	}
}

// lingering is how long the other side may take to answer our close.
const lingering = 2 * time.Second

// write puts a frame out while nothing else is going out. Called with the lock.
func (l *line) write(frame []byte) {
	n, err := 0, error(nil)
	if l.raw != nil {
		n, err = writeNow(l.raw, frame)
	}
	if err != nil {
		l.cutLocked()
		return
	}
	if n < len(frame) {
		l.rest, l.busy = frame[n:], true
		l.drains.Go(l.drain)
	}
}

// drain sees off what is waiting, then says that there is room again.
func (l *line) drain() {
	for {
		piece, more := l.next()
		if !more {
			return
		}
		n, err := 0, error(nil)
		if l.raw != nil {
			n, err = writeSoon(l.raw, piece)
		} else {
			n, err = l.conn.Write(piece[:min(len(piece), mostPiece)])
		}
		l.mu.Lock()
		l.rest = l.rest[n:]
		if err != nil {
			l.cutLocked()
		}
		l.mu.Unlock()
	}
}

// next is what drain writes now, with a fresh deadline.
func (l *line) next() (piece []byte, more bool) {
	l.mu.Lock()
	if len(l.rest) == 0 {
		l.rest, l.after = l.after, nil
	}
	if len(l.rest) > 0 && !l.cut {
		_ = l.conn.SetWriteDeadline(time.Now().Add(l.stall))
		piece = l.rest
		l.mu.Unlock()
		return piece, true
	}
	l.rest, l.busy = nil, false
	tell, ready := l.refused && !l.over, l.ready
	l.refused = false
	if !l.cut {
		_ = l.conn.SetWriteDeadline(time.Time{})
	}
	l.mu.Unlock()
	if tell {
		ready()
	}
	return nil, false
}

// cutLocked ends the line at once; the reader of the connection wakes up with an error.
func (l *line) cutLocked() {
	l.over, l.cut = true, true
	_ = l.conn.SetDeadline(time.Unix(1, 0))
}

// close ends the line and waits until nobody uses the connection any more.
func (l *line) close() {
	l.mu.Lock()
	l.cutLocked()
	l.mu.Unlock()
	l.drains.Wait()
}

// finish gives what is waiting a last chance to go out, then closes.
func (l *line) finish() {
	l.mu.Lock()
	l.over = true
	l.mu.Unlock()
	done := make(chan struct{})
	go func() { l.drains.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(lingering):
	}
	l.close()
	<-done
}
