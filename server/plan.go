package main

import (
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/plan/formats"
	"hoofdlijn/internal/life/plan/formats/html"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// planRoutes are the files of the plan. They are read and nothing else: no address of a plan takes anything in. A sealed
// plan is for everybody; the draft is for who leads the meeting.
func (s *server) planRoutes(api fiber.Router) {
	for _, f := range formats.All() {
		api.Get("/meetings/:meeting/"+f.File, s.getPlan(f))
		api.All("/meetings/:meeting/"+f.File, neverChanged)
	}
	api.Get("/meetings/:meeting/"+bundleFile, s.getBundle)
	api.All("/meetings/:meeting/"+bundleFile, neverChanged)
	api.All("/meetings/:meeting/plan", neverChanged)
}

// neverChanged answers whoever would write to a plan, in the words of the rules.
func neverChanged(*fiber.Ctx) error {
	return refuse(fiber.StatusMethodNotAllowed, "not-allowed")
}

func (s *server) getPlan(f formats.Format) fiber.Handler {
	return func(c *fiber.Ctx) error {
		document, sealed, err := s.planOf(c)
		if err != nil {
			return err
		}
		if !sealed {
			if _, err := s.leads(c); err != nil {
				return err
			}
		}
		c.Set(fiber.HeaderContentType, f.MediaType)
		disposition := "inline"
		if f.File != "plan.html" {
			disposition = "attachment"
		} else {
			c.Set(fiber.HeaderContentSecurityPolicy, html.Policy()+"; frame-ancestors "+s.guard.framedBy())
		}
		c.Set(fiber.HeaderContentDisposition, disposition+`; filename="`+f.File+`"`)
		return c.Send(f.Write(document))
	}
}

// planOf reads the plan of the meeting a route names, sealed or as it stands; not in private time (M10).
func (s *server) planOf(c *fiber.Ctx) (document plan.Document, sealed bool, err error) {
	if _, err := s.door.Meeting(c.UserContext(), meetingOf(c)); err != nil {
		return document, false, errNotFound
	}
	room, err := s.halls.Open(c.UserContext(), meetingOf(c))
	if err != nil {
		return document, false, err
	}
	private := false
	err = room.Read(c.UserContext(), func(l live.Life) {
		whole := l.(*life.Life)
		document, sealed, private = whole.Plan(), whole.Phase() == meeting.Sealed, whole.Private()
	})
	if err == nil && private {
		err = meeting.Refuse(meeting.IsPrivate)
	}
	return document, sealed, err
}
