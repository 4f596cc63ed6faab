// Package check is the sheet on which a proposal is held against what stands fixed.
package check

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "check",
	Title:   kind.Both{Dutch: "Toetsblad", English: "Check sheet"},
	Purpose: kind.Both{Dutch: "Past een voorstel bij wat vooraf vaststaat? Een blad voor elk voorstel.", English: "Does a proposal fit what was fixed beforehand? One sheet for each proposal."},
	Day:     true,
	Markup:  markup,
}
