package casefile

import "slices"

// Format is the only value of the key `format` that Parse accepts.
const Format = "hoofdlijn-case/1"

// Case is one meeting as written down in a file. Texts are exactly as in the file; nothing is trimmed or looked up.
type Case struct {
	ID           string
	Language     string // "nl" or "en"; "nl" when the file does not say
	Title        string
	Municipality string // "" for a network meeting, which has no commissioner
	Question     string
	Date         string // YYYY, YYYY-MM, YYYY-MM-DD or words; may be ""
	Place        string // may be ""
	Settings     Settings
	Themes       []Theme
	Frameworks   []Framework
	People       []Person
	Steps        []Step
	Expect       Expect
}

// Settings holds what a round does when it does not say, and which capacities have a vote.
type Settings struct {
	Method   string   // the default when the file does not say
	Secrecy  string   // closed when the file does not say
	ToGroup  bool     // people may leave a decision to the group
	Deciding []string // nil when the file does not say; then everybody but the capacities in NotDeciding
}

// NotDeciding are the capacities without a vote when `settings.deciding` is left out (DOMAIN 4).
var NotDeciding = []string{"official", "expert", "companion", "observer", "interpreter"}

// Theme is a subject on which ideas are gathered and decided.
type Theme struct {
	ID, Title string
	Line      int
}

// Framework is something the commissioner fixed beforehand. Measure, Unit, Min, Max and Over are for kind numeric only.
type Framework struct {
	ID, Kind, Text                                                string
	Formal, Explanation, FitsExample, FailsExample, Owner, Source string
	Measure                                                       string // the number bounded: cost, yield, due or another
	Unit                                                          string // EUR, date, or a word such as weeks
	Min, Max                                                      string // inclusive; "" is no bound; the text of the file
	Over                                                          string // proposal (also when left out) or adopted_total
	Line                                                          int
}

// Money tells whether the numbers of this framework are amounts of money, with at most two decimals.
func (f Framework) Money() bool {
	return f.Unit == "EUR" || f.Unit == "" && (f.Measure == "cost" || f.Measure == "yield")
}

// Person is somebody who may come to the meeting.
type Person struct {
	ID, Capacity string
	CompanionOf  string   // the person this one comes along with, or ""
	Votes        *bool    // nil when the file does not say; then the capacity decides
	Device       string   // phone (also when left out), helper or none
	Needs        []string // facilities asked for, such as replacement_care
	Line         int
}

// Entitled tells whether a person has a vote: their own `votes`, otherwise `settings.deciding`, otherwise every
// capacity but those in NotDeciding.
func (c *Case) Entitled(p Person) bool {
	switch {
	case p.Votes != nil:
		return *p.Votes
	case c.Settings.Deciding != nil:
		return slices.Contains(c.Settings.Deciding, p.Capacity)
	default:
		return !slices.Contains(NotDeciding, p.Capacity)
	}
}

// Expect is what must come out. Everything in it is optional: a nil slice or pointer is a key left out, an empty
// slice is "exactly nothing".
type Expect struct {
	Adopted    []string // the exact set of proposals in the plan
	NotAdopted []string // each must be named in not_in_plan of the plan
	Ideas      *int     // totals.ideas: ideas accepted
	Signatures *int     // totals.signatures: people who signed
	Ballots    *int     // totals.ballots: members with an answer per proposal, summed over all closed rounds
}
