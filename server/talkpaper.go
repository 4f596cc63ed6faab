package main

import (
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/letters"
)

// getLogistics is what is needed on the day, to be printed: numbers without names. It is for the team alone.
func (s *server) getLogistics(c *fiber.Ctx) error {
	m, _, err := s.team(c)
	if err != nil {
		return err
	}
	about, _, err := s.aboutMeeting(c.UserContext(), m.ID, "")
	if err != nil {
		return err
	}
	all, err := s.talks.List(c.UserContext(), m.ID, 0)
	if err != nil {
		return err
	}
	is := intake.Count(all.Rows)
	return s.show(c, letters.LogisticsSheet(letters.Logistics{Language: about.Language, Date: about.Date, Ends: about.Ends, Place: about.Place,
		Needs: numbered(is.Needs), Companions: is.Companions, Interpreters: is.Interpreters, Leaving: numbered(is.Leaving)}))
}

func numbered(counts []intake.Counted) []letters.Number {
	all := make([]letters.Number, len(counts))
	for i, one := range counts {
		all[i] = letters.Number(one)
	}
	return all
}
