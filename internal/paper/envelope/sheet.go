// Package envelope is the sheet with the take-over code: it goes in an envelope that stays shut unless the laptop dies.
package envelope

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "envelope",
	Title:   kind.Both{Dutch: "Voor in de envelop", English: "For in the envelope"},
	Purpose: kind.Both{Dutch: "De overnamecode: daarmee gaat een tweede laptop verder. In een dichte envelop, niet bij de stick.", English: "The take-over code: with it a second laptop goes on. In a sealed envelope, not with the stick."},
	Day:     true,
	Markup:  markup,
}
