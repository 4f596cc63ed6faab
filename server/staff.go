package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
)

// staff is the signed-in member of staff, if they have one of these roles.
func (s *server) staff(c *fiber.Ctx, roles ...door.StaffRole) (door.Session, error) {
	session, err := s.session(c, door.AtStaff)
	if errors.Is(err, door.ErrWrong) {
		return session, errSignIn
	}
	if err != nil {
		return session, err
	}
	for _, role := range roles {
		if session.Role == role {
			return session, nil
		}
	}
	return session, errForbidden
}

type accountView struct {
	Name         string         `json:"name"`
	Role         door.StaffRole `json:"role"`
	Municipality string         `json:"municipality,omitempty"`
}

func (s *server) getAccounts(c *fiber.Ctx) error {
	if _, err := s.staff(c, door.Admin); err != nil {
		return err
	}
	all, err := s.door.Accounts(c.UserContext())
	if err != nil {
		return err
	}
	views := make([]accountView, len(all))
	for i, a := range all {
		views[i] = accountView{a.Name, a.Role, a.Municipality}
	}
	return c.JSON(views)
}

type accountForm struct {
	Name         string         `json:"name" validate:"required,max=60"`
	Role         door.StaffRole `json:"role" validate:"required"`
	Municipality string         `json:"municipality" validate:"max=80"`
	Again        bool           `json:"again"` // for the same person as before
}

// postAccount answers with a set-up link, by which the person chooses a password.
func (s *server) postAccount(c *fiber.Ctx) error {
	var form accountForm
	if _, err := s.staff(c, door.Admin); err != nil {
		return err
	}
	if err := decode(c, &form); err != nil {
		return err
	}
	token, err := s.door.Invite(c.UserContext(), door.Invited{Name: form.Name, Role: form.Role, Municipality: form.Municipality, Again: form.Again})
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"setup": s.address(c) + "/setup#" + token})
}

func (s *server) postRole(c *fiber.Ctx) error {
	var form accountForm
	if _, err := s.staff(c, door.Admin); err != nil {
		return err
	}
	if err := decode(c, &form); err != nil {
		return err
	}
	if err := s.door.ChangeRole(c.UserContext(), form.Name, form.Role, form.Municipality); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

type nameForm struct {
	Name string `json:"name" validate:"required,max=60"`
}

func (s *server) postRemoveAccount(c *fiber.Ctx) error {
	var form nameForm
	if _, err := s.staff(c, door.Admin); err != nil {
		return err
	}
	if err := decode(c, &form); err != nil {
		return err
	}
	if err := s.door.RemoveAccount(c.UserContext(), form.Name); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
