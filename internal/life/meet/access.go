package meet

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	facilitator := []meeting.Role{meeting.Facilitator}
	steering := []meeting.Phase{meeting.Ready, meeting.Open, meeting.Paused, meeting.Sealed}
	open := []meeting.Phase{meeting.Open}
	running := []meeting.Phase{meeting.Open, meeting.Paused}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() meeting.Intent { return &GoTo{} }, Who: facilitator, When: steering},
			{New: func() meeting.Intent { return &Show{} }, Who: facilitator, When: steering},
			{New: func() meeting.Intent { return &Pause{} }, Who: facilitator, When: running},
			{New: func() meeting.Intent { return &Resume{} }, Who: facilitator, When: running},
			{New: func() meeting.Intent { return &PutAway{} }, Who: facilitator, When: running},
			{New: func() meeting.Intent { return &SendTownOut{} }, Who: facilitator, When: running},
			{New: func() meeting.Intent { return &LetTownBack{} }, Who: facilitator, When: steering},
			{New: func() meeting.Intent { return &BeginPrivate{} }, Who: facilitator, When: open},
			{New: func() meeting.Intent { return &EndPrivate{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper}, When: open},
			{New: func() meeting.Intent { return &BreakPrivate{} }, Who: facilitator, When: open},
			{New: func() meeting.Intent { return &Think{} }, Who: facilitator, When: open},
			{New: func() meeting.Intent { return &StopThinking{} }, Who: facilitator, When: open},
		},
		Facts: []func() meeting.Fact{
			func() meeting.Fact { return &ItemReached{} }, func() meeting.Fact { return &ViewShown{} },
			func() meeting.Fact { return &Paused{} }, func() meeting.Fact { return &Resumed{} },
			func() meeting.Fact { return &Deferred{} }, func() meeting.Fact { return &DayFixed{} },
			func() meeting.Fact { return &DayBegun{} }, func() meeting.Fact { return &TownLeft{} },
			func() meeting.Fact { return &TownReturned{} }, func() meeting.Fact { return &PrivateBegun{} },
			func() meeting.Fact { return &PrivateEnded{} }, func() meeting.Fact { return &ThinkingBegun{} },
			func() meeting.Fact { return &ThinkingStopped{} },
		},
		Shows: []meeting.Section{
			{Name: "meet.now", For: meeting.Inside, Like: Now{}},
			{Name: "meet.out", For: []meeting.Audience{meeting.Town, meeting.Lobby}, Like: Out{}},
		},
	}
}
