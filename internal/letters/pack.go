package letters

import (
	_ "embed"
	"strconv"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/printed"
)

//go:embed pack.tmpl
var packMarkup string

// Arranged is something somebody needs, and what they were told of it; empty as long as it is not arranged.
type Arranged struct{ What, Reply string }

// Along is somebody who comes with them.
type Along struct {
	Name  string
	As    string // companion or interpreter
	Voice bool   // decides as well
}

// Asked is a question that the information part answers.
type Asked struct{ Question, Answer string }

// Phone is a telephone number that can be called.
type Phone struct{ Label, Phone string }

// Pack is everything somebody wants to have read before the day: what is the same for all, and what was arranged for them.
type Pack struct {
	Language string
	Large    bool
	Name     string
	Meeting  Meeting
	Rule     string // how is decided, as one sentence
	Agenda   []string
	Asked    []Asked
	Leaves   string // "16:30"
	Arranged []Arranged
	Along    []Along
	Numbers  []Phone
}

// Packs writes the packs of people as one document.
func Packs(all ...Pack) printed.Page {
	d := printed.Document{Style: style}
	for i, p := range all {
		d.Sheets = append(d.Sheets, printed.Sheet{Name: "pack-" + strconv.Itoa(i+1), Language: p.Language, Names: true,
			Heading: printed.Both{Dutch: "Voor u", English: "For you"}.In(p.Language), Markup: packMarkup, From: p})
	}
	return inOne(d)
}

// When is the day of the meeting in words.
func (p Pack) When() string {
	return calendar.When(p.Language, p.Meeting.Date, p.Meeting.Begins, p.Meeting.Ends)
}

// Points is what stands fixed, with the numbers it has on every screen.
func (p Pack) Points() []Numbered {
	starting, limits := Letter{Meeting: p.Meeting}.points()
	return append(starting, limits...)
}
