package main

import (
	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/paper"
	"hoofdlijn/internal/paper/kind"
)

// paperRoutes are the sheets of a meeting, ready to be printed. They are for who leads the meeting and for nobody else:
// some name people.
func (s *server) paperRoutes(api fiber.Router) {
	api.Get("/meetings/:meeting/paper", s.getPapers)
	api.Get("/meetings/:meeting/paper/:sheet.html", s.getPaper)
}

// paperView is a sheet as the console lists it.
type paperView struct {
	Name    string    `json:"name"`
	Title   kind.Both `json:"title"`
	Purpose kind.Both `json:"purpose"`
	Names   bool      `json:"names"` // it names people
	Day     bool      `json:"day"`   // it goes along with everything for the day
}

func (s *server) getPapers(c *fiber.Ctx) error {
	if _, err := s.leads(c); err != nil {
		return err
	}
	var all []paperView
	for _, one := range paper.All() {
		all = append(all, paperView{one.Name, one.Title, one.Purpose, one.Names, one.Day})
	}
	return c.JSON(all)
}

func (s *server) getPaper(c *fiber.Ctx) error {
	m, err := s.leads(c)
	if err != nil {
		return err
	}
	sheets := paper.Named(c.Params("sheet"))
	if len(sheets) == 0 {
		return errNotFound
	}
	room, err := s.halls.Open(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	wifi, err := s.hall.Wifi(c.UserContext(), m.ID)
	if err != nil {
		return err
	}
	door := kind.Door{Code: m.Code, Address: s.address(c), Join: s.address(c) + "/" + m.Code, Wifi: wifi, TakeOver: s.takeOver(), KeysApart: s.keysApart()}
	var shown kind.Meeting
	private := false
	if err := room.Read(c.UserContext(), func(l live.Life) {
		whole := l.(*life.Life)
		shown, private = kind.Read(whole, door), whole.Private()
	}); err != nil {
		return err
	}
	if private { // M10
		return meeting.Refuse(meeting.IsPrivate)
	}
	return s.show(c, kind.Print(shown, sheets...))
}
