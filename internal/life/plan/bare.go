package plan

import "encoding/json"

// Bare is the plan without what only the last reading made public: what people typed, who was there and whose function
// takes something up. What is left anybody can compile again from the public fields of the record, without any key.
func (d Document) Bare() Document {
	bare := d
	bare.Attendance, bare.Signatures, bare.Journal, bare.Cases = nil, nil, nil, nil
	bare.Themes = []Theme{}
	for _, t := range d.Themes {
		theme := Theme{ID: t.ID, Title: t.Title, Decisions: []Decision{}}
		for _, one := range t.Decisions {
			theme.Decisions = append(theme.Decisions, one.bare())
		}
		bare.Themes = append(bare.Themes, theme)
	}
	bare.NotInPlan = []NotInPlan{}
	for _, not := range d.NotInPlan {
		bare.NotInPlan = append(bare.NotInPlan, NotInPlan{Proposal: not.Proposal, Outcome: not.Outcome})
	}
	return bare
}

func (d Decision) bare() Decision {
	bare := Decision{Proposal: d.Proposal, Version: d.Version, Outcome: d.Outcome, Method: d.Method, Secrecy: d.Secrecy,
		Rule: Rule{d.Rule.Method, append(json.RawMessage(nil), d.Rule.Params...)}, Result: d.Result, Ideas: d.Ideas, Checks: []Check{}}
	for _, c := range d.Checks {
		one := Check{Framework: c.Framework, Verdict: c.Verdict}
		if c.Advice != nil {
			one.Advice = &Advice{Verdict: c.Advice.Verdict}
		}
		bare.Checks = append(bare.Checks, one)
	}
	return bare
}
