package play

import (
	"context"
	"slices"

	"hoofdlijn/internal/casefile"
)

// shownProposal is what screens show of a proposal, as far as the player looks at it.
type shownProposal struct{ Checks []shownCheck }

type shownCheck struct {
	Framework, Verdict string
	Advice             *givenAdvice
}

type givenAdvice struct{ Verdict, Reason, By string }

// check lets the expert session give advice where it is needed, then records the verdict. When the verdict is refused
// the advice is as it was.
func (p *Player) check(ctx context.Context, do casefile.Check) (string, error) {
	seen, err := p.Stage.See(ctx, Expert)
	if err != nil {
		return "", err
	}
	var shown shownProposal
	read(seen, "propose.proposal/"+do.Proposal, &shown)
	var given []string
	for _, f := range p.adviseOn(do, shown) {
		code, err := p.ask(ctx, Ask{By: Expert, Name: "propose.advise", Data: advice(do, f)})
		switch {
		case err != nil:
			return "", err
		case code == "":
			given = append(given, f)
		case code != "no_change": // the same advice stands already
			return code, p.takeBack(ctx, do.Proposal, given, shown)
		}
	}
	code, err := p.console(ctx, "propose.check", opinion(object{"proposal": do.Proposal, "framework": do.Framework}, do.Verdict, do.Reason))
	if err == nil && code != "" {
		err = p.takeBack(ctx, do.Proposal, given, shown)
	}
	return code, err
}

// adviseOn is the frameworks on which advice comes first: legal and numeric ones, or the one for which the file has
// advice.
func (p *Player) adviseOn(do casefile.Check, shown shownProposal) []string {
	var all []string
	for _, f := range p.c.Frameworks {
		meant := f.ID == do.Framework || do.Framework == "*" && !shown.judged(f.ID)
		needed := f.Kind == "legal" || f.Kind == "numeric" || do.Advice.Kind == casefile.AdviceOwn && f.ID == do.Framework
		if meant && needed && do.Advice.Kind != casefile.AdviceNone {
			all = append(all, f.ID)
		}
	}
	return all
}

func (s shownProposal) judged(framework string) bool {
	for _, c := range s.Checks {
		if c.Framework == framework && c.Verdict != "" {
			return true
		}
	}
	return false
}

func advice(do casefile.Check, framework string) object {
	o := object{"proposal": do.Proposal, "framework": framework}
	if do.Advice.Kind == casefile.AdviceOwn {
		return opinion(o, do.Advice.Verdict, do.Advice.Reason)
	}
	return opinion(o, do.Verdict, do.Reason)
}

func opinion(o object, verdict, reason string) object {
	o["verdict"] = verdict
	fill(o, "reason", reason)
	return o
}

// takeBack removes advice that was given just now; what it replaced is given again.
func (p *Player) takeBack(ctx context.Context, proposal string, given []string, before shownProposal) error {
	for _, framework := range given {
		ask := Ask{By: Expert, Name: "propose.take_back_advice", Data: object{"proposal": proposal, "framework": framework}}
		if was := before.advised(framework); was != nil {
			o := opinion(object{"proposal": proposal, "framework": framework}, was.Verdict, was.Reason)
			fill(o, "by", was.By)
			ask.Name, ask.Data = "propose.advise", o
		}
		code, err := p.ask(ctx, ask)
		if err != nil {
			return err
		}
		if code != "" {
			return &Difference{"", ask.Name, answer(""), answer(code)}
		}
	}
	return nil
}

func (s shownProposal) advised(framework string) *givenAdvice {
	i := slices.IndexFunc(s.Checks, func(c shownCheck) bool { return c.Framework == framework })
	if i < 0 {
		return nil
	}
	return s.Checks[i].Advice
}
