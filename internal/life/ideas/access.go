package ideas

import "hoofdlijn/internal/meeting"

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	return meeting.Words{Asks: asks(), Facts: facts, Shows: []meeting.Section{
		{Name: "ideas.idea", For: watching, Like: Card{}},
		{Name: "ideas.cluster", For: watching, Like: Group{}},
		{Name: "ideas.board", For: watching, Like: Board{}},
		{Name: "ideas.alike", For: []meeting.Audience{meeting.Console}, Like: Alike{}},
		{Name: "ideas.of_note", For: []meeting.Audience{meeting.Console, meeting.Device}, Like: OfNote{}},
		{Name: "ideas.mine", For: []meeting.Audience{meeting.Phone}, Like: Mine{}},
		{Name: "ideas.reacted", For: []meeting.Audience{meeting.Phone}, Like: MyReactions{}},
	}}
}

// watching is who sees the boards. The municipality and its experts step back.
var watching = []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device}

func asks() []meeting.Ask {
	person := func(make func() meeting.Intent) meeting.Ask {
		return meeting.Ask{New: make, Who: []meeting.Role{meeting.Participant, meeting.Helper, meeting.Facilitator},
			When: []meeting.Phase{meeting.Open}, Person: true}
	}
	facilitator := func(make func() meeting.Intent) meeting.Ask {
		return meeting.Ask{New: make, Who: []meeting.Role{meeting.Facilitator},
			When: []meeting.Phase{meeting.Open, meeting.Paused}} // a break is a good time to group
	}
	hosted := func(make func() meeting.Intent) meeting.Ask {
		ask := facilitator(make)
		ask.Who = append(ask.Who, meeting.Helper) // of their own table (I20, I22)
		return ask
	}
	paper := func(make func() meeting.Intent) meeting.Ask {
		ask := person(make)
		ask.Paper = true
		return ask
	}
	seed := facilitator(func() meeting.Intent { return &Seed{} })
	seed.When = []meeting.Phase{meeting.Preparing, meeting.Ready, meeting.Open, meeting.Paused} // what was said beforehand lies ready
	return []meeting.Ask{
		paper(func() meeting.Intent { return &Add{} }),
		person(func() meeting.Intent { return &Edit{} }),
		person(func() meeting.Intent { return &Withdraw{} }),
		person(func() meeting.Intent { return &PutBack{} }),
		paper(func() meeting.Intent { return &React{} }),
		hosted(func() meeting.Intent { return &AddNote{} }),
		seed,
		facilitator(func() meeting.Intent { return &Reveal{} }),
		facilitator(func() meeting.Intent { return &Release{} }),
		hosted(func() meeting.Intent { return &Cluster{} }),
		hosted(func() meeting.Intent { return &RenameCluster{} }),
		hosted(func() meeting.Intent { return &Put{} }),
		facilitator(func() meeting.Intent { return &Merge{} }),
		facilitator(func() meeting.Intent { return &SplitBack{} }),
		facilitator(func() meeting.Intent { return &Move{} }),
		facilitator(func() meeting.Intent { return &Hide{} }),
		facilitator(func() meeting.Intent { return &Restore{} }),
		facilitator(func() meeting.Intent { return &Lock{} }),
		facilitator(func() meeting.Intent { return &Unlock{} }),
		{New: func() meeting.Intent { return &TakeOut{} }, Who: []meeting.Role{meeting.Facilitator}, When: []meeting.Phase{meeting.Sealed}},
	}
}

var facts = []func() meeting.Fact{
	func() meeting.Fact { return &Added{} }, func() meeting.Fact { return &NoteAdded{} }, func() meeting.Fact { return &Seeded{} },
	func() meeting.Fact { return &Edited{} },
	func() meeting.Fact { return &Withdrawn{} }, func() meeting.Fact { return &BroughtBack{} },
	func() meeting.Fact { return &Reacted{} },
	func() meeting.Fact { return &BoardRevealed{} }, func() meeting.Fact { return &Released{} },
	func() meeting.Fact { return &Clustered{} }, func() meeting.Fact { return &ClusterRenamed{} },
	func() meeting.Fact { return &Placed{} }, func() meeting.Fact { return &Merged{} },
	func() meeting.Fact { return &Parted{} }, func() meeting.Fact { return &Moved{} },
	func() meeting.Fact { return &TakenOff{} }, func() meeting.Fact { return &Restored{} },
	func() meeting.Fact { return &BoardLocked{} }, func() meeting.Fact { return &BoardUnlocked{} },
	func() meeting.Fact { return &WordsTakenOut{} },
}
