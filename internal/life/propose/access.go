package propose

import "hoofdlijn/internal/meeting"

var (
	facilitator = []meeting.Role{meeting.Facilitator}
	expert      = []meeting.Role{meeting.Expert}
	hosting     = []meeting.Role{meeting.Helper, meeting.Facilitator}
	open        = []meeting.Phase{meeting.Open}
)

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Draft{} }, Who: facilitator, When: open},
			{New: func() intent { return &Amend{} }, Who: facilitator, When: open},
			{New: func() intent { return &Split{} }, Who: facilitator, When: open},
			{New: func() intent { return &Park{} }, Who: facilitator, When: open},
			{New: func() intent { return &Withdraw{} }, Who: facilitator, When: open},
			{New: func() intent { return &Check{} }, Who: facilitator, When: open, Paper: true},
			{New: func() intent { return &Advise{} }, Who: expert, When: open},
			{New: func() intent { return &TakeBackAdvice{} }, Who: expert, When: open},
			{New: func() intent { return &FillForm{} }, Who: hosting, When: open},
			{New: func() intent { return &DropForm{} }, Who: hosting, When: open},
			{New: func() intent { return &PutForward{} }, Who: facilitator, When: open},
			{New: func() intent { return &AnswerLead{} }, When: open, Person: true,
				Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}},
		},
		Facts: []func() fact{
			func() fact { return &Drafted{} }, func() fact { return &Amended{} }, func() fact { return &Divided{} },
			func() fact { return &PutAside{} }, func() fact { return &Withdrawn{} }, func() fact { return &Checked{} },
			func() fact { return &Advised{} }, func() fact { return &AdviceTakenBack{} },
			func() fact { return &LeadAnswered{} }, func() fact { return &FormFilled{} },
			func() fact { return &FormDropped{} }, func() fact { return &FormForwarded{} },
		},
		Shows: []meeting.Section{
			{Name: "propose.proposal", Like: Shown{},
				For: []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device, meeting.Advice}},
			{Name: "propose.form", For: []meeting.Audience{meeting.Phone, meeting.Console, meeting.Device}, Like: FormShown{}},
			{Name: "propose.asked", For: []meeting.Audience{meeting.Phone}, Like: Asked{}},
		},
	}
}
