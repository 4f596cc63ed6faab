// Package kind is what every method of deciding offers: the words between a round and its method.
package kind

import "encoding/json"

// Answer is what one voter says of one option.
type Answer struct {
	Choice string `json:"choice"`
	Words  string `json:"words,omitempty" validate:"text=500"` // concern, what is needed, reason
	Tell   string `json:"tell,omitempty"`                      // after "not yet": room, come, read
}

// Ballot is a voter's answers, per option. An option without an answer was not answered.
type Ballot map[string]Answer

// Count is what a method reckons with. The order of the ballots must not matter.
type Count struct {
	Params     json.RawMessage
	Options    []string
	Ballots    []Ballot
	Electorate int // at the close: entitled, present, not left without an answer
	Entitled   int // everybody with a vote, come or not
	// Invalid marks objections that the group found not valid: per option, by position in Ballots.
	Invalid map[string]map[int]bool
}

// Result is what came out for one option.
type Result struct {
	Passed       bool
	WithConcerns bool
	Counts       map[string]int // per choice; the round decides whether they may be kept
	Answered     int
}

// Method is one way of deciding.
type Method interface {
	// Name is the word for it in records, case files and the plan.
	Name() string
	// Choices are the answers there are, in the order of the screen.
	Choices() []string
	// Ready checks the settings and writes them out in full, as they are frozen and shown to voters; false names
	// the field that is wrong.
	Ready(params json.RawMessage) (full json.RawMessage, wrong string)
	// Count gives a result for each option.
	Count(c Count) map[string]Result
	// Discreet says that a round that is not carried leaves no counts anywhere.
	Discreet() bool
	// Objects is the choice the group judges before the outcome stands; "" when there is none.
	Objects() string
}

// Tally counts the answers to one option.
func Tally(c Count, option string, choices []string) Result {
	r := Result{Counts: make(map[string]int, len(choices))}
	for _, choice := range choices {
		r.Counts[choice] = 0
	}
	for _, b := range c.Ballots {
		if a, ok := b[option]; ok {
			r.Counts[a.Choice]++
			r.Answered++
		}
	}
	return r
}

// None is Ready for methods without settings.
func None(params json.RawMessage) (json.RawMessage, string) {
	if s := string(params); s != "" && s != "{}" && s != "null" {
		return nil, "params"
	}
	return json.RawMessage("{}"), ""
}
