package main

import (
	"bytes"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// reader reads what people say, for many sockets, each message in its turn. Reading goes deep, and a goroutine that was
// deep once keeps the room for it: with one for each socket that would be four kilobytes a phone (decisions/014).
type reader chan errand

// errand is one message of a conversation; without words, its end.
type errand struct {
	of    *talk
	words *bytes.Buffer
	done  chan struct{} // closed after the end
}

// mostErrands bounds what waits at one reader. When it is full sockets are not read.
const mostErrands = 1024

// readers are one for each processor. A conversation stays at its reader, so its messages stay in order.
type readers struct {
	all   []reader
	turn  atomic.Uint32
	talks sync.WaitGroup
}

func openReaders() *readers {
	r := &readers{all: make([]reader, runtime.GOMAXPROCS(0))}
	for i := range r.all {
		r.all[i] = make(reader, mostErrands)
		go r.all[i].work()
	}
	return r
}

// serve gives a conversation its reader; end is to be called when it is over.
func (r *readers) serve(t *talk) (at reader, end func()) {
	r.talks.Add(1)
	at = r.all[r.turn.Add(1)%uint32(len(r.all))]
	return at, func() {
		at.end(t)
		r.talks.Done()
	}
}

// close ends the readers when the last conversation is over. No new ones may begin.
func (r *readers) close() {
	go func() {
		r.talks.Wait()
		for _, one := range r.all {
			close(one)
		}
	}()
}

func (r reader) work() {
	for e := range r {
		e.run()
	}
}

// buffers are used again: a burst of ballots reads thousands.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (e errand) run() {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("a socket broke", "stack", string(debug.Stack()))
			e.of.line.bye(nil, closeServerHurt)
			e.of.over = true
		}
		if e.words == nil {
			close(e.done)
		} else {
			buffers.Put(e.words)
		}
	}()
	if e.words == nil {
		e.of.end()
	} else {
		e.of.hear(e.words.Bytes())
	}
}

// say hands in one message.
func (r reader) say(of *talk, words *bytes.Buffer) { r <- errand{of: of, words: words} }

// end returns when all that was handed in is done and the conversation has ended.
func (r reader) end(of *talk) {
	done := make(chan struct{})
	r <- errand{of: of, done: done}
	<-done
}

// talk is the conversation on one socket. All but line belongs to its reader.
type talk struct {
	line   *line
	server *server
	who    *visitor
	room   *live.Room
	visit  *visit
	seat   *live.Seat // nil before the hello
	over   bool       // nothing more is listened to
}

// hear does what one message asks. The words are used again after it.
func (t *talk) hear(words []byte) {
	switch {
	case t.over:
	case t.seat == nil:
		t.greet(words)
	default:
		if no := t.take(words); no != nil {
			t.line.say(frame(opText, no))
		}
	}
}

// greet is the first message.
func (t *talk) greet(words []byte) {
	hello, no := read(words)
	if no != nil || hello.T != "hello" {
		t.over = true
		t.line.bye(sayBye("malformed", false), closePolicy)
		return
	}
	out := &screen{line: t.line}
	t.line.whenReady(out.ready)
	visit := t.visit.seen()
	visit.Place, visit.From, visit.Out = hello.Place, hello.From, out
	t.seat = t.room.Sit(visit)
	out.seat.Store(t.seat)
	t.seat.Ready() // in case the line was stuck before we knew the seat
}

func (t *talk) end() {
	t.over = true
	if t.seat != nil {
		t.seat.Leave()
	}
}

// take does what one message asks; the answer is a refusal that went no further, or nil.
func (t *talk) take(words []byte) []byte {
	m, no := read(words)
	if !t.who.mayAsk(t.server.now()) {
		return refused(m.ID, &meeting.Refusal{Code: meeting.TooFast, Retry: true})
	}
	if no == nil && m.T == "look" {
		t.seat.Look(m.Place)
		return nil
	}
	if no == nil && m.T == "hash" && t.server.measured {
		t.seat.Hash()
		return nil
	}
	if no == nil && m.T != "ask" {
		no = meeting.Refuse(meeting.Malformed, "field", "t")
	}
	if no == nil {
		var ask live.Ask
		if ask, no = t.visit.asked(m); no == nil {
			t.seat.Ask(ask)
			return nil
		}
	}
	return refused(m.ID, no)
}
