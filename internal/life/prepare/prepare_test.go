package prepare_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/people"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/logo/logotest"
	"hoofdlijn/internal/meeting"
)

var console = meeting.Viewer{Audience: meeting.Console}

func about(m *rehearsals.Meeting) prepare.Meeting {
	return rehearsals.Read[prepare.Meeting](m, console, "prepare.meeting")
}

func framework(m *rehearsals.Meeting, id string) prepare.FrameworkShown {
	return rehearsals.Read[prepare.FrameworkShown](m, console, "prepare.framework/"+id)
}

func soft(id, text string) prepare.Text { return prepare.Text{ID: id, Kind: "value", Text: text} }

func TestR1_TheQuestionStandsOnceLocked(t *testing.T) {
	m := rehearsals.Prepared(t)
	set := prepare.SetMeeting{Title: "Mantelzorg", Question: "Wat is er nodig?"}
	m.Refused(&prepare.SetMeeting{Title: "T", Question: " "}, meeting.BadValue, "field", "question")
	m.Must(&set).Refused(&set, meeting.NoChange)
	m.Must(&prepare.Lock{})
	other := set
	other.Question = "Iets anders?"
	m.Refused(&other, meeting.FrameworksLocked, "field", "question")
	title := set
	title.Title, title.Deciding = "Een andere titel", []string{"carer"}
	m.Must(&title, &prepare.Open{})
	m.Refused(&set, meeting.WrongPhase).Refused(&other, meeting.FrameworksLocked)
}

func TestR2_WhatAFrameworkMustSay(t *testing.T) {
	numeric := func(change func(*prepare.Text)) prepare.Text {
		f := prepare.Text{ID: "n", Kind: "numeric", Text: "Getal", Measure: "cost", Unit: "EUR", Max: "100"}
		change(&f)
		return f
	}
	bad := map[string]prepare.Text{
		"kind":         {ID: "f", Kind: "wish", Text: "Wens"},
		"measure":      {ID: "f", Kind: "value", Text: "Waarde", Max: "5"},
		"measure none": numeric(func(f *prepare.Text) { f.Measure = "" }),
		"max":          numeric(func(f *prepare.Text) { f.Max = "" }),
		"max cents":    numeric(func(f *prepare.Text) { f.Max = "1.234" }),
		"max zero":     numeric(func(f *prepare.Text) { f.Max = "0100" }),
		"min":          numeric(func(f *prepare.Text) { f.Min, f.Max = "x", "y" }),
		"max date":     numeric(func(f *prepare.Text) { f.Unit, f.Max = "date", "najaar" }),
	}
	for what, f := range bad {
		field, _, _ := strings.Cut(what, " ")
		rehearsals.Prepared(t).Refused(&prepare.SetFramework{Text: f}, meeting.BadValue, "field", field)
	}
	m := rehearsals.Prepared(t)
	m.By(rehearsals.Town(), &prepare.SetFramework{Text: numeric(func(f *prepare.Text) { f.Max = "100.05" })})
	m.Must(&prepare.SetFramework{Text: numeric(func(f *prepare.Text) { f.Min, f.Max = "0", "" })})
	m.Refused(&prepare.SetFramework{Text: numeric(func(f *prepare.Text) { f.Min, f.Max = "0", "" })}, meeting.NoChange)
	m.Refused(&prepare.DropFramework{ID: "weg"}, meeting.Unknown).Must(&prepare.DropFramework{ID: "n"})
	for i := range prepare.MostFrameworks {
		m.Must(&prepare.SetFramework{Text: soft(fmt.Sprintf("f%d", i), "Waarde")})
	}
	m.Refused(&prepare.SetFramework{Text: soft("meer", "Waarde")}, meeting.TooMany)
}

func TestR2_LockedIsLocked(t *testing.T) {
	m := rehearsals.Prepared(t, soft("f", "Waarde")).Must(&prepare.Lock{})
	for _, phase := range []meeting.Phase{meeting.Ready, meeting.Open} {
		for _, by := range []meeting.Actor{rehearsals.Facilitator(), rehearsals.Town()} {
			m.No(by, &prepare.SetFramework{Text: soft("g", "Nog een")}, meeting.FrameworksLocked)
			m.No(by, &prepare.DropFramework{ID: "f"}, meeting.FrameworksLocked)
			m.No(by, &prepare.Lock{}, meeting.FrameworksLocked)
		}
		if phase == meeting.Ready {
			m.Must(&prepare.Open{})
		}
	}
}

func TestR3_LockingNeedsAQuestionAndATheme(t *testing.T) {
	m := rehearsals.New(t).Refused(&prepare.Lock{}, meeting.Incomplete, "field", "question")
	m.Must(&prepare.SetMeeting{Title: "T", Question: "Wat?"}).Refused(&prepare.Lock{}, meeting.Incomplete, "field", "themes")
	m.Must(&prepare.SetTheme{ID: "zorg", Title: "Zorg"}, &prepare.SetFramework{Text: soft("f", "Wa\"arde é")}, &prepare.Lock{})
	if a := about(m); a.Version != 1 || a.Phase != meeting.Ready || len(a.Digest) != 71 {
		t.Fatalf("%+v", a)
	}
	if f := framework(m, "f"); f.Version != 1 {
		t.Fatalf("%+v", f)
	}
	m.Refused(&prepare.SetTheme{ID: "zorg", Title: "Zorg"}, meeting.NoChange).Refused(&prepare.DropTheme{ID: "weg"}, meeting.Unknown)
}

func TestR3_TheDigestIsOfTheText(t *testing.T) {
	digest := func(fs ...prepare.Text) string {
		return about(rehearsals.Prepared(t, fs...).Must(&prepare.Lock{})).Digest
	}
	a, b := soft("a", "Een"), soft("b", "Twee")
	if digest(a, b) != digest(a, b) {
		t.Fatal("the same text has two digests")
	}
	if digest(a, b) == digest(b, a) || digest(a) == digest(soft("a", "Een.")) {
		t.Fatal("another text has the same digest")
	}
	// RFC 8785: members sorted, no blanks.
	if got, want := digest(a), prepare.Digest([]map[string]string{{"text": "Een", "id": "a", "kind": "value"}}); got != want {
		t.Fatalf("%s, want %s", got, want)
	}
}

func TestR4_ANextVersionBeforeOpening(t *testing.T) {
	a, b := soft("a", "Een"), soft("b", "Twee")
	m := rehearsals.Prepared(t, a, b)
	m.Refused(&prepare.Renew{Reason: "x", Frameworks: []prepare.Text{a}}, meeting.WrongPhase)
	m.Must(&prepare.Lock{}, &prepare.Clarify{Framework: "b", Question: "V", Answer: "A", By: "college"})
	m.Refused(&prepare.Renew{Reason: "x", Frameworks: []prepare.Text{a, b}}, meeting.NoChange)
	m.Refused(&prepare.Renew{Reason: "x", Frameworks: []prepare.Text{a, a}}, meeting.Taken)
	m.Refused(&prepare.Renew{Reason: "x", Frameworks: []prepare.Text{{ID: "c", Kind: "wish", Text: "x"}}}, meeting.BadValue)
	before := about(m).Digest
	b.Text = "Twee, beter"
	m.By(rehearsals.Town(), &prepare.Renew{Reason: "Onduidelijk", Frameworks: []prepare.Text{a, b, soft("c", "Drie")}})
	if framework(m, "a").Version != 1 || framework(m, "b").Version != 2 || framework(m, "c").Version != 2 {
		t.Fatal("only what changed is new")
	}
	if len(framework(m, "b").Clarifications) != 1 {
		t.Fatal("the clarification is lost")
	}
	if got := about(m); got.Version != 2 || got.Reason != "Onduidelijk" || got.Digest == before {
		t.Fatalf("%+v", got)
	}
	m.Must(&prepare.Open{}).Refused(&prepare.Renew{Reason: "x", Frameworks: []prepare.Text{a}}, meeting.WrongPhase)
	m.Check()
}

func TestR5_OpeningNeedsLockedFrameworksAndHappensOnce(t *testing.T) {
	m := rehearsals.Prepared(t).Refused(&prepare.Open{}, meeting.WrongPhase).Must(&prepare.Lock{}, &prepare.Open{})
	m.Refused(&prepare.Open{}, meeting.WrongPhase)
	m.Seal().Refused(&prepare.Open{}, meeting.IsSealed)
}

func TestR6_ClarificationsNeverChangeTheText(t *testing.T) {
	ask := &prepare.Clarify{Framework: "a", Question: "Ook hier?", Answer: "Ja", By: "college"}
	m := rehearsals.Prepared(t, soft("a", "Een"))
	m.By(rehearsals.Town(), ask).Must(&prepare.Lock{})
	before := about(m).Digest
	m.By(rehearsals.Expert(), ask).Must(&prepare.Open{}, ask)
	m.Refused(&prepare.Clarify{Framework: "weg", Question: "V", Answer: "A", By: "wij"}, meeting.Unknown)
	if f := framework(m, "a"); len(f.Clarifications) != 3 || f.Text.Text != "Een" || f.Version != 1 || about(m).Digest != before {
		t.Fatalf("%+v", f)
	}
	m.Seal().Refused(ask, meeting.IsSealed)
}

func TestR7_WhoDecides(t *testing.T) {
	yes, no := true, false
	cases := []struct {
		capacity string
		votes    *bool
		deciding []string
		want     bool
	}{
		{"carer", nil, nil, true}, {"resident", nil, nil, true}, {"volunteer", nil, nil, true}, {"wijkagent", nil, nil, true}, {"professional", nil, nil, true},
		{"official", nil, nil, false}, {"expert", nil, nil, false}, {"observer", nil, nil, false}, {"interpreter", nil, nil, false}, {"companion", nil, nil, false},
		{"official", &yes, nil, true}, {"carer", &no, nil, false},
		{"carer", nil, []string{"resident"}, false}, {"official", nil, []string{"official"}, true}, {"carer", &yes, []string{"resident"}, true},
		{"resident", &no, []string{"resident"}, false},
	}
	for _, c := range cases {
		m := rehearsals.Prepared(t).Must(&prepare.SetMeeting{Title: "T", Question: "Wat?", Deciding: c.deciding}, &prepare.Lock{}, &prepare.Open{})
		m.Must(&people.List{ID: "p01", Capacity: c.capacity, Votes: c.votes}, &people.Arrive{People: []meeting.PersonID{"p01"}}).Draft("v1")
		_, refused := m.Try(rehearsals.Facilitator(), rehearsals.OpenOn("r1", "v1"))
		if (refused == nil) != c.want {
			t.Errorf("%+v: %v", c, refused)
		}
	}
}

func TestR10_HowManyOfEachCapacity(t *testing.T) {
	aims := []prepare.Aim{{Capacity: "carer", Number: 20}, {Capacity: "resident", Number: 10}}
	m := rehearsals.Prepared(t)
	m.Refused(&prepare.SetInvitations{Aims: append(aims, aims[0])}, meeting.Taken, "field", "aims", "capacity", "carer")
	m.Must(&prepare.SetInvitations{Aims: aims}).Refused(&prepare.SetInvitations{Aims: aims}, meeting.NoChange)
	for _, a := range meeting.Audiences {
		seen := m.Section(meeting.Viewer{Audience: a}, "prepare.invitations")
		if strings.Contains(seen, "carer") != (a == meeting.Console || a == meeting.Town) {
			t.Errorf("%s sees %s", a, seen)
		}
	}
	m.Must(&prepare.Lock{}, &prepare.Open{}).Refused(&prepare.SetInvitations{}, meeting.WrongPhase)
}

func TestR11_QuestionsOfTheInformationPart(t *testing.T) {
	asked := []prepare.Question{{ID: "q1", Text: "Wat mag het kosten?", Answer: "Twee ton."}, {ID: "q2", Text: "Wie beslist er?"}}
	m := rehearsals.Begin(t, 1)
	m.Refused(&prepare.SetQuestions{Questions: append(asked, asked[0])}, meeting.Taken, "field", "questions", "question", "q1")
	m.Must(&prepare.SetQuestions{Questions: asked}).Refused(&prepare.SetQuestions{Questions: asked}, meeting.NoChange)
	for _, a := range meeting.Audiences {
		seen := m.Section(meeting.Viewer{Audience: a}, "prepare.questions")
		if strings.Contains(seen, "Twee ton.") != (a != meeting.Lobby) {
			t.Errorf("%s sees %s", a, seen)
		}
	}
	m.Draft("v1").Carry("r1", "v1").Seal().Refused(&prepare.SetQuestions{}, meeting.IsSealed)
}

func TestR12_TheColourOfThePlan(t *testing.T) {
	m := rehearsals.Prepared(t)
	for _, bad := range []string{"blauw", "#12345", "#1d3e8g", "1d3e8f"} {
		m.Refused(&prepare.SetStyle{Colour: bad}, meeting.BadValue, "field", "colour")
	}
	// Light blue is refused with a darker one, which is taken.
	m.Refused(&prepare.SetStyle{Colour: "#00A3E0"}, meeting.BadValue, "field", "colour", "reason", "too_light", "try", "#007fae")
	m.Refused(&prepare.SetStyle{Colour: "#777777"}, meeting.BadValue, "field", "colour", "reason", "too_light", "try", "#747474")
	m.By(meeting.Actor{Role: meeting.Municipality}, &prepare.SetStyle{Colour: "#007FAE"}).Refused(&prepare.SetStyle{Colour: "#007fae"}, meeting.NoChange)
	for _, a := range meeting.Audiences {
		if seen := m.Section(meeting.Viewer{Audience: a}, "prepare.style"); strings.Contains(seen, "#007fae") != (a == meeting.Console || a == meeting.Town) {
			t.Errorf("%s sees %s", a, seen)
		}
	}
	m.Must(&prepare.SetStyle{}, &prepare.SetStyle{Colour: "#767676"}, &prepare.Lock{}, &prepare.Open{}).Refused(&prepare.SetStyle{}, meeting.WrongPhase)
}

func TestR14_TheLogo(t *testing.T) {
	m := rehearsals.Prepared(t)
	for name, bad := range map[string][]byte{"words": []byte("<svg>"), "a PNG with something behind it": append(slices.Clone(logotest.PNG), 'x'), "half of one": logotest.PNG[:99]} {
		t.Log(name)
		m.Refused(&prepare.SetLogo{PNG: bad, Alt: "Wapen"}, meeting.BadValue, "field", "png")
	}
	m.Refused(&prepare.SetLogo{PNG: logotest.PNG, Alt: " "}, meeting.BadValue, "field", "alt")
	m.Refused(&prepare.SetLogo{Alt: "Wapen"}, meeting.NoChange)
	m.By(meeting.Actor{Role: meeting.Municipality}, &prepare.SetLogo{PNG: logotest.PNG, Alt: " Wapen van Westerkwartier"}).
		Refused(&prepare.SetLogo{PNG: logotest.PNG, Alt: "Wapen van Westerkwartier"}, meeting.NoChange)
	for _, a := range meeting.Audiences {
		if seen := m.Section(meeting.Viewer{Audience: a}, "prepare.logo"); strings.Contains(seen, "Wapen") != (a == meeting.Console || a == meeting.Town) {
			t.Errorf("%s sees %s", a, seen)
		}
	}
	if look := m.Life.Plan().Style; look == nil || look.Logo == nil || !bytes.Equal(look.Logo.PNG, logotest.PNG) || look.Logo.Alt != "Wapen van Westerkwartier" {
		t.Errorf("in the plan it is %v", look)
	}
	m.Must(&prepare.SetLogo{})
	if look := m.Life.Plan().Style; look != nil {
		t.Errorf("taken away it is %v", look)
	}
	m.Must(&prepare.SetLogo{PNG: logotest.PNG, Alt: "Wapen"}, &prepare.Lock{}, &prepare.Open{}).Refused(&prepare.SetLogo{}, meeting.WrongPhase)
}

func TestR8_TheAgendaForbidsNothing(t *testing.T) {
	items := []prepare.Item{{ID: "a", Title: "Welkom", Station: "question", Script: "Welkom allemaal"}, {ID: "b", Title: "Ideeën", Station: "ideas"}}
	m := rehearsals.Begin(t, 1)
	m.Refused(&prepare.SetAgenda{Items: append(items, items[0])}, meeting.Taken)
	m.Must(&prepare.SetAgenda{Items: items}).Refused(&prepare.SetAgenda{Items: items}, meeting.NoChange)
	for _, a := range meeting.Audiences {
		seen := m.Section(meeting.Viewer{Audience: a}, "prepare.agenda")
		if strings.Contains(seen, "allemaal") != (a == meeting.Console) {
			t.Errorf("%s sees the spoken lines: %s", a, seen)
		}
	}
	m.Draft("v1").Carry("r1", "v1").Seal().Refused(&prepare.SetAgenda{Items: nil}, meeting.IsSealed)
}

func TestR13_QuotingIsSaidBeforehand(t *testing.T) {
	m := rehearsals.Prepared(t)
	phone := meeting.Viewer{Audience: meeting.Phone}
	if got := m.Section(phone, "prepare.quoting"); got != "" {
		t.Error("a phone is told of quoting that is not set:", got)
	}
	m.Refused(&prepare.SetQuoting{}, meeting.NoChange).No(meeting.Actor{Role: meeting.Municipality}, &prepare.SetQuoting{Ideas: true}, meeting.NotAllowed)
	m.Must(&prepare.SetQuoting{Ideas: true})
	if got := m.Section(phone, "prepare.quoting"); got != `{"ideas":true}` {
		t.Error("a phone is not told:", got)
	}
	m.Must(&prepare.Lock{}, &prepare.Open{}).Refused(&prepare.SetQuoting{}, meeting.WrongPhase)
}

func TestR15_OneMeetingGoesOnFromAnother(t *testing.T) {
	former := func(m *rehearsals.Meeting) prepare.Former {
		return rehearsals.Read[prepare.Former](m, console, "prepare.former")
	}
	first := prepare.Continue{Former: prepare.Former{Origin: "raad.example/m/een", Meeting: "een", Title: "Samen eten", Code: "0000-0000-0000-0000"}}
	second := first
	second.Meeting, second.Title = "twee", "Samen koken"
	m := rehearsals.Prepared(t)
	if m.Section(console, "prepare.former") != "" {
		t.Error("a meeting goes on from another that nobody named")
	}
	m.Must(&first).Refused(&first, meeting.NoChange)
	m.Must(&second)
	if former(m) != second.Former {
		t.Errorf("goes on from %v", former(m))
	}
	m.Must(&prepare.Lock{}).Refused(&first, meeting.FrameworksLocked)
}

func TestR16_APlanTakesThePlaceOfAnother(t *testing.T) {
	shown := func(m *rehearsals.Meeting) prepare.FormerShown {
		return rehearsals.Read[prepare.FormerShown](m, meeting.Viewer{Audience: meeting.Phone}, "prepare.former")
	}
	first := prepare.Continue{Former: prepare.Former{Origin: "raad.example/m/een", Meeting: "een", Title: "Samen eten", Code: "0000-0000-0000-0000"}}
	second := first
	second.Meeting = "twee"
	yes, no := &prepare.Supersede{Supersedes: true}, &prepare.Supersede{}
	m := rehearsals.Prepared(t)
	m.No(rehearsals.Facilitator(), yes, meeting.Incomplete, "field", "former").Must(&first).Refused(no, meeting.NoChange)
	m.No(rehearsals.Town(), yes, meeting.NotAllowed).Must(yes).Refused(yes, meeting.NoChange)
	if !shown(m).Supersedes {
		t.Error("a phone is not told")
	}
	if m.Must(&second); shown(m).Supersedes {
		t.Error("what was said of one plan holds for another")
	}
	m.Must(yes, no)
	if m.Life.Plan().Supersedes != nil {
		t.Error("taken back, and still in the plan")
	}
	m.Must(yes, &prepare.Lock{}).Refused(no, meeting.FrameworksLocked)
	if was := m.Life.Plan().Supersedes; was == nil || was.Meeting != "twee" || was.Title != "Samen eten" || was.Code != first.Code || was.Origin != first.Origin {
		t.Errorf("%+v", was)
	}
}
