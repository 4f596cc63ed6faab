package floor

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator := []meeting.Role{meeting.Facilitator}
	anybody := []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}
	open := []meeting.Phase{meeting.Open}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Ask{} }, Who: anybody, When: open, Person: true},
			{New: func() intent { return &TakeBack{} }, Who: anybody, When: open, Person: true},
			{New: func() intent { return &Give{} }, Who: facilitator, When: open},
			{New: func() intent { return &Done{} }, Who: facilitator, When: open},
		},
		Facts: []func() fact{
			func() fact { return &Asked{} }, func() fact { return &TakenBack{} },
			func() fact { return &Given{} }, func() fact { return &Ended{} },
		},
		Shows: []meeting.Section{
			{Name: "floor.list", For: []meeting.Audience{meeting.Console}, Like: List{}},
			{Name: "floor.balance", For: []meeting.Audience{meeting.Console}, Like: []Share{}},
			{Name: "floor.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
		},
	}
}
