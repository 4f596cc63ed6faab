package meet

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	facilitator := []meeting.Role{meeting.Facilitator}
	steering := []meeting.Phase{meeting.Ready, meeting.Open, meeting.Paused, meeting.Sealed}
	running := []meeting.Phase{meeting.Open, meeting.Paused}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() meeting.Intent { return &GoTo{} }, Who: facilitator, When: steering},
			{New: func() meeting.Intent { return &Show{} }, Who: facilitator, When: steering},
			{New: func() meeting.Intent { return &Pause{} }, Who: facilitator, When: running},
			{New: func() meeting.Intent { return &Resume{} }, Who: facilitator, When: running},
		},
		Facts: []func() meeting.Fact{
			func() meeting.Fact { return &ItemReached{} }, func() meeting.Fact { return &ViewShown{} },
			func() meeting.Fact { return &Paused{} }, func() meeting.Fact { return &Resumed{} },
		},
		Shows: []meeting.Section{{Name: "meet.now", For: meeting.Inside, Like: Now{}}},
	}
}
