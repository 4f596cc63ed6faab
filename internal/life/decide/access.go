package decide

import "hoofdlijn/internal/meeting"

var (
	facilitator = []meeting.Role{meeting.Facilitator}
	open        = []meeting.Phase{meeting.Open}
	running     = []meeting.Phase{meeting.Open, meeting.Paused}
	everyone    = []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device, meeting.Advice}
)

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &Open{} }, Who: facilitator, When: open},
			{New: func() intent { return &Cast{} }, When: open, Person: true, Paper: true,
				Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator}},
			{New: func() intent { return &Enter{} }, When: open, Paper: true, Who: []meeting.Role{meeting.Helper, meeting.Facilitator}},
			{New: func() intent { return &Close{} }, Who: facilitator, When: running},
			{New: func() intent { return &Void{} }, Who: facilitator, When: running},
			{New: func() intent { return &ShowWords{} }, Who: facilitator, When: running},
			{New: func() intent { return &Undo{} }, Who: facilitator, When: open},
			{New: func() intent { return &StepBack{} }, Who: facilitator, When: open},
		},
		Facts: []func() fact{
			func() fact { return &RoundOpened{} }, func() fact { return &VotersFixed{} },
			func() fact { return &BallotCast{} },
			func() fact { return &AnswersClosed{} }, func() fact { return &RoundClosed{} },
			func() fact { return &AnswerShown{} },
			func() fact { return &RoundVoided{} }, func() fact { return &WordsShown{} }, func() fact { return &Undone{} },
			func() fact { return &SteppedBack{} },
		},
		Shows: []meeting.Section{
			{Name: "decide.round", For: everyone, Like: RoundShown{}},
			{Name: "decide.turnout", For: []meeting.Audience{meeting.Projector, meeting.Console, meeting.Device}, Like: Turnout{}},
			{Name: "decide.voter", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: Voter{}},
			{Name: "decide.ballot", For: []meeting.Audience{meeting.Phone}, Like: Ballot{}},
			{Name: "decide.proposal", For: everyone, Like: Standing{}},
			{Name: "decide.sums", For: everyone, Like: []Sum{}},
			{Name: "decide.said", For: []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console}, Like: SaidShown{}},
			{Name: "decide.names", For: []meeting.Audience{meeting.Phone, meeting.Console}, Like: NamesShown{}},
			{Name: "decide.undo", For: []meeting.Audience{meeting.Console}, Like: Undoable{}},
			{Name: "decide.moments", For: []meeting.Audience{meeting.Console}, Like: Moments{}},
			{Name: "decide.stepped", For: everyone, Like: Stepped{}},
		},
	}
}
