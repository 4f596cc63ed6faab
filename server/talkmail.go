package main

import (
	"context"
	"errors"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
	"hoofdlijn/internal/talks"
)

// talkMailRoutes are mail to people in conversation, for the intake team alone. What is asked here is queued; the postman
// sends it.
func (s *server) talkMailRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/talks/mail", s.getTalkMail)
	api.Post("/meetings/:meeting/talks/mail", s.postTalkMail)
}

// getTalkMail says from which address mail goes; none when this server sends none. And what has to be done before anybody
// can be invited, by letter or mail: frameworks, sender, or nothing.
func (s *server) getTalkMail(c *fiber.Ctx) error {
	m, _, err := s.team(c)
	if err != nil {
		return err
	}
	is, err := s.invitedTo(c.UserContext(), m)
	if err != nil {
		return err
	}
	from, lacks := "", ""
	if s.config.relay != nil {
		from = s.config.relay.From()
	}
	if no := is.mayInvite(); no != nil {
		lacks, _ = no.About["field"].(string)
	}
	return c.JSON(fiber.Map{"from": from, "lacks": lacks})
}

type mailForm struct {
	People []meeting.PersonID `json:"people" validate:"required,min=1,max=500,dive,id"`
	About  string             `json:"about" validate:"required,oneof=invitation appointment notice"`
}

// notMailed is somebody who gets no mail, and why: no_address, stopped, waiting (there is one on its way already),
// no_appointment, too_many.
type notMailed struct {
	Person meeting.PersonID `json:"person"`
	Why    string           `json:"why"`
}

// postTalkMail queues a mail to each of these people. Who cannot get one is named with the reason; the others get theirs.
func (s *server) postTalkMail(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	var form mailForm
	if err := decode(c, &form); err != nil {
		return err
	}
	if s.config.relay == nil {
		return refuse(fiber.StatusConflict, "no-mail")
	}
	is, err := s.invitedTo(c.UserContext(), m)
	if err != nil {
		return err
	}
	if no := is.mayInvite(); no != nil {
		return no
	}
	queued, left := []meeting.PersonID{}, []notMailed{}
	for _, who := range form.People {
		why, err := s.queue(c.UserContext(), m, session, who, form.About)
		if err != nil {
			return err
		}
		if why == "" {
			queued = append(queued, who)
		} else {
			left = append(left, notMailed{who, why})
		}
	}
	s.postman.look()
	return c.JSON(fiber.Map{"queued": queued, "left": left})
}

// queue makes a mail wait in a conversation, and says why not.
func (s *server) queue(ctx context.Context, m door.Meeting, by door.Session, who meeting.PersonID, about string) (why string, err error) {
	room, err := s.talks.Begun(ctx, m.ID, who)
	if errors.Is(err, talks.ErrGone) {
		return "no_address", nil
	}
	if err != nil {
		return "", err
	}
	reach := intake.Reach{}
	if err := room.Read(ctx, func(l live.Life) { reach = l.(*intake.Talk).Reach() }); err != nil {
		return "", err
	}
	switch {
	case reach.Stopped:
		return "stopped", nil
	case !post.Sendable(reach.Email):
		return "no_address", nil
	}
	if err := s.talks.Queue(ctx, m.ID, who); err != nil { // first: what is queued must be found after a restart
		return "", err
	}
	err = askRoom(ctx, room, teamActor(by), &intake.Mail{ID: "mail-" + uuid.NewString(), About: about, State: intake.Queued})
	var no *meeting.Refusal
	if !errors.As(err, &no) {
		return "", err
	}
	switch no.Code {
	case meeting.Stopped:
		return "stopped", nil
	case meeting.Taken:
		return "waiting", nil
	case meeting.TooMany:
		return "too_many", nil
	case meeting.Incomplete:
		if no.About["field"] == "appointment" {
			return "no_appointment", nil
		}
		return "no_address", nil
	}
	return "", err
}
