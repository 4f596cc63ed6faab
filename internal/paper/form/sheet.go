// Package form is the form on which a table writes a proposal.
package form

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "form",
	Title:   kind.Both{Dutch: "Voorstelformulier", English: "Proposal form"},
	Purpose: kind.Both{Dutch: "Hierop schrijft een tafel een voorstel. Druk er een paar per tafel af.", English: "A table writes a proposal on this. Print a few for each table."},
	Day:     true,
	Markup:  markup,
}
