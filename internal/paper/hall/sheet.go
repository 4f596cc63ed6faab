// Package hall is the list for whoever prepares the hall: how many chairs and what must be there. It counts and names nobody.
package hall

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "hall",
	Title:   kind.Both{Dutch: "Zaallijst", English: "Hall list"},
	Purpose: kind.Both{Dutch: "Hoeveel mensen, wat zij nodig hebben en wat klaar moet staan. Alleen aantallen, voor wie de zaal klaarzet.", English: "How many people, what they need and what must stand ready. Numbers only, for whoever prepares the hall."},
	Day:     true,
	Markup:  markup,
	Own:     counted,
}

type need struct {
	Count int
	What  string
}

var words = map[string]kind.Both{
	"replacement_care": {Dutch: "vervangende zorg thuis", English: "replacement care at home"},
	"companion":        {Dutch: "een plek voor iemand die meekomt", English: "a place for somebody who comes along"},
	"transport":        {Dutch: "vervoer", English: "transport"},
	"large_print":      {Dutch: "grote letters", English: "large print"},
	"hearing_loop":     {Dutch: "ringleiding", English: "hearing loop"},
	"interpreter":      {Dutch: "tolk", English: "interpreter"},
	"wheelchair":       {Dutch: "ruimte voor een rolstoel", English: "room for a wheelchair"},
}

// spare is how many chairs stand ready for whoever is not on the list.
const spare = 10

func counted(m kind.Meeting) any {
	var needs []need
	for _, code := range slices.Sorted(maps.Keys(m.Needs)) {
		needs = append(needs, need{m.Needs[code], cmp.Or(words[code].In(m.Language), code)})
	}
	return struct {
		Chairs int
		Needs  []need
	}{len(m.People) + spare, needs}
}
