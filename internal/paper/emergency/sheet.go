// Package emergency is the card for when it goes wrong: addresses, and what to do.
package emergency

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "emergency",
	Title:   kind.Both{Dutch: "Als het misgaat", English: "If it goes wrong"},
	Purpose: kind.Both{Dutch: "Eén blad voor naast de laptop: adressen, en wat u doet als er iets uitvalt.", English: "One sheet to keep beside the laptop: addresses, and what you do when something fails."},
	Day:     true,
	Markup:  markup,
}
