// Package run is the run sheet: what happens when, who does it, what is said, what the screen shows and what must lie ready.
package run

import (
	_ "embed"
	"fmt"
	"time"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "run",
	Title:   kind.Both{Dutch: "Draaiboek", English: "Run sheet"},
	Purpose: kind.Both{Dutch: "De middag op een rij: tijd, stap, wie, wat u zegt, scherm en materiaal. Voor de gespreksleiders.", English: "The afternoon at a glance: time, step, who, what you say, screen and material. For the facilitators."},
	Day:     true,
	Markup:  markup,
	Own:     rows,
}

// Row is one step of the afternoon.
type Row struct {
	At, Title, Who, Script, Screen, Material string
	Minutes                                  int
}

// about is what a station of the line asks for: who does it, and what must lie ready.
var about = map[string]struct{ who, material kind.Both }{
	"question":  {kind.Both{Dutch: "Gespreksleider", English: "Facilitator"}, kind.Both{Dutch: "Deurlijst, badges, posters.", English: "Door list, badges, posters."}},
	"bounds":    {kind.Both{Dutch: "De gemeente legt uit, en gaat dan weg", English: "The municipality explains, and then leaves"}, kind.Both{Dutch: "Poster: wat vooraf vaststaat.", English: "Poster: what was fixed beforehand."}},
	"talks":     {kind.Both{Dutch: "Tafelbegeleiders", English: "Table hosts"}, kind.Both{Dutch: "Tafelkaarten.", English: "Table cards."}},
	"ideas":     {kind.Both{Dutch: "Iedereen", English: "Everybody"}, kind.Both{Dutch: "Ideeënkaartjes, pennen.", English: "Idea cards, pens."}},
	"proposals": {kind.Both{Dutch: "De tafels schrijven", English: "The tables write"}, kind.Both{Dutch: "Voorstelformulieren, toetsbladen.", English: "Proposal forms, check sheets."}},
	"decisions": {kind.Both{Dutch: "Iedereen die meebeslist", English: "Everybody who decides"}, kind.Both{Dutch: "Antwoordkaarten, tellijst.", English: "Answer cards, tally sheet."}},
	"plan":      {kind.Both{Dutch: "Gespreksleider leest voor", English: "The facilitator reads aloud"}, kind.Both{Dutch: "Tekenlijst.", English: "Signing sheet."}},
	"after":     {kind.Both{Dutch: "Iemand uit de zaal biedt aan", English: "Somebody from the room hands over"}, kind.Both{Dutch: "Aanbiedblad.", English: "Hand-over sheet."}},
}

// special is what the screen shows where who does it and what must lie ready are not those of the station.
var special = map[string]struct{ who, material kind.Both }{
	"practice":    {kind.Both{Dutch: "Iedereen", English: "Everybody"}, kind.Both{Dutch: "Pen en papier.", English: "Pen and paper."}},
	"casework":    {kind.Both{Dutch: "Tafelbegeleiders", English: "Table hosts"}, kind.Both{Dutch: "Casusbladen, pennen.", English: "Case sheets, pens."}},
	"information": {kind.Both{Dutch: "Een deskundige", English: "An expert"}, kind.Both{}},
	"pause":       {kind.Both{Dutch: "Iedereen", English: "Everybody"}, kind.Both{Dutch: "Koffie en thee.", English: "Coffee and tea."}},
	"private":     {kind.Both{Dutch: "De groep, zonder gespreksleider", English: "The group, without the facilitator"}, kind.Both{}},
	"signing":     {kind.Both{Dutch: "Wie wil", English: "Whoever wants to"}, kind.Both{Dutch: "Tekenlijst.", English: "Signing sheet."}},
}

// views is what the projector shows, in words.
var views = map[string]kind.Both{
	"lobby": {Dutch: "welkom en de code", English: "welcome and the code"}, "frameworks": {Dutch: "wat vooraf vaststaat", English: "what was fixed beforehand"},
	"information": {Dutch: "informatie", English: "information"}, "board": {Dutch: "het bord", English: "the board"},
	"tables": {Dutch: "de tafels", English: "the tables"}, "proposal": {Dutch: "het voorstel", English: "the proposal"},
	"check": {Dutch: "past dit?", English: "does this fit?"}, "round": {Dutch: "de ronde", English: "the round"},
	"result": {Dutch: "de uitkomst", English: "the outcome"}, "plan": {Dutch: "ons plan", English: "our plan"},
	"signing": {Dutch: "ondertekenen", English: "signing"},
	"pause":   {Dutch: "pauze", English: "break"}, "private": {Dutch: "donker", English: "dark"},
	"practice": {Dutch: "de oefenvraag", English: "the practice question"},
	"casework": {Dutch: "de casus", English: "the case"}, "harvest": {Dutch: "wat de tafels vonden", English: "what the tables found"},
}

func rows(m kind.Meeting) any {
	var all []Row
	at := 0
	for _, item := range m.Agenda {
		does, known := special[item.View]
		if !known {
			does = about[item.Station]
		}
		all = append(all, Row{At: clock(m, at), Title: item.Title, Who: does.who.In(m.Language), Script: item.Script,
			Screen: views[item.View].In(m.Language), Material: does.material.In(m.Language), Minutes: item.Minutes})
		at += item.Minutes
	}
	return all
}

// clock is when a step begins, reckoned back from when the hall must be empty. Without that, how far into the afternoon.
func clock(m kind.Meeting, after int) string {
	total := 0
	for _, item := range m.Agenda {
		total += item.Minutes
	}
	ends, err := time.Parse("15:04", m.About.Ends)
	if err != nil {
		return fmt.Sprintf("+%d:%02d", after/60, after%60)
	}
	return ends.Add(time.Duration(after-total) * time.Minute).Format("15:04")
}
