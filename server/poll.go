package main

import (
	"bytes"
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

const (
	pollHolds  = 25 * time.Second // nothing to say, nothing asked
	pollWaits  = 8 * time.Second  // for the answers to what was asked
	mostPolled = 4 << 20          // bytes of one answer
)

// pollForm is what a phone says when websockets do not get through.
type pollForm struct {
	From  string        `json:"from" validate:"max=200"`
	Place meeting.Place `json:"place" validate:"max=120"`
	Asks  []pollAsk     `json:"asks" validate:"max=50,dive"`
}

type pollAsk struct {
	ID   meeting.CommandID `json:"id" validate:"required,id"`
	Name string            `json:"name" validate:"required,max=64"`
	For  meeting.PersonID  `json:"for" validate:"omitempty,id"`
	Via  meeting.Via       `json:"via" validate:"omitempty,oneof=phone helper paper hands call"`
	At   int64             `json:"at"`
	Data jsontext.Value    `json:"data"`
}

// held is a poll that is open: the outlet of a seat that lasts for one answer.
type held struct {
	mu       sync.Mutex
	messages []json.RawMessage
	size     int
	answers  int        // still to come
	team     meeting.ID // as of a line
	news     bool
	over     bool
	wake     chan struct{} // closed when there is no reason to wait any longer
}

func newHeld(answers int) *held { return &held{answers: answers, wake: make(chan struct{})} }

// Send is called by the room; it never waits.
func (h *held) Send(all ...*live.Message) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	size := 0
	for _, m := range all {
		size += len(m.JSON())
	}
	if h.over || h.size+size > mostPolled && h.size > 0 {
		return false
	}
	for _, m := range all {
		h.take(m.JSON())
		if m.Bye() {
			h.finish()
		}
	}
	return true
}

func (h *held) take(text []byte) {
	h.messages = append(h.messages, text)
	h.size += len(text)
	switch {
	case bytes.HasPrefix(text, []byte(`{"t":"done"`)):
		h.answers--
		h.news = true
	case bytes.HasSuffix(text, []byte(`"set":{}}`)) && !bytes.Contains(text, []byte(`"reset":true`)): // a position, nothing more
	default:
		h.news = true
	}
	if h.news && h.answers <= 0 {
		h.finish()
	}
}

// end answers at once; words, if any, are the last that is said.
func (h *held) end(words []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if words != nil && !h.over {
		h.messages = append(h.messages, words)
	}
	h.finish()
}

func (h *held) finish() {
	select {
	case <-h.wake:
	default:
		close(h.wake)
	}
}

// all closes the poll and gives what it holds.
func (h *held) all() []json.RawMessage {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = true
	if h.messages == nil {
		return []json.RawMessage{}
	}
	return h.messages
}

// postPoll holds a request until there is something to say. Whether the client is still there cannot be seen; so it
// never lasts long, and a session has one.
func (s *server) postPoll(c *fiber.Ctx) error {
	v, err := s.visitOf(c)
	if err != nil {
		return err
	}
	var form pollForm
	if err := decode(c, &form); err != nil {
		return err
	}
	room, err := s.halls.Open(c.UserContext(), v.meeting)
	if err != nil {
		return err
	}
	return s.poll(c, v, room, form)
}

func (s *server) poll(c *fiber.Ctx, v *visit, room *live.Room, form pollForm) error {
	if !s.visitors.mayPoll() {
		return errBusy
	}
	defer s.visitors.polled()
	who := s.visitors.enter(v.session, v.role)
	defer s.visitors.leave(who)
	return c.JSON(fiber.Map{"messages": s.hold(c.UserContext(), who, room, v, form)})
}

// hold sits down, asks, waits, and leaves.
func (s *server) hold(ctx context.Context, who *visitor, room *live.Room, v *visit, form pollForm) []json.RawMessage {
	h := newHeld(len(form.Asks))
	if v.asTeam() {
		h.team = v.meeting
	}
	who.replacePoll(v.kind, h)
	defer who.endPoll(v.kind, h)
	if s.over(v) || s.stopping.Load() {
		h.end(sayBye("session_ended", s.stopping.Load()))
	}
	visit := v.seen()
	visit.Place, visit.From, visit.Polls, visit.Out = form.Place, form.From, true, h
	seat := room.Sit(visit)
	defer seat.Leave()
	for _, ask := range form.Asks {
		s.askOnce(who, seat, v, h, ask)
	}
	wait := pollHolds
	if len(form.Asks) > 0 {
		wait = pollWaits
	}
	timer := time.NewTimer(min(wait, s.pollHolds))
	defer timer.Stop()
	select {
	case <-h.wake:
	case <-timer.C:
	}
	ctx, stop := context.WithTimeout(ctx, time.Second)
	defer stop()
	seat.Wait(ctx) // what belongs together has all been said then
	return h.all()
}

func (s *server) askOnce(who *visitor, seat *live.Seat, v *visit, h *held, ask pollAsk) {
	m := message{T: "ask", ID: ask.ID, Name: ask.Name, For: ask.For, Via: ask.Via, At: ask.At, Data: ask.Data}
	if len(m.Data) == 0 {
		m.Data = jsontext.Value("{}")
	}
	no := &meeting.Refusal{Code: meeting.TooFast, Retry: true}
	if who.mayAsk(s.now()) {
		var asked live.Ask
		if asked, no = v.asked(m); no == nil {
			seat.Ask(asked)
			return
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.take(refused(m.ID, no))
}

// mayPoll counts a held poll; polled must follow when it says yes.
func (v *visitors) mayPoll() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.polls >= mostPolls {
		return false
	}
	v.polls++
	return true
}

func (v *visitors) polled() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.polls--
}

// replacePoll makes this the one poll of the session for this kind of screen; the one before is answered at once.
func (w *visitor) replacePoll(kind string, h *held) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if before := w.polls[kind]; before != nil {
		before.end(nil)
	}
	if w.polls == nil {
		w.polls = map[string]*held{}
	}
	w.polls[kind] = h
}

// endTeamPoll answers the poll by which the intake team reads a conversation of a meeting at once.
func (w *visitor) endTeamPoll(m meeting.ID, words []byte) {
	w.eachPoll(func(h *held) {
		if h.team == m {
			h.end(words)
		}
	})
}

func (w *visitor) eachPoll(do func(*held)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, h := range w.polls {
		do(h)
	}
}

func (w *visitor) endPoll(kind string, h *held) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.polls[kind] == h {
		delete(w.polls, kind)
	}
}
