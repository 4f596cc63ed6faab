package letters

import (
	_ "embed"
	"strconv"

	"hoofdlijn/internal/calendar"
	"hoofdlijn/internal/printed"
)

//go:embed day.tmpl
var dayMarkup string

//go:embed call.tmpl
var callMarkup string

//go:embed phones.tmpl
var phonesMarkup string

// Where a talk is.
type Where string

// The places of a talk.
const (
	ByPhone Where = "phone"
	AtHome  Where = "home"
	Here    Where = "here"
)

var places = map[Where]printed.Both{
	ByPhone: {Dutch: "telefoon", English: "telephone"},
	AtHome:  {Dutch: "bij hen thuis", English: "at their home"},
	Here:    {Dutch: "bij ons", English: "at our place"},
}

// in is the place in words; what we have no words for stays as it is.
func (w Where) in(language string) string {
	if said, known := places[w]; known {
		return said.In(language)
	}
	return string(w)
}

// Talk is a talk that was arranged.
type Talk struct {
	Time    string // "14:00"; empty when any time will do
	Name    string
	Phone   string
	Where   Where
	Address string // for a visit
	Tries   int    // how often somebody tried so far
}

// Day is the list of talks of one day.
type Day struct {
	Language string
	Date     string // "2026-11-24"
	Caller   string // whose list it is; empty for everybody's
	Talks    []Talk // in the order in which they are printed
	Missing  Missing
}

// DayList writes the list of whom to call today.
func DayList(d Day) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "talks", Language: d.Language, Names: true,
		Heading: printed.Both{Dutch: "Vandaag bellen", English: "To call today"}.In(d.Language), Markup: dayMarkup, From: d}}})
}

// Said is the date in words.
func (d Day) Said() string { return calendar.Day(d.Language, d.Date) }

// Place is where a talk is, in words.
func (d Day) Place(t Talk) string { return t.Where.in(d.Language) }

// Kind is the kind of a question. What is of no kind we know gets lines to write on.
type Kind string

// The kinds of questions.
const (
	Choice  Kind = "choice"  // one of several
	Several Kind = "several" // any of several
	Text    Kind = "text"
	Moment  Kind = "moment" // a time, and a place
	Someone Kind = "person"
)

// Option is something to tick.
type Option struct {
	ID     string
	Text   string
	Ticked bool // it was said already
}

// Question is something to ask.
type Question struct {
	ID      string
	Text    string
	Hint    string // for who asks it
	Kind    Kind
	Options []Option
	Answer  string // what was written already
}

// Call is the sheet beside a talk.
type Call struct {
	Language string
	Name     string
	Phone    string
	Date     string // "2026-11-24"; empty as long as nothing was arranged
	Time     string
	Where    Where
	Address  string
	Caller   string
	Tries    int
	Tell     []string // what everybody must be told
	Ask      []Question
	Needs    []Option
	Summary  []string // what was noted so far, to be read back; empty gives room to write it
}

// CallSheets writes the sheets beside talks as one document.
func CallSheets(all ...Call) printed.Page {
	d := printed.Document{Style: style}
	for i, c := range all {
		// Pages of their own for each, so that every page says whose it is.
		d.Sheets = append(d.Sheets, printed.Sheet{Name: "call-" + strconv.Itoa(i+1), Language: c.Language, Names: true,
			Heading: printed.Both{Dutch: "Gespreksblad ", English: "Conversation sheet "}.In(c.Language) + c.Name, Markup: callMarkup, From: c})
	}
	return inOne(d)
}

// When is when the talk is, in words.
func (c Call) When() string { return calendar.When(c.Language, c.Date, c.Time, "") }

// Place is where the talk is, in words.
func (c Call) Place() string { return c.Where.in(c.Language) }

// Lines is how many lines there are to write on.
func (q Question) Lines() int {
	switch {
	case q.Kind == Choice || q.Kind == Several || q.Kind == Moment:
		return 1
	}
	return 2
}

// State is how far it is with somebody on the list of telephone numbers. What we have no words for is printed as it is.
type State string

// The states.
const (
	Waiting State = "waiting" // nobody tried yet
	Tried   State = "tried"   // not reached yet
	Planned State = "planned" // a talk was arranged
	Spoken  State = "spoken"  // spoken to
	Agreed  State = "agreed"  // agreed with the summary
	Stopped State = "stopped" // does not want to be contacted: no number is printed
)

var states = map[State]printed.Both{
	Waiting: {Dutch: "nog niet gebeld", English: "not called yet"},
	Tried:   {Dutch: "niet bereikt", English: "not reached"},
	Planned: {Dutch: "afspraak gemaakt", English: "appointment made"},
	Spoken:  {Dutch: "gesproken", English: "spoken to"},
	Agreed:  {Dutch: "klaar: akkoord", English: "done: agreed"},
	Stopped: {Dutch: "niet meer benaderen", English: "do not contact again"},
}

// Listed is somebody without e-mail.
type Listed struct {
	Name  string
	Phone string
	State State
}

// Phones is the list of telephone numbers.
type Phones struct {
	Language string
	People   []Listed // in the order in which they are printed
	Missing  Missing
}

// PhoneList writes the list of those who have no e-mail.
func PhoneList(p Phones) printed.Page {
	return inOne(printed.Document{Style: style, Sheets: []printed.Sheet{{Name: "phones", Language: p.Language, Names: true,
		Heading: printed.Both{Dutch: "Telefoonlijst", English: "Telephone list"}.In(p.Language), Markup: phonesMarkup, From: p}}})
}

// Said is a state in words.
func (p Phones) Said(s State) string {
	if said, known := states[s]; known {
		return said.In(p.Language)
	}
	return string(s)
}

// Number is the number that may be called; none of who does not want that.
func (l Listed) Number() string {
	if l.State == Stopped {
		return "—"
	}
	return l.Phone
}
