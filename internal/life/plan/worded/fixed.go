package worded

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
)

// Points is what was fixed beforehand, in the two groups in which people saw it.
type Points struct{ Starting, Bounds []Point }

// All is every point, in the order of their numbers.
func (p Points) All() []Point { return append(slices.Clone(p.Starting), p.Bounds...) }

// Point is one framework. Decisions refer to it by its number.
type Point struct {
	ID             string
	Number         int
	Text           string
	Kind           string
	Bound          string // what the number may be
	Formal         string
	About          string // kind, version, owner
	Source         string
	Clarifications []Clarification
}

// Clarification is a question about a point, and its answer.
type Clarification struct{ Question, Answer, By string }

func (w *Words) points(frameworks []plan.Framework) Points {
	var p Points
	for _, f := range frameworks {
		if slices.Contains(prepare.Bounds, f.Kind) {
			p.Bounds = append(p.Bounds, w.point(f))
		} else {
			p.Starting = append(p.Starting, w.point(f))
		}
	}
	for i := range p.Starting {
		p.Starting[i].Number = i + 1
	}
	for i := range p.Bounds {
		p.Bounds[i].Number = len(p.Starting) + i + 1
	}
	return p
}

func (w *Words) point(f plan.Framework) Point {
	about := []string{Inline(Or(w.Kinds, f.Kind)), Fill(w.Version, "{n}", strconv.Itoa(f.Version))}
	if f.Owner != "" {
		about = append(about, Inline(f.Owner))
	}
	p := Point{ID: f.ID, Text: Inline(f.Text), Kind: f.Kind, Bound: w.bound(f), Formal: Inline(f.Formal),
		About: strings.Join(about, " · "), Source: Inline(f.Source)}
	for _, c := range f.Clarifications {
		p.Clarifications = append(p.Clarifications, Clarification{Inline(c.Question), Inline(c.Answer), Inline(c.By)})
	}
	return p
}

// bound is the limit of a numeric framework as a reader takes it in.
func (w *Words) bound(f plan.Framework) string {
	least, most := w.AtLeast, w.AtMost
	if f.Unit == "date" {
		least, most = w.From, w.Until
	}
	var bounds []string
	if f.Min != "" {
		bounds = append(bounds, Fill(least, "{n}", w.Amount(f.Min, f.Unit)))
	}
	if f.Max != "" {
		bounds = append(bounds, Fill(most, "{n}", w.Amount(f.Max, f.Unit)))
	}
	if len(bounds) == 0 {
		return ""
	}
	over := w.Over
	if f.Over == "adopted_total" {
		over = w.OverTotal
	}
	return w.measure(f.Measure) + " " + over + ": " + strings.Join(bounds, ", ")
}

func (w *Words) measure(name string) string {
	switch name {
	case "cost":
		return w.Cost
	case "yield":
		return w.Yield
	case "due":
		return w.Due
	}
	return Inline(name)
}

// capacities in the order in which a plan names them; words of people's own follow, then the others.
var capacities = []string{"carer", "resident", "volunteer", "professional", "official", "expert", "companion", "observer",
	"interpreter"}

// Attended is how many came, per capacity.
func (w *Words) Attended(attendance map[string]int) Table {
	n := sum(attendance)
	t := Table{Lead: w.Count(n, w.PresentOne, w.PresentMany), Total: strconv.Itoa(n)}
	for _, capacity := range Ordered(attendance, capacities, "other") {
		t.Rows = append(t.Rows, Fact{Inline(Or(w.Capacities, capacity)), strconv.Itoa(attendance[capacity])})
	}
	return t
}

// InOrder is all capacities that are counted, in the order in which a plan names them.
func (w *Words) InOrder(counted ...map[string]int) []string {
	all := map[string]int{}
	for _, one := range counted {
		maps.Copy(all, one)
	}
	return Ordered(all, capacities, "other")
}

// Ordered is the keys: first those in order, then what is not in it by name, and last at the end.
func Ordered(counts map[string]int, order []string, last string) []string {
	var all []string
	for _, key := range order {
		if _, ok := counts[key]; ok {
			all = append(all, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		if key != last && !slices.Contains(order, key) {
			all = append(all, key)
		}
	}
	if _, ok := counts[last]; ok {
		all = append(all, last)
	}
	return all
}
