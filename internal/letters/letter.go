package letters

import (
	_ "embed"
	"strings"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/printed"
)

//go:embed letter.tmpl
var letterMarkup string

//go:embed letters.css
var style string

// Sender is who invites.
type Sender struct {
	Name    string
	Address []string // as on an envelope, line by line
	Phone   string
	Signed  string // who signs, one or several names
	// Return is the line in the window of the envelope, above the address. Empty means the name and the address, or the
	// address alone when the name tells what it is about.
	Return string
}

// Person is to whom a letter goes. Both may be empty.
type Person struct {
	Name    string
	Address []string
}

// Point is one framework, in full.
type Point struct {
	Text        string
	Bound       string // what the number may be, in words
	Formal      string // the exact wording
	Explanation string
	Source      string
	Limit       bool // a limit; else a starting point
}

// Promise is what the municipality promises beforehand.
type Promise struct{ Who, When, Mandate, Money string }

// Meeting is what somebody is invited to. There is no title in it: that may tell more than the question does.
type Meeting struct {
	Question     string
	Municipality string
	Date         string // "2026-12-08"; empty as long as nobody knows
	Begins, Ends string // "14:00"
	Place        string
	Points       []Point
	Promise      Promise
	CheckCode    string // of the points
	KeyCode      string // of the key that will sign the plan
}

// Answer is how somebody can answer.
type Answer struct {
	Phone   string
	Hours   string // when that is answered, in words
	Link    string // personal; goes in the QR
	Address string // of the page, as somebody types it
	Code    string // personal: ten characters
	By      string // "2026-11-30"
}

// Letter is an invitation on paper.
type Letter struct {
	Language string
	Large    bool // in letters of 14 points instead of 12
	Dated    string
	Sender   Sender
	To       Person
	Meeting  Meeting
	Answer   Answer
}

// Letters writes letters as one document: two pages each, and four or more when the points ask for it. The number is even, so
// that nothing of one letter is on the back of another when both sides are printed on.
func Letters(all ...Letter) printed.Page {
	d := printed.Document{Style: style + filled(all)}
	for _, l := range all {
		d.Sheets = append(d.Sheets, printed.Sheet{Name: "letter", Language: l.Language, Heading: printed.Both{Dutch: "Brief", English: "Letter"}.In(l.Language), Markup: letterMarkup, From: l})
	}
	return inOne(d)
}

// inOne prints a document in the language of its first sheet.
func inOne(d printed.Document) printed.Page {
	if len(d.Sheets) > 0 {
		d.Language = d.Sheets[0].Language
	}
	return d.Page()
}

// Window is the line above the address.
func (l Letter) Window() string {
	address := strings.Join(l.Sender.Address, ", ")
	switch {
	case l.Sender.Return != "":
		return l.Sender.Return
	case telling(l.Sender.Name) || l.Sender.Name == "":
		return address
	case address == "":
		return l.Sender.Name
	}
	return l.Sender.Name + ", " + address
}

// tellingWords betray to whoever delivers an envelope what it is about.
var tellingWords = []string{"zorg", "naaste", "care", "caring", "wmo", "dementie", "alzheimer", "ggz", "ziek", "patiënt", "patient"}

func telling(name string) bool {
	name = strings.ToLower(name)
	for _, word := range tellingWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// Long says that the question is too long for large letters.
func (l Letter) Long() bool { return len(l.Meeting.Question) > 130 }

// When is the day of the meeting in words.
func (l Letter) When() string {
	return calendar.When(l.Language, l.Meeting.Date, l.Meeting.Begins, l.Meeting.Ends)
}

// Day is a date in words, with the day of the week.
func (l Letter) Day(date string) string { return calendar.Day(l.Language, date) }

// Halves is the code in two groups, as it is read aloud.
func (l Letter) Halves() string {
	letters := []rune(l.Answer.Code)
	if len(letters) != 10 {
		return l.Answer.Code
	}
	return string(letters[:5]) + " " + string(letters[5:])
}

// Numbered is a point with its number on the list.
type Numbered struct {
	Number int
	Point
}

// Starting is the starting points.
func (l Letter) Starting() []Numbered {
	starting, _ := l.points()
	return starting
}

// Limits is the limits; their numbers go on after the starting points, as on every screen.
func (l Letter) Limits() []Numbered {
	_, limits := l.points()
	return limits
}

func (l Letter) points() (starting, limits []Numbered) {
	for _, p := range l.Meeting.Points {
		if p.Limit {
			limits = append(limits, Numbered{Point: p})
		} else {
			starting = append(starting, Numbered{len(starting) + 1, p})
		}
	}
	for i := range limits {
		limits[i].Number = len(starting) + i + 1
	}
	return starting, limits
}
