package prepare

import "hoofdlijn/internal/meeting"

var (
	facilitator = []meeting.Role{meeting.Facilitator}
	both        = []meeting.Role{meeting.Facilitator, meeting.Municipality}
	before      = []meeting.Phase{meeting.Preparing}
	untilOpen   = []meeting.Phase{meeting.Preparing, meeting.Ready}
	untilSealed = []meeting.Phase{meeting.Preparing, meeting.Ready, meeting.Open, meeting.Paused}
)

// Words is the vocabulary of the part and its lines of the access table.
func (*State) Words() meeting.Words {
	type intent = meeting.Intent
	type fact = meeting.Fact
	locked := meeting.FrameworksLocked
	return meeting.Words{
		Asks: []meeting.Ask{
			{New: func() intent { return &SetMeeting{} }, Who: facilitator, When: untilOpen},
			{New: func() intent { return &SetTheme{} }, Who: facilitator, When: untilOpen},
			{New: func() intent { return &DropTheme{} }, Who: facilitator, When: untilOpen},
			{New: func() intent { return &SetFramework{} }, Who: both, When: before, Otherwise: locked},
			{New: func() intent { return &DropFramework{} }, Who: both, When: before, Otherwise: locked},
			{New: func() intent { return &SetAgenda{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &SetInvitations{} }, Who: facilitator, When: untilOpen},
			{New: func() intent { return &SetQuestions{} }, Who: facilitator, When: untilSealed},
			{New: func() intent { return &SetStyle{} }, Who: both, When: untilOpen},
			{New: func() intent { return &SetLogo{} }, Who: both, When: untilOpen},
			{New: func() intent { return &SetQuoting{} }, Who: facilitator, When: untilOpen},
			{New: func() intent { return &Continue{} }, Who: facilitator, When: before, Otherwise: locked},
			{New: func() intent { return &Supersede{} }, Who: facilitator, When: before, Otherwise: locked},
			{New: func() intent { return &Lock{} }, Who: both, When: before, Otherwise: locked},
			{New: func() intent { return &Renew{} }, Who: both, When: []meeting.Phase{meeting.Ready}},
			{New: func() intent { return &Open{} }, Who: facilitator, When: []meeting.Phase{meeting.Ready}},
			{New: func() intent { return &Clarify{} }, When: untilSealed,
				Who: []meeting.Role{meeting.Facilitator, meeting.Municipality, meeting.Expert}},
		},
		Facts: []func() fact{
			func() fact { return &MeetingSet{} }, func() fact { return &ThemeSet{} },
			func() fact { return &ThemeDropped{} }, func() fact { return &FrameworkSet{} },
			func() fact { return &FrameworkDropped{} }, func() fact { return &AgendaSet{} },
			func() fact { return &Locked{} }, func() fact { return &Renewed{} },
			func() fact { return &Opened{} }, func() fact { return &Clarified{} },
			func() fact { return &InvitationsSet{} }, func() fact { return &QuestionsSet{} },
			func() fact { return &StyleSet{} }, func() fact { return &QuotingSet{} },
			func() fact { return &LogoSet{} },
			func() fact { return &Continued{} }, func() fact { return &SupersedesSet{} },
		},
		Shows: []meeting.Section{
			{Name: "prepare.meeting", For: meeting.Audiences, Like: Meeting{}},
			{Name: "prepare.themes", For: meeting.Audiences, Like: []Theme{}},
			{Name: "prepare.framework", For: meeting.Audiences, Like: FrameworkShown{}},
			{Name: "prepare.agenda", For: meeting.Inside, Like: []Item{}},
			{Name: "prepare.invitations", For: []meeting.Audience{meeting.Console, meeting.Town}, Like: []Aim{}},
			{Name: "prepare.style", For: []meeting.Audience{meeting.Console, meeting.Town}, Like: SetStyle{}},
			{Name: "prepare.logo", For: []meeting.Audience{meeting.Console, meeting.Town}, Like: SetLogo{}},
			{Name: "prepare.quoting", For: []meeting.Audience{meeting.Console, meeting.Phone, meeting.Device}, Like: SetQuoting{}},
			{Name: "prepare.former", For: meeting.Inside, Like: FormerShown{}},
			{Name: "prepare.questions", For: meeting.Inside, Like: []Question{}},
		},
	}
}
