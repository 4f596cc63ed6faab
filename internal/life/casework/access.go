package casework

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	facilitator := []meeting.Role{meeting.Facilitator}
	hosting := []meeting.Role{meeting.Helper, meeting.Facilitator}
	untilSealed := []meeting.Phase{meeting.Preparing, meeting.Ready, meeting.Open, meeting.Paused}
	running := []meeting.Phase{meeting.Open, meeting.Paused} // in a break paper is typed in
	inTheRoom := []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device}
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Write{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Drop{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Give{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &Note{} }, Who: hosting, When: running},
			{New: func() intent { return &Rewrite{} }, Who: hosting, When: running},
			{New: func() intent { return &TakeBack{} }, Who: hosting, When: running},
			{New: func() intent { return &Finish{} }, Who: hosting, When: running},
			{New: func() intent { return &Reveal{} }, Who: facilitator, When: running},
		},
		Facts: []func() fact{
			func() fact { return &Written{} }, func() fact { return &Dropped{} }, func() fact { return &Given{} },
			func() fact { return &Noted{} }, func() fact { return &Rewritten{} }, func() fact { return &TakenBack{} },
			func() fact { return &Finished{} }, func() fact { return &Revealed{} },
		},
		Shows: []meeting.Section{
			{Name: "casework.case", For: inTheRoom, Like: Shown{}},
			{Name: "casework.note", For: inTheRoom, Like: NoteShown{}},
			{Name: "casework.table", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: TableShown{}},
			{Name: "casework.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
			{Name: "casework.own", For: []meeting.Audience{meeting.Phone}, Like: NoteShown{}},
		},
	}
}
