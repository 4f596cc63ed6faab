package main

import (
	"errors"
	"time"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/hall"
	"hoofdlijn/internal/meeting"
)

// hallRoutes are for the console, which sets up the hall, and for the phones that are tried in it. A phone needs no
// session: it has the token of the check.
func (s *server) hallRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/hall", s.getHall)
	api.Put("/meetings/:meeting/hall/wifi", s.putWifi)
	api.Post("/meetings/:meeting/hall/check", s.postHallCheck)
	api.Post("/hall-check", s.postTried)
	api.Post("/hall-check/wait", s.postWait)
	api.Get("/hall-check/echo", s.getEcho)
}

type wifiView struct {
	hall.Wifi
	QR string `json:"qr"` // what a camera reads
}

type triedView struct {
	hall.Phone
	Ago int `json:"ago"` // seconds since it was last heard
}

type hallCheckView struct {
	URL    string      `json:"url"` // for the QR
	Phones []triedView `json:"phones"`
}

type hallView struct {
	Hall    bool             `json:"hall"`           // this server is in the hall, on plain http
	Address string           `json:"address"`        // under which people come
	Here    []machineAddress `json:"here,omitempty"` // what a server in the hall has for addresses now
	Wifi    *wifiView        `json:"wifi,omitempty"`
	Check   *hallCheckView   `json:"check,omitempty"`
}

func (s *server) getHall(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	return s.sendHall(c, m.ID)
}

func (s *server) sendHall(c *fiber.Ctx, id meeting.ID) error {
	view := hallView{Hall: s.config.hall, Address: s.address(c)}
	if view.Hall {
		view.Here = machineAddresses()
	}
	wifi, err := s.hall.Wifi(c.UserContext(), id)
	if err != nil {
		return err
	}
	if wifi.Name != "" {
		view.Wifi = &wifiView{wifi, wifi.QR()}
	}
	check, phones, err := s.hall.Check(c.UserContext(), id)
	if err != nil {
		return err
	}
	if check.Token != "" {
		view.Check = &hallCheckView{URL: s.address(c) + "/zaal#" + check.Token, Phones: []triedView{}}
		for _, p := range phones {
			view.Check.Phones = append(view.Check.Phones, triedView{p, int(s.now().Sub(p.Seen) / time.Second)})
		}
	}
	return c.JSON(view)
}

type wifiForm struct {
	Name     string `json:"name" validate:"max=100"` // what can be a Wi-Fi is said in one place
	Password string `json:"password" validate:"max=100"`
}

func (s *server) putWifi(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	var form wifiForm
	if err := decode(c, &form); err != nil {
		return err
	}
	if err := s.hall.SetWifi(c.UserContext(), m.ID, hall.Wifi(form)); err != nil {
		return err
	}
	return s.sendHall(c, m.ID)
}

func (s *server) postHallCheck(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	if err := s.hall.Begin(c.UserContext(), m.ID, s.guard.address(c), s.config.hall); err != nil {
		return err
	}
	return s.sendHall(c, m.ID)
}

type triedForm struct {
	Token string `json:"token" validate:"required,max=64"`
	Phone string `json:"phone" validate:"required,id"` // what it calls itself: random, made by the page
	hall.Told
}

// postTried takes down what a phone found of its way here, and tells it its number.
func (s *server) postTried(c *fiber.Ctx) error {
	var form triedForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.presented(c, s.tries.checks, func() error {
		p, err := s.hall.Tell(c.UserContext(), form.Token, form.Phone, s.guard.address(c), form.Told)
		if err != nil {
			return err
		}
		return c.JSON(p)
	})
}

// waits is how long the request of a phone is held, as a long poll would be.
const waits = 8 * time.Second

type waitForm struct {
	Token string `json:"token" validate:"required,max=64"`
}

// postWait answers late, to see whether the network has the patience.
func (s *server) postWait(c *fiber.Ctx) error {
	var form waitForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.presented(c, s.tries.checks, func() error {
		if err := s.hall.Known(c.UserContext(), form.Token); err != nil {
			return err
		}
		if !s.visitors.mayPoll() {
			return errBusy
		}
		defer s.visitors.polled()
		time.Sleep(min(waits, s.pollHolds))
		return c.SendStatus(fiber.StatusNoContent)
	})
}

// What a socket of a check may do: be silent for a while, and say little.
const (
	echoSilence = 30 * time.Second
	mostEcho    = 64
)

// getEcho is a socket that says everything back.
func (s *server) getEcho(c *fiber.Ctx) error {
	if !websocket.IsWebSocketUpgrade(c) {
		return refuse(fiber.StatusUpgradeRequired, "upgrade-required")
	}
	return s.presented(c, s.tries.checks, func() error {
		if err := s.hall.Known(c.UserContext(), c.Query("token")); err != nil {
			return err
		}
		if !s.visitors.mayPoll() { // as much as one
			return errBusy
		}
		config := websocket.Config{Origins: []string{c.Get(fiber.HeaderOrigin)}, ReadBufferSize: 256, WriteBufferSize: 256, RecoverHandler: lastResort}
		err := websocket.New(func(conn *websocket.Conn) {
			defer s.visitors.polled()
			s.echo(conn)
		}, config)(c)
		if err != nil {
			s.visitors.polled()
		}
		return err
	})
}

func (s *server) echo(conn *websocket.Conn) {
	conn.SetReadLimit(mostEcho)
	for !s.stopping.Load() {
		until := time.Now().Add(echoSilence)
		if err := errors.Join(conn.SetReadDeadline(until), conn.SetWriteDeadline(until)); err != nil {
			return
		}
		kind, said, err := conn.ReadMessage()
		if err != nil || conn.WriteMessage(kind, said) != nil {
			return
		}
	}
}
