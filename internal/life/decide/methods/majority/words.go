package majority

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/decide/methods/kind"
)

// language is how a count is put in one language. {x} in a sentence stands for a value.
type language struct {
	rule, moreThan, noLessThan string
	bases                      map[string]string
	parts                      map[string]string // shares with a name
}

var dutch = language{
	rule:     "Het komt in het plan als {share} {basis} voor is.",
	moreThan: "meer dan {part}", noLessThan: "ten minste {part}",
	bases: map[string]string{ForAgainst: "van wie voor of tegen zei", Ballots: "van wie antwoord gaf, blanco ook,",
		Present: "van wie erbij was en mocht meebeslissen", Entitled: "van iedereen die mocht meebeslissen, ook wie er niet was,"},
	parts: map[string]string{"1/2": "de helft", "2/3": "twee derde", "3/4": "drie kwart", "1/3": "een derde",
		"1/4": "een kwart"},
}

var english = language{
	rule:     "It enters the plan when {share} {basis} is in favour.",
	moreThan: "more than {part}", noLessThan: "at least {part}",
	bases: map[string]string{ForAgainst: "of those who said for or against", Ballots: "of those who answered, blank included,",
		Present: "of those who were there and could decide", Entitled: "of everyone who could decide, there or not,"},
	parts: map[string]string{"1/2": "half", "2/3": "two thirds", "3/4": "three quarters", "1/3": "one third",
		"1/4": "one quarter"},
}

// Says is what plans and papers say of a majority.
func (Method) Says() (nl, en kind.Words) {
	return kind.Words{Name: "tellen wie voor is", Rule: dutch.says, Passed: "Genoeg mensen waren voor",
			Left: "Wie het aan de groep laat, telt niet mee: niet voor en niet tegen.", Without: "Genoeg mensen waren voor",
			Choices: map[string]string{For: "voor", Against: "tegen", Blank: "blanco", kind.ToGroup: "ik laat dit aan de groep"}},
		kind.Words{Name: "counting who is in favour", Rule: english.says, Passed: "Enough people were in favour",
			Left: "Whoever leaves it to the group is not counted: neither for nor against.", Without: "Enough people were in favour",
			Choices: map[string]string{For: "for", Against: "against", Blank: "blank", kind.ToGroup: "I leave this to the group"}}
}

// says is the rule with its settings.
func (l language) says(params json.RawMessage) string {
	var p Params
	if json.Unmarshal(params, &p) != nil || p.Den == 0 || l.bases[p.Basis] == "" {
		return ""
	}
	share := l.noLessThan
	if p.Strict {
		share = l.moreThan
	}
	return strings.NewReplacer("{share}", strings.ReplaceAll(share, "{part}", l.part(p.Num, p.Den)), "{basis}", l.bases[p.Basis]).
		Replace(l.rule)
}

// part is a share as people say it, in lowest terms.
func (l language) part(num, den int64) string {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	said := strconv.FormatInt(num/a, 10) + "/" + strconv.FormatInt(den/a, 10)
	return cmp.Or(l.parts[said], said)
}
