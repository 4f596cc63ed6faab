package life_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// Whatever is asked by whomever in whatever order: nothing panics, what is refused changes nothing, the sections that
// changed add up to the view built afresh (both by the kit), and what was stored makes the same meeting again.
func TestWhateverIsAskedNothingBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t).Watch()
		run(t, m, 25)
		m.Check()
	})
}

// The same from the very beginning, when nothing is prepared.
func TestWhateverIsAskedBeforeOpeningNothingBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.New(t)
		m.Know(somePeople...)
		run(t, m, 30)
		m.Check()
	})
}

// Long meetings, checked at the end: the sum of what is adopted, the cards, the replay, the plan.
func TestD7_L5_LongMeetingsKeepTheirSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		run(t, m, 120)
		conclude(m)
		m.Check()
		p := m.Life.Plan()
		if sum := spent(p); sum.Cmp(big.NewRat(100, 1)) > 0 {
			t.Fatalf("adopted %s of 100", sum.FloatString(2))
		}
		if got, want := len(p.NotInPlan)+decisions(p), m.Proposals(); got != want {
			t.Fatalf("%d of %d proposals have a place", got, want)
		}
	})
}

func spent(p plan.Document) *big.Rat {
	sum := new(big.Rat)
	for _, theme := range p.Themes {
		for _, d := range theme.Decisions {
			cost, _ := new(big.Rat).SetString(d.Numbers["cost"])
			sum.Add(sum, cost)
		}
	}
	return sum
}

func decisions(p plan.Document) int {
	n := 0
	for _, theme := range p.Themes {
		n += len(theme.Decisions)
	}
	return n
}

// Whatever is forgotten, of rounds and of any person: replaying never panics and changes no outcome, no result and
// not a byte of the sealed plan.
func TestD9_P7_WhatIsForgottenChangesNoOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		run(t, m, 80)
		conclude(m)
		who := rapid.SampledFrom(somePeople).Draw(t, "forgotten")
		gone := append(m.Burnt(), meeting.PersonKey(who))
		after := rehearsals.Replay(m.Stored(), gone...)
		rehearsals.Everything(after, somePeople)
		if m.Life.Phase() == meeting.Sealed && asJSON(after.Plan()) != asJSON(m.Life.Plan()) {
			t.Fatalf("the sealed plan changed with %s forgotten", who)
		}
		if d := rehearsals.Difference(outcomes(m.Life), outcomes(after)); d != "" {
			t.Fatalf("with %s forgotten: %s", who, d)
		}
	})
}

// outcomes is what was decided, by section.
func outcomes(l *life.Life) map[string]string {
	all := map[string]string{}
	console := meeting.Viewer{Audience: meeting.Console}
	for _, k := range l.Keys(console) {
		switch shown := l.Show(console, k).(type) {
		case decide.Standing:
			all[k.String()] = asJSON(shown)
		case decide.RoundShown:
			if shown.Status == decide.IsClosed {
				all[k.String()] = asJSON([]any{shown.Electorate, shown.Results, shown.Proposals})
			}
		}
	}
	return all
}

var undoable = map[string]bool{"propose.draft": true, "propose.amend": true, "propose.split": true,
	"propose.check": true, "propose.park": true, "propose.withdraw": true}

// A meeting taken back and asked again stands where it stood.
func TestD12_TakenBackAndAskedAgainIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		run(t, m, 30)
		m.Ask(rehearsals.Facilitator(), &meet.BreakPrivate{})
		before := m.Everything()
		var do meeting.Intent
		for tries := 0; ; tries++ {
			if tries == 40 {
				return // nothing to take back: the meeting was sealed, or everything is decided
			}
			do = rapid.Custom(anyOfPropose).Draw(t, "act")
			if undoable[do.Intent()] && m.Ask(rehearsals.Facilitator(), do) == nil {
				break
			}
		}
		after := m.Everything()
		m.Must(&decide.Undo{})
		same(t, "taken back", before, m.Everything())
		m.Must(do)
		same(t, "asked again", after, m.Everything())
		m.Check()
	})
}

// same holds two views against each other, but for the names of commands in what can be undone.
func same(t *rapid.T, when string, want, got map[string]string) {
	for _, view := range []map[string]string{want, got} {
		delete(view, "console  decide.undo")
		delete(view, "console  decide.moments")
	}
	if d := rehearsals.Difference(want, got); d != "" {
		t.Fatalf("%s: %s", when, d)
	}
}

// What the console says beforehand of every step back is what it does: of every proposal whether it is there, with
// which text and outcome; and how many decisions stay.
func TestD15_WhatAStepChangesIsSaidBeforehand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		run(t, m, 60)
		m.Ask(rehearsals.Facilitator(), &meet.BreakPrivate{})
		console := meeting.Viewer{Audience: meeting.Console}
		offered := rehearsals.Read[decide.Moments](m, console, "decide.moments").List
		if len(offered) == 0 || m.Life.Phase() != meeting.Open {
			return
		}
		for _, id := range someRounds {
			m.Ask(rehearsals.Facilitator(), &decide.Void{Round: id})
		}
		moment := one(t, offered, "moment")
		was := standing(m)
		if no := m.Ask(rehearsals.Facilitator(), &decide.StepBack{To: moment.To, Reason: "Te snel"}); no != nil {
			t.Fatalf("%+v is offered and refused: %s", moment, no.Code)
		}
		now := standing(m)
		for id, before := range was {
			i := slices.IndexFunc(moment.Changes, func(c decide.Change) bool { return c.Proposal == id })
			after, there := now[id]
			switch {
			case i < 0 && after != before:
				t.Fatalf("%s was %q and is %q: nobody said so: %+v", id, before, after, moment)
			case i >= 0 && (moment.Changes[i].What == "gone") == there:
				t.Fatalf("%s is there: %v, and %+v was said", id, there, moment.Changes[i])
			case i >= 0 && there && after[1] != moment.Changes[i].Then:
				t.Fatalf("%s is %q, and %+v was said", id, after, moment.Changes[i])
			}
		}
		m.Check()
	})
}

// standing is the words and the outcome of every proposal.
func standing(m *rehearsals.Meeting) map[string][2]string {
	all := map[string][2]string{}
	console := meeting.Viewer{Audience: meeting.Console}
	for _, k := range m.Life.Keys(console) {
		if p, ok := m.Life.Show(console, k).(propose.Shown); ok {
			all[p.ID] = [2]string{p.Title + "\n" + p.Text + asJSON(p.Numbers), m.Outcome(p.ID)}
		}
	}
	return all
}
