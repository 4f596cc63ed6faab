package main

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// visit is a session that takes part in a meeting as one kind of screen.
type visit struct {
	session  door.Session
	meeting  meeting.ID
	kind     string // of screen, as it was asked for
	audience meeting.Audience
	role     meeting.Role                                      // of a phone: Nobody; what it is, its meeting says each time
	talk     bool                                              // it is a conversation beforehand, and no meeting
	board    func(m meeting.ID, theme string) *meeting.Refusal // of a conversation: why a board takes no point; nil when it does
}

// screenKind is a kind of screen: what it is shown, and who may look on, in the order in which a browser's sessions are tried.
type screenKind struct {
	shows meeting.Audience
	desks []door.Desk
}

// screenKinds are the screens there are. A session that leads the meeting may also see what the projector shows: the console
// has it in small. A mirror is that in text, on somebody's own phone.
var screenKinds = map[string]screenKind{
	"phone":        {meeting.Phone, []door.Desk{door.AtPhone}},
	"console":      {meeting.Console, []door.Desk{door.AtConsole, door.AtStaff}},
	"projector":    {meeting.Projector, []door.Desk{door.AtProjector, door.AtConsole, door.AtStaff}},
	mirror:         {meeting.Projector, []door.Desk{door.AtPhone}},
	"captions":     {meeting.Projector, []door.Desk{door.AtCaptions}},
	"municipality": {meeting.Town, []door.Desk{door.AtStaff}},
	"helper":       {meeting.Device, []door.Desk{door.AtHelper}},
	"expert":       {meeting.Advice, []door.Desk{door.AtExpert}},
	"talk":         {meeting.Lobby, []door.Desk{door.AtTalk}}, // what stands fixed, beside a conversation beforehand
}

const mirror = "mirror"

// visitOf finds the session by which a browser takes part as what it asks for.
func (s *server) visitOf(c *fiber.Ctx) (*visit, error) {
	v := &visit{meeting: meetingOf(c), kind: strings.Clone(c.Query("as", "phone"))}
	screen, known := screenKinds[v.kind]
	if !known {
		return v, refuse(fiber.StatusBadRequest, "unknown-screen")
	}
	v.audience = screen.shows
	someone := false
	for _, desk := range screen.desks {
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
	door.AtCaptions:  meeting.Captioner,
	door.AtTalk:      meeting.Watcher,
}

// onlyLooking: whoever looks at the projector's screen asks nothing from there, but for who writes down what is said.
func onlyLooking(role meeting.Role, audience meeting.Audience) meeting.Role {
	if audience == meeting.Projector && role != meeting.Captioner {
		return meeting.Watcher
	}
	return role
}

// seen is the visit as the room gets it. Only a phone is a person; behind a mirror is one, who may have to leave.
func (v *visit) seen() live.Visit {
	to := live.Visit{Viewer: meeting.Viewer{Audience: v.audience}}
	switch v.kind {
	case mirror:
		to.Behind = v.session.Person
	case string(meeting.Phone):
		to.Viewer.Person = v.session.Person
	}
	return to
}
