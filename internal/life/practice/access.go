package practice

import "hoofdlijn/internal/meeting"

var inside = []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device, meeting.Advice}

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator := []meeting.Role{meeting.Facilitator}
	open := []meeting.Phase{meeting.Open}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Open{} }, Who: facilitator, When: open},
			{New: func() intent { return &Answer{} }, When: open, Person: true,
				Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}},
			{New: func() intent { return &Close{} }, Who: facilitator, When: []meeting.Phase{meeting.Open, meeting.Paused}},
		},
		Facts: []func() fact{
			func() fact { return &Opened{} }, func() fact { return &Answered{} }, func() fact { return &Closed{} },
		},
		Shows: []meeting.Section{
			{Name: "practice.round", For: inside, Like: Round{}},
			{Name: "practice.turnout", For: []meeting.Audience{meeting.Projector, meeting.Console, meeting.Device}, Like: Turnout{}},
			{Name: "practice.voter", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: Voter{}},
			{Name: "practice.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
		},
	}
}
