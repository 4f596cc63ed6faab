package main

import (
	"context"
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
)

// publishRoutes are for who leads the meeting and for the municipality whose it is: whether anybody may read its page.
func (s *server) publishRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/publication", s.getPublication)
	api.Put("/meetings/:meeting/publication", s.putPublication)
	api.Get("/meetings/:meeting/"+archiveFile, s.getArchive)
}

// publicPages are what anybody may read without having been there.
func (s *server) publicPages(app fiber.Router) {
	app.Get("/plan/:meeting", s.getPublicPage)
	app.Get(publish.ListPath, s.getPublicList)
	app.Get("/robots.txt", s.getRobots)
	app.Get("/sitemap.xml", s.getSitemap)
}

// publicationView is how public a plan is, for who may change that.
type publicationView struct {
	Sealed   bool          `json:"sealed"`
	Public   bool          `json:"public"`
	Findable bool          `json:"findable"`
	Address  string        `json:"address"` // of the page
	May      bool          `json:"may"`     // take it back
	Acts     []publish.Act `json:"acts"`
}

// publishes is the meeting a route names, and as what the browser reads or publishes its plan.
func (s *server) publishes(c *fiber.Ctx) (door.Meeting, meeting.Role, error) {
	m, err := s.leads(c)
	if err == nil {
		return m, meeting.Facilitator, nil
	}
	if other, role, notStaff := s.staffAt(c); notStaff == nil {
		return other, role, nil
	}
	return m, meeting.Nobody, err
}

func (s *server) getPublication(c *fiber.Ctx) error {
	m, role, err := s.publishes(c)
	if err != nil {
		return err
	}
	made, err := s.madeBy(c)
	if err != nil {
		return err
	}
	p, err := s.published.Of(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	return s.sendPublication(c, p, made.sealed, role)
}

func (s *server) putPublication(c *fiber.Ctx) error {
	m, role, err := s.publishes(c)
	if err != nil {
		return err
	}
	var wish publish.Wish
	if err := decode(c, &wish); err != nil {
		return err
	}
	made, err := s.madeBy(c)
	if err != nil {
		return err
	}
	if !made.sealed {
		return meeting.Refuse(meeting.WrongPhase)
	}
	p, err := s.published.Wish(c.UserContext(), m.ID, publish.ListedOf(made.plan), wish, role)
	if err != nil {
		return err
	}
	return s.sendPublication(c, p, true, role)
}

func (s *server) sendPublication(c *fiber.Ctx, p publish.Publication, sealed bool, role meeting.Role) error {
	return c.JSON(publicationView{Sealed: sealed, Public: p.Public(), Findable: p.Findable(), Address: s.address(c) + publish.Path(p.Meeting),
		May: role == meeting.Facilitator, Acts: p.Acts})
}

// publicView is what anybody may read of a plan. Whatever was never public is not there: a draft, a meeting that goes on, and one that never was. What was public once
// is there for whoever asks why it is no more.
func (s *server) publicView(c *fiber.Ctx) (view publish.View, p publish.Publication, err error) {
	if p, err = s.published.Of(c.UserContext(), meetingOf(c)); err != nil {
		return view, p, err
	}
	if len(p.Acts) == 0 {
		return view, p, errNotFound
	}
	view = publish.View{Meeting: p.Meeting, Since: p.Since(), Address: s.address(c), Files: publicFiles()}
	m, err := s.madeBy(c)
	if err == nil {
		view.Today = s.now().Format(time.DateOnly)
		err = s.lookAt(c, func(l *life.Life) { beside(l, &view) })
	}
	if no, refused := errors.AsType[*meeting.Refusal](err); refused && no.Code == meeting.IsPrivate || err == nil && !m.sealed {
		return view, p, errNotFound
	}
	if err != nil {
		return view, p, err
	}
	keys, err := s.sealer.keys(c.UserContext())
	if err != nil {
		return view, p, err
	}
	if m.answered.Any() {
		for _, f := range answerFiles() {
			view.Files = append(view.Files, f.file)
		}
	}
	view.Plan, view.Report, view.Key = m.plan, m.report, keys.short()
	view.Findable = p.Findable() && !m.plan.Example // nobody is to take a made-up plan for a real one
	view.Former, err = s.formerPage(c.UserContext(), m.plan)
	return view, p, err
}

// getPublicPage is the page of a plan.
func (s *server) getPublicPage(c *fiber.Ctx) error {
	view, p, err := s.publicView(c)
	if err != nil {
		return err
	}
	if p.WasPublic() {
		c.Status(fiber.StatusGone)
		return s.sendPage(c, publish.Gone(view.Plan, p.Now().Reason), publish.GonePolicy(view.Plan), false)
	}
	return s.sendPage(c, publish.Page(view), publish.Policy(view.Plan.Style.Accent()), view.Findable)
}

// formerPage is the meeting whose plan this one takes the place of, when that has a page here; no word of it otherwise.
func (s *server) formerPage(ctx context.Context, d plan.Document) (meeting.ID, error) {
	if d.Supersedes == nil {
		return "", nil
	}
	was := meeting.ID(d.Supersedes.Meeting)
	p, err := s.published.Of(ctx, was)
	if err != nil || !p.Public() {
		return "", err
	}
	return was, nil
}

// beside is what everybody may read beside the plan, as a projector would show it.
func beside(l *life.Life, view *publish.View) {
	said := l.Adopted()
	view.Record, view.Replies = said.Record, said.Replies
	view.Corrections = l.Corrections()
	view.Became, _ = l.Follow()
	hall := meeting.Viewer{Audience: meeting.Projector}
	for _, k := range l.Keys(hall) {
		if k.Part != "finish" {
			continue
		}
		if end, is := l.Show(hall, k).(finish.End); is {
			view.Signatures = end.Signatures
		}
	}
}

// publicFiles are the names of all that can be had of a sealed plan.
func publicFiles() []string {
	var all []string
	for _, f := range publishedFiles() {
		all = append(all, f.file)
	}
	return append(all, bundleFile)
}

// sendPage answers with a page that anybody may read.
func (s *server) sendPage(c *fiber.Ctx, page []byte, policy string, findable bool) error {
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	c.Set(fiber.HeaderContentSecurityPolicy, policy+"; frame-ancestors "+s.guard.framedBy())
	if !findable {
		c.Set("X-Robots-Tag", "noindex, nofollow")
	}
	return c.Send(page)
}

func (s *server) getPublicList(c *fiber.Ctx) error {
	all, err := s.published.Public(c.UserContext())
	if err != nil {
		return err
	}
	language := c.AcceptsLanguages("nl", "en")
	c.Vary(fiber.HeaderAcceptLanguage)
	found := false
	for _, p := range all {
		found = found || p.Findable()
	}
	return s.sendPage(c, publish.List(language, s.address(c), all), publish.Policy(""), found)
}
