package casefile

import (
	"encoding/json"
	"strings"
)

// The writer of the tests: it turns a Case back into a file, in the style of JSON or in blocks of YAML.

type pair struct {
	key   string
	value any // string, []any, tree or nil, which is left out
}

type tree []pair

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// flow writes a value on one line, which is JSON.
func flow(v any) string {
	switch v := v.(type) {
	case tree:
		var parts []string
		for _, p := range v {
			if p.value != nil {
				parts = append(parts, quoted(p.key)+": "+flow(p.value))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		var parts []string
		for _, item := range v {
			parts = append(parts, flow(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return quoted(v.(string))
	}
}

// block writes a value in lines under a key or a dash; what is empty or a text is written as flow.
func block(v any, indent string) string {
	var b strings.Builder
	switch v := v.(type) {
	case tree:
		for _, p := range v {
			if p.value != nil {
				b.WriteString("\n" + indent + p.key + ":" + block(p.value, indent+"  "))
			}
		}
	case []any:
		for _, item := range v {
			b.WriteString("\n" + indent + "-" + block(item, indent+"  "))
		}
	}
	if b.Len() == 0 {
		return " " + flow(v)
	}
	return b.String()
}

func some(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func maybe(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

func yesNo(b *bool) any {
	if b == nil {
		return nil
	}
	return map[bool]string{true: "true", false: "false"}[*b]
}

func each[T any](all []T, write func(T) any) any {
	if all == nil {
		return nil
	}
	out := []any{}
	for _, one := range all {
		out = append(out, write(one))
	}
	return out
}

func ids(all []string) any { return each(all, func(s string) any { return s }) }

func caseTree(c *Case) tree {
	return tree{
		{"format", Format}, {"id", c.ID}, {"language", c.Language}, {"title", c.Title}, {"question", c.Question},
		{"municipality", some(c.Municipality)}, {"date", some(c.Date)}, {"place", some(c.Place)},
		{"settings", tree{{"method", c.Settings.Method}, {"secrecy", c.Settings.Secrecy}, {"to_group", yesNo(&c.Settings.ToGroup)}, {"deciding", ids(c.Settings.Deciding)}}},
		{"themes", each(c.Themes, func(t Theme) any { return tree{{"id", t.ID}, {"title", t.Title}} })},
		{"frameworks", each(c.Frameworks, func(f Framework) any {
			return tree{
				{"id", f.ID}, {"kind", f.Kind}, {"text", f.Text}, {"owner", some(f.Owner)}, {"measure", some(f.Measure)},
				{"unit", some(f.Unit)}, {"min", some(f.Min)}, {"max", some(f.Max)}, {"over", some(f.Over)},
			}
		})},
		{"people", each(c.People, func(p Person) any {
			return tree{
				{"id", p.ID}, {"capacity", p.Capacity}, {"companion_of", some(p.CompanionOf)}, {"votes", yesNo(p.Votes)},
				{"device", p.Device}, {"needs", ids(p.Needs)},
			}
		})},
		{"steps", stepTrees(c.Steps)},
		{"expect", tree{{"adopted", ids(c.Expect.Adopted)}, {"not_adopted", ids(c.Expect.NotAdopted)}}},
	}
}

func stepTrees(steps []Step) any {
	return each(steps, func(s Step) any {
		return tree{{s.Do.Name(), append(actTree(s.Do), pair{"decided", some(s.Decided)}, pair{"refused", some(s.Refused)})}}
	})
}

func wordingTree(w Wording) tree {
	t := tree{
		{"title", maybe(w.Title)}, {"text", maybe(w.Text)}, {"lead", maybe(w.Lead)}, {"first_step", maybe(w.FirstStep)},
		{"due", maybe(w.Due)}, {"needs_yes_from", ids(w.NeedsYesFrom)},
	}
	if w.Numbers != nil {
		numbers := tree{}
		for _, n := range w.Numbers {
			numbers = append(numbers, pair{n.Measure, n.Amount})
		}
		t = append(t, pair{"numbers", numbers})
	}
	return t
}

func turnTree(turns []Answer) any {
	return each(turns, func(a Answer) any {
		if a.Each == nil {
			return a.Word
		}
		return wordTree(a.Each)
	})
}

func wordTree(words []ProposalWord) tree {
	t := tree{}
	for _, w := range words {
		t = append(t, pair{w.Proposal, w.Word})
	}
	return t
}

func actTree(a Act) tree {
	switch a := a.(type) {
	case Arrive:
		return tree{{"people", ids(a.People)}}
	case Sign:
		return tree{{"people", ids(a.People)}}
	case Unsign:
		return tree{{"people", ids(a.People)}}
	case HandOver:
		return tree{{"to", a.To}, {"date", some(a.Date)}, {"time", a.Time}}
	case Idea:
		return tree{{"id", a.ID}, {"by", a.By}, {"theme", a.Theme}, {"text", a.Text}}
	case Cluster:
		return tree{{"id", a.ID}, {"theme", a.Theme}, {"title", a.Title}, {"ideas", ids(a.Ideas)}}
	case Proposal:
		return append(tree{{"id", a.ID}, {"theme", a.Theme}, {"from", ids(a.From)}}, wordingTree(a.Wording)...)
	case Amend:
		return append(tree{{"proposal", a.Proposal}}, wordingTree(a.Wording)...)
	case Disconnect:
		return tree{{"people", ids(a.People)}, {"while", stepTrees(a.While)}}
	case Ballot:
		return tree{{"round", a.Round}, {"by", a.By}, {"value", turnTree(a.Turns)}}
	case Together:
		return tree{{"round", a.Round}, {"via", some(a.Via)}, {"piles", pileTrees(a.Piles)}}
	case Check:
		t := tree{{"proposal", a.Proposal}, {"framework", a.Framework}, {"verdict", a.Verdict}, {"reason", some(a.Reason)}}
		switch a.Advice.Kind {
		case AdviceNone:
			t = append(t, pair{"advice", "none"})
		case AdviceOwn:
			t = append(t, pair{"advice", tree{{"verdict", a.Advice.Verdict}, {"reason", some(a.Advice.Reason)}}})
		}
		return t
	case Round:
		return roundTree(a)
	default:
		return tree{}
	}
}

func pileTrees(piles []Pile) any {
	return each(piles, func(p Pile) any {
		answer := any(p.Answer.Word)
		if p.Answer.Each != nil {
			answer = wordTree(p.Answer.Each)
		}
		return tree{{"people", ids(p.People)}, {"answer", answer}}
	})
}

func roundTree(r Round) tree {
	t := tree{{"id", r.ID}, {"proposals", ids(r.Proposals)}, {"method", some(r.Method)}, {"secrecy", some(r.Secrecy)}}
	if r.Poll {
		t = append(t, pair{"binding", "false"})
	}
	if r.Params != nil {
		params := tree{}
		for _, p := range r.Params {
			params = append(params, pair{p.Name, p.Text})
		}
		t = append(t, pair{"params", params})
	}
	if r.Ballots != nil {
		ballots := tree{}
		for _, b := range r.Ballots {
			ballots = append(ballots, pair{b.Person, turnTree(b.Turns)})
		}
		t = append(t, pair{"ballots", ballots})
	}
	t = append(t, pair{"together", pileTrees(r.Together)}, pair{"others", turnTree(r.Others)}, pair{"during", stepTrees(r.During)})
	switch {
	case r.Expect.Word != "":
		t = append(t, pair{"expect", r.Expect.Word})
	case r.Expect.Each != nil:
		t = append(t, pair{"expect", wordTree(r.Expect.Each)})
	}
	return t
}
