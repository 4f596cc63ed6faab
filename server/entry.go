package main

import (
	"errors"
	"log/slog"
	"slices"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// tried runs a try that an address may fail only so often.
func (s *server) tried(c *fiber.Ctx, try func() error) error {
	from := s.guard.address(c)
	if !s.tries.Allowed(from, s.now()) {
		return errTries
	}
	err := try()
	if errors.Is(err, door.ErrWrong) {
		s.tries.Failed(from, s.now())
		slog.Info("a try at the door failed", "route", c.Route().Path)
	}
	return err
}

type setupForm struct {
	Token    string `json:"token" validate:"required,max=64"`
	Name     string `json:"name" validate:"max=60"`
	Password string `json:"password" validate:"required,max=200"`
}

func (s *server) postSetup(c *fiber.Ctx) error {
	var form setupForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.tried(c, func() error {
		account, err := s.door.SetUp(c.UserContext(), form.Token, form.Name, form.Password)
		if err != nil {
			return err
		}
		return s.letIn(c, account)
	})
}

type loginForm struct {
	Name     string `json:"name" validate:"required,max=60"`
	Password string `json:"password" validate:"required,max=200"`
}

func (s *server) postLogin(c *fiber.Ctx) error {
	var form loginForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.tried(c, func() error {
		account, err := s.door.Login(c.UserContext(), form.Name, form.Password)
		if err != nil {
			return err
		}
		return s.letIn(c, account)
	})
}

// letIn starts a staff session, with a token nobody had before; the one the browser came with ends.
func (s *server) letIn(c *fiber.Ctx, account door.Account) error {
	if had, err := s.session(c, door.AtStaff); err == nil {
		if err := s.door.End(c.UserContext(), had.ID); err != nil {
			return err
		}
	}
	token, session, err := s.door.BeginStaff(c.UserContext(), account)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, session)
	return c.JSON(aboutMe(session))
}

type logoutForm struct {
	Desk door.Desk `json:"desk"`
}

func (s *server) postLogout(c *fiber.Ctx) error {
	form := logoutForm{Desk: door.AtStaff}
	if err := decode(c, &form); err != nil {
		return err
	}
	if !slices.Contains(desks, form.Desk) {
		return door.ErrBad
	}
	session, err := s.session(c, form.Desk)
	if err == nil {
		err = s.door.End(c.UserContext(), session.ID)
	}
	if err != nil && !errors.Is(err, door.ErrWrong) {
		return err
	}
	s.takeCookie(c, form.Desk)
	return c.SendStatus(fiber.StatusNoContent)
}

// me is what a browser may know about one of its sessions.
type me struct {
	Desk         door.Desk        `json:"desk"`
	Account      string           `json:"account,omitempty"`
	Role         door.StaffRole   `json:"role,omitempty"`
	Municipality string           `json:"municipality,omitempty"`
	Meeting      meeting.ID       `json:"meeting,omitempty"`
	Person       meeting.PersonID `json:"person,omitempty"`
	Until        int64            `json:"until"` // milliseconds
}

func aboutMe(s door.Session) me {
	m := me{Desk: s.Desk, Account: s.Account, Role: s.Role, Municipality: s.Municipality, Meeting: s.Meeting, Until: s.Until.UnixMilli()}
	if s.Desk == door.AtPhone {
		m.Person = s.Person
	}
	return m
}

// getMe lists the sessions of the browser, by desk.
func (s *server) getMe(c *fiber.Ctx) error {
	all := map[door.Desk]me{}
	for _, desk := range desks {
		session, err := s.session(c, desk)
		if err == nil {
			all[desk] = aboutMe(session)
		} else if !errors.Is(err, door.ErrWrong) {
			return err
		}
	}
	return c.JSON(all)
}

type joinForm struct {
	Code string `json:"code" validate:"required,max=200"`
}

// postJoin lets somebody with the room code into the lobby.
func (s *server) postJoin(c *fiber.Ctx) error {
	var form joinForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.tried(c, func() error {
		had, err := s.session(c, door.AtPhone)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, err := s.door.Join(c.UserContext(), form.Code, had)
		if err != nil {
			return err
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}

type linkForm struct {
	Token string `json:"token" validate:"required,max=64"`
	GoOn  bool   `json:"go_on"` // yes, use it on this device too
}

// postLink exchanges the token of a link for a session. The token came in the fragment of an address, which browsers
// send to nobody; so it is in no log.
func (s *server) postLink(c *fiber.Ctx) error {
	var form linkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.tried(c, func() error {
		desk, err := s.door.LinkDesk(c.UserContext(), form.Token)
		if err != nil {
			return err
		}
		had, err := s.session(c, desk)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, others, err := s.door.Exchange(c.UserContext(), form.Token, form.GoOn, had)
		if err != nil {
			return err
		}
		for _, other := range others {
			s.visitors.say(other, notice("second_device"))
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}
