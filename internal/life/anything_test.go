package life_test

import (
	"encoding/json"
	"strings"
	"time"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/adopt"
	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
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

// The ids that random commands choose from; the last of each names nothing, at least at first.
var (
	somePeople    = []meeting.PersonID{"p01", "p02", "p03", "p04", "p05", "ghost"}
	someIdeas     = []string{"i1", "i2", "i3", "i4", "k1", "k2", "none"}
	someProposals = []string{"v1", "v2", "v3", "v1a", "v1b", "none"}
	someRounds    = []string{"r1", "r2", "r3", "r4", "r5", "none"}
	someBounds    = []string{"preventie", "wet", "budget", "*", "none"}
)

// frameworks of every sort that the rules tell apart.
var frameworks = []prepare.Text{
	{ID: "preventie", Kind: "strategy", Text: "We zetten in op preventie"},
	{ID: "wet", Kind: "legal", Text: "Binnen de wet"},
	{ID: "budget", Kind: "numeric", Text: "Samen niet meer dan 100 euro", Measure: "cost", Unit: "EUR", Max: "100", Over: "adopted_total"},
}

// anyone draws who asks.
func anyone(t *rapid.T) meeting.Actor {
	who := rapid.SampledFrom(somePeople).Draw(t, "who")
	switch rapid.IntRange(0, 11).Draw(t, "actor") {
	case 0:
		return rehearsals.Helper(who)
	case 1:
		return rehearsals.Expert()
	case 2:
		by := rehearsals.Paper(who)
		by.For = one(t, []meeting.PersonID{who, ""}, "for")
		if rapid.Bool().Draw(t, "dated") {
			by.Decided = rehearsals.Start.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "at")) * time.Second).UnixMilli()
		}
		return by
	case 3:
		return meeting.Actor{Role: meeting.Lead, Person: one(t, []meeting.PersonID{"l1", "l2"}, "link")}
	case 4:
		return meeting.Actor{Role: rapid.SampledFrom(meeting.Roles).Draw(t, "role"), Person: who}
	case 5, 6:
		return rehearsals.Phone(who)
	}
	return rehearsals.Facilitator()
}

func one[V any](t *rapid.T, list []V, name string) V { return rapid.SampledFrom(list).Draw(t, name) }

// anything draws what is asked, in any phase. It is often refused.
func anything(t *rapid.T) meeting.Intent {
	groups := []func(*rapid.T) meeting.Intent{anyOfPeople, anyOfTables, anyOfPrepare, anyOfIdeas, anyOfPropose, anyOfPropose,
		anyOfDecide, anyOfDecide, anyOfDecide, anyOfMeetAndPlan, anyOfFinish, anyOfPractice, anyOfClock, anyOfFloor, anyOfCasework, anyOfAdopt, anyOfCorrect, anyOfFollow}
	return groups[rapid.IntRange(0, len(groups)-1).Draw(t, "part")](t)
}

func anyOfPeople(t *rapid.T) meeting.Intent {
	who := one(t, somePeople, "person")
	switch rapid.IntRange(0, 9).Draw(t, "ask") {
	case 5:
		return &people.Seat{ID: who, Device: one(t, []string{"phone", "none"}, "device"), Table: 3, Card: rapid.IntRange(0, 2).Draw(t, "card")}
	case 6:
		return &people.AddAtDoor{ID: who, Capacity: "carer", Device: "none"}
	case 7:
		return &people.TakeBack{ID: who}
	case 0:
		return &people.List{ID: who, Capacity: one(t, []string{"carer", "expert", ""}, "capacity")}
	case 1:
		return &people.Knock{ID: who, Name: "Naam"}
	case 2:
		return &people.LetIn{ID: who, Capacity: "carer"}
	case 3:
		return &people.Leave{People: []meeting.PersonID{who}}
	case 9:
		return &people.LeaveAt{People: []meeting.PersonID{who}, Time: one(t, []string{"16:30", "straks", ""}, "time")}
	case 4:
		return &people.Name{Name: one(t, []string{"Anna", ""}, "name")}
	}
	return &people.Arrive{People: []meeting.PersonID{who}}
}

func anyOfPrepare(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 16).Draw(t, "ask") {
	case 16:
		return &prepare.Supersede{Supersedes: rapid.Bool().Draw(t, "supersedes")}
	case 15:
		return &prepare.Continue{Former: prepare.Former{Origin: "hoofdlijn/m/m0", Meeting: "m0", Title: one(t, []string{"Toen", "Eerder"}, "former"), Code: "0000-0000-0000-0000"}}
	case 13:
		return &prepare.SetQuoting{Ideas: rapid.Bool().Draw(t, "quoted")}
	case 11:
		return &prepare.SetStyle{Colour: one(t, []string{"#1d3e8f", "#ffffff", ""}, "colour")}
	case 14:
		return &prepare.SetLogo{PNG: one(t, [][]byte{logotest.PNG, nil, []byte("geen plaatje")}, "picture"), Alt: one(t, []string{"Wapen", ""}, "alt")}
	case 9:
		return &prepare.SetInvitations{Aims: []prepare.Aim{{Capacity: "carer", Number: rapid.IntRange(1, 3).Draw(t, "number")}}}
	case 10:
		return &prepare.SetQuestions{Questions: []prepare.Question{{ID: "q1", Text: one(t, []string{"Wat mag het kosten?", "Wie beslist?"}, "question")}}}
	case 0:
		return &prepare.SetMeeting{Title: "T", ToGroup: rapid.Bool().Draw(t, "to group"), Question: one(t, []string{"Wat is er nodig?", "Iets anders?", ""}, "question")}
	case 1:
		return &prepare.SetTheme{ID: one(t, []string{"zorg", "nieuw"}, "theme"), Title: "Zorg"}
	case 2:
		return &prepare.DropTheme{ID: "geld"}
	case 3:
		return &prepare.SetFramework{Text: one(t, frameworks, "framework")}
	case 4:
		return &prepare.DropFramework{ID: one(t, someBounds, "framework")}
	case 5:
		return &prepare.SetAgenda{Items: []prepare.Item{{ID: "a1", Title: "Welkom", Station: "question"}}}
	case 6:
		return &prepare.Lock{}
	case 7:
		return &prepare.Renew{Reason: "beter", Frameworks: frameworks[:1]}
	case 8:
		return &prepare.Open{}
	}
	return &prepare.Clarify{Framework: one(t, someBounds, "framework"), Question: "Geldt dit ook hier?", Answer: "Ja", By: "college"}
}

func anyOfPractice(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 4).Draw(t, "ask") {
	case 0:
		return &practice.Open{}
	case 1:
		return &practice.Close{}
	}
	return &practice.Answer{Choice: one(t, append(practice.Choices, "rocket"), "choice")}
}

func anyOfTables(t *rapid.T) meeting.Intent {
	who, table := one(t, somePeople, "person"), rapid.IntRange(0, 4).Draw(t, "table")
	text := one(t, []string{"Een buurthuis", "Een dag vrij", ""}, "text")
	switch rapid.IntRange(0, 13).Draw(t, "ask") {
	case 13:
		return &tables.KeepApart{Person: who, Other: one(t, somePeople, "other"), Together: rapid.Bool().Draw(t, "together")}
	case 0:
		return &tables.SetUp{Tables: []tables.Table{{Number: 3, Theme: "zorg", Seats: 2}, {Number: 1 + table, Seats: 3}}}
	case 1:
		return &tables.Wish{Theme: one(t, []string{"zorg", "geld", "none", ""}, "theme"), ShowName: rapid.Bool().Draw(t, "name")}
	case 2:
		return &tables.Host{Table: table, Person: who}
	case 3:
		return &tables.LayOut{Next: rapid.Bool().Draw(t, "next"), Everybody: rapid.Bool().Draw(t, "all")}
	case 4:
		return &tables.Place{Person: who, Table: table}
	case 5:
		return &tables.Fix{}
	case 6:
		return &tables.Discard{}
	case 7:
		return &tables.SeatLate{}
	case 8:
		return &tables.Stand{Device: one(t, somePeople, "device"), Table: table}
	case 9:
		return &propose.PutForward{Form: one(t, []string{"f1", "f2"}, "form"), ID: one(t, someProposals, "proposal")}
	case 10:
		return &propose.DropForm{ID: one(t, []string{"f1", "f2"}, "form")}
	case 11:
		return &propose.FillForm{ID: "f2", Table: table, Theme: one(t, []string{"geld", ""}, "theme"), Numbers: map[string]string{"cost": one(t, []string{"5", "", "veel"}, "cost")}}
	}
	return &propose.FillForm{ID: "f1", Table: 3, Title: &text, Text: &text, From: &[]string{one(t, someIdeas, "idea")}}
}

func anyOfCasework(t *rapid.T) meeting.Intent {
	note, table := one(t, []string{"n1", "n2", "n3"}, "note"), rapid.IntRange(1, 4).Draw(t, "table")
	text := one(t, []string{"De buren", "Een logeerhuis", " "}, "text")
	switch rapid.IntRange(0, 11).Draw(t, "ask") {
	case 0, 1:
		do := &casework.Write{ID: one(t, []string{"k", "b"}, "case"), Title: text, Story: "Zij zorgt voor haar man."}
		for _, q := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"q1", "q2", "q3"}), 1, 2, rapid.ID[string]).Draw(t, "questions") {
			do.Questions = append(do.Questions, casework.Question{ID: q, Text: "Wie helpt?"})
		}
		return do
	case 2:
		return &casework.Drop{ID: one(t, []string{"k", "b"}, "case")}
	case 3, 4:
		return &casework.Give{Case: one(t, []string{"k", "b", ""}, "case"), Tables: []int{3, table}[:1+table%2]}
	case 5:
		return &casework.Rewrite{ID: note, Text: text}
	case 6:
		return &casework.TakeBack{ID: note}
	case 7:
		return &casework.Finish{Table: 3, Done: rapid.Bool().Draw(t, "done")}
	case 8:
		return &casework.Reveal{Case: one(t, []string{"k", "b"}, "case")}
	case 9:
		return &ideas.AddNote{ID: one(t, someIdeas, "idea"), Theme: "zorg", Note: note}
	}
	return &casework.Note{ID: note, Table: one(t, []int{3, table}, "table"), Question: one(t, []string{"q1", "q2", "q3"}, "question"), Text: text}
}

func anyOfIdeas(t *rapid.T) meeting.Intent {
	id, some := one(t, someIdeas, "idea"), rapid.SliceOfN(rapid.SampledFrom(someIdeas), 0, 3)
	switch rapid.IntRange(0, 14).Draw(t, "ask") {
	case 13:
		return &ideas.PutBack{ID: id}
	case 14:
		return &ideas.Seed{ID: id, Theme: "zorg", Text: "Van tevoren gezegd"}
	case 0, 1:
		return &ideas.Add{ID: id, Theme: one(t, []string{"zorg", "geld", "none"}, "theme"), Text: "Een buurthuis"}
	case 2:
		return &ideas.Edit{ID: id, Text: "Een dag vrij"}
	case 3:
		return &ideas.Withdraw{ID: id}
	case 4:
		return &ideas.React{ID: id, Kind: one(t, ideas.Kinds, "kind"), On: rapid.Bool().Draw(t, "on")}
	case 5:
		return &ideas.Reveal{Theme: "zorg"}
	case 6:
		return &ideas.Merge{Into: id, Ideas: some.Draw(t, "ideas")}
	case 7:
		return &ideas.SplitBack{ID: id}
	case 8:
		return &ideas.Hide{Ideas: some.Draw(t, "ideas"), Reason: "Naam erin"}
	case 9:
		return &ideas.Restore{Ideas: some.Draw(t, "ideas")}
	case 10:
		return &ideas.Put{Ideas: some.Draw(t, "ideas"), Cluster: one(t, []string{"k1", "k2", ""}, "cluster")}
	case 11:
		return &ideas.Move{Ideas: some.Draw(t, "ideas"), Theme: "geld"}
	}
	return &ideas.Cluster{ID: one(t, []string{"k1", "k2"}, "id"), Theme: "zorg", Title: "Samen", Ideas: some.Draw(t, "ideas")}
}

func anyOfPropose(t *rapid.T) meeting.Intent {
	id := one(t, someProposals, "proposal")
	opinion := propose.Opinion{Verdict: one(t, []string{"fits", "fits", "fits", "unclear", "does_not_fit", "fits_with_exception", "nonsense"}, "verdict"),
		Reason: one(t, []string{"", "Omdat"}, "reason")}
	switch rapid.IntRange(0, 11).Draw(t, "ask") {
	case 0, 1:
		do := rehearsals.Draft(id, "cost", one(t, []string{"40", "60.01", "099", ""}, "cost"))
		do.From = rapid.SliceOfN(rapid.SampledFrom(someIdeas[:6]), 0, 2).Draw(t, "from")
		do.Lead = &propose.Lead{Person: one(t, append(somePeople, ""), "lead")}
		return do
	case 2:
		text := one(t, []string{"Een andere tekst", "En nog een", " "}, "text")
		return &propose.Amend{ID: id, Text: &text, Version: one(t, []int{0, 0, 1}, "version")}
	case 3:
		return &propose.Amend{ID: id, Numbers: map[string]string{"cost": one(t, []string{"10", "90", "x"}, "cost")}}
	case 4:
		return &propose.Split{ID: id, Points: []propose.Point{{ID: "v1a", Title: "A", Text: "A"}, {ID: "v1b", Title: "B", Text: "B"}}}
	case 5:
		return &propose.Park{ID: id, Parked: propose.Parked{Reason: one(t, []string{"Later", "Ooit"}, "why"), Who: "Wij"}}
	case 6:
		return &propose.Withdraw{ID: id}
	case 7:
		return &propose.Advise{Proposal: id, Framework: one(t, someBounds, "framework"), Opinion: opinion}
	case 8:
		return &propose.TakeBackAdvice{Proposal: id, Framework: one(t, someBounds, "framework")}
	case 9:
		return &propose.AnswerLead{Proposal: id, Yes: rapid.Bool().Draw(t, "yes")}
	}
	return &propose.Check{Proposal: id, Framework: one(t, someBounds, "framework"), Opinion: opinion}
}

func anyOfDecide(t *rapid.T) meeting.Intent {
	round := one(t, someRounds, "round")
	switch rapid.IntRange(0, 10).Draw(t, "ask") {
	case 10:
		return &decide.StepBack{To: meeting.Seq(rapid.IntRange(1, 120).Draw(t, "to")), Reason: one(t, []string{"Te snel", ""}, "reason")}
	case 0, 1:
		do := rehearsals.OpenOn(round, rapid.SliceOfN(rapid.SampledFrom(someProposals), 0, 2).Draw(t, "proposals")...)
		do.Method = one(t, []string{"", "stand_behind", "consent", "majority", "nonsense"}, "method")
		do.Secrecy = one(t, []string{"", "closed", "open"}, "secrecy")
		do.Poll = rapid.Bool().Draw(t, "poll")
		return do
	case 2:
		found := rapid.MapOfN(rapid.SampledFrom([]string{"1", "2", "9"}), rapid.Bool(), 0, 2)
		return &decide.Close{Round: round, Found: found.Draw(t, "found")}
	case 3:
		return &decide.Close{Round: round}
	case 4:
		return &decide.Void{Round: round}
	case 5:
		return &decide.Undo{}
	}
	answers := map[string]kind.Answer{}
	for range rapid.IntRange(1, 2).Draw(t, "answers") {
		choices := []string{"support", "support_with_concern", "not_yet", "no_objection", "objection", "for", "against", "to_group", "nonsense"}
		answers[one(t, someProposals, "for")] = kind.Answer{Choice: one(t, choices, "choice"), Words: one(t, []string{"", "Te duur"}, "words")}
	}
	if rapid.IntRange(0, 3).Draw(t, "together") == 0 {
		people := rapid.SliceOfNDistinct(rapid.SampledFrom(somePeople[:5]), 1, 3, rapid.ID[meeting.PersonID]).Draw(t, "people")
		return &decide.Enter{Round: round, Piles: []decide.Pile{{People: people, Answers: answers}}}
	}
	return &decide.Cast{Round: round, Answers: answers}
}

func anyOfMeetAndPlan(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 7).Draw(t, "ask") {
	case 0:
		return &meet.Pause{}
	case 1, 2:
		return &meet.Resume{}
	case 3:
		return &meet.GoTo{Item: "a1"}
	case 4:
		return &meet.Show{View: one(t, meet.Views, "view"), Focus: one(t, []string{"", "v1", "r1", "zorg"}, "focus")}
	case 5:
		if rapid.Bool().Draw(t, "withhold") {
			return &plan.Withhold{Ideas: []string{one(t, []string{"i1", "i2", "none"}, "idea")}}
		}
		return &plan.Tick{Items: []string{one(t, []string{"v1.title", "v1.text", "idea.i1", "none"}, "item")}}
	}
	return &plan.Seal{}
}

func anyOfFloor(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 4).Draw(t, "ask") {
	case 0:
		return &floor.TakeBack{}
	case 1:
		return &floor.Give{Person: one(t, somePeople, "person")}
	case 2:
		return &floor.Done{}
	}
	return &floor.Ask{}
}

func anyOfClock(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 10).Draw(t, "ask") {
	case 0:
		return &meet.BeginPrivate{}
	case 1, 2, 3:
		return &meet.EndPrivate{}
	case 4, 5:
		return &meet.BreakPrivate{}
	case 6:
		return &meet.SendTownOut{}
	case 7:
		return &meet.LetTownBack{}
	case 8:
		return &meet.PutAway{Until: one(t, []string{"2021-11-15", "morgen"}, "until")}
	case 9:
		return &meet.StopThinking{}
	}
	return &meet.Think{Seconds: 60}
}

func anyOfFinish(t *rapid.T) meeting.Intent {
	switch rapid.IntRange(0, 7).Draw(t, "ask") {
	case 0:
		return &finish.OpenSigning{}
	case 1:
		return &finish.HandOver{To: one(t, []string{"de wethouder", " "}, "to"), Date: one(t, []string{"2021-11-08", "gisteren"}, "date"), Time: "17:25"}
	case 2:
		return &finish.Tick{Item: one(t, []string{"plan", "sheet"}, "item"), Done: rapid.Bool().Draw(t, "done")}
	case 3:
		return &finish.Close{}
	case 4, 5:
		return &finish.TakeBack{}
	case 6:
		return &finish.Cosign{Key: strings.Repeat(one(t, []string{"A", "E"}, "key"), 42) + "A=", Signature: strings.Repeat("A", 86) + "=="}
	}
	return &finish.Sign{}
}

func anyOfAdopt(t *rapid.T) meeting.Intent {
	date := one(t, []string{"2021-11-08", "gisteren", "2999-01-01"}, "date")
	switch rapid.IntRange(0, 2).Draw(t, "ask") {
	case 0:
		return &adopt.Expect{Date: date}
	case 1:
		return &adopt.Reply{Answer: adopt.Answer{Proposal: one(t, []string{"v1", "v2"}, "proposal"), Text: one(t, []string{"Doen we", " "}, "text"), Body: "Het college", Date: date}}
	}
	return &adopt.Decide{Verdict: adopt.Verdict{Answer: one(t, []string{"yes", "no", "back"}, "answer"), Body: "De raad", Date: date, Question: one(t, []string{"", "Kan het minder?"}, "question")}}
}

func anyOfFollow(t *rapid.T) meeting.Intent {
	proposal, update, date := one(t, []string{"v1", "v2"}, "proposal"), one(t, []string{"u1", "u2"}, "update"), one(t, []string{"2021-11-08", "2999-01-01"}, "date")
	switch rapid.IntRange(0, 12).Draw(t, "ask") {
	case 0:
		return &follow.NameLead{Proposal: proposal, Lead: one(t, []string{"De buurtkamer", " "}, "lead"), Date: date}
	case 1:
		return &follow.Respond{Update: update, Text: "Wij zoeken het uit", Date: date}
	case 2, 3:
		return &follow.Answer{Update: update, Answer: one(t, []string{"right", "wrong"}, "answer"), Text: one(t, []string{"", "Nog niet gezien"}, "text")}
	case 4:
		return &follow.Help{Proposal: proposal, Help: rapid.Bool().Draw(t, "help")}
	case 5:
		return &follow.FormGroup{Group: follow.Group{ID: "g1", Name: "De buurt", Does: "Zoekt een plek", Proposals: []string{proposal}, Date: date}}
	case 6:
		return &follow.SetEvaluation{Date: date}
	case 9:
		return &follow.TakeOut{Told: follow.Told{Kind: one(t, []string{"report", "reply", "group", "end", "look", "said"}, "kind"), ID: one(t, []string{"u1", "u2", "g1", ""}, "of")}}
	case 10:
		return &follow.EndGroup{ID: "g1", Reason: "Het is klaar", Date: date}
	case 11:
		return &follow.Evaluate{Text: "Het loopt", Date: date}
	case 7:
		return &follow.GiveLink{Link: one(t, []string{"l1", "l2"}, "link"), Proposal: proposal}
	case 8:
		return &follow.EndLink{Link: one(t, []string{"l1", "l2"}, "link")}
	}
	return &follow.Post{Report: follow.Report{ID: update, Proposal: proposal, Status: one(t, []string{"accepted", "busy", "done", "dropped", "declined"}, "status"), Text: one(t, []string{"", "Het staat er"}, "text"), Date: date}}
}

func anyOfCorrect(t *rapid.T) meeting.Intent {
	id := one(t, []string{"c1", "c2"}, "correction")
	switch rapid.IntRange(0, 4).Draw(t, "ask") {
	case 0:
		return &correct.Propose{ID: id, Slip: correct.Slip{Proposal: one(t, []string{"v1", "v2", ""}, "proposal"), Says: one(t, []string{"v1", "T"}, "says"), Reads: "Anders", Why: "Typefout"}}
	case 1:
		return &correct.Withdraw{ID: id}
	case 2:
		return &correct.Publish{ID: id, Date: "2021-11-08"}
	}
	return &correct.Answer{ID: id, Right: rapid.IntRange(0, 3).Draw(t, "right") > 0}
}

// lively is an open meeting in which random commands find something to act on. It is loose until it is watched.
func lively(t *rapid.T) *rehearsals.Meeting {
	m := rehearsals.Begin(t, 4, frameworks...)
	m.Loose = true
	m.Know("p05", "ghost")
	m.Must(&people.List{ID: "p05", Capacity: "carer"})
	for i, who := range []meeting.PersonID{"p01", "p02", "p03"} {
		m.By(rehearsals.Phone(who), &ideas.Add{ID: someIdeas[i], Theme: "zorg", Text: "Kaart van iemand"})
	}
	m.Must(&ideas.Cluster{ID: "k1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1"}})
	for _, id := range []string{"v1", "v2"} {
		do := rehearsals.Draft(id, "cost", "60")
		do.From = []string{"k1", "i2"}
		m.Must(do)
		for _, f := range []string{"wet", "budget"} {
			m.By(rehearsals.Expert(), rehearsals.Advice(id, f))
		}
		m.Must(rehearsals.Fits(id, "*"))
	}
	return m
}

// decideOn checks a proposal, opens a round on it, lets everybody who may answer alike or nearly, and closes it. Any of it
// may be refused.
func decideOn(t *rapid.T, m *rehearsals.Meeting) {
	id, round := one(t, someProposals, "decided"), one(t, someRounds, "in")
	m.Ask(rehearsals.Facilitator(), &meet.BreakPrivate{})
	m.Ask(rehearsals.Facilitator(), &practice.Close{})
	for _, f := range []string{"wet", "budget"} {
		m.Ask(rehearsals.Expert(), rehearsals.Advice(id, f))
	}
	m.Ask(rehearsals.Facilitator(), rehearsals.Fits(id, "*"))
	do := rehearsals.OpenOn(round, id, one(t, someProposals, "beside"))
	do.Proposals = do.Proposals[:rapid.IntRange(1, 2).Draw(t, "several")]
	do.Method = one(t, []string{"", "", "consent", "majority"}, "method")
	do.Secrecy = one(t, []string{"", "open"}, "secrecy")
	m.Ask(rehearsals.Facilitator(), do)
	for _, p := range do.Proposals {
		choice := one(t, []string{"support", "no_objection", "for", "objection"}, "all say")
		for _, who := range somePeople {
			m.Ask(rehearsals.Phone(who), rehearsals.Says(round, p.ID, choice))
		}
		m.Ask(rehearsals.Phone("p02"), rehearsals.Says(round, p.ID, one(t, []string{"support_with_concern", "not_yet", "blank"}, "one says"), "Let op"))
	}
	m.Ask(rehearsals.Facilitator(), &decide.Close{Round: round})
	m.Ask(rehearsals.Facilitator(), &decide.Close{Round: round})
}

// run plays random commands. Every step is followed by the kit's own checks unless the meeting is loose.
func run(t *rapid.T, m *rehearsals.Meeting, most int) {
	for range rapid.IntRange(1, most).Draw(t, "steps") {
		if rapid.IntRange(0, 9).Draw(t, "step") == 0 {
			decideOn(t, m)
			continue
		}
		m.Ask(anyone(t), anything(t))
	}
}

// conclude closes what runs and seals, when it can.
func conclude(m *rehearsals.Meeting) {
	m.Ask(rehearsals.Facilitator(), &prepare.Open{})
	m.Ask(rehearsals.Facilitator(), &meet.BreakPrivate{})
	m.Ask(rehearsals.Facilitator(), &meet.Resume{})
	m.Ask(rehearsals.Facilitator(), &practice.Close{})
	for _, r := range someRounds {
		for range 2 {
			m.Ask(rehearsals.Facilitator(), &decide.Close{Round: r})
		}
	}
	if m.Life.Phase() == meeting.Open {
		m.Seal()
	}
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}
