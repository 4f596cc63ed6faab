package people

import "hoofdlijn/internal/meeting"

var (
	untilSealed = []meeting.Phase{meeting.Preparing, meeting.Ready, meeting.Open, meeting.Paused}
	running     = []meeting.Phase{meeting.Open, meeting.Paused}
)

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() meeting.Intent { return &List{} }, Who: []meeting.Role{meeting.Facilitator}, When: untilSealed},
			{New: func() meeting.Intent { return &Knock{} }, Who: []meeting.Role{meeting.Nobody}, When: []meeting.Phase{meeting.Ready, meeting.Open, meeting.Paused}},
			{New: func() meeting.Intent { return &LetIn{} }, Who: []meeting.Role{meeting.Facilitator, meeting.Helper}, When: running},
			{New: func() meeting.Intent { return &Arrive{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}, When: running},
			{New: func() meeting.Intent { return &Leave{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}, When: running},
			{New: func() meeting.Intent { return &LeaveAt{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}, When: untilSealed},
			{New: func() meeting.Intent { return &Seat{} }, Who: []meeting.Role{meeting.Helper, meeting.Facilitator}, When: untilSealed},
			{New: func() meeting.Intent { return &AddAtDoor{} }, Who: []meeting.Role{meeting.Helper, meeting.Facilitator}, When: running},
			{New: func() meeting.Intent { return &TakeBack{} }, Who: []meeting.Role{meeting.Helper, meeting.Facilitator}, When: running},
			{New: func() meeting.Intent { return &Name{} }, Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}, When: untilSealed, Person: true},
			{New: func() meeting.Intent { return &Erase{} }, Who: []meeting.Role{meeting.Facilitator}, When: meeting.Phases},
		},
		Facts: []func() meeting.Fact{
			func() meeting.Fact { return &Listed{} }, func() meeting.Fact { return &Knocked{} }, func() meeting.Fact { return &Arrived{} },
			func() meeting.Fact { return &Left{} }, func() meeting.Fact { return &Named{} }, func() meeting.Fact { return &Erased{} },
			func() meeting.Fact { return &Seated{} }, func() meeting.Fact { return &Prepared{} }, func() meeting.Fact { return &TakenBack{} },
			func() meeting.Fact { return &Going{} },
		},
		Shows: []meeting.Section{
			{Name: "people.hall", For: meeting.Inside, Like: Hall{}},
			{Name: "people.person", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: Person{}},
			{Name: "people.me", For: []meeting.Audience{meeting.Phone, meeting.Lobby}, Like: Person{}},
		},
	}
}
