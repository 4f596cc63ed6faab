package main

import (
	"context"
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/publish"
	"hoofdlijn/internal/seal"
)

// former is a meeting as the next one names it. It is read from the record and not asked of the room: a room that asks for it must
// not wait for another, which may be waiting for this one.
func (s *sealer) former(ctx context.Context, m meeting.ID) (prepare.Former, error) {
	grown, err := s.tree(ctx, m)
	if err != nil {
		return prepare.Former{}, err
	}
	p := grown.Plan()
	return prepare.Former{Origin: grown.Origin(), Meeting: m, Title: p.Meeting.Title, Code: p.Code()}, nil
}

// getFormer gives who leads a sealed meeting what the next one says of it.
func (s *server) getFormer(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	former, err := s.sealer.former(c.UserContext(), m.ID)
	if errors.Is(err, seal.ErrNotSealed) {
		return meeting.Refuse(meeting.WrongPhase)
	}
	if err != nil {
		return err
	}
	return c.JSON(former)
}

// superseded is the plan of before, whose place the plan of this meeting takes.
type superseded struct {
	Meeting meeting.ID `json:"meeting"`
	Title   string     `json:"title"`
	Code    string     `json:"code"`
	May     bool       `json:"may"`    // the browser leads that meeting too
	Said    bool       `json:"said"`   // it says there where the new plan is
	Public  bool       `json:"public"` // the new plan is, so that it can be said there where it is
	new     plan.Document
}

// supersededBy finds it; errNotFound when the plan is not fixed, or takes the place of none.
func (s *server) supersededBy(c *fiber.Ctx) (is superseded, err error) {
	if _, err := s.leads(c); err != nil {
		return is, err
	}
	m, err := s.madeBy(c)
	if err != nil {
		return is, err
	}
	was := m.plan.Supersedes
	if !m.sealed || was == nil {
		return is, errNotFound
	}
	is = superseded{Meeting: meeting.ID(was.Meeting), Title: was.Title, Code: was.Code, new: m.plan}
	p, err := s.published.Of(c.UserContext(), meetingOf(c))
	if err != nil {
		return is, err
	}
	is.Public = p.Public()
	_, notTheirs := s.leadsIn(c, is.Meeting)
	is.May = notTheirs == nil
	err = s.lookIn(c.UserContext(), is.Meeting, func(l *life.Life) {
		became, _ := l.Follow()
		is.Said = slices.ContainsFunc(became.Course.Replaced, func(one follow.Successor) bool { return one.Proposal == "" && one.Code == m.plan.Code() })
	})
	if errors.Is(err, errNotFound) { // it was made on another server
		err = nil
	}
	return is, err
}

func (s *server) getSuperseded(c *fiber.Ctx) error {
	is, err := s.supersededBy(c)
	if err != nil {
		return err
	}
	return c.JSON(is)
}

// postSuperseded says at the plan of before that the plan of this meeting took its place, as whoever leads both.
func (s *server) postSuperseded(c *fiber.Ctx) error {
	is, err := s.supersededBy(c)
	if err != nil {
		return err
	}
	if !is.May {
		return errForbidden
	}
	if !is.Public { // what is said there stays for good, and leads everybody here
		return meeting.Refuse(meeting.WrongPhase)
	}
	if !is.Said {
		by := follow.Successor{Title: is.new.Meeting.Title, Address: s.address(c) + publish.Path(meetingOf(c)), Code: is.new.Code(), Date: s.today()}
		if err := s.askMeeting(c.UserContext(), is.Meeting, meeting.Actor{Role: meeting.Facilitator}, &follow.Replace{Successor: by}); err != nil {
			return err
		}
	}
	is.Said = true
	return c.JSON(is)
}
