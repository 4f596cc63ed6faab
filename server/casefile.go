package main

import (
	"encoding/json"
	"errors"

	"github.com/gofiber/fiber/v2"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

// caseForm is a case file as a browser sends it.
type caseForm struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// wish is an intent as the wire carries it: what the browser asks the meeting it makes.
type wish struct {
	Name string         `json:"name"`
	Data meeting.Intent `json:"data"`
}

// postCaseFile reads a case file and answers with what it prepares: the meeting, its themes, frameworks and people. What
// happens in the case is not done. Nothing is kept; who makes the meeting asks this of it.
func (s *server) postCaseFile(c *fiber.Ctx) error {
	if _, err := s.staff(c, door.Admin, door.Facilitator); err != nil {
		return err
	}
	var form caseForm
	if !c.Is("json") {
		return refuse(fiber.StatusUnsupportedMediaType, "not-json")
	}
	if json.Unmarshal(c.Body(), &form) != nil { // a file may be longer than an intent; the server's own limit holds
		return refuse(fiber.StatusUnprocessableEntity, "bad-value")
	}
	file, err := casefile.Parse(form.Name, []byte(form.Text))
	if err != nil {
		return badCase(err, c.AcceptsLanguages("nl", "en"))
	}
	return c.JSON(fiber.Map{"title": file.Title, "municipality": file.Municipality, "asks": caseWishes(file)})
}

// badCase says in words what is wrong with the file, with its line.
func badCase(err error, language string) error {
	p := refuse(fiber.StatusUnprocessableEntity, "bad-case")
	text := err.Error()
	if of := new(casefile.Problem); errors.As(err, &of) {
		text = of.In(language)
	}
	p.About = meeting.About{"text": text}
	return p
}

func caseWishes(file *casefile.Case) []wish {
	about := &prepare.SetMeeting{Title: file.Title, Municipality: file.Municipality, Question: file.Question, Date: file.Date,
		Place: file.Place, Language: file.Language, Method: file.Settings.Method, Secrecy: file.Settings.Secrecy,
		Deciding: file.Settings.Deciding, Repairs: 2}
	wishes := []wish{{about.Intent(), about}}
	add := func(do meeting.Intent) { wishes = append(wishes, wish{do.Intent(), do}) }
	for _, t := range file.Themes {
		add(&prepare.SetTheme{ID: t.ID, Title: t.Title})
	}
	for _, f := range file.Frameworks {
		add(&prepare.SetFramework{Text: prepare.Text{ID: f.ID, Kind: f.Kind, Text: f.Text, Formal: f.Formal,
			Explanation: f.Explanation, Fits: f.FitsExample, Fails: f.FailsExample, Owner: f.Owner, Source: f.Source,
			Measure: f.Measure, Unit: f.Unit, Min: f.Min, Max: f.Max, Over: f.Over}})
	}
	for _, p := range file.People {
		add(&people.List{ID: meeting.PersonID(p.ID), Capacity: p.Capacity, Votes: p.Votes,
			CompanionOf: meeting.PersonID(p.CompanionOf), Device: p.Device, Needs: p.Needs})
	}
	return wishes
}
