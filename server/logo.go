package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/logo"
	"hoofdlijn/internal/meeting"
)

// logoView is a picture as it may be put in a meeting.
type logoView struct {
	PNG []byte `json:"png"`
}

// postLogo makes a picture as documents carry it, and keeps nothing: whoever asked puts it in the meeting, as any other wish.
func (s *server) postLogo(c *fiber.Ctx) error {
	if _, _, err := s.publishes(c); err != nil {
		return err
	}
	if kind := c.Get(fiber.HeaderContentType); kind != "image/png" && kind != "image/jpeg" {
		return meeting.Refuse(meeting.BadValue, "field", "logo", "reason", "kind")
	}
	s.drawing.Lock() // a picture that is unpacked takes many times its bytes: one at a time
	made, err := logo.Make(c.Body())
	s.drawing.Unlock()
	switch {
	case errors.Is(err, logo.ErrLarge):
		return meeting.Refuse(meeting.BadValue, "field", "logo", "reason", "large")
	case err != nil:
		return meeting.Refuse(meeting.BadValue, "field", "logo", "reason", "kind")
	}
	return c.JSON(logoView{made})
}
