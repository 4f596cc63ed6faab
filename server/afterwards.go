package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/post"
	"hoofdlijn/internal/talks"
)

// getAfterwards is for the team: who may be asked afterwards how it goes, and until when that is kept. It has names and numbers,
// so that it is a reading like that of the list.
func (s *server) getAfterwards(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	people, err := s.keptOf(c.UserContext(), m.ID, session)
	if err != nil {
		return err
	}
	until, err := s.talks.AfterUntil(c.UserContext(), m)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"people": people, "until": until.Format(time.DateOnly), "mail": s.config.relay != nil})
}

// keptOf reads who may be asked after a meeting, once it is written down who reads.
func (s *server) keptOf(ctx context.Context, m meeting.ID, by door.Session) ([]talks.Kept, error) {
	if err := s.talks.ListRead(ctx, m, by.Account); err != nil {
		return nil, err
	}
	return s.talks.Afterwards(ctx, m)
}

// postAfterwardsMail queues a mail about what becomes of the plan to everybody who may be asked: once for each looking back.
func (s *server) postAfterwardsMail(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	if s.config.relay == nil {
		return refuse(fiber.StatusConflict, "no-mail")
	}
	about, err := s.lookingBack(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	people, err := s.keptOf(c.UserContext(), m.ID, session)
	if err != nil {
		return err
	}
	queued := 0
	for _, one := range people {
		if !post.Sendable(one.Email) {
			continue
		}
		is := talks.AfterMail{What: about.what, State: talks.AfterQueued}
		yes, err := s.talks.MailAfterwards(c.UserContext(), m.ID, one.Person, is, func(last *talks.AfterMail) bool {
			return last == nil || last.What != about.what || last.State == talks.AfterFailed
		})
		if err != nil {
			return err
		}
		if yes {
			queued++
		}
	}
	s.postman.lookAside()
	return c.JSON(fiber.Map{"queued": queued})
}

// lookingBack is what a mail about what becomes of a plan is about.
type lookingBack struct {
	what       string // names it, so that it is sent once
	day        string // on which people look back, still to come; empty when none
	open, late int    // decisions
	language   string
}

func (s *server) lookingBack(ctx context.Context, m meeting.ID) (is lookingBack, err error) {
	sealed := false
	err = s.lookIn(ctx, m, func(l *life.Life) {
		var became follow.View
		became, sealed = l.Follow()
		is.language, is.what = l.Plan().Language, "plan"
		if days := became.Course.Evaluation; len(days) > 0 {
			is.what = "look back " + days[len(days)-1]
			if days[len(days)-1] >= s.today() {
				is.day = days[len(days)-1]
			}
		}
		for _, a := range became.Actions {
			if !a.Over() {
				is.open++
			}
			if a.Late(s.today()) {
				is.late++
			}
		}
	})
	if err == nil && !sealed {
		err = meeting.Refuse(meeting.WrongPhase)
	}
	return is, err
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
