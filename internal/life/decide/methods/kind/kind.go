// Package kind is what every method of deciding offers: the words between a round and its method.
package kind

import (
	"bytes"
	"encoding/json"
	"slices"
)

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

// What the words beside an answer are: each has its own place in a case file and on the screens.
const (
	Concern = "concern"
	Need    = "need"
	Reason  = "reason"
)

// ToGroup is the answer of who leaves it to the group, where the meeting offers that. It is an answer, so nobody waits for
// it; it stops nothing and is never a yes. What that means for a count each method says.
const ToGroup = "to_group"

// Offer adds to settings in full that people may leave it to the group.
func Offer(params json.RawMessage) json.RawMessage {
	var all map[string]json.RawMessage
	if json.Unmarshal(params, &all) != nil {
		return params
	}
	comma := ","
	if len(all) == 0 {
		comma = ""
	}
	end := bytes.LastIndexByte(params, '}')
	return slices.Concat(params[:end], []byte(comma+`"`+ToGroup+`":true}`))
}

// Offers says whether people may leave it to the group under these settings.
func Offers(params json.RawMessage) bool {
	var settings struct {
		ToGroup bool `json:"to_group"`
	}
	return json.Unmarshal(params, &settings) == nil && settings.ToGroup
}

// Choices are the answers there are under these settings, in the order of the screen.
func Choices(m Method, params json.RawMessage) []string {
	if Offers(params) {
		return append(slices.Clip(m.Choices()), ToGroup)
	}
	return m.Choices()
}

// Words is what the files of a plan and the papers say of a method, in one language.
type Words struct {
	Name    string                              // the way of deciding, in the middle of a sentence
	Rule    func(params json.RawMessage) string // how is decided, in one plain sentence; "" when the settings do not read
	Passed  string                              // of a proposal that came into the plan by it
	Whole   string                              // what may be said of a plan in which all was decided by it; "" is nothing
	Left    string                              // what leaving it to the group does, in one plain sentence
	Without string                              // of a proposal that came into the plan while some left it to the group
	Choices map[string]string
}

// Always is the rule of a method without settings.
func Always(sentence string) func(json.RawMessage) string {
	return func(json.RawMessage) string { return sentence }
}

// Lean is an answer that some people give.
type Lean struct {
	Choice string
	Often  float64 // of all answers
	Anew   bool    // never to a text that was changed for them
}

// Setting is one thing that can be set, as a case file writes it: true or false, one of the words, or else a whole number.
type Setting struct {
	Name   string
	PartOf string // the number is above 0 and not more than this other setting
	YesNo  bool
	Words  []string
}

// Adjustable is a method with something to set. Ready judges it for the meeting.
type Adjustable interface {
	Settings() []Setting
}

// Method is one way of deciding.
type Method interface {
	// Name is the word for it in records, case files and the plan.
	Name() string
	// Choices are its own answers, in the order of the screen.
	Choices() []string
	// Writes is what the words beside an answer are: Concern, Need or Reason; "" when the answer has none.
	Writes(choice string) string
	// Says is what plans and papers say of it.
	Says() (dutch, english Words)
	// Leans is how the simulated people of a demo answer: what most say, and what some say instead.
	Leans() (most string, some []Lean)
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
func Tally(c Count, option string, m Method) Result {
	choices := Choices(m, c.Params)
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

// AllLeft says that everybody who answered left it to the group: nobody decided then.
func (r Result) AllLeft() bool { return r.Counts[ToGroup] > 0 && r.Counts[ToGroup] == r.Answered }

// None is Ready for methods without settings.
func None(params json.RawMessage) (json.RawMessage, string) {
	if s := string(params); s != "" && s != "{}" && s != "null" {
		return nil, "params"
	}
	return json.RawMessage("{}"), ""
}
