package intake

import "hoofdlijn/internal/meeting"

var (
	team   = []meeting.Role{meeting.Facilitator}
	either = []meeting.Role{meeting.Participant, meeting.Facilitator}
	all    = []meeting.Role{meeting.Nobody, meeting.Participant, meeting.Facilitator}
	inside = []meeting.Audience{meeting.Phone, meeting.Console}
	anyone = []meeting.Audience{meeting.Lobby, meeting.Phone, meeting.Console}
)

// Words is the vocabulary of a conversation and its access table. Whatever the phase of the meeting, a conversation goes on:
// somebody may always write, correct and take away. Who has the link or letter and not the pin is nobody yet, in the lobby: they
// may say something, and are shown nothing of what was said.
func (*Talk) Words() []meeting.Words {
	ask := func(who []meeting.Role, empty func() meeting.Intent) meeting.Ask {
		return meeting.Ask{New: empty, Who: who, When: meeting.Phases}
	}
	return []meeting.Words{{
		Asks: []meeting.Ask{
			ask(team, func() meeting.Intent { return &Begin{} }),
			ask(team, func() meeting.Intent { return &PutQuestions{} }),
			ask(either, func() meeting.Intent { return &SetContact{} }),
			ask(team, func() meeting.Intent { return &Plan{} }),
			ask(team, func() meeting.Intent { return &Attempt{} }),
			ask(team, func() meeting.Intent { return &Tell{} }),
			ask(all, func() meeting.Intent { return &Answer{} }),
			ask(either, func() meeting.Intent { return &Unanswer{} }),
			ask(team, func() meeting.Intent { return &EndWish{} }),
			ask(all, func() meeting.Intent { return &Permit{} }),
			ask(either, func() meeting.Intent { return &Agree{} }),
			ask(team, func() meeting.Intent { return &AddNeed{} }),
			ask(team, func() meeting.Intent { return &SetNeed{} }),
			ask(team, func() meeting.Intent { return &DropNeed{} }),
			ask(team, func() meeting.Intent { return &Bring{} }),
			ask(team, func() meeting.Intent { return &StayHome{} }),
			ask(all, func() meeting.Intent { return &Write{} }),
			ask(either, func() meeting.Intent { return &TakeBack{} }),
			ask(either, func() meeting.Intent { return &Read{} }),
			ask(team, func() meeting.Intent { return &Invite{} }),
			ask(team, func() meeting.Intent { return &Mail{} }),
			ask(all, func() meeting.Intent { return &Stop{} }),
			ask(all, func() meeting.Intent { return &Resume{} }),
			ask(team, func() meeting.Intent { return &OfferPoint{} }),
			ask(either, func() meeting.Intent { return &AllowPoint{} }),
			ask(either, func() meeting.Intent { return &DropPoint{} }),
			ask(team, func() meeting.Intent { return &PlacePoint{} }),
			ask(team, func() meeting.Intent { return &Open{} }),
			ask(all, func() meeting.Intent { return &SetPin{} }),
		},
		Facts: []func() meeting.Fact{
			func() meeting.Fact { return &Begun{} }, func() meeting.Fact { return &QuestionsPut{} }, func() meeting.Fact { return &ContactSet{} },
			func() meeting.Fact { return &Planned{} }, func() meeting.Fact { return &Tried{} }, func() meeting.Fact { return &Told{} },
			func() meeting.Fact { return &Answered{} }, func() meeting.Fact { return &Unanswered{} }, func() meeting.Fact { return &Agreed{} },
			func() meeting.Fact { return &NeedAdded{} }, func() meeting.Fact { return &NeedSet{} }, func() meeting.Fact { return &NeedDropped{} },
			func() meeting.Fact { return &Brought{} }, func() meeting.Fact { return &StaysHome{} }, func() meeting.Fact { return &Written{} },
			func() meeting.Fact { return &TakenBack{} }, func() meeting.Fact { return &WasRead{} }, func() meeting.Fact { return &Invited{} },
			func() meeting.Fact { return &Stopped{} }, func() meeting.Fact { return &Resumed{} }, func() meeting.Fact { return &Opened{} },
			func() meeting.Fact { return &PinSet{} }, func() meeting.Fact { return &Permitted{} }, func() meeting.Fact { return &ContactDropped{} },
			func() meeting.Fact { return &PointOffered{} }, func() meeting.Fact { return &PointAllowed{} }, func() meeting.Fact { return &PointDropped{} },
			func() meeting.Fact { return &PointPlaced{} }, func() meeting.Fact { return &WishEnded{} },
		},
		Shows: []meeting.Section{
			{Name: "talk.state", For: anyone, Like: State{}},
			{Name: "talk.arranged", For: anyone, Like: Arranged{}},
			{Name: "talk.question", For: anyone, Like: Question{}},
			{Name: "talk.points", For: inside, Like: []PointShown{}},
			{Name: "talk.contact", For: inside, Like: map[string]string{}},
			{Name: "talk.answer", For: inside, Like: AnswerShown{}},
			{Name: "talk.need", For: inside, Like: Need{}},
			{Name: "talk.companion", For: inside, Like: Companion{}},
			{Name: "talk.message", For: inside, Like: Message{}},
			{Name: "talk.offer", For: inside, Like: Offer{}},
			{Name: "talk.opened", For: inside, Like: []Look{}},
			{Name: "talk.tries", For: []meeting.Audience{meeting.Console}, Like: []Tries{}},
			{Name: "talk.invited", For: []meeting.Audience{meeting.Console}, Like: []Sent{}},
		},
	}}
}
