package main

import (
	"context"
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/seal"
)

// former is a meeting as the next one names it. It is read from the record and not asked of the room: a room that asks for it must
// not wait for another, which may be waiting for this one.
func (s *sealer) former(ctx context.Context, m meeting.ID) (prepare.Former, error) {
	grown, err := s.tree(ctx, m)
	if err != nil {
		return prepare.Former{}, err
	}
	p := grown.Plan()
	return prepare.Former{Origin: grown.Origin(), Meeting: m, Title: p.Meeting.Title, Code: p.Code()}, nil
}

// getFormer gives who leads a sealed meeting what the next one says of it.
func (s *server) getFormer(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	former, err := s.sealer.former(c.UserContext(), m.ID)
	if errors.Is(err, seal.ErrNotSealed) {
		return meeting.Refuse(meeting.WrongPhase)
	}
	if err != nil {
		return err
	}
	return c.JSON(former)
}
