package worded

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"hoofdlijn/internal/life/plan"
)

// Decision is one block of the plan.
type Decision struct {
	Number     string // "Besluit 3"
	Anchor     string // of its block, by its place: an id of people's own is never an address
	Theme      string
	Title      string
	Text       string // the exact wording, with its lines
	Version    string
	Result     string // in one line
	People     string // how many decided and answered
	Answers    []Fact
	Via        string
	Rule       string
	Secrecy    string
	Concerns   []string
	ConcernsN  string
	Lead       string
	Wanted     bool
	NeedsYes   []string
	FirstStep  string
	Due        string
	Money      []Fact // cost, yield and other numbers
	Unfinished string // what is missing; "" when it is worked out
	Checks     []Check
	Ideas      string
}

// Check is a verdict on one point, or on several with the same verdict, reason and advice.
type Check struct {
	Points  []int
	Said    string // "Punten 1, 2 en 4"
	Text    string // of the point, when it is one
	Verdict string
	Kind    string // its code, for the sign beside the word; empty when it has none
	Reason  string
	Advice  string
}

func (p *Plan) decision(d plan.Decision, of plan.Document, number int) Decision {
	w := p.Words
	n := strconv.Itoa(number)
	one := Decision{Number: Fill(w.Decision, "{n}", n), Anchor: "d" + n, Title: Inline(d.Title), Text: Block(d.Text),
		Version: Fill(w.Version, "{n}", strconv.Itoa(d.Version)), People: w.people(d.Result), Answers: w.Gave(plan.Rule{Method: d.Method, Params: d.Rule.Params}, d.Result.Counts),
		Via: w.via(d.Result.Via), Rule: w.HowDecided(d.Rule), Secrecy: w.Secrecies[d.Secrecy], Concerns: Inlines(d.Concerns),
		Lead: Inline(Or(w.Leads, d.Lead)), Wanted: d.Lead == "", NeedsYes: Inlines(d.NeedsYesFrom),
		FirstStep: Inline(d.FirstStep), Due: w.Day(d.Due), Money: w.money(d, of.Frameworks)}
	one.Result = w.passed(d)
	if len(d.Concerns) > 0 {
		one.ConcernsN = w.Count(len(d.Concerns), w.ConcernsOne, w.ConcernsMany)
	}
	if one.Wanted {
		one.Lead = w.Wanted
	}
	if d.Abstract {
		one.Unfinished = w.missing(d)
	}
	if len(d.Ideas) > 0 {
		one.Ideas = w.Count(len(d.Ideas), w.IdeasOne, w.IdeasMany)
	}
	one.Checks = p.checks(d.Checks)
	return one
}

func (w *Words) people(r plan.Result) string {
	said := []string{w.Count(r.Electorate, w.ElectorateOne, w.Electorate)}
	if r.Answered != r.Electorate {
		said = append(said, w.Count(r.Answered, w.AnsweredOne, w.AnsweredMany))
	}
	if r.Left > 0 {
		said = append(said, w.Count(r.Left, w.LeftOne, w.Left))
	}
	return strings.Join(said, ", ")
}

// Ways is by which ways answers came, and how many.
func (w *Words) Ways(ways map[string]int) []Fact {
	var all []Fact
	for _, way := range Ordered(ways, []string{"phone", "helper", "paper", "hands", "call"}, "") {
		all = append(all, Fact{Inline(Or(w.Vias, way)), strconv.Itoa(ways[way])})
	}
	return all
}

func (w *Words) via(ways map[string]int) string {
	var all []string
	for _, way := range w.Ways(ways) {
		all = append(all, way.Value+" "+way.Label)
	}
	return strings.Join(all, ", ")
}

func (w *Words) money(d plan.Decision, frameworks []plan.Framework) []Fact {
	var all []Fact
	for _, measure := range []string{"cost", "yield"} {
		if amount, ok := d.Numbers[measure]; ok {
			all = append(all, Fact{w.measure(measure), w.Amount(amount, "EUR")})
		}
	}
	for _, measure := range slices.Sorted(maps.Keys(d.Numbers)) {
		if measure != "cost" && measure != "yield" {
			all = append(all, Fact{w.measure(measure), w.Amount(d.Numbers[measure], unitOf(measure, frameworks))})
		}
	}
	return all
}

func unitOf(measure string, frameworks []plan.Framework) string {
	for _, f := range frameworks {
		if f.Measure == measure {
			return f.Unit
		}
	}
	return ""
}

func (w *Words) missing(d plan.Decision) string {
	var all []string
	for _, one := range []struct{ value, name string }{{d.Lead, w.MissingLead}, {d.FirstStep, w.MissingFirstStep},
		{d.Due, w.MissingDue}, {d.Numbers["cost"], w.MissingCost}} {
		if one.value == "" {
			all = append(all, one.name)
		}
	}
	return Fill(w.Missing, "{what}", w.Enumerated(all))
}

// checks says the same verdict once: a reader wants to see the exceptions.
func (p *Plan) checks(given []plan.Check) []Check {
	var all []Check
	for _, point := range p.Points.All() {
		i := slices.IndexFunc(given, func(c plan.Check) bool { return c.Framework == point.ID })
		if i < 0 {
			continue
		}
		one := p.check(given[i], point)
		same := slices.IndexFunc(all, func(c Check) bool {
			return c.Kind == one.Kind && c.Verdict == one.Verdict && c.Reason == one.Reason && c.Advice == one.Advice
		})
		if same < 0 {
			all = append(all, one)
			continue
		}
		all[same].Points, all[same].Text = append(all[same].Points, point.Number), ""
	}
	for i, c := range all {
		sentence, numbers := p.Words.Framework, []string{}
		if len(c.Points) > 1 {
			sentence = p.Words.Frameworks
		}
		for _, n := range c.Points {
			numbers = append(numbers, strconv.Itoa(n))
		}
		all[i].Said = Fill(sentence, "{n}", p.Words.Enumerated(numbers))
	}
	return all
}

func (p *Plan) check(c plan.Check, point Point) Check {
	w := p.Words
	one := Check{Points: []int{point.Number}, Text: point.Text, Verdict: Inline(Or(w.Verdicts, c.Verdict)), Kind: w.sign(c.Verdict),
		Reason: Inline(c.Reason)}
	if c.Advice != nil {
		by := w.Advice
		if c.Advice.By != "" {
			by = Fill(w.AdviceBy, "{by}", Inline(Or(w.Leads, c.Advice.By)))
		}
		one.Advice = by + ": " + Inline(Or(w.Verdicts, c.Advice.Verdict))
		if c.Advice.Reason != "" {
			one.Advice += ". " + Inline(c.Advice.Reason)
		}
	}
	return one
}

// sign is the code of a verdict that we know.
func (w *Words) sign(verdict string) string {
	if w.Verdicts[verdict] == "" {
		return ""
	}
	return verdict
}
