package plan

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table. Nothing here is for the municipality: the
// plan is theirs to read, never to write.
func (*State) Words() meeting.Words {
	who, when := []meeting.Role{meeting.Facilitator}, []meeting.Phase{meeting.Open}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() meeting.Intent { return &Tick{} }, Who: who, When: when},
			{New: func() meeting.Intent { return &Withhold{} }, Who: who, When: when},
			{New: func() meeting.Intent { return &Seal{} }, Who: who, When: when},
		},
		Facts: []func() meeting.Fact{
			func() meeting.Fact { return &Ticked{} }, func() meeting.Fact { return &IdeaRead{} }, func() meeting.Fact { return &Sealed{} },
			func() meeting.Fact { return &Withheld{} },
			func() meeting.Fact { return &Reported{} }, func() meeting.Fact { return &Quoted{} },
			func() meeting.Fact { return &Cited{} }, func() meeting.Fact { return &Explained{} },
		},
		Shows: []meeting.Section{
			{Name: "plan.line", For: meeting.Inside, Like: Line{}},
			{Name: "plan.heed", For: []meeting.Audience{meeting.Phone}, Like: Heed{}},
			{Name: "plan.trace", For: []meeting.Audience{meeting.Phone}, Like: Trace{}},
			{Name: "plan.quotes", For: []meeting.Audience{meeting.Console}, Like: Quotable{}},
			{Name: "plan.cited", For: []meeting.Audience{meeting.Console}, Like: []CitedCard{}},
			{Name: "plan.reading", For: []meeting.Audience{meeting.Console}, Like: []Item{}},
		},
	}
}
