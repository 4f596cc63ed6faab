package adopt

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table: the municipality alone, and only once the plan
// stands fixed.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	who, when := []meeting.Role{meeting.Municipality}, []meeting.Phase{meeting.Sealed}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Expect{} }, Who: who, When: when},
			{New: func() intent { return &Decide{} }, Who: who, When: when},
			{New: func() intent { return &Reply{} }, Who: who, When: when},
		},
		Facts: []func() fact{func() fact { return &Expected{} }, func() fact { return &Decided{} }, func() fact { return &Replied{} }},
		Shows: []meeting.Section{
			{Name: "adopt.record", For: meeting.Inside, Like: Record{}},
			{Name: "adopt.replies", For: meeting.Inside, Like: Replies{}},
		},
	}
}
