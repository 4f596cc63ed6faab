package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

type invitationView struct {
	Code string `json:"code"`
	Join string `json:"join"` // the address on the wall
}

// getDoor tells a screen of the meeting how people join it. The projector shows it to everybody in the hall; it asks
// again now and then, for the code may change.
func (s *server) getDoor(c *fiber.Ctx) error {
	v := visit{meeting: meetingOf(c), audience: meeting.Projector}
	someone := false
	for _, desk := range screenKinds["projector"].desks {
		session, err := s.session(c, desk)
		if errors.Is(err, door.ErrWrong) {
			continue
		}
		if err != nil {
			return err
		}
		someone = true
		if _, err := s.roleAt(c, &v, session); errors.Is(err, door.ErrNoMeeting) {
			continue
		} else if err != nil {
			return err
		}
		m, err := s.door.Meeting(c.UserContext(), v.meeting)
		if err != nil {
			return err
		}
		s.tries.familiar.Learn(s.guard.address(c), m.Code, s.now()) // who reads it off the wall comes in
		return c.JSON(invitationView{m.Code, s.address(c) + "/" + m.Code})
	}
	if !someone {
		return errSignIn
	}
	return errNotFound
}
