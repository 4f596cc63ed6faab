// Package handover is the one page that is put in the hand of the municipality.
package handover

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "handover",
	Title:   kind.Both{Dutch: "Aanbiedblad", English: "Hand-over sheet"},
	Purpose: kind.Both{Dutch: "Eén blad om in de hand te geven: dit hebben we besloten. Voor de burgemeester.", English: "One page to put in somebody’s hand: this is what we decided. For the mayor."},
	Markup:  markup,
}
