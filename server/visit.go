package main

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// visit is a session that takes part in a meeting as one kind of screen.
type visit struct {
	session  door.Session
	meeting  meeting.ID
	audience meeting.Audience
	role     meeting.Role // of a phone: Nobody; what it is, its meeting says each time
}

// seats lists who may look on as what, in the order in which a browser's sessions are tried. A session that leads the
// meeting may also see what the projector shows: the console has it in small.
var seats = map[meeting.Audience][]door.Desk{
	meeting.Phone:     {door.AtPhone},
	meeting.Console:   {door.AtConsole, door.AtStaff},
	meeting.Projector: {door.AtProjector, door.AtConsole, door.AtStaff},
	meeting.Town:      {door.AtStaff},
	meeting.Device:    {door.AtHelper},
	meeting.Advice:    {door.AtExpert},
}

// visitOf finds the session by which a browser takes part as what it asks for.
func (s *server) visitOf(c *fiber.Ctx) (*visit, error) {
	v := &visit{meeting: meetingOf(c), audience: meeting.Audience(c.Query("as", string(meeting.Phone)))}
	desks, known := seats[v.audience]
	if !known {
		return v, refuse(fiber.StatusBadRequest, "unknown-screen")
	}
	someone := false
	for _, desk := range desks {
		session, err := s.session(c, desk)
		if errors.Is(err, door.ErrWrong) {
			continue
		}
		if err != nil {
			return v, err
		}
		someone = true
		if v.role, err = s.roleAt(c, v, session); err == nil {
			v.session = session
			return v, nil
		} else if !errors.Is(err, door.ErrNoMeeting) {
			return v, err
		}
	}
	if !someone {
		return v, errSignIn
	}
	return v, errNotFound // the same as for a meeting that is not there
}

// roleAt is what a session is in the meeting, on this kind of screen; door.ErrNoMeeting when nothing.
func (s *server) roleAt(c *fiber.Ctx, v *visit, session door.Session) (meeting.Role, error) {
	if session.Desk == door.AtStaff {
		m, err := s.door.Meeting(c.UserContext(), v.meeting)
		if err != nil {
			return meeting.Nobody, err
		}
		role, ok := m.RoleOf(session)
		if !ok || (role == meeting.Municipality) != (v.audience == meeting.Town) {
			return meeting.Nobody, door.ErrNoMeeting
		}
		return onlyLooking(role, v.audience), nil
	}
	if session.Meeting != v.meeting {
		return meeting.Nobody, door.ErrNoMeeting
	}
	return onlyLooking(deskRoles[session.Desk], v.audience), nil
}

// deskRoles is what a session of one meeting is in it.
var deskRoles = map[door.Desk]meeting.Role{
	door.AtPhone:     meeting.Nobody,
	door.AtConsole:   meeting.Facilitator,
	door.AtHelper:    meeting.Helper,
	door.AtExpert:    meeting.Expert,
	door.AtProjector: meeting.Watcher,
}

// onlyLooking: whoever looks at the projector's screen asks nothing from there.
func onlyLooking(role meeting.Role, audience meeting.Audience) meeting.Role {
	if audience == meeting.Projector {
		return meeting.Watcher
	}
	return role
}

// viewer is who looks. Only a phone is a person.
func (v *visit) viewer() meeting.Viewer {
	if v.audience == meeting.Phone {
		return meeting.Viewer{Audience: v.audience, Person: v.session.Person}
	}
	return meeting.Viewer{Audience: v.audience}
}
