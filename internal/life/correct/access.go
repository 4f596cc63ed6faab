package correct

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table: the facilitator proposes and publishes, and who was there says, on a device
// of their own, whether it is right. Nothing is for the municipality.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator, when := []meeting.Role{meeting.Facilitator}, []meeting.Phase{meeting.Sealed}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Propose{} }, Who: facilitator, When: when},
			{New: func() intent { return &Answer{} }, Who: []meeting.Role{meeting.Participant}, When: when, Person: true},
			{New: func() intent { return &Withdraw{} }, Who: facilitator, When: when},
			{New: func() intent { return &Publish{} }, Who: facilitator, When: when},
		},
		Facts: []func() fact{
			func() fact { return &Proposed{} }, func() fact { return &Answered{} }, func() fact { return &Withdrawn{} }, func() fact { return &Published{} },
		},
		Shows: []meeting.Section{
			{Name: "correct.made", For: meeting.Inside, Like: Made{}},
			{Name: "correct.asked", For: []meeting.Audience{meeting.Console, meeting.Phone}, Like: Asked{}},
			{Name: "correct.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
		},
	}
}
