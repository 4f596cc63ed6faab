// Package cards is the numbered cards on which people write an idea.
package cards

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "cards",
	Title:   kind.Both{Dutch: "Ideeënkaartjes", English: "Idea cards"},
	Purpose: kind.Both{Dutch: "Genummerde kaartjes, zes op een blad. Voor wie op papier schrijft. Knip ze uit.", English: "Numbered cards, six on a sheet. For those who write on paper. Cut them out."},
	Day:     true,
	Markup:  markup,
	Own:     numbers,
}

// How many cards: some for everybody who writes on paper, and enough for a table that wants to.
const (
	each     = 4
	perSheet = 6
	least    = 24
	most     = 240
)

func numbers(m kind.Meeting) any {
	n := min(most, max(least, m.WithoutPhone()*each))
	n += (perSheet - n%perSheet) % perSheet
	all := make([]int, n)
	for i := range all {
		all[i] = i + 1
	}
	return all
}
