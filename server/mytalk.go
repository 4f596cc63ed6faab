package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	number "hoofdlijn/internal/phone"
	"hoofdlijn/internal/talks"
)

type talkForm struct {
	Token string `json:"token" validate:"max=64"`
	Code  string `json:"code" validate:"max=200"` // as somebody typed it
}

// postTalk lets in who holds a letter: its link, or its code. A code might be guessed, so who failed too often is not heard.
func (s *server) postTalk(c *fiber.Ctx) error {
	var form talkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	if form.Token != "" {
		return s.presented(c, s.tries.links, func() error { return s.comeToTalk(c, form.Token) })
	}
	if _, possible := door.FoldTalkCode(form.Code); !possible {
		return door.ErrWrong
	}
	if !s.tries.letters.Allowed(nowhere, "", s.now()) {
		return errTries
	}
	return s.limited(c, s.tries.letterCodes, func() error {
		err := s.comeToTalk(c, form.Code)
		if errors.Is(err, door.ErrWrong) {
			s.tries.letters.Failed(nowhere, "", s.now())
		}
		return err
	})
}

func (s *server) comeToTalk(c *fiber.Ctx, secret string) error {
	had, err := s.session(c, door.AtTalk)
	if err != nil && !errors.Is(err, door.ErrWrong) {
		return err
	}
	token, session, err := s.door.ComeToTalk(c.UserContext(), secret, had, s.talks.LettersUntil)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, session)
	return c.JSON(fiber.Map{"meeting": session.Meeting, "person": session.Person})
}

type talkView struct {
	Meeting  meeting.ID       `json:"meeting"`
	Person   meeting.PersonID `json:"person"`
	Title    string           `json:"title"`
	Opens    time.Time        `json:"opens"`
	Closes   time.Time        `json:"closes"`
	Open     bool             `json:"open"`   // people can come in
	Locked   bool             `json:"locked"` // what was said takes the pin
	Numbers  []talks.Number   `json:"numbers"`
	KeepDays int              `json:"keep_days"`
	Ended    bool             `json:"ended,omitempty"` // the conversation was erased, and this is left:
	Kept     string           `json:"kept,omitempty"`  // the day until which is kept how they can be asked how it goes
}

// getTalk tells a browser which conversation it holds.
func (s *server) getTalk(c *fiber.Ctx) error {
	session, err := s.session(c, door.AtTalk)
	if errors.Is(err, door.ErrWrong) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	m, err := s.door.Meeting(c.UserContext(), session.Meeting)
	if err != nil {
		return err
	}
	setup, err := s.talks.Setup(c.UserContext(), m, "")
	if err != nil {
		return err
	}
	view := talkView{Meeting: m.ID, Person: session.Person, Title: m.Title, Opens: m.Opens, Closes: m.Closes, Open: m.OpenAt(s.now()),
		Locked: !session.Open, Numbers: setup.Numbers, KeepDays: setup.KeepDays}
	until, kept, err := s.talks.KeptUntil(c.UserContext(), m.ID, session.Person)
	if err != nil {
		return err
	}
	if kept {
		view.Ended, view.Kept = true, until.Format(time.DateOnly)
	}
	return c.JSON(view)
}

// postTalkEnter goes from the conversation to the meeting, on the same phone.
func (s *server) postTalkEnter(c *fiber.Ctx) error {
	talk, err := s.session(c, door.AtTalk)
	if errors.Is(err, door.ErrWrong) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	had, err := s.session(c, door.AtPhone)
	if err != nil && !errors.Is(err, door.ErrWrong) {
		return err
	}
	token, session, err := s.door.EnterMeeting(c.UserContext(), talk, had)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, session)
	return c.JSON(aboutMe(session))
}

// postTalkUnlock opens what was said with the pin.
func (s *server) postTalkUnlock(c *fiber.Ctx) error {
	session, err := s.mine(c)
	if err != nil {
		return err
	}
	var form pinForm
	if err := decode(c, &form); err != nil {
		return err
	}
	hash := ""
	if err := s.talks.Read(c.UserContext(), session.Meeting, session.Person, func(t *intake.Talk) { hash = t.PinHash() }); err != nil {
		return err
	}
	err = s.door.TryPin(c.UserContext(), session.Meeting, session.Person, form.Pin, hash, session.Until)
	switch {
	case errors.Is(err, door.ErrWrong):
		return refuse(fiber.StatusForbidden, "wrong-pin")
	case errors.Is(err, door.ErrPinWait):
		return refuse(fiber.StatusTooManyRequests, "pin-wait").again(15 * 60)
	case errors.Is(err, door.ErrPinEnded):
		return refuse(fiber.StatusTooManyRequests, "pin-ended")
	case err != nil:
		return err
	}
	return s.unlock(c, session)
}

// unlock gives the browser a session that may read back what was said.
func (s *server) unlock(c *fiber.Ctx, session door.Session) error {
	if session.Open {
		return c.SendStatus(fiber.StatusNoContent)
	}
	token, open, err := s.door.Unlock(c.UserContext(), session)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, open)
	return c.SendStatus(fiber.StatusNoContent)
}

// postTalkLock closes what the pin opened: the next who has this tablet has to know it.
func (s *server) postTalkLock(c *fiber.Ctx) error {
	session, err := s.mine(c)
	if err != nil {
		return err
	}
	if !session.Open {
		return c.SendStatus(fiber.StatusNoContent)
	}
	token, locked, err := s.door.Lock(c.UserContext(), session)
	if err != nil {
		return err
	}
	s.giveCookie(c, token, locked)
	return c.SendStatus(fiber.StatusNoContent)
}

// signUpOf is the meeting a route names, if people may sign up for it themselves, until it is over.
func (s *server) signUpOf(c *fiber.Ctx) (door.Meeting, talks.Setup, error) {
	m, err := s.door.Meeting(c.UserContext(), meetingOf(c))
	if err != nil {
		return m, talks.Setup{}, err
	}
	setup, err := s.talks.Setup(c.UserContext(), m, "")
	if err == nil && (!setup.SignUp || !s.now().Before(m.Closes)) {
		err = errNotFound
	}
	return m, setup, err
}

// getSignUp tells whoever comes to the public page what they would sign up for.
func (s *server) getSignUp(c *fiber.Ctx) error {
	m, setup, err := s.signUpOf(c)
	if err != nil {
		return err
	}
	about, _, err := s.aboutMeeting(c.UserContext(), m.ID, "")
	if err != nil {
		return err
	}
	count, err := s.talks.SignedUp(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"title": m.Title, "question": about.Question, "date": about.Date, "place": about.Place, "language": about.Language,
		"numbers": setup.Numbers, "keep_days": setup.KeepDays, "full": count >= setup.MostSignUps()})
}

// postSignUp is the public page: a telephone number is enough. Who signs up twice is told the same, for nobody
// may learn here who is on the list; the team sees two.
func (s *server) postSignUp(c *fiber.Ctx) error {
	var form newTalkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	from := s.guard.address(c)
	if !s.tries.signUps.Allowed(from, "", s.now()) {
		return errTries
	}
	m, setup, err := s.signUpOf(c)
	if err != nil {
		return err
	}
	if _, err := number.Parse(form.Phone); err != nil { // the one thing that is needed
		return meeting.Refuse(meeting.BadValue, "field", "phone", "rule", "phone")
	}
	if strings.TrimSpace(form.Capacity) == "" {
		form.Capacity = "other" // the talk will tell
	}
	s.tries.signUps.Failed(from, "", s.now()) // each counts: nobody fills a list from one place
	if err := s.talks.CountSignUp(c.UserContext(), m.ID, setup.MostSignUps()); err != nil {
		return err
	}
	form.Person = ""
	by := meeting.Actor{Role: meeting.Facilitator, Person: "sign-up"}
	_, talk, err := s.beginTalk(c.UserContext(), m, by, form)
	if err != nil {
		return err
	}
	if err := askRoom(c.UserContext(), talk, by, &intake.Invite{ID: "sign-up", Way: "sign_up", State: "made"}); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusAccepted)
}

func listPerson(ctx context.Context, room *live.Room, by meeting.Actor, who meeting.PersonID, form newTalkForm) error {
	return askRoom(ctx, room, by, &people.List{ID: who, Capacity: form.Capacity, Name: form.Name})
}

// tellMeeting tells the meeting what it has to know of somebody who is prepared, and nothing else: at what hour they go, who
// comes with them, which topic is theirs. What it knows already changes nothing, and what it does not take for good, such as a
// topic that was dropped since, was told all the same: told again, it would undo what was said on the day itself.
func (s *server) tellMeeting(ctx context.Context, m meeting.ID, is intake.Summary) error {
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return err
	}
	var failed error
	for _, one := range whatToTell(is) {
		err := askRoom(ctx, room, one.by, one.do)
		var no *meeting.Refusal
		if !errors.As(err, &no) || mayTakeLater(no) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// toTell is something that a meeting is told, by whom.
type toTell struct {
	by meeting.Actor
	do meeting.Intent
}

func whatToTell(is intake.Summary) (all []toTell) {
	by := meeting.Actor{Role: meeting.Facilitator, Person: "talks"}
	if is.Leaves != "" {
		all = append(all, toTell{by, &people.LeaveAt{People: []meeting.PersonID{is.Person}, Time: is.Leaves}})
	}
	for _, with := range is.Bring {
		votes := with.Voice
		all = append(all, toTell{by, &people.List{ID: with.ID, Capacity: with.As, Name: with.Name, Votes: &votes, CompanionOf: is.Person}})
	}
	if is.Theme != "" {
		all = append(all, toTell{meeting.Actor{Role: meeting.Facilitator, Person: "talks", For: is.Person, Via: meeting.ViaCall}, &tables.Wish{Theme: is.Theme}})
	}
	return all
}
