package letters

import (
	_ "embed"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/printed"
)

//go:embed kept.tmpl
var keptMarkup string

// Kept is everything that is kept of a conversation, for the person it is about.
type Kept struct {
	Language string
	Dated    string // the day on which it was made
	Contact  []Line
	Said     []Line // what was asked, and what was said
	Along    []Along
	Arranged []Need
	Messages []Said
	Points   []string // what may, or may not, go to a board, in the team's words
	Opened   []Said   // who of the team opened the conversation
}

// Line is something with its name.
type Line struct{ Name, Text string }

// Need is something to be arranged, and how far it is: open, arranged, impossible.
type Need struct{ Text, State, Reply string }

// Said is words with their day and time. By is empty for the person themselves.
type Said struct{ By, Day, Time, Text string }

var needStates = map[string]printed.Both{
	"open":       {Dutch: "Wij zijn ermee bezig", English: "We are working on it"},
	"arranged":   {Dutch: "Geregeld", English: "Arranged"},
	"impossible": {Dutch: "Dit lukt ons niet", English: "We cannot manage this"},
}

// KeptPage writes everything that is kept, as a page to read, to keep and to print.
func KeptPage(k Kept) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "kept", Language: k.Language, Names: true,
		Heading: printed.Both{Dutch: "Wat wij van u bewaren", English: "What we keep of you"}.In(k.Language), Markup: keptMarkup, From: k}}})
}

// State is how far something is, in words.
func (k Kept) State(code string) string { return needStates[code].In(k.Language) }

// Moment is a day and a time in words.
func (k Kept) Moment(s Said) string { return calendar.Day(k.Language, s.Day) + ", " + s.Time }

// Day is the day on which the page was made, in words.
func (k Kept) Day() string { return calendar.Day(k.Language, k.Dated) }
