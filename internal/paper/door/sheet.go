// Package door is the list at the door: who comes, and a box to tick when they are in.
package door

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "door",
	Title:   kind.Both{Dutch: "Deurlijst", English: "Door list"},
	Purpose: kind.Both{Dutch: "Wie komt er? Vink af wie binnen is. Voor de helpers aan de deur.", English: "Who comes? Tick who is in. For the helpers at the door."},
	Names:   true,
	Day:     true,
	Markup:  markup,
}
