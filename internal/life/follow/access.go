package follow

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table. All of it comes once the plan stands fixed.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	both, team := []meeting.Role{meeting.Facilitator, meeting.Municipality}, []meeting.Role{meeting.Facilitator}
	tells := append([]meeting.Role{meeting.Lead}, both...)
	phone, when := []meeting.Role{meeting.Participant}, []meeting.Phase{meeting.Sealed}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &NameLead{} }, Who: both, When: when},
			{New: func() intent { return &Post{} }, Who: tells, When: when},
			{New: func() intent { return &Respond{} }, Who: tells, When: when},
			{New: func() intent { return &Answer{} }, Who: phone, When: when, Person: true},
			{New: func() intent { return &Help{} }, Who: phone, When: when, Person: true},
			{New: func() intent { return &ShowWords{} }, Who: team, When: when},
			{New: func() intent { return &FormGroup{} }, Who: both, When: when},
			{New: func() intent { return &EndGroup{} }, Who: both, When: when},
			{New: func() intent { return &SetEvaluation{} }, Who: both, When: when},
			{New: func() intent { return &Evaluate{} }, Who: both, When: when},
			{New: func() intent { return &Replace{} }, Who: team, When: when},
			{New: func() intent { return &TakeOut{} }, Who: team, When: when},
			{New: func() intent { return &GiveLink{} }, Who: both, When: when},
			{New: func() intent { return &EndLink{} }, Who: tells, When: when},
		},
		Facts: []func() fact{
			func() fact { return &LeadNamed{} }, func() fact { return &Posted{} }, func() fact { return &Responded{} },
			func() fact { return &Answered{} }, func() fact { return &Helped{} }, func() fact { return &WordsShown{} },
			func() fact { return &GroupFormed{} }, func() fact { return &GroupEnded{} },
			func() fact { return &EvaluationSet{} }, func() fact { return &Evaluated{} }, func() fact { return &Replaced{} },
			func() fact { return &Reported{} }, func() fact { return &Replied{} }, func() fact { return &GroupBegun{} },
			func() fact { return &GroupStopped{} }, func() fact { return &LookedBack{} }, func() fact { return &TakenOut{} },
			func() fact { return &LinkGiven{} }, func() fact { return &LinkEnded{} },
		},
		Shows: []meeting.Section{
			{Name: "follow.course", For: meeting.Inside, Like: Course{}},
			{Name: "follow.action", For: meeting.Inside, Like: Action{}},
			{Name: "follow.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
			{Name: "follow.team", For: []meeting.Audience{meeting.Console}, Like: Team{}},
		},
	}
}
