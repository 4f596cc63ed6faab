// Package calls is the list of people to call beforehand.
package calls

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "calls",
	Title:   kind.Both{Dutch: "Bellijst", English: "Call sheet"},
	Purpose: kind.Both{Dutch: "Wie belt u in de week ervoor? Vul de nummers zelf in.", English: "Whom do you call in the week before? Fill in the numbers yourself."},
	Names:   true,
	Markup:  markup,
}
