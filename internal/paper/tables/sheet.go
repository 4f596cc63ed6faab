// Package tables is the cards that stand on the tables.
package tables

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "tables",
	Title:   kind.Both{Dutch: "Tafelkaarten", English: "Table cards"},
	Purpose: kind.Both{Dutch: "Eén blad per tafel, dubbelgevouwen: nummer, onderwerp, code en QR.", English: "One sheet for each table, folded: number, subject, code and QR."},
	Day:     true,
	Markup:  markup,
}
