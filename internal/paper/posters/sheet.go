// Package posters is what hangs in the hall: the question, what stands fixed, the themes, how is decided, and how to join.
package posters

import (
	_ "embed"

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
	Markup:  markup,
}
