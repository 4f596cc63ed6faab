// Package answers is the cards on which people answer who have no phone.
package answers

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "answers",
	Title:   kind.Both{Dutch: "Antwoordkaarten", English: "Answer cards"},
	Purpose: kind.Both{Dutch: "Voor wie op papier antwoordt: twee kaarten op een blad, per voorstel. Druk er zo veel af als nodig is.", English: "For those who answer on paper: two cards on a sheet, for each proposal. Print as many as you need."},
	Day:     true,
	Markup:  markup,
}
