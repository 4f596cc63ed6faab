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
	Own:     lines,
}

// least is how many lines there are at least; each has room for two. The last few stay together: none is alone on a page.
const least, together = 10, 4

// Lines are the lines to sign on.
type Lines struct{ First, Last int }

func lines(m kind.Meeting) any {
	return Lines{max(least, (len(m.People)+1)/2) - together, together}
}
