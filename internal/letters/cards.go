package letters

import (
	_ "embed"

	"hoofdlijn/internal/printed"
)

//go:embed cards.tmpl
var cardsMarkup string

// Card is somebody's own way in on the day, for inside a card that is folded: whoever scans it is taken for them.
type Card struct {
	Name string
	Link string // personal; goes in the QR
}

// Cards are folded cards, four to a page.
type Cards struct {
	Language string
	Meeting  string // its title
	Cards    []Card
}

// FoldedCards writes the cards. They are printed on one side and folded in three, so that the name is outside and the code inside.
func FoldedCards(c Cards) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "folded", Language: c.Language, Names: true,
		Heading: printed.Both{Dutch: "Vouwkaarten", English: "Folded cards"}.In(c.Language), Markup: cardsMarkup, From: c}}})
}

// Pages is the cards by four, as many as go on a page.
func (c Cards) Pages() (pages [][]Card) {
	for all := c.Cards; len(all) > 0; {
		n := min(4, len(all))
		pages, all = append(pages, all[:n]), all[n:]
	}
	return pages
}
