package main

import (
	"bytes"
	"context"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

const (
	mostMessage  = 16 << 10         // bytes of one message from a client
	helloWithin  = 10 * time.Second // the first message
	stallWithin  = 20 * time.Second // without progress a line is cut
	closeBadText = 1007
)

// halls is where the rooms of running meetings are.
type halls interface {
	Open(ctx context.Context, id meeting.ID) (*live.Room, error)
}

// neverWritten gives the websocket library a buffer when it asks: we write past it, so it hardly ever does.
var neverWritten = &sync.Pool{}

// getLive turns a request into a socket.
func (s *server) getLive(c *fiber.Ctx) error {
	v, err := s.visitOf(c)
	if err != nil {
		return err
	}
	room, err := s.halls.Open(c.UserContext(), v.meeting)
	if err != nil {
		return err
	}
	return s.upgrade(c, v, room)
}

// upgrade goes on as a socket.
func (s *server) upgrade(c *fiber.Ctx, v *visit, room *live.Room) error {
	if !websocket.IsWebSocketUpgrade(c) {
		return refuse(fiber.StatusUpgradeRequired, "upgrade-required")
	}
	// The guard let this origin through; the library is told that it is the only one.
	config := websocket.Config{Origins: []string{c.Get(fiber.HeaderOrigin)}, ReadBufferSize: 256, WriteBufferSize: 256,
		WriteBufferPool: neverWritten, RecoverHandler: lastResort}
	forgetHeaders(c)
	request := c.Context()
	return websocket.New(func(conn *websocket.Conn) {
		// The request lasts as long as the socket, and nobody reads it any more: six kilobytes a phone.
		request.Request, request.Response = fasthttp.Request{}, fasthttp.Response{}
		s.converse(conn, room, v)
	}, config)(c)
}

// forgetHeaders drops what the library would keep a copy of for as long as the socket lasts.
func forgetHeaders(c *fiber.Ctx) {
	header := &c.Request().Header
	header.DelAllCookies()
	for _, name := range []string{fiber.HeaderUserAgent, fiber.HeaderAcceptLanguage, fiber.HeaderAcceptEncoding, fiber.HeaderCacheControl,
		fiber.HeaderPragma, "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest"} {
		header.Del(name)
	}
	c.Context().QueryArgs().Reset()
	c.Context().RemoveUserValue(headersKey)
}

// lastResort keeps a panic from the one who caused it.
func lastResort(*websocket.Conn) {
	if p := recover(); p != nil {
		slog.Error("a socket broke", "stack", string(debug.Stack()))
	}
}

// screen is the outlet of a seat: a socket.
type screen struct {
	line *line
	seat atomic.Pointer[live.Seat]
}

// Send is called by the room; it never waits. What is alone goes out from the bytes that all screens share.
func (o *screen) Send(all ...*live.Message) bool {
	if len(all) == 1 && all[0].Bye() {
		o.line.bye(all[0].JSON(), closeGoingAway)
		return true
	}
	if len(all) == 1 {
		return o.line.send(all[0].Framed())
	}
	size := 0
	for _, m := range all {
		size += len(m.Framed())
	}
	together := make([]byte, 0, size)
	for _, m := range all {
		together = append(together, m.Framed()...)
	}
	return o.line.send(together)
}

func (o *screen) ready() {
	if seat := o.seat.Load(); seat != nil {
		seat.Ready()
	}
}

// converse is the life of one socket. Whatever was started is over when it returns: the connection is used again for
// somebody else then.
func (s *server) converse(conn *websocket.Conn, room *live.Room, v *visit) {
	l := newLine(conn.NetConn(), s.stall)
	defer func() {
		if p := recover(); p != nil {
			slog.Error("a socket broke", "stack", string(debug.Stack()))
			l.bye(nil, closeServerHurt)
		}
		l.finish()
	}()
	listenTo(conn, l)
	if v.asTeam() {
		l.team = v.meeting
	}
	who := s.visitors.enter(v.session, v.role)
	defer s.visitors.leave(who)
	who.add(l)
	defer who.remove(l)
	if s.stopping.Load() || s.over(v) { // it ended while the socket was made
		l.bye(sayBye("session_ended", false), closePolicy)
		return
	}
	t := &talk{line: l, server: s, who: who, room: room, visit: v}
	at, end := s.readers.serve(t)
	defer end()
	for within := helloWithin; ; within = silence {
		l.heard(within)
		words, ok := next(conn, l)
		if !ok {
			return
		}
		at.say(t, words)
	}
}

// over says whether the session has ended since it was looked up, or its account left the intake team. That is seen on a stack of its own, which is gone
// afterwards: this one lasts as long as the socket.
func (s *server) over(v *visit) bool {
	over := make(chan bool)
	go func() {
		_, err := s.door.SessionByID(context.Background(), v.session.ID)
		over <- err != nil || v.asTeam() && !s.stillTeam(context.Background(), v.meeting, v.session.Account)
	}()
	return <-over
}

// listenTo sets what the library does by itself; all answers go through the line.
func listenTo(conn *websocket.Conn, l *line) {
	conn.SetReadLimit(mostMessage)
	conn.SetPingHandler(func(with string) error {
		l.heard(silence)
		l.say(frame(opPong, []byte(with)))
		return nil
	})
	conn.SetPongHandler(func(string) error {
		l.heard(silence)
		return nil
	})
	conn.SetCloseHandler(func(int, string) error {
		l.bye(nil, closeDone)
		return nil
	})
}

// next reads one text message; false when there are no more.
func next(conn *websocket.Conn, l *line) (*bytes.Buffer, bool) {
	kind, from, err := conn.NextReader()
	if err != nil {
		return nil, false
	}
	if kind != websocket.TextMessage {
		l.bye(nil, closeNotText)
		return nil, false
	}
	words := buffers.Get().(*bytes.Buffer)
	words.Reset()
	if _, err := words.ReadFrom(from); err != nil {
		return nil, false
	}
	if !utf8.Valid(words.Bytes()) {
		l.bye(nil, closeBadText)
		return nil, false
	}
	return words, true
}
