package main

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/meeting"
)

// Whoever was there may say for as long as a year what they find of what becomes of the plan, long after the meeting let its last
// phone in: with the phone of that day, or by the letter of their conversation beforehand. It is the same person whichever they use,
// so nobody counts twice.
func (s *server) becameRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/became", s.getBecame)
	api.Post("/meetings/:meeting/became", s.postBecame)
}

// wasThere is who the browser is in the meeting that a route names. By a letter alone it is not shown what they said: that lies on a kitchen table.
func (s *server) wasThere(c *fiber.Ctx) (who meeting.PersonID, byLetter bool, err error) {
	phone, err := s.door.Afterwards(c.UserContext(), c.Cookies(cookieName(door.AtPhone, s.guard.https)))
	if err == nil && phone.Meeting == meetingOf(c) {
		return phone.Person, false, nil
	}
	if err != nil && !errors.Is(err, door.ErrWrong) {
		return "", false, err
	}
	talk, err := s.session(c, door.AtTalk)
	switch {
	case errors.Is(err, door.ErrWrong):
		return "", false, errSignIn
	case err == nil && talk.Meeting != meetingOf(c):
		return "", false, errSignIn
	}
	return talk.Person, !talk.Open, err
}

// getBecame shows what becomes of the plan to who was on the list; only who was there says whether a report is right (W5). All others get nothing: what
// everybody may read is on the page of the plan.
func (s *server) getBecame(c *fiber.Ctx) error {
	who, byLetter, err := s.wasThere(c)
	if err != nil {
		return err
	}
	known, there, mine := false, false, (*follow.Mine)(nil)
	is, err := s.becameOf(c.UserContext(), meetingOf(c), "", func(l *life.Life) {
		known, there, mine = l.As(meeting.Actor{Person: who}).Role == meeting.Participant, l.Judges(who), l.FollowOf(who)
	})
	if err != nil {
		return err
	}
	if !known {
		return errSignIn
	}
	if is.There = there; !byLetter {
		is.Mine = mine
	}
	return c.JSON(is)
}

// ofWhoWasThere is what they may ask here: the session may be a year old.
var ofWhoWasThere = []string{(*follow.Answer)(nil).Intent(), (*follow.Help)(nil).Intent()}

func (s *server) postBecame(c *fiber.Ctx) error {
	var form besideForm
	if err := decode(c, &form); err != nil {
		return err
	}
	who, _, err := s.wasThere(c)
	if err != nil {
		return err
	}
	if !slices.Contains(ofWhoWasThere, form.Name) {
		return meeting.Refuse(meeting.NotAllowed)
	}
	return s.askBeside(c, meetingOf(c), meeting.Actor{Role: meeting.Nobody, Person: who, Via: meeting.ViaPhone}, form)
}
