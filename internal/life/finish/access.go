package finish

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table. Everything here comes after sealing; nothing is
// for the municipality.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator := []meeting.Role{meeting.Facilitator}
	everybody := []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}
	when := []meeting.Phase{meeting.Sealed}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &OpenSigning{} }, Who: facilitator, When: when},
			{New: func() intent { return &Sign{} }, Who: everybody, When: when, Person: true, Paper: true},
			{New: func() intent { return &TakeBack{} }, Who: everybody, When: when, Person: true, Paper: true},
			{New: func() intent { return &Cosign{} }, Who: []meeting.Role{meeting.Participant, meeting.Facilitator}, When: when},
			{New: func() intent { return &HandOver{} }, Who: facilitator, When: when},
			{New: func() intent { return &Tick{} }, Who: facilitator, When: when},
			{New: func() intent { return &Close{} }, Who: facilitator, When: when},
		},
		Facts: []func() fact{
			func() fact { return &SigningOpened{} }, func() fact { return &Signed{} }, func() fact { return &TakenBack{} },
			func() fact { return &Cosigned{} }, func() fact { return &Uncosigned{} }, func() fact { return &Witnessed{} },
			func() fact { return &HandedOver{} }, func() fact { return &Ticked{} }, func() fact { return &Closed{} },
		},
		Shows: []meeting.Section{
			{Name: "finish.end", For: meeting.Inside, Like: End{}},
			{Name: "finish.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
			{Name: "finish.list", For: []meeting.Audience{meeting.Console}, Like: List{}},
		},
	}
}
