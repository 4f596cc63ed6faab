package life_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/golden"
	"hoofdlijn/internal/life"
	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/floor"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/meet"
	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/practice"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/life/tables"
	"hoofdlijn/internal/logo/logotest"
	"hoofdlijn/internal/meeting"
)

// asks are all intents, in the order of the parts.
func asks() []meeting.Ask {
	var all []meeting.Ask
	for _, w := range life.New().Words() {
		all = append(all, w.Asks...)
	}
	return all
}

// inPhase is a meeting in a phase, with a person, a card, a proposal and, as long as that can be, an open round. Once sealed
// it can be signed.
func inPhase(t rehearsals.T, phase meeting.Phase) *rehearsals.Meeting {
	m := rehearsals.Prepared(t)
	m.Know("p01")
	m.Must(&people.List{ID: "p01", Capacity: "carer"}, &tables.SetUp{Tables: []tables.Table{{Number: 3, Theme: "zorg", Seats: 8}}},
		&casework.Write{ID: "case", Title: "Mevrouw K.", Story: "Zij zorgt voor haar man.", Questions: []casework.Question{{ID: "q1", Text: "Wie helpt?"}}}, &casework.Give{Case: "case", Tables: []int{3}},
		&prepare.SetAgenda{Items: []prepare.Item{{ID: "a1", Title: "Welkom", Station: "question"}}})
	if phase == meeting.Preparing {
		return m
	}
	m.Must(&prepare.Lock{})
	if phase == meeting.Ready {
		return m
	}
	m.Must(&prepare.Open{}, &people.Arrive{People: []meeting.PersonID{"p01"}})
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "i1", Theme: "zorg", Text: "Kaart"}, &ideas.Add{ID: "i2", Theme: "zorg", Text: "Toch niet"}, &ideas.Withdraw{ID: "i2"})
	m.Must(rehearsals.Draft("v1"), &casework.Note{ID: "n1", Table: 3, Question: "q1", Text: "De buren"}, &casework.Note{ID: "n2", Table: 3, Question: "q1", Text: "De kerk"})
	switch phase {
	case meeting.Paused:
		m.Must(rehearsals.OpenOn("r1", "v1"), &meet.Pause{})
	case meeting.Sealed:
		m.Carry("r1", "v1").Seal().Must(&finish.OpenSigning{}, &follow.NameLead{Proposal: "v1", Lead: "De school", Date: "2021-11-08"})
		m.By(rehearsals.Town(), &follow.GiveLink{Link: "l1", Proposal: "v1"})
	default:
		m.Must(rehearsals.OpenOn("r1", "v1"))
	}
	return m
}

// as is somebody in a role, acting for p01 where the act is a person's.
func as(role meeting.Role, a meeting.Ask) meeting.Actor {
	by := meeting.Actor{Role: role}
	switch {
	case role == meeting.Participant:
		by.Person = "p01"
	case role == meeting.Lead:
		by.Person = "l1"
	case a.Person:
		by.For = "p01"
	}
	return by
}

// promised is what the table says of a cell: allowed, or the code.
func promised(a meeting.Ask, role meeting.Role, phase meeting.Phase) string {
	switch {
	case !slices.Contains(a.Who, role):
		return string(meeting.NotAllowed)
	case slices.Contains(a.When, phase):
		return "allowed"
	case phase == meeting.Sealed:
		return string(meeting.IsSealed)
	case phase == meeting.Paused && slices.Contains(a.When, meeting.Open):
		return string(meeting.IsPaused)
	case a.Otherwise != "":
		return string(a.Otherwise)
	}
	return string(meeting.WrongPhase)
}

// The whole table, for people to read in a diff: one line per intent and role that may ask it in some phase. Roles that
// are not on a line may never ask it.
func TestAccessIsAsWrittenDown(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-28s %-13s", "intent", "role")
	for _, phase := range meeting.Phases {
		fmt.Fprintf(&b, " %-18s", phase)
	}
	b.WriteString("\n")
	for _, a := range asks() {
		for _, role := range meeting.Roles {
			name := string(role)
			if role == meeting.Nobody {
				name = "(nobody)"
			}
			fmt.Fprintf(&b, "%-28s %-13s", a.New().Intent(), name)
			for _, phase := range meeting.Phases {
				fmt.Fprintf(&b, " %-18s", promised(a, role, phase))
			}
			b.WriteString("\n")
		}
	}
	for _, a := range asks() {
		if a.Paper {
			fmt.Fprintf(&b, "on paper: %s\n", a.New().Intent())
		}
	}
	var lines []string
	for _, line := range strings.Split(b.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	golden.Same(t, "testdata/access.golden", []byte(strings.Join(lines, "\n")))
}

// Every cell is what the rules really do: a cell that is not allowed never yields a fact, and says its code, or
// one that is said before it ("unknown" for an empty intent, that names nothing); where the role may never ask it says only not_allowed.
func TestEveryCellIsWhatTheRulesDo(t *testing.T) {
	for _, phase := range meeting.Phases {
		m := inPhase(t, phase)
		if m.Life.Phase() != phase {
			t.Fatalf("the phase is %s, want %s", m.Life.Phase(), phase)
		}
		for _, a := range asks() {
			for _, role := range meeting.Roles {
				checkCell(t, m, a, role, phase)
			}
		}
	}
}

func checkCell(t *testing.T, m *rehearsals.Meeting, a meeting.Ask, role meeting.Role, phase meeting.Phase) {
	t.Helper()
	want := promised(a, role, phase)
	for _, do := range append([]meeting.Intent{a.New()}, fullIntents[a.New().Intent()]...) {
		facts, no := m.Try(as(role, a), do)
		if want == "allowed" {
			if no != nil && (no.Code == meeting.NotAllowed && !ofTheCard(do) && !(role == meeting.Helper && ofTheTable(do)) || no.Code == meeting.IsSealed || no.Code == meeting.WrongPhase && do.Intent() != "prepare.open") {
				t.Errorf("%s by %s in %s: %s, though it is allowed", do.Intent(), role, phase, no.Code)
			}
			continue
		}
		if no == nil || len(facts) > 0 {
			t.Errorf("%s by %q in %s yields facts, want %s", do.Intent(), role, phase, want)
			continue
		}
		if no.Code != meeting.Code(want) && (want == string(meeting.NotAllowed) || !before(no.Code, meeting.Code(want))) {
			t.Errorf("%s by %q in %s says %s, want %s", do.Intent(), role, phase, no.Code, want)
		}
	}
}

// before: a refusal that is said before another when both fit.
func before(a, b meeting.Code) bool {
	return slices.Index(meeting.Codes, a) < slices.Index(meeting.Codes, b)
}

// ofTheCard: a card and a question to lead are of one person only; the rules say not_allowed to others.
func ofTheCard(do meeting.Intent) bool {
	return slices.Contains([]string{"ideas.edit", "ideas.withdraw", "ideas.put_back", "propose.answer_lead"}, do.Intent())
}

// ofTheTable: a helper device does these for the table where it stands, and for no other.
func ofTheTable(do meeting.Intent) bool {
	return slices.Contains([]string{"ideas.cluster", "ideas.rename_cluster", "ideas.put", "propose.fill_form", "propose.drop_form", "tables.stand", "casework.note", "casework.rewrite", "casework.take_back", "casework.finish", "ideas.add_note"}, do.Intent())
}

// fullIntents are intents that would change something in the meeting of inPhase, if they were allowed.
var fullIntents = map[string][]meeting.Intent{
	"people.list":             {&people.List{ID: "new", Capacity: "carer"}},
	"people.knock":            {&people.Knock{ID: "new"}},
	"people.arrive":           {&people.Arrive{People: []meeting.PersonID{"p01"}}},
	"people.leave":            {&people.Leave{People: []meeting.PersonID{"p01"}}},
	"people.leave_at":         {&people.LeaveAt{People: []meeting.PersonID{"p01"}, Time: "16:30"}},
	"people.name":             {&people.Name{Name: "Anna"}},
	"people.seat":             {&people.Seat{ID: "p01", Device: "none", Table: 3, Card: 7}},
	"people.add_at_door":      {&people.AddAtDoor{ID: "new", Capacity: "carer", Device: "phone"}},
	"people.take_back":        {&people.TakeBack{ID: "p01"}},
	"people.erase":            {&people.Erase{ID: "p01"}},
	"prepare.set_meeting":     {&prepare.SetMeeting{Title: "Anders", Question: "Wat is er nodig?"}},
	"prepare.set_theme":       {&prepare.SetTheme{ID: "nieuw", Title: "Nieuw"}},
	"prepare.set_framework":   {&prepare.SetFramework{Text: prepare.Text{ID: "f", Kind: "value", Text: "Nieuw"}}},
	"prepare.renew":           {&prepare.Renew{Reason: "beter", Frameworks: []prepare.Text{{ID: "f", Kind: "value", Text: "Nieuw"}}}},
	"prepare.set_agenda":      {&prepare.SetAgenda{Items: []prepare.Item{{ID: "a2", Title: "Pauze", Station: "talks"}}}},
	"prepare.set_invitations": {&prepare.SetInvitations{Aims: []prepare.Aim{{Capacity: "carer", Number: 20}}}},
	"prepare.supersede":       {&prepare.Supersede{Supersedes: true}},
	"prepare.continue":        {&prepare.Continue{Former: prepare.Former{Origin: "hoofdlijn/m/m0", Meeting: "m0", Title: "Toen", Code: "0000-0000-0000-0000"}}},
	"prepare.set_quoting":     {&prepare.SetQuoting{Ideas: true}},
	"plan.withhold":           {&plan.Withhold{Ideas: []string{"i1"}}},
	"prepare.set_style":       {&prepare.SetStyle{Colour: "#1d3e8f"}},
	"prepare.set_logo":        {&prepare.SetLogo{PNG: logotest.PNG, Alt: "Wapen"}},
	"prepare.set_questions":   {&prepare.SetQuestions{Questions: []prepare.Question{{ID: "q9", Text: "Wat mag het kosten?"}}}},
	"meet.go_to":              {&meet.GoTo{Item: "a1"}},
	"meet.show":               {&meet.Show{View: meet.Board}},
	"meet.put_away":           {&meet.PutAway{Date: "2021-11-15"}},
	"meet.think":              {&meet.Think{Seconds: 60}},
	"floor.give":              {&floor.Give{Person: "p01"}},
	"practice.answer":         {&practice.Answer{Choice: "bike"}},
	"tables.set_up":           {&tables.SetUp{Tables: []tables.Table{{Number: 5, Seats: 8}}}},
	"tables.wish":             {&tables.Wish{Theme: "zorg"}},
	"tables.host":             {&tables.Host{Table: 3, Person: "p01"}},
	"tables.lay_out":          {&tables.LayOut{Everybody: true}},
	"tables.keep_apart":       {&tables.KeepApart{Person: "p01", Other: "p02"}},
	"tables.seat_late":        {&tables.SeatLate{People: []meeting.PersonID{"p01"}}},
	"tables.stand":            {&tables.Stand{Device: "helper-1", Table: 3}},
	"propose.fill_form":       {&propose.FillForm{ID: "f1", Table: 3, Theme: "zorg"}},
	"casework.write":          {&casework.Write{ID: "other", Title: "Meneer B.", Story: "Hij zorgt voor zijn zoon.", Questions: []casework.Question{{ID: "q9", Text: "Wie helpt?"}}}},
	"casework.give":           {&casework.Give{Tables: []int{3}}},
	"casework.note":           {&casework.Note{ID: "n9", Table: 3, Question: "q1", Text: "De school"}},
	"casework.rewrite":        {&casework.Rewrite{ID: "n1", Text: "Iemand anders"}},
	"casework.take_back":      {&casework.TakeBack{ID: "n1"}},
	"casework.finish":         {&casework.Finish{Table: 3, Done: true}},
	"casework.reveal":         {&casework.Reveal{Case: "case"}},
	"ideas.add_note":          {&ideas.AddNote{ID: "i9", Theme: "zorg", Note: "n1"}},
	"ideas.seed":              {&ideas.Seed{ID: "i9", Theme: "zorg", Text: "Van tevoren gezegd"}},
	"ideas.add":               {&ideas.Add{ID: "i9", Theme: "zorg", Text: "Nog een"}},
	"ideas.edit":              {&ideas.Edit{ID: "i1", Text: "Anders"}},
	"ideas.withdraw":          {&ideas.Withdraw{ID: "i1"}},
	"ideas.put_back":          {&ideas.PutBack{ID: "i2"}},
	"ideas.reveal":            {&ideas.Reveal{Theme: "zorg"}},
	"ideas.cluster":           {&ideas.Cluster{ID: "c9", Theme: "zorg", Title: "Samen"}},
	"ideas.hide":              {&ideas.Hide{Ideas: []string{"i1"}, Reason: "Naam"}},
	"ideas.move":              {&ideas.Move{Ideas: []string{"i1"}, Theme: "geld"}},
	"propose.draft":           {rehearsals.Draft("v9")},
	"propose.amend":           {&propose.Amend{ID: "v1", Numbers: map[string]string{"cost": "5"}}},
	"propose.split":           {&propose.Split{ID: "v1", Points: []propose.Point{{ID: "x", Title: "X", Text: "X"}}}},
	"propose.park":            {&propose.Park{ID: "v1"}},
	"propose.withdraw":        {&propose.Withdraw{ID: "v1"}},
	"finish.cosign":           {&finish.Cosign{Key: strings.Repeat("A", 43) + "=", Signature: strings.Repeat("A", 86) + "=="}},
	"finish.hand_over":        {&finish.HandOver{To: "de wethouder", Date: "2021-11-08", Time: "17:25"}},
	"finish.tick":             {&finish.Tick{Item: "plan", Done: true}},
	"correct.propose":         {&correct.Propose{ID: "c9", Slip: correct.Slip{Proposal: "v1", Says: "v1", Reads: "V1", Why: "Typefout"}}},
	"decide.open":             {rehearsals.OpenOn("r9", "v1")},
	"decide.cast":             {rehearsals.Says("r1", "v1", "support")},
	"decide.enter":            {&decide.Enter{Round: "r1", Piles: []decide.Pile{{People: []meeting.PersonID{"p01"}, Answers: rehearsals.Says("r1", "v1", "support").Answers}}}},
	"decide.close":            {&decide.Close{Round: "r1"}},
	"decide.void":             {&decide.Void{Round: "r1"}},
	"decide.show_words":       {&decide.ShowWords{Round: "r1", Proposal: "v1", Words: []string{"Nodig"}}},
	"follow.post":             {&follow.Post{Report: follow.Report{ID: "u9", Proposal: "v1", Status: "busy", Date: "2021-11-08"}}},
	"follow.help":             {&follow.Help{Proposal: "v1", Help: true}},
	"follow.take_out":         {&follow.TakeOut{Told: follow.Told{Kind: "report", ID: "u1"}}},
	"follow.give_link":        {&follow.GiveLink{Link: "l9", Proposal: "v1"}},
	"follow.end_link":         {&follow.EndLink{Link: "l1"}},
	"follow.form_group":       {&follow.FormGroup{Group: follow.Group{ID: "g9", Name: "De buurt", Does: "Zoekt een plek", Proposals: []string{"v1"}, Date: "2021-11-08"}}},
	"follow.set_evaluation":   {&follow.SetEvaluation{Date: "2022-05-08"}},
	"follow.evaluate":         {&follow.Evaluate{Text: "Het loopt.", Date: "2021-11-08"}},
	"follow.replace":          {&follow.Replace{Successor: follow.Successor{Title: "Het tweede plan", Address: "https://plannen.example/2", Code: "0000-0000-0000-0000", Date: "2021-11-08"}}},
	"plan.tick":               {&plan.Tick{Items: []string{"v1.title"}}},
}

type unlisted struct{}

func (unlisted) Intent() string { return "plan.change" }

func TestWhatIsNotListedIsRefused(t *testing.T) {
	for _, phase := range meeting.Phases {
		m := inPhase(t, phase)
		for _, role := range meeting.Roles {
			m.No(meeting.Actor{Role: role, Person: "p01"}, unlisted{}, meeting.NotAllowed)
		}
		for _, a := range asks() {
			m.No(meeting.Actor{Role: "mayor"}, a.New(), meeting.NotAllowed)
		}
	}
}

// What nobody may ever come to change by accident, as sentences.
func TestWhatPeopleMayNever(t *testing.T) {
	phone, other := rehearsals.Phone("p01"), rehearsals.Phone("p02")
	device, town, expert, paper := rehearsals.Helper(""), rehearsals.Town(), rehearsals.Expert(), rehearsals.Facilitator()
	screen, nobody := meeting.Actor{Role: meeting.Watcher}, meeting.Actor{}
	text := "Anders"
	amend, check := &propose.Amend{ID: "v1", Text: &text}, rehearsals.Fits("v1", "*")
	never := []struct {
		sentence string
		by       meeting.Actor
		do       meeting.Intent
	}{
		{"the municipality cannot amend a proposal", town, amend},
		{"the municipality cannot draft a proposal", town, rehearsals.Draft("v9")},
		{"the municipality cannot withdraw a proposal", town, &propose.Withdraw{ID: "v1"}},
		{"the municipality cannot park a proposal", town, &propose.Park{ID: "v1"}},
		{"the municipality cannot give the room's verdict", town, check},
		{"the municipality cannot give advice on its own frameworks", town, rehearsals.Advice("v1", "f")},
		{"the municipality cannot open a round", town, rehearsals.OpenOn("r9", "v1")},
		{"the municipality cannot close a round", town, &decide.Close{Round: "r1"}},
		{"the municipality cannot answer", meeting.Actor{Role: meeting.Municipality, For: "p01"}, rehearsals.Says("r1", "v1", "support")},
		{"the municipality cannot put up a card", meeting.Actor{Role: meeting.Municipality, For: "p01"}, &ideas.Add{ID: "i9", Theme: "zorg", Text: "Kaart"}},
		{"the municipality cannot hide a card", town, &ideas.Hide{Ideas: []string{"i1"}, Reason: "Nee"}},
		{"the municipality cannot seal the plan", town, &plan.Seal{}},
		{"the municipality cannot undo", town, &decide.Undo{}},
		{"the municipality cannot open the meeting", town, &prepare.Open{}},
		{"the municipality cannot let itself back", town, &meet.LetTownBack{}},
		{"the municipality cannot begin private time", town, &meet.BeginPrivate{}},
		{"the municipality cannot end private time", town, &meet.EndPrivate{}},
		{"a facilitator cannot end private time as the room does", paper, &meet.EndPrivate{}},
		{"a phone cannot end private time from outside", phone, &meet.BreakPrivate{}},
		{"a phone cannot send the municipality out", phone, &meet.SendTownOut{}},
		{"a phone cannot let everybody think", phone, &meet.Think{Seconds: 60}},
		{"a phone cannot put the meeting away", phone, &meet.PutAway{Until: "morgen"}},
		{"a phone cannot give somebody the floor", phone, &floor.Give{Person: "p02"}},
		{"the municipality cannot give somebody the floor", town, &floor.Give{Person: "p01"}},
		{"the municipality cannot practise", meeting.Actor{Role: meeting.Municipality, For: "p01"}, &practice.Answer{Choice: "bike"}},
		{"a phone cannot begin to practise", phone, &practice.Open{}},
		{"a phone cannot close a round", phone, &decide.Close{Round: "r1"}},
		{"a phone cannot put words on the screen", phone, &decide.ShowWords{Round: "r1", Proposal: "v1", Words: []string{"Nodig"}}},
		{"a phone cannot open a round", phone, rehearsals.OpenOn("r9", "v1")},
		{"a phone cannot amend a proposal", phone, amend},
		{"a phone cannot reveal a board", phone, &ideas.Reveal{Theme: "zorg"}},
		{"a phone cannot answer for somebody else", meeting.Actor{Role: meeting.Participant, Person: "p01", For: "p02"}, rehearsals.Says("r1", "v1", "support")},
		{"a phone cannot check somebody else in", phone, &people.Arrive{People: []meeting.PersonID{"p02"}}},
		{"a phone cannot send somebody else away", phone, &people.Leave{People: []meeting.PersonID{"p02"}}},
		{"a phone cannot edit another's card", other, &ideas.Edit{ID: "i1", Text: "Anders"}},
		{"a phone cannot withdraw another's card", other, &ideas.Withdraw{ID: "i1"}},
		{"a phone cannot put back another's card", other, &ideas.PutBack{ID: "i2"}},
		{"a phone cannot say when somebody else has to go", phone, &people.LeaveAt{People: []meeting.PersonID{"p02"}, Time: "16:30"}},
		{"a phone cannot pause the meeting", phone, &meet.Pause{}},
		{"a phone cannot seal the plan", phone, &plan.Seal{}},
		{"a helper device cannot check frameworks", device, check},
		{"a helper device cannot open a round", device, rehearsals.OpenOn("r9", "v1")},
		{"a phone cannot enter answers of others", phone, fullIntents["decide.enter"][0]},
		{"the municipality cannot enter answers", town, fullIntents["decide.enter"][0]},
		{"a helper device cannot answer for nobody", device, rehearsals.Says("r1", "v1", "support")},
		{"a helper device cannot put somebody on the list", device, &people.List{ID: "x", Capacity: "carer"}},
		{"a helper device cannot say who sits apart", device, &tables.KeepApart{Person: "p01", Other: "p02"}},
		{"a phone cannot lay out the tables", phone, &tables.LayOut{}},
		{"a helper device cannot lay out the tables", device, &tables.LayOut{}},
		{"a helper device cannot put another device at a table", device, &tables.Stand{Device: "helper-2", Table: 3}},
		{"a helper device cannot write for a table where it does not stand", device, &propose.FillForm{ID: "f1", Table: 3}},
		{"a helper device cannot put a form forward", device, &propose.PutForward{Form: "f1", ID: "v9"}},
		{"a phone cannot write on the form of its table", phone, &propose.FillForm{ID: "f1", Table: 3}},
		{"a helper device cannot group cards of other tables", device, &ideas.Cluster{ID: "c9", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}}},
		{"a helper device cannot note for a table where it does not stand", device, fullIntents["casework.note"][0]},
		{"a helper device cannot make a card of what another table noted", device, fullIntents["ideas.add_note"][0]},
		{"a helper device cannot show the harvest", device, fullIntents["casework.reveal"][0]},
		{"a phone cannot note for its table", phone, fullIntents["casework.note"][0]},
		{"the municipality cannot write a case", town, fullIntents["casework.write"][0]},
		{"the municipality cannot write on a form", town, &propose.FillForm{ID: "f1", Table: 3}},
		{"a phone cannot choose its table", phone, &people.Seat{ID: "p01", Device: "phone", Table: 3}},
		{"a phone cannot put somebody on the list at the door", phone, &people.AddAtDoor{ID: "x", Capacity: "carer", Device: "phone"}},
		{"a phone cannot take back that somebody came", phone, &people.TakeBack{ID: "p02"}},
		{"a facilitator cannot answer as themselves", paper, rehearsals.Says("r1", "v1", "support")},
		{"a facilitator cannot give advice", paper, rehearsals.Advice("v1", "f")},
		{"a facilitator cannot edit somebody's card for them unnamed", paper, &ideas.Edit{ID: "i1", Text: "Anders"}},
		{"an expert cannot give the room's verdict", expert, check},
		{"an expert cannot change a framework", expert, &prepare.SetFramework{Text: prepare.Text{ID: "f", Kind: "value", Text: "x"}}},
		{"an expert cannot answer", meeting.Actor{Role: meeting.Expert, For: "p01"}, rehearsals.Says("r1", "v1", "support")},
		{"the projector asks nothing", screen, &meet.Show{View: meet.Plan}},
		{"a visitor cannot put up a card", meeting.Actor{For: "p01"}, &ideas.Add{ID: "i9", Theme: "zorg", Text: "Kaart"}},
		{"a helper device cannot cosign for anybody", rehearsals.Helper("p01"), fullIntents["finish.cosign"][0]},
		{"the municipality cannot cosign", town, fullIntents["finish.cosign"][0]},
		{"a phone cannot say how it goes", phone, fullIntents["follow.post"][0]},
		{"a lead without a link cannot say how it goes", meeting.Actor{Role: meeting.Lead, Person: "l9"}, fullIntents["follow.post"][0]},
		{"a lead gives no link", meeting.Actor{Role: meeting.Lead, Person: "l9"}, fullIntents["follow.give_link"][0]},
		{"a helper device cannot say that somebody helps", rehearsals.Helper("p01"), fullIntents["follow.help"][0]},
		{"the municipality cannot say whether a report is right", meeting.Actor{Role: meeting.Municipality, For: "p01"}, &follow.Answer{Update: "u1", Answer: "right"}},
		{"the municipality cannot decide which words are read", town, &follow.ShowWords{Words: "w1"}},
		{"the municipality cannot say that another plan took the place of this one", town, fullIntents["follow.replace"][0]},
		{"a phone cannot erase anybody", phone, &people.Erase{ID: "p02"}},
		{"a helper device cannot erase anybody", device, &people.Erase{ID: "p02"}},
		{"a phone cannot step back", phone, &decide.StepBack{To: 1, Reason: "Nee"}},
		{"the municipality cannot step back", town, &decide.StepBack{To: 1, Reason: "Nee"}},
		{"a visitor cannot check themselves in", nobody, &people.Arrive{People: []meeting.PersonID{"p01"}}},
	}
	for _, n := range never {
		t.Run(n.sentence, func(t *testing.T) {
			m := inPhase(t, meeting.Open).Arrive("p02", "carer")
			m.No(n.by, n.do, meeting.NotAllowed)
		})
	}
}

func TestNobodyEditsThePlanAfterSealing(t *testing.T) {
	m := inPhase(t, meeting.Sealed)
	before := string(m.Life.Plan().JSON())
	steering := []string{"meet.go_to", "meet.show", "meet.let_town_back", "people.erase", // M6, P8
		"finish.open_signing", "finish.sign", "finish.take_back", "finish.cosign", "finish.hand_over", "finish.tick", "finish.close", // F5
		"adopt.expect", "adopt.decide", "adopt.reply", // A1
		"follow.name_lead", "follow.post", "follow.respond", "follow.answer", "follow.help", "follow.show_words",
		"follow.form_group", "follow.end_group", "follow.set_evaluation", "follow.evaluate", "follow.replace", "follow.give_link", "follow.end_link", "follow.take_out", // W1
		"correct.propose"} // E1
	for _, a := range asks() {
		for _, role := range meeting.Roles {
			for _, do := range append([]meeting.Intent{a.New()}, fullIntents[a.New().Intent()]...) {
				if no := m.Ask(as(role, a), do); no == nil && !slices.Contains(steering, do.Intent()) {
					t.Errorf("%s by %q is accepted after sealing", do.Intent(), role)
				}
			}
		}
	}
	if string(m.Life.Plan().JSON()) != before {
		t.Fatal("the plan changed")
	}
}
