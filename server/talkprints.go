package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/paper/kind"
	dial "hoofdlijn/internal/phone"
	"hoofdlijn/internal/printed"
	"hoofdlijn/internal/talks"
	"hoofdlijn/internal/wire"
)

// talkPrintRoutes are the conversations on paper, for the intake team alone.
func (s *server) talkPrintRoutes(api fiber.Router) {
	api.Post("/meetings/:meeting/talks/letters", s.postLetters)
	api.Post("/meetings/:meeting/talks/cards", s.postCards)
	api.Get("/meetings/:meeting/talks/calls", s.getCalls)
	api.Get("/meetings/:meeting/talks/sheets", s.getCallSheets)
	api.Get("/meetings/:meeting/talks/phones", s.getPhoneList)
	api.Get("/meetings/:meeting/talks/numbers-to-call", s.getNumbersToCall)
	api.Get("/meetings/:meeting/talks/:person/sheet", s.getCallSheets)
	api.Get("/meetings/:meeting/talks/:person/calendar", s.getCalendar)
}

// show answers with a page that is printed.
func (s *server) show(c *fiber.Ctx, page printed.Page) error {
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	c.Set(fiber.HeaderContentSecurityPolicy, page.Policy+"; frame-ancestors "+s.guard.framedBy())
	return c.Send(page.HTML)
}

// invitedTo is what people are invited to, and who invites.
type invitedTo struct {
	kind.Meeting
	locked      string            // digest of the frameworks; empty as long as they can change
	key         string            // short code of the key that will sign the plan
	explanation map[string]string // of frameworks
	names       map[meeting.PersonID]string
	setup       talks.Setup
}

func (s *server) invitedTo(ctx context.Context, m door.Meeting) (is invitedTo, err error) {
	room, err := s.halls.Open(ctx, m.ID)
	if err != nil {
		return is, err
	}
	is.explanation, is.names = map[string]string{}, map[meeting.PersonID]string{}
	err = room.Read(ctx, func(l live.Life) {
		is.Meeting = kind.Read(l.(*life.Life), kind.Door{})
		desk := meeting.Viewer{Audience: meeting.Console}
		for _, k := range l.Keys(desk) {
			switch shown := l.Show(desk, k).(type) {
			case prepare.Meeting:
				is.locked = shown.Digest
			case prepare.FrameworkShown:
				is.explanation[shown.ID] = shown.Explanation
			}
		}
	})
	if err != nil {
		return is, err
	}
	for _, p := range is.People {
		if p.Named {
			is.names[p.ID] = p.Name
		}
	}
	keys, err := s.sealer.keys(ctx)
	if err != nil {
		return is, err
	}
	is.key = keys.short()
	is.setup, err = s.talks.Setup(ctx, m, is.Language)
	return is, err
}

// mayInvite says why nobody can be invited yet: what stands fixed is not locked, or nobody says who it is from.
func (is invitedTo) mayInvite() *meeting.Refusal {
	switch {
	case is.locked == "":
		return meeting.Refuse(meeting.WrongPhase, "field", "frameworks")
	case is.setup.Sender.Name == "" || is.setup.Sender.Phone == "":
		return meeting.Refuse(meeting.Incomplete, "field", "sender")
	}
	return nil
}

// mostPrinted is how many letters or sheets are made at a time.
const mostPrinted = 100

type chosenForm struct {
	People []meeting.PersonID `json:"people" validate:"required,min=1,dive,id"`
}

// chosen reads who was chosen: ids with commas between them, at most so many.
func chosen(text string, most int) ([]meeting.PersonID, error) {
	var form chosenForm
	for _, id := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if who := meeting.PersonID(strings.Clone(id)); !slices.Contains(form.People, who) {
			form.People = append(form.People, who)
		}
	}
	if len(form.People) > most {
		return nil, meeting.Refuse(meeting.TooMany, "field", "people", "limit", most)
	}
	if no := wire.Check(form); no != nil {
		return nil, no
	}
	return form.People, nil
}

// printsFor is for whom somebody of the team prints, and what these are invited to.
func (s *server) printsFor(c *fiber.Ctx) (m door.Meeting, by door.Session, people []meeting.PersonID, is invitedTo, err error) {
	if m, by, err = s.team(c); err != nil {
		return m, by, nil, is, err
	}
	if people, err = chosen(c.FormValue("people"), mostPrinted); err != nil {
		return m, by, nil, is, err
	}
	is, err = s.invitedTo(c.UserContext(), m)
	return m, by, people, is, err
}

// postLetters makes a letter for everybody who was chosen, and answers with the pages. It is asked by a form, so that the
// browser shows them; and never by a GET, for each letter has a new link and code, which end those from before.
func (s *server) postLetters(c *fiber.Ctx) error {
	m, session, people, is, err := s.printsFor(c)
	if err != nil {
		return err
	}
	if no := is.mayInvite(); no != nil {
		return no
	}
	var all []letters.Letter
	for _, who := range people {
		l, err := s.letter(c, m, session, is, who)
		var no *meeting.Refusal
		if errors.As(err, &no) && no.Code == meeting.Stopped {
			continue // said between choosing and printing
		}
		if err != nil {
			return err
		}
		l.Large = c.FormValue("size") == "large"
		all = append(all, l)
	}
	if len(all) == 0 {
		return meeting.Refuse(meeting.Stopped)
	}
	return s.show(c, letters.Letters(all...))
}

// letter makes the letter of one person, with a link and a code that are new; that it was made is written down first.
func (s *server) letter(c *fiber.Ctx, m door.Meeting, by door.Session, is invitedTo, who meeting.PersonID) (l letters.Letter, err error) {
	ctx := c.UserContext()
	room, reach, err := s.reach(ctx, m, by, who)
	if err != nil {
		return l, err
	}
	if err := askRoom(ctx, room, teamActor(by), &intake.Invite{ID: "letter-" + uuid.NewString(), Way: "letter", State: "made"}); err != nil {
		return l, err
	}
	token, code, err := s.door.MakeTalkLink(ctx, m.ID, who)
	if err != nil {
		return l, err
	}
	home := s.address(c) + "/gesprek"
	_, typed, _ := strings.Cut(home, "://")
	from := is.setup.Sender
	return letters.Letter{Language: is.Language, Dated: s.now().Format(time.DateOnly), Meeting: is.letter(),
		Sender: letters.Sender{Name: from.Name, Address: lines(from.Street, from.Town), Phone: from.Phone, Signed: from.Signed},
		To:     letters.Person{Name: cmp.Or(reach.Name, is.names[who]), Address: lines(reach.Street, reach.Town)},
		Answer: letters.Answer{Phone: from.Phone, Hours: from.Hours, Link: home + "#" + token, Address: typed, Code: strings.ReplaceAll(code, "-", ""), By: from.By}}, nil
}

// postCards makes a folded card for the day for everybody who was chosen: whoever scans it goes on in their own conversation, and
// from there to the meeting. It stands beside their letter. Nothing of a conversation is read for it.
func (s *server) postCards(c *fiber.Ctx) error {
	m, session, people, is, err := s.printsFor(c)
	if err != nil {
		return err
	}
	cards := letters.Cards{Language: is.Language, Meeting: m.Title}
	for _, who := range people {
		if _, err := s.begunOrBegin(c.UserContext(), m, session, who); err != nil {
			return err
		}
		token, err := s.door.AddTalkLink(c.UserContext(), m.ID, who)
		if err != nil {
			return err
		}
		cards.Cards = append(cards.Cards, letters.Card{Name: is.names[who], Link: s.address(c) + "/gesprek#" + token})
	}
	return s.show(c, letters.FoldedCards(cards))
}

// begunOrBegin is the conversation with somebody; who is on the list and has none begins one.
func (s *server) begunOrBegin(ctx context.Context, m door.Meeting, by door.Session, who meeting.PersonID) (*live.Room, error) {
	room, err := s.talks.Begun(ctx, m.ID, who)
	if !errors.Is(err, talks.ErrGone) {
		return room, err
	}
	_, room, err = s.beginTalk(ctx, m, teamActor(by), newTalkForm{Person: who})
	return room, err
}

// reach is how somebody is reached. That their conversation was opened for it is written down; who is on the list and has
// none begins one.
func (s *server) reach(ctx context.Context, m door.Meeting, by door.Session, who meeting.PersonID) (room *live.Room, reach intake.Reach, err error) {
	if room, err = s.begunOrBegin(ctx, m, by, who); err != nil {
		return nil, reach, err
	}
	if err := s.opens(ctx, room, by); err != nil {
		return nil, reach, err
	}
	return room, reach, room.Read(ctx, func(l live.Life) { reach = l.(*intake.Talk).Reach() })
}

func lines(all ...string) []string {
	return slices.DeleteFunc(all, func(one string) bool { return strings.TrimSpace(one) == "" })
}

// letter is the meeting as a letter tells of it.
func (is invitedTo) letter() letters.Meeting {
	about := is.About
	told := letters.Meeting{Question: about.Question, Municipality: about.Municipality, Date: about.Date, Ends: about.Ends, Place: about.Place, CheckCode: prepare.CheckCode(is.locked), KeyCode: is.key,
		Promise: letters.Promise{Who: about.Promise.Who, When: is.Words.Day(about.Promise.When), Mandate: about.Promise.Mandate, Money: about.Promise.Money}}
	for i, p := range is.Plan.Points.All() {
		told.Points = append(told.Points, letters.Point{Text: p.Text, Bound: p.Bound, Formal: p.Formal, Explanation: is.explanation[p.ID], Source: p.Source, Limit: i >= len(is.Plan.Points.Starting)})
	}
	return told
}

// listRead is the team's list, which it is written down that somebody read.
func (s *server) listRead(c *fiber.Ctx) (door.Meeting, door.Session, []intake.Summary, invitedTo, error) {
	m, session, err := s.team(c)
	if err != nil {
		return m, session, nil, invitedTo{}, err
	}
	if err := s.talks.ListRead(c.UserContext(), m.ID, session.Account); err != nil {
		return m, session, nil, invitedTo{}, err
	}
	is, err := s.invitedTo(c.UserContext(), m)
	if err != nil {
		return m, session, nil, is, err
	}
	all, err := s.talks.List(c.UserContext(), m.ID, 0)
	for i := range all.Rows {
		all.Rows[i].Name = cmp.Or(all.Rows[i].Name, is.names[all.Rows[i].Person], string(all.Rows[i].Person))
	}
	slices.SortFunc(all.Rows, func(a, b intake.Summary) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return m, session, all.Rows, is, err
}

// getCalls prints whom to call on a day; with caller, whom one of the team calls.
func (s *server) getCalls(c *fiber.Ctx) error {
	m, session, rows, is, err := s.listRead(c)
	if err != nil {
		return err
	}
	day := letters.Day{Language: is.Language, Date: strings.Clone(c.Query("day", s.now().Format(time.DateOnly))), Caller: strings.Clone(c.Query("caller")),
		Missing: letters.Missing(intake.CountUnreadable(rows))}
	slices.SortStableFunc(rows, func(a, b intake.Summary) int {
		return strings.Compare(cmp.Or(a.Plan.Time, "99"), cmp.Or(b.Plan.Time, "99"))
	})
	for _, one := range rows {
		if one.Stopped || one.Plan.Day != day.Date || day.Caller != "" && one.Plan.Caller != day.Caller {
			continue
		}
		talk := letters.Talk{Time: one.Plan.Time, Name: one.Name, Phone: one.Phone, Where: letters.Where(one.Plan.Place), Tries: one.Tries}
		if talk.Where == letters.AtHome { // an address is in the conversation alone
			_, reach, err := s.reach(c.UserContext(), m, session, one.Person)
			if err != nil {
				return err
			}
			talk.Address = strings.Join(lines(reach.Street, reach.Town), ", ")
		}
		day.Talks = append(day.Talks, talk)
	}
	return s.show(c, letters.DayList(day))
}

// getCallSheets prints the sheets beside one conversation or several.
func (s *server) getCallSheets(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	people, err := chosen(cmp.Or(c.Params("person"), c.Query("people")), mostPrinted)
	if err != nil {
		return err
	}
	is, err := s.invitedTo(c.UserContext(), m)
	if err != nil {
		return err
	}
	var all []letters.Call
	for _, who := range people {
		room, err := s.opened(c.UserContext(), m.ID, who, session)
		if err != nil {
			return err
		}
		var sheet letters.Call
		if err := room.Read(c.UserContext(), func(l live.Life) { sheet = callSheet(l.(*intake.Talk), is.names[who]) }); err != nil {
			return err
		}
		sheet.Language = is.Language
		all = append(all, sheet)
	}
	return s.show(c, letters.CallSheets(all...))
}

// getPhoneList prints the numbers of those who have no e-mail.
func (s *server) getPhoneList(c *fiber.Ctx) error {
	_, _, rows, is, err := s.listRead(c)
	if err != nil {
		return err
	}
	list := letters.Phones{Language: is.Language, Missing: letters.Missing(intake.CountUnreadable(rows))}
	for _, one := range rows {
		if !one.Email && one.Step != intake.Unreadable {
			list.People = append(list.People, letters.Listed{Name: one.Name, Phone: one.Phone, State: howFar(one)})
		}
	}
	return s.show(c, letters.PhoneList(list))
}

// howFar is how far a conversation is, as the list of telephone numbers says it.
func howFar(one intake.Summary) letters.State {
	switch {
	case one.Stopped:
		return letters.Stopped
	case one.Step == intake.Prepared:
		return letters.Agreed
	case one.Step == intake.Talking, one.Step == intake.Changed:
		return letters.Spoken
	case one.Step == intake.Scheduled:
		return letters.Planned
	case one.Tries > 0:
		return letters.Tried
	}
	return letters.Waiting
}

// toCall is somebody without e-mail, as a screen lists them: the links are made where numbers are read.
type toCall struct {
	Person meeting.PersonID `json:"person"`
	Tel    string           `json:"tel"`
	SMS    string           `json:"sms,omitempty"` // with words that are ready; none for a number that takes no texts
}

// getNumbersToCall is who has no e-mail and a number that is one. Who asked not to be approached is not among them.
func (s *server) getNumbersToCall(c *fiber.Ctx) error {
	_, _, rows, is, err := s.listRead(c)
	if err != nil {
		return err
	}
	from := is.setup.Sender
	words := printed.Both{Dutch: "Goedendag, wij willen u graag uitnodigen en even spreken. Wanneer kunnen wij u bellen?", English: "Hello, we would like to invite you and have a short talk. When can we call you?"}.In(is.Language)
	words = strings.Join(lines(words, strings.Join(lines(from.Name, from.Phone), ", ")), " ")
	all := []toCall{}
	for _, one := range rows {
		if n, err := dial.Parse(one.Phone); err == nil && !one.Email && !one.Stopped {
			all = append(all, toCall{one.Person, n.Tel(), n.SMS(words)})
		}
	}
	return c.JSON(all)
}

// getCalendar is a file for a calendar with the day of the meeting and the appointment, for the team and the person. It has
// no word of what either is about.
func (s *server) getCalendar(c *fiber.Ctx) error {
	m, session, _, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	who := personOf(c)
	room, err := s.opened(c.UserContext(), m.ID, who, session)
	if err != nil {
		return err
	}
	var reach intake.Reach
	if err := room.Read(c.UserContext(), func(l live.Life) { reach = l.(*intake.Talk).Reach() }); err != nil {
		return err
	}
	is, err := s.invitedTo(c.UserContext(), m)
	if err != nil {
		return err
	}
	home := s.address(c) + "/gesprek"
	day := calendar.Event{ID: eventID(m.ID, "", "day"), Written: s.now(), Date: is.About.Date, Place: is.About.Place, Title: printed.Both{Dutch: "Bijeenkomst", English: "Meeting"}.In(is.Language), Link: home}
	talk := calendar.Event{ID: eventID(m.ID, who, "talk"), Revision: reach.Revision, Written: s.now(), Date: reach.Plan.Day, Begins: reach.Plan.Time, Place: placeOf(is.Language, reach.Plan),
		Title: printed.Both{Dutch: "Gesprek", English: "Conversation"}.In(is.Language), Link: home}
	file := calendar.File(talk, day)
	if file == nil {
		return errNotFound
	}
	c.Set(fiber.HeaderContentType, "text/calendar; charset=utf-8")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="afspraak.ics"`)
	return c.Send(file)
}
