package decide

import (
	"maps"
	"slices"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
)

// Recounted is the result for one proposal of a closed round, held against the rule that was frozen when the round opened.
type Recounted struct {
	Proposal string
	Wrong    string // what does not fit; "" when nothing is wrong
	Open     string // why the numbers that were kept do not settle it; "" when they do
}

// What can be wrong, and why a result may stay open.
const (
	WrongMethod  = "method"  // a way of deciding that does not exist
	WrongSums    = "sums"    // the numbers do not add up
	WrongResult  = "result"  // the rule gives another result
	WrongOutcome = "outcome" // the outcome does not follow from the result
	WrongKept    = "kept"    // numbers are there that may not be kept, or are not there and should be

	OpenNotKept  = "not_kept" // of a round that was not carried no numbers are kept
	OpenJudged   = "judged"   // the group found objections not valid
	OpenEntitled = "entitled" // it takes how many people had a vote, come or not
)

// crowd is more people than any meeting has.
const crowd = 1 << 20

// Recount is D22.
func Recount(opened RoundOpened, closed RoundClosed) []Recounted {
	var all []Recounted
	for _, result := range closed.Results {
		one := Recounted{Proposal: result.Proposal}
		one.Wrong, one.Open = recount(opened, closed, result)
		all = append(all, one)
	}
	return all
}

func recount(opened RoundOpened, closed RoundClosed, result Result) (wrong, open string) {
	method, known := methods.Exactly(opened.Method)
	if !known {
		return WrongMethod, ""
	}
	carried := opened.Poll && result.Passed || adopts(result.Outcome)
	switch {
	case (result.Counts != nil) != (carried || !method.Discreet()):
		return WrongKept, ""
	case closed.Electorate > crowd || result.Answered > closed.Electorate || closed.Answered > closed.Electorate:
		return WrongSums, ""
	case result.Counts == nil:
		return outcomeOf(opened, result, result.Outcome == AdoptedWithConcerns), OpenNotKept
	case sum(result.Counts) != result.Answered || sum(result.Via) != result.Answered || !choicesOnly(method, opened, result):
		return WrongSums, ""
	}
	passed, withConcerns, open := possible(method, opened, closed, result)
	if !slices.Contains(passed, result.Passed) {
		return WrongResult, ""
	}
	return outcomeOf(opened, result, withConcerns), open
}

// possible is what the rule can give for these numbers, whatever the record does not tell.
func possible(method kind.Method, opened RoundOpened, closed RoundClosed, result Result) (passed []bool, withConcerns bool, open string) {
	ask := func(everybody int, objectionsStand bool) bool {
		counted := method.Count(ballotsOf(method, opened, closed, result, everybody, objectionsStand))[result.Proposal]
		withConcerns = counted.WithConcerns
		return counted.Passed
	}
	as, judged, entitled := ask(closed.Electorate, true), ask(closed.Electorate, false), ask(closed.Electorate+crowd, true)
	switch {
	case as != judged:
		open = OpenJudged
	case as != entitled:
		open = OpenEntitled
	}
	return []bool{as, judged, entitled}, withConcerns, open
}

// ballotsOf makes ballots that give these numbers.
func ballotsOf(method kind.Method, opened RoundOpened, closed RoundClosed, result Result, everybody int, objectionsStand bool) kind.Count {
	c := kind.Count{Params: opened.Params, Options: []string{result.Proposal}, Electorate: closed.Electorate, Entitled: everybody,
		Invalid: map[string]map[int]bool{result.Proposal: {}}}
	for _, choice := range slices.Sorted(maps.Keys(result.Counts)) {
		for range result.Counts[choice] {
			if !objectionsStand && choice == method.Objects() {
				c.Invalid[result.Proposal][len(c.Ballots)] = true
			}
			c.Ballots = append(c.Ballots, kind.Ballot{result.Proposal: {Choice: choice}})
		}
	}
	return c
}

// outcomeOf holds the outcome against the result.
func outcomeOf(opened RoundOpened, result Result, withConcerns bool) (wrong string) {
	want := NotAdopted
	switch {
	case opened.Poll:
		want = ""
	case result.Passed && result.Limit == "" && withConcerns:
		want = AdoptedWithConcerns
	case result.Passed && result.Limit == "":
		want = Adopted
	}
	if result.Outcome != want {
		return WrongOutcome
	}
	return ""
}

func choicesOnly(method kind.Method, opened RoundOpened, result Result) bool {
	for choice, n := range result.Counts {
		if n < 0 || !slices.Contains(kind.Choices(method, opened.Params), choice) {
			return false
		}
	}
	return true
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
