// Package plan is the plan in large print. What people wrote with their answers is on it only when the plan is sealed and all of it was read.
package plan

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "plan",
	Title:   kind.Both{Dutch: "Plan in grote letters", English: "Plan in large print"},
	Purpose: kind.Both{Dutch: "Ons plan, om te lezen zonder bril en om voor te lezen.", English: "Our plan, to read without glasses and to read aloud."},
	Markup:  markup,
}
