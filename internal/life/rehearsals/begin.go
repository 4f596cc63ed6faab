package rehearsals

import (
	"fmt"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/meeting"
)

// Who is the name of the n-th person of Begin, from 1.
func Who(n int) meeting.PersonID { return meeting.PersonID(fmt.Sprintf("p%02d", n)) }

// Prepared is a meeting about to be locked: a question, the themes zorg and geld, these frameworks.
func Prepared(t T, frameworks ...prepare.Text) *Meeting {
	t.Helper()
	return New(t).prepare(frameworks...)
}

func (m *Meeting) prepare(frameworks ...prepare.Text) *Meeting {
	m.T.Helper()
	m.Must(&prepare.SetMeeting{Title: "Mantelzorg", Question: "Wat is er nodig?", Municipality: "Westerkwartier"},
		&prepare.SetTheme{ID: "zorg", Title: "Zorg"}, &prepare.SetTheme{ID: "geld", Title: "Geld"})
	for _, f := range frameworks {
		m.Must(&prepare.SetFramework{Text: f})
	}
	return m
}

// Begin is an open meeting with n carers who have arrived, p01 and on.
func Begin(t T, n int, frameworks ...prepare.Text) *Meeting {
	t.Helper()
	m := New(t)
	m.Loose = true
	m.prepare(frameworks...).Must(&prepare.Lock{}, &prepare.Open{})
	for i := range n {
		m.Arrive(Who(i+1), "carer")
	}
	return m.Watch()
}

// Arrive lists somebody and checks them in.
func (m *Meeting) Arrive(who meeting.PersonID, capacity string) *Meeting {
	m.T.Helper()
	m.Know(who)
	return m.Must(&people.List{ID: who, Capacity: capacity}, &people.Arrive{People: []meeting.PersonID{who}})
}

// Draft makes a proposal on zorg, with numbers in pairs: "cost", "100".
func (m *Meeting) Draft(id string, numbers ...string) *Meeting {
	m.T.Helper()
	return m.Must(Draft(id, numbers...))
}

// Draft is a proposal on zorg, with numbers in pairs: "cost", "100".
func Draft(id string, numbers ...string) *propose.Draft {
	do := &propose.Draft{ID: id, Theme: "zorg", Title: "Voorstel " + id, Text: "Tekst van " + id}
	for i := 0; i+1 < len(numbers); i += 2 {
		if do.Numbers == nil {
			do.Numbers = map[string]string{}
		}
		do.Numbers[numbers[i]] = numbers[i+1]
	}
	return do
}

// Fits gives the room's verdict that a proposal fits a framework.
func Fits(proposal, framework string) *propose.Check {
	return &propose.Check{Proposal: proposal, Framework: framework, Opinion: propose.Opinion{Verdict: propose.Fits}}
}

// Advice is the advice that a proposal fits a framework.
func Advice(proposal, framework string) *propose.Advise {
	return &propose.Advise{Proposal: proposal, Framework: framework, By: "jurist", Opinion: propose.Opinion{Verdict: propose.Fits}}
}

// OpenOn opens a binding round on proposals, with the default method.
func OpenOn(round string, proposals ...string) *decide.Open {
	do := &decide.Open{ID: round}
	for _, p := range proposals {
		do.Proposals = append(do.Proposals, decide.Option{ID: p})
	}
	return do
}

// Says is one answer for one proposal of a round.
func Says(round, proposal, choice string, words ...string) *decide.Cast {
	a := kind.Answer{Choice: choice}
	if len(words) > 0 {
		a.Words = words[0]
	}
	return &decide.Cast{Round: round, Answers: map[string]kind.Answer{proposal: a}}
}

// All lets people give the same answer on their own phones to every proposal of a running round.
func (m *Meeting) All(round, choice string, proposals []string, who ...meeting.PersonID) *Meeting {
	m.T.Helper()
	for _, p := range who {
		for _, proposal := range proposals {
			m.By(Phone(p), Says(round, proposal, choice))
		}
	}
	return m
}

// Carry opens a round on proposals, lets everybody who may stand behind them, and closes it.
func (m *Meeting) Carry(round string, proposals ...string) *Meeting {
	m.T.Helper()
	m.Must(OpenOn(round, proposals...))
	for _, who := range m.people {
		if m.Section(meeting.Viewer{Audience: meeting.Phone, Person: who}, "decide.ballot/"+round) != "" {
			m.All(round, methods.All()[0].Choices()[0], proposals, who)
		}
	}
	return m.Must(&decide.Close{Round: round})
}

// Outcome is where a proposal stands; "" when it is undecided.
func (m *Meeting) Outcome(proposal string) string {
	m.T.Helper()
	return Read[decide.Standing](m, meeting.Viewer{Audience: meeting.Console}, "decide.proposal/"+proposal).Outcome
}

// Seal ticks every text and seals the plan.
func (m *Meeting) Seal() *Meeting {
	m.T.Helper()
	m.TickAll()
	return m.Must(SealIt())
}

// Proposals is how many proposals and points there are.
func (m *Meeting) Proposals() int {
	n := 0
	console := meeting.Viewer{Audience: meeting.Console}
	for _, k := range m.Life.Keys(console) {
		if k.Part == "propose" && k.Name == "proposal" {
			n++
		}
	}
	return n
}
