// Package posters is what hangs in the hall: the question, what stands fixed, the themes, how is decided, and how to join.
package posters

import (
	_ "embed"
	"unicode/utf8"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "posters",
	Title:   kind.Both{Dutch: "Posters", English: "Posters"},
	Purpose: kind.Both{Dutch: "Voor aan de muur: de vraag, wat vooraf vaststaat, de onderwerpen, zo beslissen we, en zo doet u mee.", English: "For the wall: the question, what was fixed beforehand, the subjects, how we decide, and how to join."},
	Day:     true,
	Own:     sizes,
	Markup:  markup,
}

// sizes is how large the letters of a list can be so that it fits one page; the smallest flow on to the next.
func sizes(m kind.Meeting) any {
	var points, themes []string
	for _, p := range m.Plan.Points.All() {
		points = append(points, p.Text)
	}
	for _, t := range m.Themes {
		themes = append(themes, t.Title)
	}
	return struct{ Points, Themes string }{size(points), size(themes)}
}

// room is how many millimetres of a page a list has.
const room = 205

func size(texts []string) string {
	large, medium := 0, 0
	for _, text := range texts {
		n := utf8.RuneCountInString(text)
		large += (1+n/36)*11 + 10
		medium += (1+n/52)*8 + 7
	}
	switch {
	case large <= room:
		return ""
	case medium <= room:
		return "many"
	}
	return "most"
}
