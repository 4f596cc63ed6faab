package main

import (
	"errors"
	"net"
	"time"

	"github.com/gofiber/fiber/v2"

	example "hoofdlijn/internal/demo"
	"hoofdlijn/internal/door"
)

// demoCookie is how a visitor of the example is known: not who they are, only which copy of the meeting is theirs.
const demoCookie = "hl-voorbeeld"

// demoRoutes are there in a demo and nowhere else.
func (s *server) demoRoutes(api fiber.Router) {
	api.Post("/demo/begin", s.postDemoBegin)
	api.Post("/demo/here", s.demoTold(func(t *example.Theatre, token string, _ bool) error { return t.Here(token) }))
	api.Post("/demo/play", s.demoTold(func(t *example.Theatre, token string, on bool) error { return t.Play(token, on) }))
	api.Post("/demo/onward", s.demoTold(func(t *example.Theatre, token string, _ bool) error { return t.Onward(token) }))
	api.Post("/demo/seal", s.demoTold(func(t *example.Theatre, token string, _ bool) error { return t.Seal(token) }))
	api.Post("/demo/leave", s.demoTold(func(t *example.Theatre, token string, _ bool) error { return t.Leave(token) }))
}

// errNotYet: the first copy is still being prepared.
var errNotYet = refuse(fiber.StatusServiceUnavailable, "busy").again(1)

type demoForm struct {
	Chapter example.Chapter `json:"chapter" validate:"max=20"`
}

type demoView struct {
	Meeting string          `json:"meeting"`
	Chapter example.Chapter `json:"chapter"`
	Person  string          `json:"person"`
	Code    string          `json:"code"`
	Join    string          `json:"join"`
	Plays   bool            `json:"plays"`
}

// postDemoBegin gives a visitor a copy of the example and a session for every screen on the page.
func (s *server) postDemoBegin(c *fiber.Ctx) error {
	var form demoForm
	if err := decode(c, &form); err != nil {
		return err
	}
	if form.Chapter != "" && !form.Chapter.Known() {
		return door.ErrBad
	}
	theatre := s.theatre.Load()
	if theatre == nil {
		return errNotYet
	}
	ticket, err := theatre.Begin(c.UserContext(), c.Cookies(demoCookie), form.Chapter)
	if err != nil {
		return err
	}
	for _, session := range ticket.Sessions {
		s.giveCookie(c, session.Token, session.Session)
	}
	c.Cookie(&fiber.Cookie{Name: demoCookie, Value: ticket.Token, Path: "/api/v1/demo", HTTPOnly: true, Secure: s.guard.https,
		SameSite: fiber.CookieSameSiteStrictMode, Expires: s.now().Add(24 * time.Hour)})
	return c.JSON(demoView{string(ticket.Meeting), ticket.Chapter, ticket.Person, ticket.Code, s.invites(c, ticket.Code), ticket.Leads})
}

// invites is the address for a phone: the one of this machine on its network when the page was opened on the machine.
func (s *server) invites(c *fiber.Ctx, code string) string {
	host, port, err := net.SplitHostPort(string(c.Request().Host()))
	if at, found := pickAddress(machineAddresses()); err == nil && found && (host == "localhost" || net.ParseIP(host).IsLoopback()) {
		return s.guard.scheme() + "://" + net.JoinHostPort(at.Address, port) + "/" + code
	}
	return s.address(c) + "/" + code
}

type demoToldForm struct {
	On bool `json:"on"`
}

// demoTold is a route by which a visitor tells the example something.
func (s *server) demoTold(tell func(t *example.Theatre, token string, on bool) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var form demoToldForm
		if err := decode(c, &form); err != nil {
			return err
		}
		theatre := s.theatre.Load()
		if theatre == nil {
			return errNotYet
		}
		return s.demoAnswer(c, tell(theatre, c.Cookies(demoCookie), form.On))
	}
}

func (s *server) demoAnswer(c *fiber.Ctx, err error) error {
	if errors.Is(err, example.ErrNobody) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
