package life_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// A fault is one thing that is wrong, either with the meeting or with what is asked.
type fault[I any] struct {
	code  meeting.Code
	state func(*rehearsals.Meeting)
	ask   func(*I)
}

// firstOf is the refusal that the order promises; "" when nothing is wrong.
func firstOf[I any](faults []fault[I]) meeting.Code {
	for _, code := range meeting.Codes {
		if slices.ContainsFunc(faults, func(f fault[I]) bool { return f.code == code }) {
			return code
		}
	}
	return ""
}

// combine draws some of the faults, makes them all, asks, and expects the first.
func combine[I any](t *rapid.T, m *rehearsals.Meeting, by meeting.Actor, ask I, all []fault[I], intent func(*I) meeting.Intent) {
	var drawn []fault[I]
	for i := range all {
		if rapid.Bool().Draw(t, string(all[i].code)) {
			drawn = append(drawn, all[i])
		}
	}
	for _, f := range drawn {
		if f.state != nil {
			f.state(m)
		}
	}
	for _, f := range drawn {
		if f.ask != nil {
			f.ask(&ask)
		}
	}
	_, no := m.Try(by, intent(&ask))
	got := meeting.Code("")
	if no != nil {
		got = no.Code
	}
	if want := firstOf(drawn); got != want {
		t.Fatalf("%+v says %q, want %q", ask, got, want)
	}
}

func pause(m *rehearsals.Meeting) { m.Must(&meet.Pause{}) }

// checked is a proposal with every verdict it needs.
func checked(m *rehearsals.Meeting, id, cost string) {
	m.Must(rehearsals.Draft(id, "cost", cost))
	for _, f := range []string{"wet", "budget"} {
		m.By(rehearsals.Expert(), rehearsals.Advice(id, f))
	}
	m.Must(rehearsals.Fits(id, "*"))
}

func asIs[I any, P interface {
	*I
	meeting.Intent
}](i *I) meeting.Intent {
	return P(i)
}

// Whatever is wrong at once with opening a round, the first in the order is said.
func TestOpeningARoundSaysTheFirstThatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 1, frameworks...)
		m.Loose = true
		checked(m, "v1", "60")
		checked(m, "other", "0")
		opinion := &propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: "unclear"}}
		combine(t, m, rehearsals.Facilitator(), *rehearsals.OpenOn("r1", "v1"), []fault[decide.Open]{
			{code: meeting.Unknown, ask: func(o *decide.Open) { o.Proposals = append(o.Proposals, decide.Option{ID: "none"}) }},
			{code: meeting.CheckMissing, state: func(m *rehearsals.Meeting) {
				m.Draft("bare", "cost", "1")
			}, ask: func(o *decide.Open) { o.Proposals = append(o.Proposals, decide.Option{ID: "bare"}) }},
			{code: meeting.CheckFailed, state: func(m *rehearsals.Meeting) { m.Must(opinion) }},
			{code: meeting.Incomplete, state: func(m *rehearsals.Meeting) {
				m.Draft("plain").By(rehearsals.Expert(), rehearsals.Advice("plain", "wet"), rehearsals.Advice("plain", "budget")).Must(rehearsals.Fits("plain", "*"))
			}, ask: func(o *decide.Open) { o.Proposals = append(o.Proposals, decide.Option{ID: "plain"}) }},
			{code: meeting.VersionChanged, ask: func(o *decide.Open) { o.Proposals[0].Version = 7 }},
			{code: meeting.BadValue, ask: func(o *decide.Open) { o.Method = "nonsense" }},
			{code: meeting.RoundOpen, state: func(m *rehearsals.Meeting) { m.Must(rehearsals.OpenOn("r0", "other")) }},
			{code: meeting.TooFew, state: func(m *rehearsals.Meeting) { m.Must(&people.Leave{People: []meeting.PersonID{"p01"}}) }},
			{code: meeting.IsPaused, state: pause},
		}, asIs[decide.Open])
	})
}

// The same for a check.
func TestACheckSaysTheFirstThatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 1, frameworks...)
		m.Loose = true
		m.Must(rehearsals.Draft("v1", "cost", "60"))
		poll := rehearsals.OpenOn("p1", "v1")
		poll.Poll = true
		combine(t, m, rehearsals.Facilitator(), *rehearsals.Fits("v1", "preventie"), []fault[propose.Check]{
			{code: meeting.Unknown, ask: func(c *propose.Check) { c.Proposal = "none" }},
			{code: meeting.AdviceMissing, ask: func(c *propose.Check) { c.Framework = "wet" }},
			{code: meeting.VersionChanged, ask: func(c *propose.Check) { c.Version = 7 }},
			{code: meeting.NoChange, state: func(m *rehearsals.Meeting) { m.Must(&propose.Withdraw{ID: "v1"}) }},
			{code: meeting.IsPaused, state: pause},
		}, asIs[propose.Check])
		if m.Life.Phase() == meeting.Open && m.Ask(rehearsals.Facilitator(), poll) == nil {
			m.Refused(&propose.Check{Proposal: "v1", Framework: "wet", Version: 7, Opinion: propose.Opinion{Verdict: "fits"}}, meeting.RoundOpen)
		}
	})
}

// The same for a draft and an amend.
func TestADraftSaysTheFirstThatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 1, frameworks...)
		m.Loose = true
		m.Draft("v1")
		combine(t, m, rehearsals.Facilitator(), *rehearsals.Draft("v2", "cost", "1"), []fault[propose.Draft]{
			{code: meeting.Unknown, ask: func(d *propose.Draft) { d.Theme = "none" }},
			{code: meeting.BadValue, ask: func(d *propose.Draft) { d.Numbers["cost"] = "x" }},
			{code: meeting.Taken, ask: func(d *propose.Draft) { d.ID = "v1" }},
			{code: meeting.IsPaused, state: pause},
		}, asIs[propose.Draft])
	})
}

func TestAnAmendSaysTheFirstThatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 1)
		m.Loose = true
		m.Draft("v1")
		text := "Anders"
		poll := rehearsals.OpenOn("p1", "v1")
		poll.Poll = true
		combine(t, m, rehearsals.Facilitator(), propose.Amend{ID: "v1", Text: &text}, []fault[propose.Amend]{
			{code: meeting.Unknown, ask: func(a *propose.Amend) { a.Lead = &propose.Lead{Person: "ghost"} }},
			{code: meeting.RoundOpen, state: func(m *rehearsals.Meeting) { m.Must(poll) }},
			{code: meeting.VersionChanged, ask: func(a *propose.Amend) { a.Version = 7 }},
			{code: meeting.BadValue, ask: func(a *propose.Amend) { a.Numbers = map[string]string{"cost": "x"} }},
			{code: meeting.NoChange, ask: func(a *propose.Amend) { a.Text = nil }},
			{code: meeting.IsPaused, state: pause},
		}, asIs[propose.Amend])
	})
}

// The same for an answer, by somebody on their phone.
func TestAnAnswerSaysTheFirstThatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rehearsals.Begin(t, 2)
		m.Loose = true
		m.Must(&people.Leave{People: []meeting.PersonID{"p02"}}, rehearsals.Draft("v1"), rehearsals.OpenOn("r1", "v1"))
		outside := rapid.Bool().Draw(t, "outside")
		who, all := meeting.PersonID("p01"), []fault[decide.Cast]{}
		if outside {
			who = "p02"
		}
		faults := []fault[decide.Cast]{
			{code: meeting.Unknown, ask: func(c *decide.Cast) { c.Round = "none" }},
			{code: meeting.RoundClosed, state: func(m *rehearsals.Meeting) { m.Must(&decide.Void{Round: "r1"}) }},
			{code: meeting.BadBallot, ask: func(c *decide.Cast) { c.Answers = map[string]kind.Answer{"v1": {Choice: "for"}} }},
			{code: meeting.IsPaused, state: pause},
		}
		for _, f := range faults {
			if rapid.Bool().Draw(t, "with "+string(f.code)) {
				all = append(all, f)
			}
		}
		ask := *rehearsals.Says("r1", "v1", "support")
		for _, f := range all {
			if f.state != nil {
				f.state(m)
			}
			if f.ask != nil {
				f.ask(&ask)
			}
		}
		if outside {
			all = append(all, fault[decide.Cast]{code: meeting.NotInElectorate})
		}
		_, no := m.Try(rehearsals.Phone(who), &ask)
		got := meeting.Code("")
		if no != nil {
			got = no.Code
		}
		if want := firstOf(all); got != want {
			t.Fatalf("says %q, want %q", got, want)
		}
	})
}

// Before and after: the phase is said before what is wrong with the words.
func TestThePhaseIsSaidBeforeTheWords(t *testing.T) {
	bad := rehearsals.Draft("v1", "cost", "x")
	rehearsals.Prepared(t).Refused(bad, meeting.WrongPhase)
	rehearsals.Begin(t, 1).Seal().Refused(bad, meeting.IsSealed)
	wish := &prepare.SetFramework{Text: prepare.Text{ID: "f", Kind: "wish", Text: "x"}}
	rehearsals.Prepared(t).Must(&prepare.Lock{}).Refused(wish, meeting.FrameworksLocked)
	rehearsals.Begin(t, 0).Refused(&decide.Close{Round: "none"}, meeting.Unknown)
	rehearsals.Prepared(t).Refused(&decide.Close{Round: "none"}, meeting.Unknown) // unknown stands before the phase
	rehearsals.Begin(t, 0).No(rehearsals.Town(), &decide.Close{Round: "none"}, meeting.NotAllowed)
}
