package seal

import (
	"encoding/json"
	"slices"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
)

// holdRecord checks that the plan follows from the record. A record that breaks our rules could break them.
func (b *bundle) holdRecord() (p *Problem) {
	defer func() {
		if recover() != nil {
			p = &Problem{What: doesNotFold, Item: journalName}
		}
	}()
	for _, check := range []func() *Problem{b.holdFrameworks, b.holdExplained, b.countAgain, b.holdCards, b.compileAgain} {
		if p := check(); p != nil {
			return p
		}
	}
	return nil
}

// holdFrameworks: what stood fixed was fixed before anybody came in, wrote a card or answered. Later it has versions, with reasons.
func (b *bundle) holdFrameworks() *Problem {
	locked := false
	for i, e := range b.events {
		switch e.Fact.(type) {
		case *prepare.Locked:
			locked = true
		case *prepare.FrameworkSet, *prepare.FrameworkDropped:
			if locked {
				return &Problem{What: changedLocked, Item: journalName, N: i + 1}
			}
		case *prepare.Opened, *people.Arrived, *people.Knocked, *ideas.Added, *ideas.NoteAdded, *decide.RoundOpened:
			if !locked {
				return &Problem{What: lockedLate, Item: journalName, N: i + 1}
			}
		}
	}
	if !locked {
		return &Problem{What: lockedLate, Item: journalName, N: len(b.events)}
	}
	return nil
}

// holdExplained: what is said to be taken back is what can be, and everything that takes back says what.
func (b *bundle) holdExplained() *Problem {
	told := &plan.Explained{}
	if last, is := b.events[len(b.events)-1].Fact.(*plan.Explained); is {
		told = last
	}
	next := 0
	for i, e := range b.events {
		if _, undoes := e.Fact.(*decide.Undone); !undoes {
			continue
		}
		if next == len(told.TakenBack) || told.TakenBack[next].By != e.Seq || !b.mayGo(told.TakenBack[next]) {
			return &Problem{What: unexplained, Item: journalName, N: i + 1}
		}
		next++
	}
	if next < len(told.TakenBack) {
		return &Problem{What: unexplained, Item: journalName, N: len(b.events)}
	}
	return nil
}

// mayGo says whether these entries can be taken back: what was done to proposals and cards, never what was decided or answered.
func (b *bundle) mayGo(back plan.Back) bool {
	for _, seq := range back.Entries {
		if seq < 1 || seq >= back.By {
			return false
		}
		switch b.events[seq-1].Fact.(type) {
		case *propose.Drafted, *propose.Amended, *propose.Divided, *propose.PutAside, *propose.Withdrawn, *propose.Checked,
			*propose.FormForwarded, *ideas.Clustered, *decide.SteppedBack:
		default:
			return false
		}
	}
	return true
}

// countAgain recounts every round that was closed.
func (b *bundle) countAgain() *Problem {
	opened := map[string]decide.RoundOpened{}
	for i, e := range b.events {
		switch f := e.Fact.(type) {
		case *decide.RoundOpened:
			if _, before := opened[f.ID]; before {
				return &Problem{What: doesNotFold, Item: journalName}
			}
			opened[f.ID] = *f
		case *decide.RoundClosed:
			for _, one := range decide.Recount(opened[f.Round], *f) {
				title := b.titleOf(one.Proposal)
				switch {
				case one.Wrong != "":
					return &Problem{What: wrongCount, Item: title, N: i + 1, More: one.Wrong}
				case one.Open != "":
					b.report.Open = append(b.report.Open, NotAgain{title, one.Open})
				default:
					b.report.Recounted++
				}
			}
		}
	}
	return nil
}

// titleOf is what the plan calls a proposal; its id when it is not named there.
func (b *bundle) titleOf(proposal string) string {
	for _, theme := range b.plan.Themes {
		for _, one := range theme.Decisions {
			if one.Proposal == proposal {
				return one.Title
			}
		}
	}
	for _, not := range b.plan.NotInPlan {
		if not.Proposal == proposal && not.Title != "" {
			return not.Title
		}
	}
	return proposal
}

// holdCards: every card has one place.
func (b *bundle) holdCards() *Problem {
	written := 0
	for _, e := range b.events {
		switch e.Fact.(type) {
		case *ideas.Added, *ideas.Seeded, *ideas.NoteAdded:
			written++
		}
	}
	if c := b.plan.Cards; c.Sum() != c.Total || c.Total != written {
		return &Problem{What: lostCards, Item: planName, N: written}
	}
	return nil
}

// compileAgain compiles the plan from what is public of the record, and holds every part against what was sealed.
func (b *bundle) compileAgain() *Problem {
	again, sealed := life.Public(b.events[:]).Plan().Bare(), b.plan.Bare()
	for _, theme := range sealed.Themes {
		for _, one := range theme.Decisions {
			b.report.Decisions++
			if !slices.ContainsFunc(again.Themes, func(t plan.Theme) bool {
				return t.ID == theme.ID && slices.ContainsFunc(t.Decisions, func(d plan.Decision) bool { return same(d, one) })
			}) {
				return &Problem{What: doesNotFollow, Item: b.titleOf(one.Proposal)}
			}
		}
	}
	for _, not := range sealed.NotInPlan {
		if !slices.Contains(again.NotInPlan, not) {
			return &Problem{What: doesNotFollow, Item: b.titleOf(not.Proposal)}
		}
	}
	for _, part := range []struct {
		name      string
		got, want any
	}{{"meeting", again.Meeting, sealed.Meeting}, {"frameworks", again.Frameworks, sealed.Frameworks}, {"cards", again.Cards, sealed.Cards},
		{"themes", again.Themes, sealed.Themes}, {"plan", again, sealed}} {
		if !same(part.got, part.want) {
			return &Problem{What: partDiffers, Item: planName, More: part.name}
		}
	}
	return nil
}

func same(a, b any) bool {
	one, err := json.Marshal(a)
	other, worse := json.Marshal(b)
	return err == nil && worse == nil && string(one) == string(other)
}
