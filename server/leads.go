package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
)

// leadRoutes are the links of those who take up a decision: made by who leads the meeting and by the municipality whose it is, used
// by who holds one.
func (s *server) leadRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/leads", s.getLeads)
	api.Post("/meetings/:meeting/leads", s.postLeads)
	api.Delete("/meetings/:meeting/leads/:link", s.deleteLead)
	api.Post("/lead", s.postLead)
	api.Get("/lead", s.getLead)
	api.Post("/lead/ask", s.postLeadAsk)
	api.Delete("/lead", s.deleteOwnLead)
	api.Delete("/lead/reminders", s.deleteLeadReminders)
}

// leadView is a link as who made it sees it, and who is to be told what.
type leadView struct {
	follow.Given
	Made  time.Time `json:"made"`
	Until time.Time `json:"until,omitzero"` // absent when it opens nothing
	Mail  bool      `json:"mail"`           // reminders go by mail
	May   bool      `json:"may"`            // whoever asks may end it
	Told  []string  `json:"told"`           // which went
}

// gives is the meeting a route names, and as whom the browser speaks of what becomes of its plan.
func (s *server) gives(c *fiber.Ctx) (door.Meeting, meeting.Actor, error) {
	m, role, err := s.publishes(c)
	return m, meeting.Actor{Role: role}, err
}

// getLeads lists the links that hold, oldest first.
func (s *server) getLeads(c *fiber.Ctx) error {
	m, by, err := s.gives(c)
	if err != nil {
		return err
	}
	links, err := s.leadLinks(c.UserContext(), m.ID, by.Role)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"links": links, "mail": s.config.relay != nil})
}

// leadLinks are the links of a meeting that hold, for somebody in a role: also one that opens nothing, because a server stopped before it was made
// or its years are over. In the record it holds, so somebody must be able to end it.
func (s *server) leadLinks(ctx context.Context, m meeting.ID, role meeting.Role) ([]leadView, error) {
	var given map[string]follow.Given
	if err := s.lookIn(ctx, m, func(l *life.Life) { given = l.LeadLinks() }); err != nil {
		return nil, err
	}
	kept, err := s.leadsKept.Of(ctx, m)
	opens := map[string]door.LeadLink{}
	for _, one := range kept {
		opens[one.ID] = one
		_, gone := s.leadHolds(ctx, m, one.ID, given)
		err = errors.Join(err, gone)
	}
	all := []leadView{}
	for _, is := range given {
		if is.Ended {
			continue
		}
		one, made := opens[is.Link]
		if !made {
			one.Made, _ = time.Parse(time.DateOnly, is.Date)
		}
		all = append(all, leadView{is, one.Made, one.Until, len(one.Mail) > 0, role == meeting.Facilitator || is.From == follow.FromTown, slices.Clone(one.Told)})
	}
	slices.SortFunc(all, func(a, b leadView) int { return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.Link, b.Link)) })
	return all, err
}

// leadHolds says whether a link holds that the door has. One that ended in the record, also because another took the decision up, goes for good. One
// that the record has not is left alone: another instance gave it, and here that is not read yet.
func (s *server) leadHolds(ctx context.Context, m meeting.ID, link string, given map[string]follow.Given) (bool, error) {
	is, known := given[link]
	if is.Ended {
		return false, s.leadsKept.End(ctx, m, link)
	}
	return known, nil
}

type leadsForm struct {
	Proposal string `json:"proposal" validate:"required,id"`
	Email    string `json:"email" validate:"max=254"` // where the link and later reminders go; none: it is handed over
}

// postLeads makes a link and shows it once. The record has it first: a link that opens something must be in it.
func (s *server) postLeads(c *fiber.Ctx) error {
	m, by, err := s.gives(c)
	if err != nil {
		return err
	}
	var form leadsForm
	if err := decode(c, &form); err != nil {
		return err
	}
	switch {
	case form.Email != "" && s.config.relay == nil:
		return refuse(fiber.StatusConflict, "no-mail")
	case form.Email != "" && !post.Sendable(form.Email):
		return meeting.Refuse(meeting.BadValue, "field", "email")
	}
	link := door.NewLeadID()
	if err := s.askMeeting(c.UserContext(), m.ID, by, &follow.GiveLink{Link: link, Proposal: form.Proposal}); err != nil {
		return err
	}
	token, err := s.leadsKept.Make(c.UserContext(), m.ID, link, form.Email)
	if err != nil {
		return err
	}
	address := s.address(c) + leadPage + "#" + token
	mailed := false
	if form.Email != "" {
		mailed = s.postman.leadLink(c.UserContext(), m.ID, link, form.Email, address) == nil
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"link": link, "url": address, "mailed": mailed})
}

// leadPage is where a link of a lead leads to.
const leadPage = "/vervolg"

// deleteLead ends a link: in the record first, from where on nothing more is said by it.
func (s *server) deleteLead(c *fiber.Ctx) error {
	m, by, err := s.gives(c)
	if err != nil {
		return err
	}
	link := c.Params("link")
	if err := s.askMeeting(c.UserContext(), m.ID, by, &follow.EndLink{Link: link}); err != nil {
		return err
	}
	if err := s.leadsKept.End(c.UserContext(), m.ID, link); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (s *server) today() string { return s.now().Format(time.DateOnly) }

// askMeeting asks something of a meeting for somebody. That nothing changes is no error.
func (s *server) askMeeting(ctx context.Context, m meeting.ID, by meeting.Actor, do meeting.Intent) error {
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return err
	}
	return askRoom(ctx, room, by, do)
}

type leadForm struct {
	Token string `json:"token" validate:"required,max=64"`
}

// postLead lets in who holds a link. The token came in the fragment of an address, which browsers send to nobody.
func (s *server) postLead(c *fiber.Ctx) error {
	var form leadForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.presented(c, s.tries.links, func() error {
		had, err := s.session(c, door.AtLead)
		if err != nil && !errors.Is(err, door.ErrWrong) {
			return err
		}
		token, session, err := s.door.ComeToLead(c.UserContext(), form.Token, had)
		if err != nil {
			return err
		}
		s.giveCookie(c, token, session)
		return c.JSON(aboutMe(session))
	})
}

// became is what becomes of a plan, for somebody outside the room: what was decided, how it goes, and what they said of it.
type became struct {
	Meeting      meeting.ID    `json:"meeting"`
	Title        string        `json:"title"`
	Municipality string        `json:"municipality,omitempty"`
	Code         string        `json:"code"`
	Example      bool          `json:"example,omitempty"`
	Public       bool          `json:"public"` // there is a page of the plan
	Today        string        `json:"today"`
	Actions      []decided     `json:"actions"`
	Course       follow.Course `json:"course"`
	Mine         *follow.Mine  `json:"mine,omitempty"`
	There        bool          `json:"there,omitempty"` // who asks was there, and says whether a report is right
	Mail         bool          `json:"mail,omitempty"`  // of a lead: reminders come
}

// decided is one decision of the plan, and what became of it.
type decided struct {
	follow.Action
	Title     string `json:"title"`
	Text      string `json:"text"`
	FirstStep string `json:"first_step,omitempty"`
	When      string `json:"when,omitempty"`
	Sought    string `json:"sought,omitempty"` // who the plan names, when they said that it is not theirs
}

// becameOf reads it, of one decision or, when none is named, of all; also is what else is read in the same moment.
func (s *server) becameOf(ctx context.Context, m meeting.ID, proposal string, also func(*life.Life)) (is became, err error) {
	sealed := false
	err = s.lookIn(ctx, m, func(l *life.Life) {
		var view follow.View
		if view, sealed = l.Follow(); !sealed {
			return
		}
		also(l)
		plan := l.Plan()
		is = became{Meeting: m, Title: plan.Meeting.Title, Municipality: plan.Meeting.Municipality, Code: plan.Code(), Example: plan.Example, Today: s.today(), Actions: []decided{}, Course: view.Course}
		for _, a := range view.Actions {
			if proposal != "" && a.Proposal != proposal {
				continue
			}
			d, _ := plan.Decision(a.Proposal)
			one := decided{Action: a, Title: d.Title, Text: d.Text, FirstStep: d.FirstStep, When: d.Due}
			if a.Lead == "" {
				one.Sought = d.Lead
			}
			is.Actions = append(is.Actions, one)
		}
	})
	if err != nil {
		return is, err
	}
	if !sealed {
		return is, errNotFound
	}
	p, err := s.published.Of(ctx, m)
	is.Public = p.Public()
	return is, err
}

// lead is the session of who holds a link, and its decision; errSignIn when the link no longer holds.
func (s *server) lead(c *fiber.Ctx) (door.Session, follow.Given, error) {
	session, err := s.session(c, door.AtLead)
	if errors.Is(err, door.ErrWrong) {
		return session, follow.Given{}, errSignIn
	}
	if err != nil {
		return session, follow.Given{}, err
	}
	var is follow.Given
	err = s.lookIn(c.UserContext(), session.Meeting, func(l *life.Life) { is = l.LeadLinks()[session.Link] })
	if err == nil && (is.Link == "" || is.Ended) {
		err = errSignIn
	}
	return session, is, err
}

// getLead shows who holds a link their own decision.
func (s *server) getLead(c *fiber.Ctx) error {
	session, given, err := s.lead(c)
	if err != nil {
		return err
	}
	is, err := s.becameOf(c.UserContext(), session.Meeting, given.Proposal, func(*life.Life) {})
	if err != nil {
		return err
	}
	kept, err := s.leadsKept.Of(c.UserContext(), session.Meeting)
	if err != nil {
		return err
	}
	is.Mail = slices.ContainsFunc(kept, func(one door.LeadLink) bool { return one.ID == given.Link && len(one.Mail) > 0 })
	return c.JSON(is)
}

type besideForm struct {
	ID   meeting.CommandID `json:"id" validate:"required,id"`
	Name string            `json:"name" validate:"required,max=64"`
	Data jsontext.Value    `json:"data" validate:"required"`
}

// mostBeside is how much one person says of what becomes of a plan in a minute.
const mostBeside = 30

// askBeside asks what somebody outside the room asks of a meeting: what they may is in its access table.
func (s *server) askBeside(c *fiber.Ctx, m meeting.ID, by meeting.Actor, form besideForm) error {
	who := string(m) + "/" + string(by.Person)
	if !s.tries.besides.Allowed(nowhere, who, s.now()) {
		return errTries
	}
	s.tries.besides.Failed(nowhere, who, s.now())
	room, err := s.halls.Open(c.UserContext(), m)
	if err != nil {
		return err
	}
	if answer := room.Do(c.UserContext(), live.Ask{ID: form.ID, By: by, Name: form.Name, Data: form.Data}); answer.No != nil && answer.No.Code != meeting.NoChange {
		return answer.No
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// postLeadAsk is what who holds a link says of their decision.
func (s *server) postLeadAsk(c *fiber.Ctx) error {
	var form besideForm
	if err := decode(c, &form); err != nil {
		return err
	}
	session, given, err := s.lead(c)
	if err != nil {
		return err
	}
	return s.askBeside(c, session.Meeting, leadActor(given), form)
}

func leadActor(of follow.Given) meeting.Actor {
	return meeting.Actor{Role: meeting.Lead, Person: meeting.PersonID(of.Link)}
}

// deleteOwnLead ends a link for who holds it, and forgets their address.
func (s *server) deleteOwnLead(c *fiber.Ctx) error {
	session, given, err := s.lead(c)
	if err != nil {
		return err
	}
	if err := s.askMeeting(c.UserContext(), session.Meeting, leadActor(given), &follow.EndLink{Link: given.Link}); err != nil {
		return err
	}
	if err := s.leadsKept.End(c.UserContext(), session.Meeting, given.Link); err != nil {
		return err
	}
	s.takeCookie(c, door.AtLead)
	return c.SendStatus(fiber.StatusNoContent)
}

// deleteLeadReminders sends who holds a link no more mail, and forgets their address. The link works on.
func (s *server) deleteLeadReminders(c *fiber.Ctx) error {
	session, given, err := s.lead(c)
	if err != nil {
		return err
	}
	if err := s.leadsKept.Forget(c.UserContext(), session.Meeting, given.Link); err != nil {
		return err
	}
	slog.Info("a lead wants no reminders", "meeting", session.Meeting)
	return c.SendStatus(fiber.StatusNoContent)
}
