package decide_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/decide"
	"hoofdlijn/internal/life/decide/methods/kind"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// atDesk is whoever enters answers at the console, for nobody in particular.
var atDesk = meeting.Actor{Role: meeting.Facilitator, Via: meeting.ViaPaper}

func pile(choice string, people ...meeting.PersonID) decide.Pile {
	return decide.Pile{People: people, Answers: map[string]kind.Answer{"v1": {Choice: choice}}}
}

func enter(piles ...decide.Pile) *decide.Enter { return &decide.Enter{Round: "r1", Piles: piles} }

// asked is a meeting of so many with a round open on v1.
func asked(t rehearsals.T, n int) *rehearsals.Meeting {
	m := rehearsals.Begin(t, n).Draft("v1")
	return m.Must(rehearsals.OpenOn("r1", "v1"))
}

func voter(m *rehearsals.Meeting, who meeting.PersonID) decide.Voter {
	return rehearsals.Read[decide.Voter](m, meeting.Viewer{Audience: meeting.Console}, "decide.voter/r1/"+string(who))
}

func choice(m *rehearsals.Meeting, who meeting.PersonID) string {
	return rehearsals.Read[decide.Ballot](m, meeting.Viewer{Audience: meeting.Phone, Person: who}, "decide.ballot/r1").Answers["v1"].Choice
}

func TestD19_SeveralAtOnceFromPaper(t *testing.T) {
	m := asked(t, 5)
	m.By(atDesk, enter(pile("support", "p01", "p02", "p03"), pile("not_yet", "p04")))
	for who, want := range map[meeting.PersonID]string{"p01": "support", "p03": "support", "p04": "not_yet", "p05": ""} {
		if got := choice(m, who); got != want {
			t.Errorf("%s answered %q, want %q", who, got, want)
		}
	}
	if v := voter(m, "p02"); !v.Answered || v.Via != meeting.ViaPaper {
		t.Errorf("%+v", v)
	}
	m.No(atDesk, enter(pile("support", "p01", "p02")), meeting.NoChange)
	device := rehearsals.Helper("")
	device.Via = meeting.ViaHands
	m.By(device, enter(pile("support", "p01", "p05")))
	if v := voter(m, "p01"); v.Via != meeting.ViaHands {
		t.Errorf("%+v", v)
	}
	m.No(rehearsals.Phone("p01"), enter(pile("support", "p02")), meeting.NotAllowed)
}

// D19: one that may not be entered refuses all of them.
func TestD19_AllOrNone(t *testing.T) {
	m := asked(t, 4).Draft("v2").Arrive("late", "carer")
	m.By(rehearsals.Phone("p03"), rehearsals.Says("r1", "v1", "support"))
	tooMany := pile("support")
	for i := range decide.MostEntered + 1 {
		tooMany.People = append(tooMany.People, rehearsals.Who(i%4+1))
	}
	for _, c := range []struct {
		do   *decide.Enter
		code meeting.Code
	}{
		{enter(pile("support", "p01", "ghost")), meeting.Unknown},
		{enter(pile("support", "p01", "late")), meeting.NotInElectorate},
		{enter(pile("support", "p01"), pile("perhaps", "p02")), meeting.BadBallot},
		{enter(pile("support", "p01", "p02"), pile("not_yet", "p01")), meeting.BadValue},
		{enter(pile("support", "p01", "p03")), meeting.DoneLater},
		{enter(tooMany), meeting.TooMany},
		{&decide.Enter{Round: "weg", Piles: []decide.Pile{pile("support", "p01")}}, meeting.Unknown},
	} {
		m.No(atDesk, c.do, c.code)
	}
	m.No(meeting.Actor{Role: meeting.Helper, Via: meeting.ViaHelper}, enter(pile("support", "p01")), meeting.BadValue)
	if v := voter(m, "p01"); v.Answered {
		t.Errorf("%+v", v)
	}
}

// D20: what somebody decided last counts, however late it is entered. Whoever enters is told whom it is about, and nobody
// what was answered.
func TestD20_TheirOwnLatestAnswerCounts(t *testing.T) {
	m := asked(t, 3)
	opened := rehearsals.Read[decide.RoundShown](m, meeting.Viewer{Audience: meeting.Console}, "decide.round/r1").Began
	for range 200 { // some minutes go by
		m.Ask(rehearsals.Facilitator(), &decide.Close{Round: "weg"})
	}
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "not_yet"))
	at := voter(m, "p01").At
	if at <= opened {
		t.Fatalf("answered at %d, opened at %d", at, opened)
	}
	m.No(rehearsals.Paper("p01"), rehearsals.Says("r1", "v1", "support"), meeting.DoneLater)               // of when?
	m.No(m.Dated(rehearsals.Paper("p01"), 100), rehearsals.Says("r1", "v1", "support"), meeting.DoneLater) // of before
	m.No(m.Dated(atDesk, 100), enter(pile("support", "p01", "p02")), meeting.DoneLater)
	if got := choice(m, "p01"); got != "not_yet" {
		t.Fatalf("p01 answered %q", got)
	}
	m.By(m.Dated(atDesk, 0), enter(pile("support", "p01", "p02")))        // of after
	m.By(rehearsals.Paper("p02"), rehearsals.Says("r1", "v1", "not_yet")) // what was entered wrongly is entered again
	m.No(m.Dated(rehearsals.Paper("p02"), 60), rehearsals.Says("r1", "v1", "support"), meeting.DoneLater)
	m.By(rehearsals.Phone("p01"), rehearsals.Says("r1", "v1", "support_with_concern")) // they may always change their mind
	if choice(m, "p01") != "support_with_concern" || choice(m, "p02") != "not_yet" {
		t.Fatalf("p01 answered %q, p02 %q", choice(m, "p01"), choice(m, "p02"))
	}
}

// The time on paper is within the round: not before it opened, to the minute, and not ahead of the clock. Nobody gives one
// for what they do themselves.
func TestD20_TheTimeIsWithinTheRound(t *testing.T) {
	m := rehearsals.Begin(t, 2).Draft("v1")
	for range 100 {
		m.Ask(rehearsals.Facilitator(), &decide.Close{Round: "weg"})
	}
	m.Must(rehearsals.OpenOn("r1", "v1"))
	opened := rehearsals.Read[decide.RoundShown](m, meeting.Viewer{Audience: meeting.Console}, "decide.round/r1").Began
	says := rehearsals.Says("r1", "v1", "support")
	early, late := rehearsals.Paper("p01"), rehearsals.Paper("p01")
	early.Decided, late.Decided = meeting.Minute(opened)-1, opened+3_600_000
	m.No(early, says, meeting.BadValue, "field", "at")
	m.No(late, says, meeting.BadValue, "field", "at")
	for _, by := range []meeting.Actor{rehearsals.Phone("p01"), rehearsals.Helper("p01")} {
		m.No(m.Dated(by, 0), says, meeting.BadValue, "field", "at")
	}
	m.No(m.Dated(rehearsals.Facilitator(), 0), &decide.Close{Round: "r1"}, meeting.BadValue, "field", "at")
	early.Decided = meeting.Minute(opened)
	m.By(early, says)
	if got := voter(m, "p01").At; got != opened {
		t.Errorf("in the minute of the opening is at %d, not %d", got, opened)
	}
}

// However answers come and in whatever order they are entered, each person has one, and it is the one of the latest moment;
// of two of one moment the one that came last.
func TestD20_WhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := asked(t, 3)
		type given struct {
			at     int64
			choice string
			own    bool
		}
		has := map[meeting.PersonID]given{}
		for range rapid.IntRange(1, 12).Draw(t, "answers") {
			who := rapid.SampledFrom([]meeting.PersonID{"p01", "p02", "p03"}).Draw(t, "who")
			word := rapid.SampledFrom([]string{"support", "not_yet"}).Draw(t, "choice")
			now := m.Dated(atDesk, 0).Decided
			began := rehearsals.Read[decide.RoundShown](m, meeting.Viewer{Audience: meeting.Console}, "decide.round/r1").Began
			next := given{now, word, true}
			by := rehearsals.Phone(who)
			if rapid.Bool().Draw(t, "paper") {
				by = m.Dated(rehearsals.Paper(who), rapid.IntRange(0, 5).Draw(t, "ago"))
				next = given{max(by.Decided, began), word, false}
			}
			was, before := has[who]
			no := m.Ask(by, rehearsals.Says("r1", "v1", word))
			if before && next.at < was.at {
				if no == nil || no.Code != meeting.DoneLater {
					t.Fatalf("%v over %v: %v", next, was, no)
				}
				continue
			}
			if no == nil { // else it says what is there already
				has[who] = next
			} else if no.Code != meeting.NoChange || was.choice != word {
				t.Fatalf("%v over %v: %v", next, was, no)
			}
		}
		for who, want := range has {
			if got := choice(m, who); got != want.choice {
				t.Fatalf("%s answered %s, want %s", who, got, want.choice)
			}
		}
		turnout := rehearsals.Read[decide.Turnout](m, meeting.Viewer{Audience: meeting.Console}, "decide.turnout/r1")
		if turnout.Answered != len(has) {
			t.Fatalf("%d answers of %d", turnout.Answered, len(has))
		}
	})
}

// D2: the same sixty answers give the same outcome by phone, by paper one by one, and by paper together.
func TestD19_TheOutcomeDoesNotDependOnTheWay(t *testing.T) {
	var came []string
	for _, by := range []string{"phone", "paper", "together"} {
		m := rehearsals.Begin(t, 0)
		m.Loose = true
		piles := map[string][]meeting.PersonID{}
		for i := range 60 {
			m.Arrive(rehearsals.Who(i+1), "carer")
		}
		m.Draft("v1").Must(rehearsals.OpenOn("r1", "v1"))
		for i := range 60 {
			who, word := rehearsals.Who(i+1), []string{"support", "support", "support_with_concern"}[i%3]
			switch by {
			case "phone":
				m.By(rehearsals.Phone(who), rehearsals.Says("r1", "v1", word))
			case "paper":
				m.By(rehearsals.Paper(who), rehearsals.Says("r1", "v1", word))
			default:
				piles[word] = append(piles[word], who)
			}
		}
		if by == "together" {
			m.By(atDesk, enter(pile("support", piles["support"]...), pile("support_with_concern", piles["support_with_concern"]...)))
		}
		m.Must(&decide.Close{Round: "r1"})
		result := rehearsals.Read[decide.RoundShown](m, meeting.Viewer{Audience: meeting.Console}, "decide.round/r1").Results[0]
		if via := map[string]string{"phone": "phone"}[by]; result.Via[via]+result.Via["paper"] != 60 {
			t.Errorf("%s: %v", by, result.Via)
		}
		result.Via = nil
		came = append(came, fmt.Sprintf("%+v", result))
	}
	if len(slices.Compact(came)) != 1 {
		t.Error(came)
	}
}
