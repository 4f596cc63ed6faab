// Package badges is name badges. There is no code on them: anybody could scan it.
package badges

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "badges",
	Title:   kind.Both{Dutch: "Badges", English: "Badges"},
	Purpose: kind.Both{Dutch: "Naam en functie, acht op een blad. Zonder code: een badge kan iedereen lezen.", English: "Name and capacity, eight on a sheet. Without a code: anybody can read a badge."},
	Names:   true,
	Day:     true,
	Markup:  markup,
}
