package main

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
)

type helperCodeView struct {
	Code    string `json:"code"`
	URL     string `json:"url"`     // with the code in its fragment, for the QR
	Address string `json:"address"` // to type, with the code after it
	Seconds int    `json:"seconds"` // how long the code is good
}

// postHelperCode makes the code that the console shows for a minute, for one helper device.
func (s *server) postHelperCode(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	code, _, err := s.door.NewHelperCode(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	address := s.address(c) + "/" + string(door.AtHelper)
	return c.Status(fiber.StatusCreated).JSON(helperCodeView{code, address + "#" + code, address, int(door.HelperCodeLasts / time.Second)})
}

type helperForm struct {
	Code string `json:"code" validate:"required,max=200"`
}

// postHelper lets a helper device in and uses the code up. Opening the address uses nothing up: a preview of a link
// must not take the place of the helper.
func (s *server) postHelper(c *fiber.Ctx) error {
	var form helperForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.limited(c, s.tries.helpers, func() error {
		had, err := s.session(c, door.AtHelper)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, err := s.door.Help(c.UserContext(), form.Code, had)
		if err != nil {
			return err
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}

type helperNameForm struct {
	Name string `json:"name" validate:"required,max=80"`
}

// postHelperName writes down who has this device, for the list on the console.
func (s *server) postHelperName(c *fiber.Ctx) error {
	var form helperNameForm
	if err := decode(c, &form); err != nil {
		return err
	}
	session, err := s.session(c, door.AtHelper)
	if errors.Is(err, door.ErrWrong) {
		return errSignIn
	}
	if err == nil {
		err = s.door.NameHelper(c.UserContext(), session, form.Name)
	}
	if err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// deleteHelpers ends all helper devices of a meeting: the afternoon is over.
func (s *server) deleteHelpers(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	if err := s.door.EndHelpers(c.UserContext(), m.ID); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
