package tables

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator := []meeting.Role{meeting.Facilitator}
	helping := []meeting.Role{meeting.Helper, meeting.Facilitator}
	untilSealed := []meeting.Phase{meeting.Preparing, meeting.Ready, meeting.Open, meeting.Paused}
	running := []meeting.Phase{meeting.Open, meeting.Paused}
	staff := []meeting.Audience{meeting.Console, meeting.Device}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &SetUp{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Wish{} }, When: untilSealed, Person: true,
				Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}},
			{New: func() intent { return &Host{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &LayOut{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Place{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Fix{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Discard{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &SeatLate{} }, Who: helping, When: running},
			{New: func() intent { return &KeepApart{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Stand{} }, Who: helping, When: untilSealed},
		},
		Facts: []func() fact{
			func() fact { return &Arranged{} }, func() fact { return &Wished{} }, func() fact { return &Hosted{} },
			func() fact { return &LaidOut{} }, func() fact { return &Placed{} }, func() fact { return &Fixed{} },
			func() fact { return &Discarded{} }, func() fact { return &Stood{} }, func() fact { return &KeptApart{} }, func() fact { return &ApartEnded{} },
		},
		Shows: []meeting.Section{
			{Name: "tables.table", For: []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device}, Like: Shown{}},
			{Name: "tables.hall", For: []meeting.Audience{meeting.Projector}, Like: []Seated{}},
			{Name: "tables.layout", For: []meeting.Audience{meeting.Console}, Like: Layout{}},
			{Name: "tables.apart", For: []meeting.Audience{meeting.Console}, Like: []Apart{}},
			{Name: "tables.guest", For: staff, Like: Guest{}},
			{Name: "tables.device", For: staff, Like: Spot{}},
			{Name: "tables.mine", For: []meeting.Audience{meeting.Phone}, Like: Guest{}},
		},
	}
}
