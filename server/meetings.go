package main

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// leads answers with the meeting a route names, if the browser may lead it. Whether a meeting exists is told to nobody
// else.
func (s *server) leads(c *fiber.Ctx) (door.Meeting, error) {
	return s.leadsIn(c, meetingOf(c))
}

// leadsIn is the same of another meeting than the route names.
func (s *server) leadsIn(c *fiber.Ctx, id meeting.ID) (door.Meeting, error) {
	someone := false
	for _, desk := range []door.Desk{door.AtConsole, door.AtStaff} {
		session, err := s.session(c, desk)
		if errors.Is(err, door.ErrWrong) {
			continue
		}
		if err != nil {
			return door.Meeting{}, err
		}
		someone = true
		m, err := s.door.Meeting(c.UserContext(), id)
		if err != nil {
			return door.Meeting{}, err
		}
		if desk == door.AtConsole && session.Meeting == id {
			return m, nil
		}
		if role, _ := m.RoleOf(session); role == meeting.Facilitator {
			return m, nil
		}
	}
	if !someone {
		return door.Meeting{}, errSignIn
	}
	return door.Meeting{}, errNotFound
}

type meetingView struct {
	ID           meeting.ID   `json:"id"`
	Title        string       `json:"title"`
	Municipality string       `json:"municipality,omitempty"`
	Role         meeting.Role `json:"role"`
	Opens        time.Time    `json:"opens"`
	Closes       time.Time    `json:"closes"`
	Facilitators []string     `json:"facilitators,omitempty"`
	Code         string       `json:"code,omitempty"`
	Join         string       `json:"join,omitempty"` // the address on the wall
}

// view shows a meeting; the code is for those who lead it.
func (s *server) view(c *fiber.Ctx, m door.Meeting, role meeting.Role) meetingView {
	v := meetingView{ID: m.ID, Title: m.Title, Municipality: m.Municipality, Role: role, Opens: m.Opens, Closes: m.Closes}
	if role == meeting.Facilitator {
		v.Facilitators, v.Code, v.Join = m.Facilitators, m.Code, s.address(c)+"/"+m.Code
	}
	return v
}

func (s *server) getMeetings(c *fiber.Ctx) error {
	session, err := s.staff(c, door.Admin, door.Facilitator, door.Municipality)
	if err != nil {
		return err
	}
	all, err := s.door.Meetings(c.UserContext(), session)
	if err != nil {
		return err
	}
	views := make([]meetingView, len(all))
	for i, m := range all {
		role, _ := m.RoleOf(session)
		views[i] = s.view(c, m, role)
	}
	return c.JSON(views)
}

func (s *server) getMeeting(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	return c.JSON(s.view(c, m, meeting.Facilitator))
}

type meetingForm struct {
	ID           meeting.ID `json:"id" validate:"omitempty,id"`
	Title        string     `json:"title" validate:"required,max=120"`
	Municipality string     `json:"municipality" validate:"max=80"`
	Opens        time.Time  `json:"opens"`
	Closes       time.Time  `json:"closes"`
}

// postMeeting makes a meeting and the two links a facilitator needs first.
func (s *server) postMeeting(c *fiber.Ctx) error {
	session, err := s.staff(c, door.Admin, door.Facilitator)
	if err != nil {
		return err
	}
	var form meetingForm
	if err := decode(c, &form); err != nil {
		return err
	}
	m, err := s.door.MakeMeeting(c.UserContext(), door.Meeting{ID: form.ID, Title: form.Title, Municipality: form.Municipality,
		Opens: form.Opens, Closes: form.Closes, Facilitators: []string{session.Account}})
	if err != nil {
		return err
	}
	answer := fiber.Map{"meeting": s.view(c, m, meeting.Facilitator)}
	for _, desk := range []door.Desk{door.AtConsole, door.AtProjector} {
		token, link, err := s.door.MakeLink(c.UserContext(), door.Link{Desk: desk, Meeting: m.ID})
		if err != nil {
			return err
		}
		answer[string(desk)] = s.linkView(c, link, token)
	}
	return c.Status(fiber.StatusCreated).JSON(answer)
}

func (s *server) postCode(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	if m, err = s.door.NewCode(c.UserContext(), m.ID); err != nil {
		return err
	}
	return c.JSON(s.view(c, m, meeting.Facilitator))
}

type facilitatorsForm struct {
	Names []string `json:"names" validate:"required,max=20,dive,max=60"`
}

func (s *server) putFacilitators(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	var form facilitatorsForm
	if err := decode(c, &form); err != nil {
		return err
	}
	if m, err = s.door.SetFacilitators(c.UserContext(), m.ID, form.Names); err != nil {
		return err
	}
	return c.JSON(s.view(c, m, meeting.Facilitator))
}

type linkView struct {
	door.Link
	URL string `json:"url,omitempty"` // only when the link is made: it is not kept
}

func (s *server) linkView(c *fiber.Ctx, l door.Link, token string) linkView {
	return linkView{l, s.address(c) + "/" + string(l.Desk) + "#" + token}
}

func (s *server) getLinks(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	links, err := s.door.Links(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	return c.JSON(links)
}

type newLinkForm struct {
	Desk   door.Desk        `json:"desk" validate:"required,max=20"`
	Person meeting.PersonID `json:"person" validate:"omitempty,id"`
	Label  string           `json:"label" validate:"max=80"`
}

func (s *server) postLinks(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	var form newLinkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	token, link, err := s.door.MakeLink(c.UserContext(), door.Link{Desk: form.Desk, Meeting: m.ID, Person: form.Person, Label: form.Label})
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(s.linkView(c, link, token))
}

func (s *server) deleteLink(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	if err := s.door.RevokeLink(c.UserContext(), m.ID, c.Params("link")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// deleteSessions signs a person out everywhere: a lost phone.
func (s *server) deleteSessions(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	if err := s.door.EndAll(c.UserContext(), door.PersonTag(m.ID, meeting.PersonID(c.Params("person")))); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
