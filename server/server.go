package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"

	example "hoofdlijn/internal/demo"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/hall"
	"hoofdlijn/internal/leads"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
	"hoofdlijn/internal/talks"
	"hoofdlijn/internal/wire"
)

// server holds what the routes use.
type server struct {
	config    config
	guard     guard
	door      *door.Door
	tries     budgets
	halls     halls
	talks     *talks.Talks
	leadsKept *leads.Leads
	sealer    *sealer
	shelf     *shelf
	published *publish.Register
	postman   *postman
	hall      *hall.Halls
	pages     *pages
	visitors  *visitors
	readers   *readers
	now       func() time.Time
	health    func(context.Context) healthReport
	takeOver  func() string // the code for the envelope; empty without a copy
	keysApart func() bool   // whether the keys to that copy lie in another place
	stopping  atomic.Bool
	drawing   sync.Mutex                      // held by who unpacks a picture
	theatre   atomic.Pointer[example.Theatre] // of a demo
	measured  bool                            // by a load tool: see measure.go

	stall     time.Duration // how long a line may be stuck
	pollHolds time.Duration // how long a poll is held at most
}

// routes is the whole interface under /api/v1. What is not listed is not there.
func (s *server) routes(api fiber.Router) {
	api.Use(noStore)
	api.Get("/health", s.getHealth)
	api.Post("/setup", s.postSetup)
	api.Post("/login", s.postLogin)
	api.Post("/logout", s.postLogout)
	api.Get("/me", s.getMe)
	api.Post("/join", s.postJoin)
	api.Post("/link", s.postLink)
	api.Post("/helper", s.postHelper)
	api.Post("/helper/name", s.postHelperName)

	api.Get("/accounts", s.getAccounts)
	api.Post("/accounts", s.postAccount)
	api.Post("/accounts/role", s.postRole)
	api.Post("/accounts/remove", s.postRemoveAccount)

	api.Post("/case-files", s.postCaseFile)
	api.Get("/meetings", s.getMeetings)
	api.Post("/meetings", s.postMeeting)
	api.Get("/meetings/:meeting", s.getMeeting)
	api.Get("/meetings/:meeting/door", s.getDoor)
	api.Post("/meetings/:meeting/code", s.postCode)
	api.Put("/meetings/:meeting/facilitators", s.putFacilitators)
	api.Get("/meetings/:meeting/former", s.getFormer)
	api.Get("/meetings/:meeting/superseded", s.getSuperseded)
	api.Post("/meetings/:meeting/superseded", s.postSuperseded)
	api.Get("/meetings/:meeting/links", s.getLinks)
	api.Post("/meetings/:meeting/links", s.postLinks)
	api.Delete("/meetings/:meeting/links/:link", s.deleteLink)
	api.Post("/meetings/:meeting/helper-codes", s.postHelperCode)
	api.Delete("/meetings/:meeting/helpers", s.deleteHelpers)
	api.Delete("/meetings/:meeting/people/:person/sessions", s.deleteSessions)
	api.Post("/meetings/:meeting/logo", s.postLogo)
	api.Get("/meetings/:meeting/live", s.getLive)
	api.Post("/meetings/:meeting/poll", s.postPoll)
	s.planRoutes(api)
	s.followRoutes(api)
	s.publishRoutes(api)
	s.leadRoutes(api)
	s.becameRoutes(api)
	s.sharedRoutes(api)
	s.paperRoutes(api)
	s.hallRoutes(api)
	s.talkRoutes(api)
	if s.config.demo {
		s.demoRoutes(api)
	}
	api.Use(func(*fiber.Ctx) error { return errNotFound })
}

func noStore(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Next()
}

// decode reads the body of a request, strictly. JSON only: a form on another site cannot send that.
func decode(c *fiber.Ctx, into any) error {
	if !c.Is("json") {
		return refuse(fiber.StatusUnsupportedMediaType, "not-json")
	}
	if no := wire.Decode(c.Body(), into); no != nil {
		return no
	}
	return nil
}

// meetingOf is the meeting a route names.
func meetingOf(c *fiber.Ctx) meeting.ID { return meeting.ID(c.Params("meeting")) }

// address is the start of every address we give out.
func (s *server) address(c *fiber.Ctx) string {
	if s.config.base != nil {
		return s.config.base.String()
	}
	return s.guard.scheme() + "://" + string(c.Request().Host())
}

// healthReport says how far what is kept can be trusted.
type healthReport struct {
	Version    string   `json:"version"`
	Store      string   `json:"store"`      // bolt or redis
	Durability string   `json:"durability"` // strong, weak, or none when the store refuses
	Notes      []string `json:"notes"`      // what is not as it should be, in codes

	Copy *copyReport `json:"copy,omitempty"` // of a server that writes one
}

func (s *server) getHealth(c *fiber.Ctx) error {
	report := s.health(c.UserContext())
	if report.Durability == "none" || s.stopping.Load() {
		c.Status(fiber.StatusServiceUnavailable)
	}
	return c.JSON(report)
}
