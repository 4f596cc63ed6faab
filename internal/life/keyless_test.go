package life_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// Whatever was asked: who reads the record without any key, compiles the same plan as far as
// the record is public.
func TestL14_ThePlanCompilesWithoutKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		run(t, m, 20)
		m.Ask(rehearsals.Facilitator(), &meet.BreakPrivate{})
		m.Ask(rehearsals.Facilitator(), &meet.Resume{})
		for range rapid.IntRange(5, 40).Draw(t, "turns") {
			turn(t, m)
		}
		conclude(m)
		if m.Life.Phase() != meeting.Sealed {
			t.Skip("nothing was sealed")
		}
		sealed := m.Life.Plan()
		if got, want := asJSON(keyless(m).Plan().Bare()), asJSON(sealed.Bare()); got != want {
			t.Fatalf("without keys\n%s\nwith\n%s", got, want)
		}
	})
}

// turn drafts, changes, decides, takes back or steps back: what makes it hard to know what counts.
func turn(t *rapid.T, m *rehearsals.Meeting) {
	desk, id := rehearsals.Facilitator(), one(t, someProposals, "proposal")
	switch rapid.IntRange(0, 7).Draw(t, "turn") {
	case 0:
		m.Ask(desk, rehearsals.Draft(id))
	case 1, 2:
		m.Ask(desk, &propose.Amend{ID: id, Title: new(one(t, []string{"Een", "Twee", "Drie"}, "title"))})
	case 3, 4:
		m.Ask(desk, &decide.Undo{})
	case 5:
		console := meeting.Viewer{Audience: meeting.Console}
		if m.Life.Phase() == meeting.Open {
			if offered := rehearsals.Read[decide.Moments](m, console, "decide.moments").List; len(offered) > 0 {
				m.Ask(desk, &decide.StepBack{To: one(t, offered, "moment").To, Reason: "Te snel"})
			}
		}
	case 6:
		m.Ask(desk, &propose.Withdraw{ID: id})
	case 7:
		round := fmt.Sprint("t", len(m.Events))
		m.Ask(desk, rehearsals.OpenOn(round, id))
		for _, who := range somePeople {
			m.Ask(rehearsals.Phone(who), rehearsals.Says(round, id, "support"))
		}
		m.Ask(desk, &decide.Close{Round: round})
	}
}

// keyless folds what is public.
func keyless(m *rehearsals.Meeting) *life.Life {
	empty := map[string]func() meeting.Fact{}
	for _, w := range life.New().Words() {
		for _, make := range w.Facts {
			empty[make().Fact()] = make
		}
	}
	var events []meeting.Event
	for _, s := range m.Stored() {
		f := empty[s.Name]()
		if err := json.Unmarshal(s.Public, f); err != nil {
			panic(err)
		}
		events = append(events, meeting.Event{Seq: s.Seq, Fact: f})
	}
	return life.Public(events)
}

// A text that stands again under another number is known again: what was decided on it counts. What was decided on another text
// does not.
func TestL14_D14_ThePublicRecordKnowsATextAgain(t *testing.T) {
	for name, again := range map[string]bool{"the first text was decided on": true, "another text was": false} {
		t.Run(name, func(t *testing.T) {
			m := rehearsals.Begin(t, 3)
			m.Draft("v1")
			was := m.Life.Plan().NotInPlan[0].Title
			m.Must(&propose.Amend{ID: "v1", Title: new("B")})
			if again {
				m.Must(&propose.Amend{ID: "v1", Title: &was})
			}
			m.Draft("v2")
			m.Carry("r1", "v1")
			var to meeting.Seq
			for _, moment := range rehearsals.Read[decide.Moments](m, meeting.Viewer{Audience: meeting.Console}, "decide.moments").List {
				if moment.Kind == "amend" {
					to = moment.To // the list begins with the newest
				}
			}
			m.Must(&decide.StepBack{To: to, Reason: "Te snel"})
			m.Seal()
			sealed := m.Life.Plan()
			if decided := len(sealed.Themes[0].Decisions) == 1; m.Proposals() != 1 || decided != again {
				t.Fatalf("the first text should stand again: %s", asJSON(sealed.Themes))
			}
			if got, want := asJSON(keyless(m).Plan().Bare()), asJSON(sealed.Bare()); got != want {
				t.Errorf("without keys\n%s\nwith\n%s", got, want)
			}
		})
	}
}

// Every round that was closed can be counted again; one that says something else cannot.
func TestD22_EveryRoundCountsAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := lively(t)
		for range 6 {
			decideOn(t, m)
		}
		opened := map[string]decide.RoundOpened{}
		for _, e := range m.Events {
			switch f := e.Fact.(type) {
			case *decide.RoundOpened:
				opened[f.ID] = *f
			case *decide.RoundClosed:
				recount(t, opened[f.Round], *f)
			}
		}
	})
}

func recount(t *rapid.T, opened decide.RoundOpened, closed decide.RoundClosed) {
	for i, one := range decide.Recount(opened, closed) {
		if one.Wrong != "" {
			t.Fatalf("%s of %s: %s\n%s", one.Proposal, closed.Round, one.Wrong, asJSON(closed))
		}
		if one.Open != "" {
			continue
		}
		other := closed
		other.Results = slices.Clone(closed.Results)
		is := &other.Results[i]
		if is.Passed = !is.Passed; !opened.Poll {
			is.Outcome = decide.NotAdopted
			if is.Passed {
				is.Outcome = decide.Adopted
			}
		}
		if decide.Recount(opened, other)[i].Wrong == "" {
			t.Fatalf("the other result of %s counts as well\n%s", one.Proposal, asJSON(other))
		}
	}
}
