package worded

import (
	"strconv"

	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/plan"
)

// method is what a way of deciding says of itself; false for one we do not know.
func (w *Words) method(name string) (kind.Words, bool) {
	m, known := methods.Exactly(name)
	if !known {
		return kind.Words{}, false
	}
	nl, en := m.Says()
	if w == &english {
		return en, true
	}
	return nl, true
}

// Method is the word for a way of deciding.
func (w *Words) Method(name string) string {
	if said, known := w.method(name); known {
		return said.Name
	}
	return Inline(name)
}

// Choice is the word for an answer.
func (w *Words) Choice(method, choice string) string {
	said, _ := w.method(method)
	return Inline(Or(said.Choices, choice))
}

// HowDecided is how was decided, in one plain sentence, as it was frozen when the round opened.
func (w *Words) HowDecided(r plan.Rule) string {
	if said, known := w.method(r.Method); known {
		if rule := said.Rule(r.Params); rule != "" && kind.Offers(r.Params) {
			return rule + " " + said.Left
		} else if rule != "" {
			return rule
		}
	}
	return Fill(w.RuleOther, "{method}", w.Method(r.Method))
}

func (w *Words) passed(d plan.Decision) string {
	if said, known := w.method(d.Method); known && left(d) {
		return said.Without
	} else if known {
		return said.Passed
	}
	return w.PassedOther
}

// left: somebody left it to the group.
func left(d plan.Decision) bool { return d.Result.Counts[kind.ToGroup] > 0 }

// whole is what may be said of all decisions together, when all were decided in the same way.
func (w *Words) whole(themes []plan.Theme) string {
	way := ""
	for _, t := range themes {
		for _, d := range t.Decisions {
			if left(d) || way != "" && d.Method != way {
				return ""
			}
			way = d.Method
		}
	}
	said, _ := w.method(way)
	return said.Whole
}

// Gave is how many gave which answer. A count of none is left out where the rule already says so.
func (w *Words) Gave(r plan.Rule, counts map[string]int) []Fact {
	var order []string
	discreet := true
	if m, known := methods.Named(r.Method); known {
		order, discreet = kind.Choices(m, r.Params), m.Discreet()
	}
	var all []Fact
	for _, choice := range Ordered(counts, order, "") {
		if n := counts[choice]; n > 0 || !discreet {
			all = append(all, Fact{w.Choice(r.Method, choice), strconv.Itoa(n)})
		}
	}
	return all
}
