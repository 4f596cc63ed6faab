// Package signing is the sheet that is signed. It names nobody: who does not sign is not asked why.
package signing

import (
	_ "embed"

	"hoofdlijn/internal/paper/kind"
)

//go:embed sheet.tmpl
var markup string

// Sheet is the sheet.
var Sheet = kind.Sheet{
	Name:    "signing",
	Title:   kind.Both{Dutch: "Tekenlijst", English: "Signing sheet"},
	Purpose: kind.Both{Dutch: "Ik was erbij. Dit is wat we hebben besloten. Wie wil, tekent.", English: "I was there. This is what we decided. Whoever wants to, signs."},
	Day:     true,
	Markup:  markup,
	Own:     func(m kind.Meeting) any { return max(rows, (len(m.People)+1)/2) },
}

// rows is how many lines there are at least; each has room for two.
const rows = 10
