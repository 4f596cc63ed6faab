package demo

import (
	"context"
	"fmt"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/rehearse/play"
)

// agenda is the afternoon of the example.
var agenda = []object{
	{"id": "welkom", "title": "Welkom en de vraag", "station": "question", "minutes": 15, "view": "lobby"},
	{"id": "grenzen", "title": "Wat vooraf vaststaat", "station": "bounds", "minutes": 15, "view": "frameworks"},
	{"id": "gesprekken", "title": "Aan de tafels", "station": "talks", "minutes": 30, "view": "tables"},
	{"id": "ideeen", "title": "Ideeën", "station": "ideas", "minutes": 40, "view": "board"},
	{"id": "voorstellen", "title": "Voorstellen maken", "station": "proposals", "minutes": 40, "view": "proposal"},
	{"id": "besluiten", "title": "Besluiten", "station": "decisions", "minutes": 45, "view": "round"},
	{"id": "plan", "title": "Ons plan", "station": "plan", "minutes": 20, "view": "plan"},
}

var items = map[Chapter]string{Question: "welkom", Bounds: "grenzen", Talks: "gesprekken", Ideas: "ideeen",
	Proposals: "voorstellen", Decisions: "besluiten", Plan: "plan"}

// prepare plays the case in an empty room as far as a chapter, and says in the meeting itself that it is an example.
func prepare(ctx context.Context, room *live.Room, c *casefile.Case, chapter Chapter) error {
	s := stage{room}
	do := func(name string, data any) error {
		said, err := s.Ask(ctx, console(name, data.(object)))
		if err == nil && said.Refused != "" && said.Refused != "no_change" {
			err = fmt.Errorf("example: %s: %s", name, said.Refused)
		}
		return err
	}
	cut := Cut(c, chapter)
	p := play.Player{Stage: s, Start: func(context.Context) error {
		if err := do("prepare.set_meeting", about(c)); err != nil {
			return err
		}
		return do("prepare.set_agenda", object{"items": agenda})
	}}
	if _, err := p.Play(ctx, cut); err != nil {
		return err
	}
	if err := do("meet.go_to", object{"item": items[chapter]}); err != nil {
		return err
	}
	at := scenes[chapter]
	return do("meet.show", show(at.view, at.focus).Data.(object))
}

// about is the meeting of the case, with what an example adds.
func about(c *casefile.Case) object {
	o := object{"title": c.Title, "question": c.Question, "language": c.Language, "method": c.Settings.Method,
		"secrecy": c.Settings.Secrecy, "municipality": c.Municipality, "date": c.Date, "place": c.Place, "example": true,
		"repairs": mostRepairs}
	if c.Settings.Deciding != nil {
		o["deciding"] = c.Settings.Deciding
	}
	return o
}
