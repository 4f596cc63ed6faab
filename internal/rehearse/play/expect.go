package play

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
)

// note keeps what came out of a closed round, per proposal, and holds it against where the proposals now stand.
func (p *Player) note(seen Sections, do casefile.Round, number string) error {
	var shown shownRound
	read(seen, "decide.round/"+do.ID, &shown)
	if shown.Status != "closed" {
		return &Difference{number, "round", "the round closed", "it is " + shown.Status}
	}
	came := map[string]string{}
	for _, r := range shown.Results {
		came[r.Proposal] = outcome(r, shown.Method, do.Poll)
		var standing struct{ Outcome string }
		read(seen, "decide.proposal/"+r.Proposal, &standing)
		if !do.Poll && standing.Outcome != r.Outcome {
			return &Difference{number, "round", r.Proposal + " to be " + r.Outcome, standing.Outcome}
		}
	}
	p.came[do.ID] = came
	return nil
}

// outcome is the result in the words of a case file. A poll decides nothing; it has the word it would have had.
func outcome(r shownResult, method string, poll bool) string {
	switch {
	case !poll:
		return r.Outcome
	case !r.Passed:
		return "not_adopted"
	case withConcerns(r, method):
		return "adopted_with_concerns"
	}
	return "adopted"
}

func withConcerns(r shownResult, method string) bool {
	m, known := methods.Named(method)
	for choice, n := range r.Counts {
		if known && n > 0 && m.Writes(choice) == kind.Concern {
			return true
		}
	}
	return false
}

// judgeRounds compares every round that was closed with what the file expects of it, in the order of the file. What
// stopped the play is the first difference only when no round before it came out otherwise.
func (p *Player) judgeRounds(c *casefile.Case, stopped *Difference) *Difference {
	var first *Difference
	Each(c.Steps, func(s casefile.Step) {
		do, is := s.Do.(casefile.Round)
		came, closed := p.came[do.ID]
		if first != nil || !is || !closed {
			return
		}
		for _, proposal := range do.Proposals {
			want := do.Expect.Word
			for _, e := range do.Expect.Each {
				if e.Proposal == proposal {
					want = e.Word
				}
			}
			if want != "" && want != came[proposal] {
				first = &Difference{s.Number, "round", proposal + ": " + want, came[proposal]}
				return
			}
		}
		for _, e := range do.Expect.Each {
			if came[e.Proposal] == "" {
				first = &Difference{s.Number, "round", e.Proposal + ": " + e.Word, "it was not in the round"}
				return
			}
		}
	})
	if first == nil {
		return stopped
	}
	return first
}

// result is what came of the meeting.
type result struct {
	adopted, notInPlan []string
	ideas, ballots     int
	signatures         int
}

// judge compares what came of the meeting with what the file expects.
func (p *Player) judge(ctx context.Context, want casefile.Expect, plan []byte) error {
	seen, err := p.Stage.See(ctx, Console)
	if err != nil {
		return err
	}
	got := counted(seen)
	if err := got.plan(seen, plan); err != nil {
		return err
	}
	if want.Adopted != nil && !sameSet(want.Adopted, got.adopted) {
		return &Difference{"", "adopted", list(want.Adopted), list(got.adopted)}
	}
	for _, id := range want.NotAdopted {
		if !slices.Contains(got.notInPlan, id) {
			return &Difference{"", "not_adopted", id + " in not_in_plan", list(got.notInPlan)}
		}
	}
	if want.Ideas != nil && *want.Ideas != got.ideas {
		return &Difference{"", "totals.ideas", fmt.Sprint(*want.Ideas), fmt.Sprint(got.ideas)}
	}
	if want.Signatures != nil && *want.Signatures != got.signatures {
		return &Difference{"", "totals.signatures", fmt.Sprint(*want.Signatures), fmt.Sprint(got.signatures)}
	}
	if want.Ballots != nil && *want.Ballots != got.ballots {
		return &Difference{"", "totals.ballots", fmt.Sprint(*want.Ballots), fmt.Sprint(got.ballots)}
	}
	return nil
}

// counted is the totals: cards and signatures the console shows, and answers in the results of closed rounds.
func counted(seen Sections) result {
	var got result
	var end struct{ Signatures int }
	read(seen, "finish.end", &end)
	got.signatures = end.Signatures
	for key := range seen {
		if strings.HasPrefix(key, "ideas.idea/") {
			got.ideas++
		}
		if strings.HasPrefix(key, "decide.round/") {
			var shown shownRound
			read(seen, key, &shown)
			for _, r := range shown.Results {
				got.ballots += r.Answered
			}
		}
	}
	return got
}

// plan reads the sealed plan; as long as there is none, the line that everybody sees.
func (got *result) plan(seen Sections, sealed []byte) error {
	if sealed == nil {
		var line struct {
			Stops   []struct{ Proposal string }
			Open    []string
			Outcome []struct{ Proposal string } `json:"not_in_plan"`
		}
		read(seen, "plan.line", &line)
		for _, s := range line.Stops {
			got.adopted = append(got.adopted, s.Proposal)
		}
		got.notInPlan = line.Open
		for _, o := range line.Outcome {
			got.notInPlan = append(got.notInPlan, o.Proposal)
		}
		return nil
	}
	var plan struct {
		Themes []struct {
			Decisions []struct{ Proposal string }
		}
		NotInPlan []struct{ Proposal string } `json:"not_in_plan"`
		Cards     struct{ Total int }
	}
	if err := json.Unmarshal(sealed, &plan); err != nil {
		return &Difference{"", "plan.json", "a plan", "no JSON"}
	}
	for _, t := range plan.Themes {
		for _, d := range t.Decisions {
			got.adopted = append(got.adopted, d.Proposal)
		}
	}
	for _, n := range plan.NotInPlan {
		got.notInPlan = append(got.notInPlan, n.Proposal)
	}
	if plan.Cards.Total != got.ideas {
		return &Difference{"", "plan.json", fmt.Sprintf("%d cards", got.ideas), fmt.Sprint(plan.Cards.Total)}
	}
	return nil
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}

func list(ids []string) string {
	return "[" + strings.Join(slices.Sorted(slices.Values(ids)), ", ") + "]"
}
