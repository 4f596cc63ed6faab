package letters

import (
	_ "embed"
	"fmt"
	"slices"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/printed"
)

//go:embed logistics.tmpl
var logisticsMarkup string

// Number is how often something is needed, or at what hour so many people go.
type Number struct {
	Text   string
	Number int
	Own    bool // in somebody's own words
}

// Logistics is what is needed on the day, without whose it is.
type Logistics struct {
	Language     string
	Date         string // "2026-12-08"
	Begins, Ends string
	Place        string
	Needs        []Number
	Companions   int
	Interpreters int
	Leaving      []Number // Text is the hour
	Missing      Missing
}

// LogisticsSheet writes the counts for the hall. There are no names on it.
func LogisticsSheet(l Logistics) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "logistics", Language: l.Language,
		Heading: printed.Both{Dutch: "Wat er nodig is", English: "What is needed"}.In(l.Language), Markup: logisticsMarkup, From: l}}})
}

// Missing is how many conversations cannot be read, so that they are not on a sheet.
type Missing int

// In says it in words; nothing when all can be read.
func (m Missing) In(language string) string {
	switch {
	case m == 0:
		return ""
	case m == 1:
		return printed.Both{Dutch: "1 gesprek kan niet worden gelezen. Het staat hier niet bij.", English: "1 conversation cannot be read. It is not on this sheet."}.In(language)
	}
	return fmt.Sprintf(printed.Both{Dutch: "%d gesprekken kunnen niet worden gelezen. Ze staan hier niet bij.", English: "%d conversations cannot be read. They are not on this sheet."}.In(language), int(m))
}

// When is the day in words.
func (l Logistics) When() string { return calendar.When(l.Language, l.Date, l.Begins, l.Ends) }

// Own says whether something is in somebody's own words.
func (l Logistics) Own() bool {
	return slices.ContainsFunc(l.Needs, func(n Number) bool { return n.Own })
}
