package main

import (
	"cmp"
	"context"
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/letters"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/printed"
	"hoofdlijn/internal/talks"
)

// getLogistics is what is needed on the day, to be printed: numbers without names, but with what was written down in somebody's own
// words, so that it is a reading as of the list. It is for the team alone.
func (s *server) getLogistics(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	if err := s.talks.ListRead(c.UserContext(), m.ID, session.Account); err != nil {
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
		Needs: numbered(is.Needs), Companions: is.Companions, Interpreters: is.Interpreters, Leaving: numbered(is.Leaving), Missing: letters.Missing(intake.CountUnreadable(all.Rows))}))
}

func numbered(counts []intake.Counted) []letters.Number {
	all := make([]letters.Number, len(counts))
	for i, one := range counts {
		all[i] = letters.Number(one)
	}
	return all
}

// getPack is what somebody wants to have read before the day, to print or to read on a screen, aloud too: for the person and for the
// team. What was said takes the pin: with the link alone it has what was answered to their needs, and not what these were.
func (s *server) getPack(c *fiber.Ctx) error {
	m, session, by, err := s.eitherSide(c)
	if err != nil {
		return err
	}
	room, err := s.opened(c.UserContext(), m.ID, personOf(c), session)
	if err != nil {
		return err
	}
	same, err := s.packOf(c.UserContext(), m)
	if err != nil {
		return err
	}
	pack, err := personal(c.UserContext(), same, room, by.Role)
	if err != nil {
		return err
	}
	pack.Large = c.Query("size") == "large"
	return s.show(c, letters.Packs(pack))
}

// getPacks is the packs of several people as one document, for the team: ?people=p01,p02. Printing somebody's is opening their
// conversation. Whoever has none is left out.
func (s *server) getPacks(c *fiber.Ctx) error {
	m, session, err := s.team(c)
	if err != nil {
		return err
	}
	people, err := chosen(c.Query("people"), mostPacks)
	if err != nil {
		return err
	}
	same, err := s.packOf(c.UserContext(), m)
	if err != nil {
		return err
	}
	var all []letters.Pack
	for _, who := range people {
		room, err := s.opened(c.UserContext(), m.ID, who, session)
		if errors.Is(err, talks.ErrGone) {
			continue
		}
		if err != nil {
			return err
		}
		pack, err := personal(c.UserContext(), same, room, meeting.Facilitator)
		if err != nil {
			return err
		}
		pack.Large = c.Query("size") == "large"
		all = append(all, pack)
	}
	return s.show(c, letters.Packs(all...))
}

// mostPacks is how many are printed in one go.
const mostPacks = 200

// packOf is what is in everybody's pack.
func (s *server) packOf(ctx context.Context, m door.Meeting) (letters.Pack, error) {
	is, err := s.invitedTo(ctx, m)
	if err != nil {
		return letters.Pack{}, err
	}
	pack := letters.Pack{Language: is.Language, Rule: is.Rule, Meeting: is.letter()}
	for _, item := range is.Agenda {
		pack.Agenda = append(pack.Agenda, item.Title)
	}
	for _, q := range is.Questions {
		pack.Asked = append(pack.Asked, letters.Asked{Question: q.Text, Answer: q.Answer})
	}
	for _, n := range is.setup.Numbers {
		pack.Numbers = append(pack.Numbers, letters.Phone{Label: n.Label, Phone: n.Phone})
	}
	return pack, nil
}

// personal adds what is somebody's own.
func personal(ctx context.Context, pack letters.Pack, room *live.Room, role meeting.Role) (letters.Pack, error) {
	err := room.Read(ctx, func(l live.Life) {
		is, _ := l.(*intake.Talk).Summary()
		if role == meeting.Nobody { // what the link alone shows
			shown, _ := l.Show(meeting.Viewer{Audience: meeting.Lobby}, meeting.Key{Part: "talk", Name: "arranged"}).(intake.Arranged)
			for _, reply := range shown.Replies {
				pack.Arranged = append(pack.Arranged, letters.Arranged{Reply: reply})
			}
			return
		}
		pack.Name, pack.Leaves = is.Name, is.Leaves
		for _, n := range is.Needs {
			pack.Arranged = append(pack.Arranged, letters.Arranged{What: n.Text, Reply: cmp.Or(n.Reply, arrangedWord(pack.Language, n.State))})
		}
		for _, with := range is.Bring {
			pack.Along = append(pack.Along, letters.Along{Name: with.Name, As: with.As, Voice: with.Voice})
		}
	})
	return pack, err
}

// arrangedWord is what a pack says of a need about which nothing was written.
func arrangedWord(language, state string) string {
	switch state {
	case "arranged":
		return printed.Both{Dutch: "geregeld", English: "arranged"}.In(language)
	case "impossible":
		return printed.Both{Dutch: "dat kan niet; wij bellen u", English: "that cannot be done; we will call you"}.In(language)
	}
	return ""
}
