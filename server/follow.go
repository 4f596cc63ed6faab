package main

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/progress"
)

// followRoutes are what becomes of a plan, for a spreadsheet and a calendar.
func (s *server) followRoutes(api fiber.Router) {
	for _, f := range progress.Files() {
		api.Get("/meetings/:meeting/"+f.File, s.getFollowed(f.File, f.MediaType, f.Write))
		api.All("/meetings/:meeting/"+f.File, neverChanged)
	}
}

// getFollowed gives a file of what becomes of a sealed plan, as of today; of one that is not sealed there is nothing.
func (s *server) getFollowed(name, mediaType string, write func(progress.Document) []byte) fiber.Handler {
	return func(c *fiber.Ctx) error {
		m, err := s.madeBy(c)
		if err != nil {
			return err
		}
		var became follow.View
		if err := s.lookAt(c, func(l *life.Life) { became, _ = l.Follow() }); err != nil {
			return err
		}
		if !m.sealed {
			return errNotFound
		}
		today := s.now().Format(time.DateOnly)
		file, err := s.shelf.get(shelfKey{meetingOf(c), name, m.head + "/" + today}, func() ([]byte, error) {
			return write(progress.Of(string(meetingOf(c)), m.plan, became, today)), nil
		})
		if err != nil {
			return err
		}
		if len(file.raw) == 0 { // a calendar without a day
			return errNotFound
		}
		c.Set("X-Robots-Tag", "noindex")
		c.Set(fiber.HeaderContentType, mediaType)
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+name+`"`)
		return file.send(c)
	}
}
