package main

import (
	"log/slog"
	"time"

	"github.com/gofiber/fiber/v2"
)

// getAfterwards is for the team: who may be asked afterwards how it goes, and until when that is kept. It has names and numbers,
// so that it is a reading like that of the list.
func (s *server) getAfterwards(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	if err := s.talks.ListRead(c.UserContext(), m.ID, session.Account); err != nil {
		return err
	}
	people, err := s.talks.Afterwards(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	until, err := s.talks.AfterUntil(c.UserContext(), m)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"people": people, "until": until.Format(time.DateOnly)})
}

// deleteAfterwards is for the team and for the person. It takes no pin: it shows nothing, and that of the conversation went
// with it.
func (s *server) deleteAfterwards(c *fiber.Ctx) error {
	m, _, _, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	if err := s.talks.EndAfterwards(c.UserContext(), m.ID, personOf(c)); err != nil {
		return err
	}
	slog.Info("what was kept for afterwards was erased", "meeting", m.ID)
	return c.SendStatus(fiber.StatusNoContent)
}
