package intake

import (
	"cmp"
	"slices"
	"strings"

	"hoofdlijn/internal/meeting"
)

// Readiness is how far the conversations of a meeting are together, and those of each capacity.
type Readiness struct {
	Reached
	Needs int // still to be arranged
	Of    map[string]Reached
}

// Reached is how many were invited, spoken to and prepared.
type Reached struct{ Invited, Spoken, Prepared int }

// Ready counts how far everybody is.
func Ready(all []Summary, capacities map[meeting.PersonID]string) Readiness {
	is := Readiness{Of: map[string]Reached{}}
	for _, one := range all {
		of := is.Of[capacities[one.Person]]
		if one.WasInvited() {
			is.Invited++
			of.Invited++
		}
		if one.Step == Talking || one.Step == Changed || one.Step == Prepared {
			is.Spoken++
			of.Spoken++
		}
		if one.Step == Prepared {
			is.Prepared++
			of.Prepared++
		}
		is.Of[capacities[one.Person]] = of
		for _, n := range one.Needs {
			if n.State == "open" {
				is.Needs++
			}
		}
	}
	return is
}

// Counted is how often something is needed. Own is that nobody chose it from the list: somebody wrote it down.
type Counted struct {
	Text   string `json:"text"`
	Number int    `json:"number"`
	Own    bool   `json:"own,omitempty"`
}

// Counts is what has to be arranged for all conversations of a meeting, without whose it is.
type Counts struct {
	Needs        []Counted `json:"needs"`
	Companions   int       `json:"companions"`
	Interpreters int       `json:"interpreters"`
	Leaving      []Counted `json:"leaving"` // by the hour, in its order
}

// Count counts what is needed. What was written down in the words of a choice is that choice; what cannot be arranged is no
// longer needed.
func Count(all []Summary) Counts {
	chosen, needs, leaving := map[string]bool{}, map[string]Counted{}, map[string]Counted{}
	is := Counts{Needs: []Counted{}, Leaving: []Counted{}}
	for _, one := range all {
		for _, n := range one.Needs {
			if n.State == "impossible" {
				continue
			}
			of := strings.ToLower(strings.Join(strings.Fields(n.Text), " "))
			if n.Choice != "" && !chosen[of] {
				chosen[of] = true
				needs[of] = Counted{Text: n.Text, Number: needs[of].Number}
			}
			needs[of] = Counted{cmp.Or(needs[of].Text, n.Text), needs[of].Number + 1, !chosen[of]}
		}
		for _, with := range one.Bring {
			if with.As == "interpreter" {
				is.Interpreters++
			} else {
				is.Companions++
			}
		}
		if one.Leaves != "" {
			leaving[one.Leaves] = Counted{Text: one.Leaves, Number: leaving[one.Leaves].Number + 1}
		}
	}
	for _, n := range needs {
		is.Needs = append(is.Needs, n)
	}
	slices.SortFunc(is.Needs, func(a, b Counted) int {
		return cmp.Or(-cmp.Compare(a.Number, b.Number), cmp.Compare(a.Text, b.Text))
	})
	for _, l := range leaving {
		is.Leaving = append(is.Leaving, l)
	}
	slices.SortFunc(is.Leaving, func(a, b Counted) int { return cmp.Compare(a.Text, b.Text) })
	return is
}
