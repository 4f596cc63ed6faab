package real

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/fasthttp/websocket"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/rehearse/play"
)

// screen is one screen with its socket: what it shows, and what it waits for.
type screen struct {
	browser *browser
	meeting string
	as      string // the audience

	writing sync.Mutex
	conn    *websocket.Conn

	mu    sync.Mutex
	shown play.Sections
	pos   string
	seq   uint64    // where the record ended in the last position
	sum   uint64    // of the shared sections it shows: two screens of one kind that show the same have the same
	place string    // what it looks at
	last  time.Time // when the last frame came
	now   int64     // the clock of the server then, in ms
	waits map[string]chan done
	over  error // why the socket ended; nil while it is open
	ended chan struct{}
}

// done is the answer to an ask.
type done struct {
	Seq uint64
	No  *struct {
		Code  string
		About map[string]any
		Retry bool
	}
	lost error // the socket ended first
}

type heard struct {
	T     string
	ID    string
	Code  string
	Pos   string
	Now   int64
	Reset bool
	Set   map[string]json.RawMessage
	done
}

var errCut = errors.New("the connection was cut")

func newScreen(b *browser, meeting, as string) *screen {
	return &screen{browser: b, meeting: meeting, as: as, shown: play.Sections{}, waits: map[string]chan done{}, over: errCut}
}

// connect opens the socket and goes on from where the screen was.
func (s *screen) connect(ctx context.Context) error {
	conn, err := s.browser.dial(ctx, s.meeting, s.as)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.conn, s.over, s.ended = conn, nil, make(chan struct{})
	hello := object{"t": "hello", "from": s.pos, "place": s.place}
	s.mu.Unlock()
	go s.listen(conn, s.ended)
	return s.say(hello)
}

func (s *screen) say(m any) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.conn.WriteJSON(m)
}

// listen takes in what the server says until the socket ends.
func (s *screen) listen(conn *websocket.Conn, ended chan struct{}) {
	defer close(ended)
	for {
		var m heard
		if err := conn.ReadJSON(&m); err != nil {
			s.lose(err)
			conn.Close()
			return
		}
		s.take(m)
	}
}

func (s *screen) take(m heard) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch m.T {
	case "done":
		if waiting := s.waits[m.ID]; waiting != nil {
			delete(s.waits, m.ID)
			waiting <- m.done
		}
	case "frame":
		s.last, s.now = time.Now(), max(s.now, m.Now)
		if m.Reset {
			clear(s.shown)
			s.sum = 0
		}
		for key, value := range m.Set {
			s.show(key, value)
		}
		if seq, ok := live.SeqOf(m.Pos); ok {
			s.pos, s.seq = m.Pos, uint64(seq)
		}
	}
}

func (s *screen) show(key string, value json.RawMessage) {
	s.sum ^= weigh(key, s.shown[key])
	if string(value) == "null" {
		delete(s.shown, key)
		return
	}
	s.shown[key] = value
	s.sum ^= weigh(key, value)
}

// own is the sections that are one person's.
var own = map[string]bool{"people.me": true, "ideas.mine": true, "plan.trace": true, "ideas.reacted": true, "propose.asked": true, "propose.form": true,
	"decide.ballot": true, "tables.mine": true, "casework.mine": true, "casework.own": true, "finish.mine": true, "floor.mine": true}

var weights = maphash.MakeSeed()

// weigh is the share of a section in the sum: nothing for what is not there, one person's, or only who is connected.
func weigh(key string, value json.RawMessage) uint64 {
	name, _, _ := strings.Cut(key, "/")
	if value == nil || own[name] || strings.HasPrefix(name, "live.") {
		return 0
	}
	var h maphash.Hash
	h.SetSeed(weights)
	h.WriteString(key)
	h.WriteByte(0)
	h.Write(value)
	return h.Sum64()
}

// lose gives up everything that was waited for.
func (s *screen) lose(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = err
	for id, waiting := range s.waits {
		delete(s.waits, id)
		waiting <- done{lost: err}
	}
}

// cut ends the connection without a word, as when the network is gone.
func (s *screen) cut() {
	s.mu.Lock()
	conn, ended := s.conn, s.ended
	s.mu.Unlock()
	if conn != nil {
		conn.NetConn().Close()
		<-ended
	}
}

// mostPatience is how long an ask is sent again when the server says that it may be.
const mostPatience = 60 * time.Second

// ask asks and waits for the answer. What may be sent again is, under the same id, which has its effect once.
func (s *screen) ask(ctx context.Context, a play.Ask) (done, error) {
	data, err := json.Marshal(a.Data)
	if err != nil {
		return done{}, err
	}
	m := object{"t": "ask", "id": rand.Text(), "name": a.Name, "data": json.RawMessage(data)}
	m["id"] = lower(m["id"].(string))
	if a.For != "" {
		m["for"] = a.For
	}
	if a.Via != "" {
		m["via"] = a.Via
	}
	if a.At != 0 {
		m["at"] = a.At
	}
	for until, pause := time.Now().Add(mostPatience), 20*time.Millisecond; ; pause = min(2*pause, time.Second) {
		answer, err := s.askOnce(ctx, m)
		if err != nil || answer.No == nil || !answer.No.Retry {
			return answer, err
		}
		if time.Now().After(until) {
			return answer, fmt.Errorf("still refused after %v: %s", mostPatience, answer.No.Code)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return done{}, ctx.Err()
		}
	}
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func (s *screen) askOnce(ctx context.Context, m object) (done, error) {
	waiting := make(chan done, 1)
	s.mu.Lock()
	if s.over != nil {
		s.mu.Unlock()
		return done{}, fmt.Errorf("no connection: %w", s.over)
	}
	s.waits[m["id"].(string)] = waiting
	s.mu.Unlock()
	if err := s.say(m); err != nil {
		return done{}, err
	}
	select {
	case answer := <-waiting:
		return answer, answer.lost
	case <-ctx.Done():
		return done{}, ctx.Err()
	}
}

// look goes to another place of the meeting.
func (s *screen) look(place string) error {
	s.mu.Lock()
	same := s.place == place
	s.place = place
	s.mu.Unlock()
	if same {
		return nil
	}
	return s.say(object{"t": "look", "place": place})
}

// sections is a copy of what the screen shows.
func (s *screen) sections() play.Sections {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.shown)
}

// state is what can be told of a screen from outside.
type state struct {
	seq, sum uint64
	last     time.Time // of its last change
	place    string
	on       bool // it has a connection
	out      bool // it was told that it is out of the room
}

func (s *screen) state() state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return state{s.seq, s.sum, s.last, s.place, s.over == nil, s.shown["meet.out"] != nil}
}
