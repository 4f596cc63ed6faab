package crowd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"hoofdlijn/internal/live"
)

// air is what the phones of one meeting share: the clock of the changes, and how long they took to arrive.
type air struct {
	frames *frames
	sentAt []atomic.Int64 // by the number of a change: when it was asked, in nanoseconds
	delays atomic.Pointer[delays]
}

// phone is one screen with its socket. Who takes part in a meeting, or leads it: both are screens.
type phone struct {
	site   *site
	path   string // of the socket
	cookie string
	person string
	place  string

	sock *socket
	air  *air
	done chan struct{} // closed when the reader has ended

	mu       sync.Mutex
	sections map[string]section
	pos      string
	seq      uint64
	seen     int // changes that came
	disorder int // things that came after what is newer
	frames   int
	asks     map[string]*ask
	hashed   chan string // set while a hash is waited for: what differs, or ""
	over     error
}

type section struct {
	value  []byte
	change int
}

// ask is one intent on its way.
type ask struct {
	id    string
	bytes []byte // as it is sent
	sent  time.Time
	heard time.Time
	seq   uint64
	no    *refusal
	over  chan struct{} // closed when the answer is there; nil when nobody waits for this one alone
	told  func(*ask)    // called by the phone's reader
}

type refusal struct {
	Code  string
	About map[string]any
	Retry bool
}

func (r *refusal) Error() string { return fmt.Sprintf("refused: %s %v", r.Code, r.About) }

type object = map[string]any

func newAsk(id, name string, data any) *ask {
	text, err := json.Marshal(object{"t": "ask", "id": id, "name": name, "data": data})
	if err != nil {
		panic(err) // plain values only
	}
	return &ask{id: id, bytes: framed(opText, text)}
}

// connect opens the socket, going on from where the phone was.
func (p *phone) connect(ctx context.Context) error {
	sock, err := dial(ctx, p.site.host, p.path, "Origin: "+p.site.url, "Cookie: "+p.cookie)
	if err != nil {
		return fmt.Errorf("%s: %w", p.person, err)
	}
	p.mu.Lock()
	p.sock, p.over, p.done = sock, nil, make(chan struct{})
	if p.sections == nil {
		p.sections, p.asks = map[string]section{}, map[string]*ask{}
	}
	hello, err := json.Marshal(object{"t": "hello", "from": p.pos, "place": p.place})
	p.mu.Unlock()
	if err != nil {
		return err
	}
	go p.listen(sock, p.done)
	return sock.write(framed(opText, hello))
}

func (p *phone) listen(sock *socket, done chan struct{}) {
	defer close(done)
	defer sock.close()
	for {
		payload, err := sock.next()
		if err == nil {
			err = p.take(payload, time.Now())
		}
		if err != nil {
			p.mu.Lock()
			p.over = err
			p.mu.Unlock()
			return
		}
	}
}

// cut ends the connection without a word and waits until everything that came was taken in.
func (p *phone) cut() {
	if p.sock != nil {
		p.sock.close()
		<-p.done
	}
}

func (p *phone) take(payload []byte, now time.Time) error {
	switch {
	case bytes.HasPrefix(payload, []byte(`{"t":"frame"`)):
		f, err := p.air.frames.read(payload)
		if err == nil {
			p.show(f, now)
		}
		return err
	case bytes.HasPrefix(payload, []byte(`{"t":"done"`)):
		return p.answered(payload, now)
	case bytes.HasPrefix(payload, []byte(`{"t":"hash"`)):
		return p.compare(payload)
	case bytes.HasPrefix(payload, []byte(`{"t":"bye"`)):
		return fmt.Errorf("the server said goodbye: %s", payload)
	}
	return nil // a notice
}

func (p *phone) show(f *frame, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.frames++
	if f.reset {
		clear(p.sections)
	}
	if f.pos != "" {
		if f.seq < p.seq {
			p.disorder++
		}
		p.pos, p.seq = f.pos, f.seq
	}
	for _, piece := range f.set {
		if piece.value == nil {
			delete(p.sections, piece.key)
			continue
		}
		if piece.change > 0 && !f.reset {
			p.count(piece, now)
		}
		p.sections[piece.key] = section{piece.value, piece.change}
	}
}

// count takes note of a change that came. Changes of one idea have rising numbers.
func (p *phone) count(c piece, now time.Time) {
	if c.change <= p.sections[c.key].change {
		p.disorder++
		return
	}
	if c.change < len(p.air.sentAt) {
		p.seen++
		p.air.delays.Load().add(time.Duration(now.UnixNano() - p.air.sentAt[c.change].Load()))
	}
}

func (p *phone) answered(payload []byte, now time.Time) error {
	var said struct {
		ID  string
		Seq uint64
		No  *refusal
	}
	if err := json.Unmarshal(payload, &said); err != nil {
		return err
	}
	p.mu.Lock()
	if said.ID == "" && p.hashed != nil { // it does not know what a hash is
		p.hashed <- errNoHash.Error()
		p.hashed = nil
	}
	a := p.asks[said.ID]
	if a == nil { // an answer that was given twice
		p.mu.Unlock()
		return nil
	}
	delete(p.asks, said.ID)
	a.heard, a.seq, a.no = now, said.Seq, said.No
	told, over := a.told, a.over
	a.over = nil // whoever asks again waits for an answer of its own
	p.mu.Unlock()
	if told != nil {
		told(a)
	}
	if over != nil {
		close(over)
	}
	return nil
}

// send asks; the answer is heard by the reader.
func (p *phone) send(a *ask) error {
	p.mu.Lock()
	p.asks[a.id] = a
	p.mu.Unlock()
	a.sent = time.Now()
	return p.sock.write(a.bytes)
}

// patience is how long is asked again what may be asked again, and how long an answer may take.
const patience = 60 * time.Second

// ask asks and waits; what may be sent again is.
func (p *phone) ask(ctx context.Context, id, name string, data any) error {
	a := newAsk(id, name, data)
	if err := p.insist(ctx, a); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// insist asks until the answer is final, under the same id; what is refused for good is the error.
func (p *phone) insist(ctx context.Context, a *ask) error {
	for until, pause := time.Now().Add(patience), 5*time.Millisecond; ; pause = min(2*pause, 200*time.Millisecond) {
		over := make(chan struct{})
		p.mu.Lock()
		a.over, a.told, a.no = over, nil, nil
		p.mu.Unlock()
		if err := p.send(a); err != nil {
			return err
		}
		select {
		case <-over:
		case <-p.done:
			return p.lost()
		case <-ctx.Done():
			return ctx.Err()
		}
		if a.no == nil {
			return nil
		}
		if !a.no.Retry || time.Now().After(until) {
			return a.no
		}
		time.Sleep(pause)
	}
}

func (p *phone) lost() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.over
}

// errNoHash: the server is not there to be measured.
var errNoHash = errors.New("the server compares no hashes; start it with HOOFDLIJN_MEASURE=1")

// hash asks the server for the hash of what this phone shall show, and holds its own against it. "" when they are the
// same.
func (p *phone) hash(ctx context.Context) (string, error) {
	heard := make(chan string, 1)
	p.mu.Lock()
	p.hashed = heard
	p.mu.Unlock()
	if err := p.sock.write(framed(opText, []byte(`{"t":"hash"}`))); err != nil {
		return "", err
	}
	select {
	case differs := <-heard:
		return differs, nil
	case <-p.done:
		return "", p.lost()
	case <-time.After(patience):
		return "", errNoHash
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// compare is called by the reader, so after everything that was sent before the hash.
func (p *phone) compare(payload []byte) error {
	var said struct{ Pos, SHA string }
	if err := json.Unmarshal(payload, &said); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make(map[string][]byte, len(p.sections))
	for key, s := range p.sections {
		all[key] = s.value
	}
	differs := ""
	if own := live.HashSections(all); own != said.SHA {
		differs = fmt.Sprintf("%s shows %d sections with hash %s, the server has %s", p.person, len(all), own, said.SHA)
	}
	if p.hashed != nil {
		p.hashed <- differs
		p.hashed = nil
	}
	return nil
}

// value is what the phone shows under a key; nil for nothing.
func (p *phone) value(key string) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sections[key].value
}

// counts is how many changes came, and how many in the wrong order.
func (p *phone) counts() (seen, disorder int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seen, p.disorder
}
