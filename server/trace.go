package main

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/talks"
)

// seedMeeting puts a point that somebody allowed on a board. The meeting is not told whose it is. That the card is there
// already is how it was left when the program ended in between.
func (s *server) seedMeeting(ctx context.Context, m meeting.ID, card, theme, text string) (bool, error) {
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return false, err
	}
	err = askRoom(ctx, room, meeting.Actor{Role: meeting.Facilitator, Person: "talks"}, &ideas.Seed{ID: card, Theme: theme, Text: text})
	var no *meeting.Refusal
	switch {
	case err == nil:
		return true, nil
	case !errors.As(err, &no):
		return false, err
	case no.Code == meeting.Taken:
		return true, nil
	case mayTakeLater(no):
		return false, talks.ErrLater
	}
	return false, nil
}

// mayTakeLater says whether a meeting that refused something may take the same soon.
func mayTakeLater(no *meeting.Refusal) bool {
	return no.Retry || no.Code == meeting.IsPrivate || slices.Contains(meeting.WireCodes, no.Code)
}

// lookWithin is how long a look at a board may take; what cannot be seen is not refused here.
const lookWithin = 2 * time.Second

// board says why a board takes no point from a conversation; nil when it does.
func (s *server) board(m meeting.ID, theme string) (no *meeting.Refusal) {
	ctx, stop := context.WithTimeout(context.Background(), lookWithin)
	defer stop()
	room, err := s.halls.Open(ctx, m)
	if err != nil {
		return nil
	}
	by := meeting.Actor{Role: meeting.Facilitator, Person: "talks"}
	err = room.Read(ctx, func(l live.Life) {
		_, no = l.(*life.Life).Decide(meeting.Command{By: by, Do: &ideas.Seed{Theme: theme, Text: "?"}})
	})
	if err != nil || no != nil && no.Code == meeting.IsPrivate { // it may wait
		return nil
	}
	return no
}

// boardTakes refuses to offer a point for a board that is closed, before somebody is asked whether it may go there.
func (v *visit) boardTakes(m message) *meeting.Refusal {
	if v.board == nil || v.role != meeting.Facilitator || m.Name != (*intake.OfferPoint)(nil).Intent() {
		return nil
	}
	var offer struct {
		Theme string `json:"theme"`
	}
	if json.Unmarshal(m.Data, &offer) != nil {
		return nil // the room says what is wrong with it
	}
	return v.board(v.meeting, offer.Theme)
}

// traceView is where everything ended that somebody brought: the points of their conversation and, for themselves alone, the
// cards they wrote in the meeting.
type traceView struct {
	Points []pointTrace    `json:"points"`
	Cards  []life.Traced   `json:"cards,omitempty"`
	Themes []prepare.Theme `json:"themes"`
	Sealed bool            `json:"sealed"`
}

type pointTrace struct {
	intake.Offer
	Became *life.Traced `json:"became,omitempty"`
}

// trace is for the person, with their pin, and for the team. In the meeting nobody knows whose a point is: only here the
// two are laid beside each other.
func (s *server) trace(c *fiber.Ctx) (seen traceView, language string, team bool, err error) {
	m, session, by, err := s.eitherSide(c)
	if err != nil {
		return seen, "", false, err
	}
	if by.Role == meeting.Nobody {
		return seen, "", false, errForbidden
	}
	team = by.Role == meeting.Facilitator
	talk, err := s.opened(c.UserContext(), m.ID, personOf(c), session)
	if err != nil {
		return seen, "", team, err
	}
	var offers []intake.Offer
	if err := talk.Read(c.UserContext(), func(l live.Life) { offers = l.(*intake.Talk).Offers() }); err != nil {
		return seen, "", team, err
	}
	room, err := s.halls.Open(c.UserContext(), m.ID)
	if err != nil {
		return seen, "", team, err
	}
	err = room.Read(c.UserContext(), func(l live.Life) {
		whole := l.(*life.Life)
		seen, language = traced(whole, offers, personOf(c), team), whole.Plan().Language
	})
	return seen, language, team, err
}

// traced lays the points of a conversation beside the meeting. In private time the team sees of the meeting what its console
// does: nothing.
func traced(l *life.Life, offers []intake.Offer, who meeting.PersonID, team bool) traceView {
	seen := traceView{Points: []pointTrace{}, Sealed: l.Phase() == meeting.Sealed}
	seen.Themes, _ = l.Show(meeting.Viewer{Audience: meeting.Lobby}, meeting.Key{Part: "prepare", Name: "themes"}).([]prepare.Theme)
	hidden := team && l.Private()
	for _, o := range offers {
		one := pointTrace{Offer: o}
		if became, known := l.Trace(o.Card); known && !hidden {
			one.Became = &became
		}
		seen.Points = append(seen.Points, one)
	}
	if !team {
		for _, card := range l.CardsOf(who) {
			became, _ := l.Trace(card)
			seen.Cards = append(seen.Cards, became)
		}
	}
	return seen
}

func (s *server) getTrace(c *fiber.Ctx) error {
	seen, _, _, err := s.trace(c)
	if err != nil {
		return err
	}
	return c.JSON(seen)
}

// getTraceSheet is the same on paper, to be given or sent to somebody.
func (s *server) getTraceSheet(c *fiber.Ctx) error {
	seen, language, _, err := s.trace(c)
	if err != nil {
		return err
	}
	page := letters.TraceSheet(onPaper(seen, language))
	return s.show(c, page)
}

func onPaper(seen traceView, language string) letters.Trace {
	title := map[string]string{}
	for _, t := range seen.Themes {
		title[t.ID] = t.Title
	}
	sheet := letters.Trace{Language: language, Sealed: seen.Sealed}
	for _, p := range seen.Points {
		one := letters.Ended{Text: p.Text, Board: title[p.Theme], State: string(p.State)}
		if p.Became != nil {
			one = ended(*p.Became, title)
		}
		sheet.Points = append(sheet.Points, one)
	}
	for _, card := range seen.Cards {
		sheet.Cards = append(sheet.Cards, ended(card, title))
	}
	return sheet
}

func ended(card life.Traced, title map[string]string) letters.Ended {
	return letters.Ended{Text: card.Text, Board: title[card.Theme], State: string(card.State), Cluster: card.Title, Why: card.Reason, In: card.In}
}
