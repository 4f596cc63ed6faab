// Package tally is the sheet on which paper answers are counted in and out, and in counted methods the answers themselves.
package tally

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "tally",
	Title:   kind.Both{Dutch: "Tellijst", English: "Tally sheet"},
	Purpose: kind.Both{Dutch: "Voor wie papieren antwoorden invoert: uitgedeeld, terug, ingevoerd. Per voorstel.", English: "For whoever enters answers from paper: handed out, back, entered. For each proposal."},
	Day:     true,
	Markup:  markup,
}
