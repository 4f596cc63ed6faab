package main

import (
	"context"
	"errors"
	"log/slog"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/talks"
)

// The next meeting asks along who said after the former one that they may be asked. Their names and numbers lie with the former meeting, so
// whoever reads them is of both intake teams; nothing of what they said there goes along.

// formerPeople is who may be asked along.
type formerPeople struct {
	Title  string       `json:"title"` // of the former meeting
	May    bool         `json:"may"`   // the browser is of that team too
	People []talks.Kept `json:"people"`
}

// formerTeam is the meeting a route names, the one it goes on from, and who asks, of both teams: may is false when of the first one only. errNotFound when it
// goes on from none.
func (s *server) formerTeam(c *fiber.Ctx) (now, was door.Meeting, by door.Session, is formerPeople, err error) {
	if now, by, err = s.team(c); err != nil {
		return now, was, by, is, err
	}
	var former prepare.Former
	next := false
	if err = s.lookIn(c.UserContext(), now.ID, func(l *life.Life) { former, next = l.Former() }); err != nil {
		return now, was, by, is, err
	}
	if !next {
		return now, was, by, is, errNotFound
	}
	is = formerPeople{Title: former.Title, People: []talks.Kept{}}
	was, _, err = s.teamIn(c, former.Meeting)
	is.May = err == nil
	if errors.Is(err, errNotFound) || errors.Is(err, door.ErrNoMeeting) {
		err = nil
	}
	return now, was, by, is, err
}

// getFormerPeople lists who may be asked along, with how they are reached: a reading of that list, and written down as one.
func (s *server) getFormerPeople(c *fiber.Ctx) error {
	_, was, by, is, err := s.formerTeam(c)
	if err != nil {
		return err
	}
	if is.May {
		if is.People, err = s.keptOf(c.UserContext(), was.ID, by); err != nil {
			return err
		}
	}
	return c.JSON(is)
}

type askAlongForm struct {
	People []meeting.PersonID `json:"people" validate:"required,min=1,max=500,dive,id"`
}

// postFormerPeople puts these people on the list of the next meeting and begins a conversation with each, as if the team had written them down. How they are
// invited is as for everybody.
func (s *server) postFormerPeople(c *fiber.Ctx) error {
	now, was, by, is, err := s.formerTeam(c)
	if err != nil {
		return err
	}
	if !is.May {
		return errForbidden
	}
	var form askAlongForm
	if err := decode(c, &form); err != nil {
		return err
	}
	kept, err := s.keptOf(c.UserContext(), was.ID, by)
	if err != nil {
		return err
	}
	capacities, asked := map[meeting.PersonID]string{}, 0
	err = s.lookIn(c.UserContext(), was.ID, func(l *life.Life) {
		for _, who := range form.People {
			capacities[who] = l.CapacityOf(who)
		}
	})
	if err != nil {
		return err
	}
	for _, one := range kept {
		capacity := capacities[one.Person]
		if capacity == "" { // not asked for, or erased meanwhile
			continue
		}
		new, err := s.askAlong(c.UserContext(), now, was, by, one, capacity)
		if err != nil {
			return err
		}
		if new {
			asked++
		}
	}
	slog.Info("people of a former meeting were asked along", "meeting", now.ID, "people", asked)
	return c.JSON(fiber.Map{"asked": asked})
}

// askAlong asks one of them, once. What goes along is a name, how they are reached, and in what capacity they were there.
func (s *server) askAlong(ctx context.Context, now, was door.Meeting, by door.Session, one talks.Kept, capacity string) (bool, error) {
	first, err := s.talks.AskAlong(ctx, was.ID, one.Person, now.ID)
	if err != nil || !first {
		return false, err
	}
	form := newTalkForm{Name: one.Name, Phone: one.Phone, Email: one.Email, Capacity: capacity}
	if _, _, err := s.beginTalk(ctx, now, teamActor(by), form); err != nil {
		_, back := s.talks.AskAlong(context.WithoutCancel(ctx), was.ID, one.Person, "")
		return false, errors.Join(err, back)
	}
	return true, nil
}
