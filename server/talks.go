package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/intake/questions/kind"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/talks"
)

// talkRoutes are the conversations beforehand: for the intake team, and for the person themselves. Everybody else finds
// nothing here, as if there were no such meeting.
func (s *server) talkRoutes(api fiber.Router) {
	api.Post("/talk", s.postTalk)
	api.Get("/talk", s.getTalk)
	api.Post("/talk/enter", s.postTalkEnter)
	api.Get("/meetings/:meeting/sign-up", s.getSignUp)
	api.Post("/meetings/:meeting/sign-up", s.postSignUp)
	api.Get("/meetings/:meeting/talks", s.getTalks)
	api.Post("/meetings/:meeting/talks", s.postTalks)
	api.Get("/meetings/:meeting/talks/setup", s.getTalkSetup)
	api.Put("/meetings/:meeting/talks/setup", s.putTalkSetup)
	api.Get("/meetings/:meeting/talks/reads", s.getTalkReads)
	api.Get("/meetings/:meeting/talks/numbers", s.getTalkNumbers)
	s.talkPrintRoutes(api)
	s.talkMailRoutes(api)
	api.Get("/meetings/:meeting/talks/:person/live", s.getTalkLive)
	api.Post("/meetings/:meeting/talks/:person/poll", s.postTalkPoll)
	api.Post("/meetings/:meeting/talks/:person/link", s.postTalkLink)
	api.Post("/meetings/:meeting/talks/:person/pin", s.postTalkPin)
	api.Post("/meetings/:meeting/talks/:person/unlock", s.postTalkUnlock)
	api.Post("/meetings/:meeting/talks/:person/lock", s.postTalkLock)
	api.Get("/meetings/:meeting/talks/:person/file", s.getTalkFile)
	api.Get("/meetings/:meeting/talks/:person/trace", s.getTrace)
	api.Get("/meetings/:meeting/talks/:person/trace/sheet", s.getTraceSheet)
	api.Delete("/meetings/:meeting/talks/:person", s.deleteTalk)
	api.Get("/meetings/:meeting/talks/afterwards", s.getAfterwards)
	api.Post("/meetings/:meeting/talks/afterwards/mail", s.postAfterwardsMail)
	api.Get("/meetings/:meeting/talks/former", s.getFormerPeople)
	api.Post("/meetings/:meeting/talks/former", s.postFormerPeople)
	api.Get("/meetings/:meeting/talks/logistics", s.getLogistics)
	api.Get("/meetings/:meeting/talks/packs", s.getPacks)
	api.Get("/meetings/:meeting/talks/:person/pack", s.getPack)
	api.Delete("/meetings/:meeting/talks/:person/afterwards", s.deleteAfterwards)
}

// team is the meeting a route names and who asks, if that is somebody of its intake team: an account of their own, named
// to it. A link to a console is not enough, and neither is leading the meeting.
func (s *server) team(c *fiber.Ctx) (door.Meeting, door.Session, error) {
	return s.teamIn(c, meetingOf(c))
}

// teamIn is the same of another meeting than the route names.
func (s *server) teamIn(c *fiber.Ctx, id meeting.ID) (door.Meeting, door.Session, error) {
	session, err := s.session(c, door.AtStaff)
	if errors.Is(err, door.ErrWrong) {
		return door.Meeting{}, session, errSignIn
	}
	if err != nil {
		return door.Meeting{}, session, err
	}
	m, err := s.door.Meeting(c.UserContext(), id)
	if err != nil {
		return m, session, err
	}
	in, err := s.talks.InTeam(c.UserContext(), m, session.Account)
	if role, _ := m.RoleOf(session); err == nil && (!in || role != meeting.Facilitator) { // who became of the municipality may still be on the lists
		err = errNotFound
	}
	return m, session, err
}

// asTeam says whether a visit is of the intake team, to a conversation.
func (v *visit) asTeam() bool { return v.talk && v.kind == "team" }

// stillTeam says whether an account is in the intake team of a meeting; not when that cannot be known.
func (s *server) stillTeam(ctx context.Context, id meeting.ID, account string) bool {
	m, err := s.door.Meeting(ctx, id)
	if err != nil {
		return false
	}
	in, err := s.talks.InTeam(ctx, m, account)
	return err == nil && in
}

// leftTeam ends what is open of the conversations of a meeting for who may not read them any more.
func (s *server) leftTeam(ctx context.Context, m meeting.ID) {
	s.visitors.leftTeam(m, func(account string) bool { return s.stillTeam(ctx, m, account) })
}

// followTeams ends every so often what is open here for who was taken out of an intake team on another instance.
func (s *server) followTeams(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for m := range s.visitors.teams() {
			s.leftTeam(ctx, m)
		}
	}
}

func personOf(c *fiber.Ctx) meeting.PersonID { return meeting.PersonID(c.Params("person")) }

// mine is the session of who holds the conversation that a route names.
func (s *server) mine(c *fiber.Ctx) (door.Session, error) {
	session, err := s.session(c, door.AtTalk)
	if errors.Is(err, door.ErrWrong) {
		return session, errSignIn
	}
	if err == nil && (session.Meeting != meetingOf(c) || session.Person != personOf(c)) {
		err = errNotFound
	}
	return session, err
}

// talkVisit is who looks at a conversation, as what: as=team or as=person. That somebody of the team opened it is written
// down before they are shown anything.
func (s *server) talkVisit(c *fiber.Ctx) (*visit, *live.Room, error) {
	v := &visit{meeting: meetingOf(c), kind: strings.Clone(c.Query("as", "person")), talk: true}
	var err error
	switch v.kind {
	case "team":
		v.audience, v.role = meeting.Console, meeting.Facilitator
		_, v.session, err = s.team(c)
	case "person":
		v.audience, v.role = meeting.Lobby, meeting.Nobody
		if v.session, err = s.mine(c); v.session.Open {
			v.audience, v.role = meeting.Phone, meeting.Participant
		}
	default:
		err = refuse(fiber.StatusBadRequest, "unknown-screen")
	}
	if err != nil {
		return v, nil, err
	}
	v.board = s.board
	room, err := s.opened(c.UserContext(), v.meeting, personOf(c), v.session)
	return v, room, err
}

// opened is the conversation with somebody, for themselves or the team. That somebody of the team opens it is written down first.
func (s *server) opened(ctx context.Context, m meeting.ID, who meeting.PersonID, by door.Session) (*live.Room, error) {
	room, err := s.talks.Begun(ctx, m, who)
	if err == nil && by.Desk == door.AtStaff {
		err = s.opens(ctx, room, by)
	}
	return room, err
}

// opens writes down that somebody of the team opens a conversation.
func (s *server) opens(ctx context.Context, room *live.Room, by door.Session) error {
	return askRoom(ctx, room, teamActor(by), &intake.Open{Account: by.Account})
}

func teamActor(by door.Session) meeting.Actor {
	return meeting.Actor{Role: meeting.Facilitator, Person: by.Person}
}

// askRoom asks something of a room for somebody, and waits until it is written. That nothing changes is no error.
func askRoom(ctx context.Context, room *live.Room, by meeting.Actor, do meeting.Intent) error {
	data, err := json.Marshal(do)
	if err != nil {
		return err
	}
	answer := room.Do(ctx, live.Ask{ID: meeting.CommandID(uuid.NewString()), By: by, Name: do.Intent(), Data: data})
	if answer.No != nil && answer.No.Code != meeting.NoChange {
		return answer.No
	}
	return nil
}

func (s *server) getTalkLive(c *fiber.Ctx) error {
	v, room, err := s.talkVisit(c)
	if err != nil {
		return err
	}
	return s.upgrade(c, v, room)
}

func (s *server) postTalkPoll(c *fiber.Ctx) error {
	v, room, err := s.talkVisit(c)
	if err != nil {
		return err
	}
	var form pollForm
	if err := decode(c, &form); err != nil {
		return err
	}
	return s.poll(c, v, room, form)
}

// serverOnly is what is asked of a conversation, or for one of a meeting, by the server alone.
func serverOnly(intent string) bool {
	switch intent {
	case (*intake.Begin)(nil).Intent(), (*intake.PutQuestions)(nil).Intent(), (*intake.Open)(nil).Intent(), (*intake.SetPin)(nil).Intent(),
		(*intake.Mail)(nil).Intent(), (*intake.PlacePoint)(nil).Intent(), (*intake.EndWish)(nil).Intent(), (*ideas.Seed)(nil).Intent():
		return true
	}
	return false
}

// mostHeldList is how long the team's list is held when nothing changes.
const mostHeldList = 25 * time.Second

func (s *server) getTalks(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	after := max(0, c.QueryInt("after"))
	if after == 0 { // what is asked later is more of the same reading
		if err := s.talks.ListRead(c.UserContext(), m.ID, session.Account); err != nil {
			return err
		}
	}
	if !s.visitors.mayPoll() {
		return errBusy
	}
	defer s.visitors.polled()
	ctx, stop := context.WithTimeout(c.UserContext(), min(mostHeldList, s.pollHolds))
	defer stop()
	changes, err := s.talks.List(ctx, m.ID, after)
	if err != nil {
		return err
	}
	if !s.stillTeam(c.UserContext(), m.ID, session.Account) { // they left while it was held
		return errNotFound
	}
	return c.JSON(changes)
}

// getTalkReads is who of the team opened the list, and when, and what was forgotten because its time was over. Who opened a
// conversation is written down in it.
func (s *server) getTalkReads(c *fiber.Ctx) error {
	m, _, err := s.team(c)
	if err != nil {
		return err
	}
	all, err := s.talks.ListReads(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	ended, err := s.talks.Ended(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	return c.JSON(fiber.Map{"reads": all, "ended": ended})
}

// aboutMeeting is what a conversation has to know of its meeting.
type aboutMeeting struct {
	prepare.Meeting
	themes []kind.Choice
	people map[meeting.PersonID]bool
}

func (s *server) aboutMeeting(ctx context.Context, m meeting.ID, asked meeting.PersonID) (about aboutMeeting, room *live.Room, err error) {
	if room, err = s.halls.Open(ctx, m); err != nil {
		return about, nil, err
	}
	return about, room, room.Read(ctx, func(l live.Life) {
		desk := meeting.Viewer{Audience: meeting.Console}
		about.Meeting, _ = l.Show(desk, meeting.Key{Part: "prepare", Name: "meeting"}).(prepare.Meeting)
		themes, _ := l.Show(desk, meeting.Key{Part: "prepare", Name: "themes"}).([]prepare.Theme)
		for _, t := range themes {
			about.themes = append(about.themes, kind.Choice{ID: t.ID, Text: t.Title})
		}
		about.people = map[meeting.PersonID]bool{asked: l.(*life.Life).Knows(asked)}
	})
}

type newTalkForm struct {
	Person   meeting.PersonID `json:"person" validate:"omitempty,id"`
	Name     string           `json:"name" validate:"text=80"`
	Phone    string           `json:"phone" validate:"text=40"`
	Email    string           `json:"email" validate:"omitempty,email,max=120"`
	Street   string           `json:"street" validate:"text=120"`
	Town     string           `json:"town" validate:"text=120"`
	Capacity string           `json:"capacity" validate:"max=40"`
}

// contact is what the form says of how somebody is reached.
func (f newTalkForm) contact() []intake.SetContact {
	all := []intake.SetContact{{Field: "name", Text: f.Name}, {Field: "phone", Text: f.Phone}, {Field: "email", Text: f.Email}, {Field: "street", Text: f.Street}, {Field: "town", Text: f.Town}}
	filled := all[:0]
	for _, one := range all {
		if strings.TrimSpace(one.Text) != "" {
			filled = append(filled, one)
		}
	}
	return filled
}

// postTalks begins the conversation with somebody on the list, or puts somebody on it.
func (s *server) postTalks(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	var form newTalkForm
	if err := decode(c, &form); err != nil {
		return err
	}
	who, _, err := s.beginTalk(c.UserContext(), m, teamActor(session), form)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"person": who})
}

// beginTalk begins the conversation with somebody on the list, or puts somebody on it first.
func (s *server) beginTalk(ctx context.Context, m door.Meeting, by meeting.Actor, form newTalkForm) (who meeting.PersonID, talk *live.Room, err error) {
	about, room, err := s.aboutMeeting(ctx, m.ID, form.Person)
	if err != nil {
		return "", nil, err
	}
	who = form.Person
	switch {
	case who != "" && !about.people[who]:
		return "", nil, meeting.Refuse(meeting.Unknown, "field", "person")
	case who == "" && strings.TrimSpace(form.Capacity) == "":
		return "", nil, meeting.Refuse(meeting.BadValue, "field", "capacity")
	case who == "":
		who = meeting.PersonID(uuid.NewString())
		if err := listPerson(ctx, room, by, who, form); err != nil {
			return "", nil, err
		}
	}
	setup, err := s.talks.Setup(ctx, m, about.Language)
	if err == nil {
		err = s.talks.Settle(ctx, m.ID, setup)
	}
	if err != nil {
		return "", nil, err
	}
	if talk, err = s.talks.Room(ctx, m.ID, who); err != nil {
		return "", nil, err
	}
	if err := askRoom(ctx, talk, by, &intake.Begin{Person: who, Script: setup.Script.With(about.themes)}); err != nil {
		return "", nil, err
	}
	for _, one := range form.contact() {
		if err := askRoom(ctx, talk, by, &one); err != nil {
			return "", nil, err
		}
	}
	return who, talk, nil
}

func (s *server) getTalkSetup(c *fiber.Ctx) error {
	m, _, err := s.team(c)
	if err != nil {
		return err
	}
	about, _, err := s.aboutMeeting(c.UserContext(), m.ID, "")
	if err != nil {
		return err
	}
	setup, err := s.talks.Setup(c.UserContext(), m, about.Language)
	if err != nil {
		return err
	}
	return c.JSON(setup)
}

// putTalkSetup sets everything anew. Conversations that were not agreed with get the questions as they are now.
func (s *server) putTalkSetup(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	var form talks.Setup
	if err := decode(c, &form); err != nil {
		return err
	}
	setup, err := s.talks.SetUp(c.UserContext(), m, form)
	if errors.Is(err, talks.ErrChanged) {
		return refuse(fiber.StatusConflict, "changed")
	}
	if err != nil {
		return err
	}
	s.leftTeam(c.UserContext(), m.ID)
	if err := s.putQuestions(c.UserContext(), m, teamActor(session), setup.Script); err != nil {
		slog.Warn("not every conversation has the new questions", "meeting", m.ID, "error", err)
	}
	return c.JSON(setup)
}

func (s *server) putQuestions(ctx context.Context, m door.Meeting, by meeting.Actor, script intake.Script) error {
	about, _, err := s.aboutMeeting(ctx, m.ID, "")
	if err != nil {
		return err
	}
	all, err := s.talks.List(ctx, m.ID, 0)
	if err != nil {
		return err
	}
	for _, one := range all.Rows {
		if one.Step == intake.Unreadable {
			continue
		}
		room, err := s.talks.Begun(ctx, m.ID, one.Person)
		if errors.Is(err, talks.ErrGone) {
			continue
		}
		if err != nil {
			return err
		}
		var no *meeting.Refusal
		if err := askRoom(ctx, room, by, &intake.PutQuestions{Script: script.With(about.themes)}); err != nil && !(errors.As(err, &no) && no.Code == meeting.WrongPhase) {
			return err
		}
	}
	return nil
}

// postTalkLink makes the way in that a letter has: who has it may come in as the person, so that it is an opening. Nobody is
// invited before what stands fixed was locked.
func (s *server) postTalkLink(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	about, _, err := s.aboutMeeting(c.UserContext(), m.ID, "")
	if err != nil {
		return err
	}
	if about.Version == 0 {
		return meeting.Refuse(meeting.WrongPhase, "field", "frameworks")
	}
	if _, err := s.opened(c.UserContext(), m.ID, personOf(c), session); err != nil {
		return err
	}
	token, code, err := s.door.MakeTalkLink(c.UserContext(), m.ID, personOf(c))
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"url": s.address(c) + "/gesprek#" + token, "code": code})
}

type pinForm struct {
	Pin string `json:"pin" validate:"required,max=20"`
}

// postTalkPin sets the pin: the person for themselves, or the team, who tells it to them, which is an opening: who knows it can
// read. With a new pin everybody who had come in has to give it.
func (s *server) postTalkPin(c *fiber.Ctx) error {
	m, session, by, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	var form pinForm
	if err := decode(c, &form); err != nil {
		return err
	}
	hash, err := s.door.HashPin(c.UserContext(), form.Pin)
	if errors.Is(err, door.ErrBad) {
		return meeting.Refuse(meeting.BadValue, "field", "pin")
	}
	if err != nil {
		return err
	}
	room, err := s.opened(c.UserContext(), m.ID, personOf(c), session)
	if err != nil {
		return err
	}
	if err := askRoom(c.UserContext(), room, by, &intake.SetPin{Hash: hash}); err != nil {
		return err
	}
	if err := s.door.ForgivePins(c.UserContext(), m.ID, personOf(c)); err != nil {
		return err
	}
	if session.Desk == door.AtTalk && !session.Open { // the first pin
		return s.unlock(c, session)
	}
	if err := s.door.EndOthers(c.UserContext(), door.TalkTag(m.ID, personOf(c)), session.ID); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// eitherSide is who asks, of the team or the person, with or without the pin.
func (s *server) eitherSide(c *fiber.Ctx) (door.Meeting, door.Session, meeting.Actor, error) {
	m, session, err := s.team(c)
	if err == nil {
		return m, session, teamActor(session), nil
	}
	if !errors.Is(err, errSignIn) && !errors.Is(err, errNotFound) && !errors.Is(err, door.ErrNoMeeting) {
		return m, session, meeting.Actor{}, err
	}
	own, notMine := s.mine(c)
	if notMine != nil {
		return m, session, meeting.Actor{}, err
	}
	by := meeting.Actor{Role: meeting.Nobody, Person: own.Person, Via: meeting.ViaPhone}
	if own.Open {
		by.Role = meeting.Participant
	}
	m, err = s.door.Meeting(c.UserContext(), own.Meeting)
	return m, own, by, err
}

// getTalkFile is everything that is kept of a conversation, as the person may have it.
func (s *server) getTalkFile(c *fiber.Ctx) error {
	m, session, by, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	if by.Role == meeting.Nobody {
		return errForbidden
	}
	room, err := s.opened(c.UserContext(), m.ID, personOf(c), session)
	if err != nil {
		return err
	}
	if c.Query("as") == "page" {
		return s.keptPage(c, m, room)
	}
	viewer := meeting.Viewer{Audience: meeting.Phone}
	if by.Role == meeting.Facilitator {
		viewer.Audience = meeting.Console
	}
	all := map[string]any{}
	err = room.Read(c.UserContext(), func(l live.Life) {
		for _, k := range l.Keys(viewer) {
			all[k.String()] = l.Show(viewer, k)
		}
	})
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="voorgesprek.json"`)
	return c.JSON(all)
}

// keptPage answers with the same as a page to read, as its person sees it.
func (s *server) keptPage(c *fiber.Ctx, m door.Meeting, room *live.Room) error {
	about, _, err := s.aboutMeeting(c.UserContext(), m.ID, "")
	if err != nil {
		return err
	}
	var all letters.Kept
	if err := room.Read(c.UserContext(), func(l live.Life) { all = kept(l.(*intake.Talk), about.Language, s.now()) }); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="voorgesprek.html"`)
	return s.show(c, letters.KeptPage(all))
}

func (s *server) deleteTalk(c *fiber.Ctx) error {
	m, _, by, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	if by.Role == meeting.Nobody {
		return errForbidden
	}
	var receipt talks.Receipt
	if c.Query("keep") == "afterwards" { // they may still be asked how it goes: said with the same words as all the rest goes
		receipt, err = s.talks.EraseAndKeep(c.UserContext(), m, personOf(c))
	} else {
		receipt, err = s.talks.Erase(c.UserContext(), m.ID, personOf(c))
	}
	if err != nil {
		return err
	}
	slog.Info("a conversation was erased", "meeting", m.ID, "receipt", receipt.Number)
	return c.JSON(receipt)
}

// fives is how coarse the numbers of the municipality are: from five up, and never so fine that one less the other is one
// person.
const fives = 5

// getTalkNumbers is what the municipality may know before the meeting: about how many.
func (s *server) getTalkNumbers(c *fiber.Ctx) error {
	m, role, err := s.staffAt(c)
	if err != nil {
		return err
	}
	_, _, notTeam := s.team(c)
	all, err := s.talks.List(c.UserContext(), m.ID, 0)
	if err != nil {
		return err
	}
	capacities, aims, err := s.invitations(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	count := intake.Ready(all.Rows, capacities)
	shown := func(n int) *int {
		if role == meeting.Municipality {
			if n -= n % fives; n == 0 {
				return nil
			}
		}
		return &n
	}
	mix := []mixView{}
	for _, aim := range aims {
		is := count.Of[aim.Capacity]
		mix = append(mix, mixView{aim.Capacity, aim.Number, shown(is.Invited), shown(is.Spoken), shown(is.Prepared)})
	}
	numbers := fiber.Map{"invited": shown(count.Invited), "spoken": shown(count.Spoken), "prepared": shown(count.Prepared), "mix": mix}
	if notTeam == nil { // the line on their console: numbers, so that it is no reading of the list
		numbers["begun"], numbers["needs"] = len(all.Rows)-intake.CountUnreadable(all.Rows), count.Needs
		if err := s.signUpNumbers(c.UserContext(), m, numbers); err != nil {
			return err
		}
	}
	return c.JSON(numbers)
}

// signUpNumbers adds how many signed up for themselves, and whether no more can.
func (s *server) signUpNumbers(ctx context.Context, m door.Meeting, numbers fiber.Map) error {
	setup, err := s.talks.Setup(ctx, m, "")
	if err != nil {
		return err
	}
	count, err := s.talks.SignedUp(ctx, m.ID)
	numbers["signed_up"], numbers["sign_up_full"] = count, setup.SignUp && count >= setup.MostSignUps()
	return err
}

// mixView is how far one capacity is against how many of it are to be there.
type mixView struct {
	Capacity string `json:"capacity"`
	Aim      int    `json:"aim"`
	Invited  *int   `json:"invited"`
	Spoken   *int   `json:"spoken"`
	Prepared *int   `json:"prepared"`
}

// invitations is the capacity of everybody on the list of a meeting, and how many of each are to be there.
func (s *server) invitations(ctx context.Context, m meeting.ID) (map[meeting.PersonID]string, []prepare.Aim, error) {
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return nil, nil, err
	}
	capacities := map[meeting.PersonID]string{}
	var aims []prepare.Aim
	return capacities, aims, room.Read(ctx, func(l live.Life) {
		desk := meeting.Viewer{Audience: meeting.Console}
		for _, k := range l.Keys(desk) {
			switch is := l.Show(desk, k).(type) {
			case people.Person:
				capacities[is.ID] = is.Capacity
			case []prepare.Aim:
				aims = is
			}
		}
	})
}

// staffAt is the meeting a route names and what a signed-in account is in it.
func (s *server) staffAt(c *fiber.Ctx) (door.Meeting, meeting.Role, error) {
	session, err := s.session(c, door.AtStaff)
	if errors.Is(err, door.ErrWrong) {
		return door.Meeting{}, meeting.Nobody, errSignIn
	}
	if err != nil {
		return door.Meeting{}, meeting.Nobody, err
	}
	m, err := s.door.Meeting(c.UserContext(), meetingOf(c))
	if err != nil {
		return m, meeting.Nobody, err
	}
	role, ok := m.RoleOf(session)
	if !ok {
		err = errNotFound
	}
	return m, role, err
}
