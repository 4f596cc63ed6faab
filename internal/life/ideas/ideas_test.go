package ideas_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/meeting"
)

const (
	anna meeting.PersonID = "p-anna"
	bram meeting.PersonID = "p-bram"
)

// play is a meeting of two themes in which Anna wrote i1 and i3, Bram i2, all on one board.
func play(t parttest.T) *parttest.Play {
	p := parttest.New(t, made)
	p.ByParticipant(anna).Must(&ideas.Add{ID: "i1", Theme: "vinden", Text: "De huisarts vraagt ernaar"})
	p.ByParticipant(bram).Must(&ideas.Add{ID: "i2", Theme: "vinden", Text: "Een kaart bij de apotheek"})
	p.ByParticipant(anna).Must(&ideas.Add{ID: "i3", Theme: "vinden", Text: "Een dag vrij"})
	return p.ByFacilitator()
}

func state(p *parttest.Play) *ideas.State { return p.Part().(*ideas.State) }

func place(p *parttest.Play, id string) ideas.Place {
	idea, _ := state(p).Idea(id)
	return idea.State
}

// on is one section for one audience.
func on(p *parttest.Play, a meeting.Audience, section string) string {
	return parttest.Sections(p.Part(), meeting.Viewer{Audience: a})[section]
}

func of(p *parttest.Play, who meeting.PersonID, section string) string {
	return parttest.Sections(p.Part(), meeting.Viewer{Audience: meeting.Phone, Person: who})[section]
}

func expect(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		without := strings.TrimPrefix(part, "!")
		if strings.Contains(got, without) == (without != part) {
			t.Errorf("%s: want %s", got, part)
		}
	}
}

func TestI1_PuttingACardOnTheBoard(t *testing.T) {
	p := play(t).ByParticipant(bram)
	p.When(&ideas.Add{ID: "i4", Theme: "taart", Text: "x"}).Refused(meeting.Unknown, "theme", "taart")
	p.When(&ideas.Add{ID: "i4", Theme: "vinden", Text: " \n\t"}).Refused(meeting.BadValue, "field", "text")
	p.When(&ideas.Add{ID: "i1", Theme: "vinden", Text: "x"}).Refused(meeting.Taken, "field", "id")
	p.When(&ideas.Add{ID: "i4", Theme: "vinden", Text: " Een buurthuis "}).Then(&ideas.Added{ID: "i4", Theme: "vinden", Text: "Een buurthuis"})
	p.ByFacilitator().Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Eerder in beeld"})
	p.ByParticipant(bram).When(&ideas.Add{ID: "k1", Theme: "vinden", Text: "x"}).Then(&ideas.Added{ID: "k1", Theme: "vinden", Text: "x"})
}

func TestI1_SomebodyElseMayWriteItDown(t *testing.T) {
	p := play(t)
	p.By(meeting.Actor{Role: meeting.Helper, For: "p-cor", Via: meeting.ViaHelper}).Must(&ideas.Add{ID: "i4", Theme: "vinden", Text: "Een buurthuis"})
	p.By(meeting.Actor{Role: meeting.Facilitator, Person: "p-gespreksleider", For: "p-dirk", Via: meeting.ViaPaper}).Must(&ideas.Add{ID: "i5", Theme: "vinden", Text: "Een kaart"})
	for id, who := range map[string]meeting.PersonID{"i4": "p-cor", "i5": "p-dirk", "i1": anna} {
		if got := state(p).Author(id); got != who {
			t.Errorf("%s is by %q, want %q", id, got, who)
		}
	}
	expect(t, of(p, "p-cor", "ideas.mine/i4"), "Een buurthuis")
}

func TestI1_AMeetingHoldsFiveThousandCards(t *testing.T) {
	s := ideas.New(themes{"vinden"}, hall{}, hall{})
	for i := range ideas.MostIdeas {
		s.Apply(meeting.Event{Fact: &ideas.Added{ID: fmt.Sprint("i", i), Theme: "vinden", Text: "x"}})
	}
	ask := func(id, text string) *meeting.Refusal {
		_, no := s.Decide(meeting.Command{By: meeting.Actor{Role: meeting.Participant, Person: anna}, Do: &ideas.Add{ID: id, Theme: "vinden", Text: text}})
		return no
	}
	if no := ask("nieuw", ""); no == nil || no.Code != meeting.TooMany {
		t.Errorf("one too many: %v", no)
	}
}

func TestI2_OnlyTheAuthorEdits(t *testing.T) {
	p := play(t)
	p.ByParticipant(bram).When(&ideas.Edit{ID: "i9", Text: "x"}).Refused(meeting.Unknown, "idea", "i9")
	p.When(&ideas.Edit{ID: "i1", Text: "x"}).Refused(meeting.NotAllowed)
	p.By(meeting.Actor{Role: meeting.Facilitator, Person: bram, For: anna}).When(&ideas.Edit{ID: "i1", Text: "x"}).Then(&ideas.Edited{ID: "i1", Text: "x"})
	p.ByParticipant(anna).When(&ideas.Edit{ID: "i1", Text: " "}).Refused(meeting.BadValue, "field", "text")
	p.When(&ideas.Edit{ID: "i1", Text: " De huisarts vraagt ernaar "}).Refused(meeting.NoChange)
	p.ByFacilitator().Must(&ideas.Merge{Into: "i2", Ideas: []string{"i1"}}, &ideas.Hide{Ideas: []string{"i3"}, Reason: "Een naam"})
	p.ByParticipant(anna).Must(&ideas.Edit{ID: "i1", Text: "Anders"}, &ideas.Edit{ID: "i3", Text: "Ook anders"})
	p.Must(&ideas.Withdraw{ID: "i1"}).When(&ideas.Edit{ID: "i1", Text: "Weer anders"}).Refused(meeting.NoChange)
	p.ByFacilitator().Must(&ideas.Lock{Theme: "vinden"})
	p.ByParticipant(anna).When(&ideas.Edit{ID: "i3", Text: "Te laat"}).Refused(meeting.WrongPhase, "board", "locked")
	p.When(&ideas.Edit{ID: "i2", Text: "x"}).Refused(meeting.NotAllowed) // said before that the board is locked
}

func TestI3_WhatIsTypedCanAlwaysBeTakenBack(t *testing.T) {
	p := play(t).Must(&ideas.Lock{Theme: "vinden"})
	p.ByParticipant(bram).When(&ideas.Withdraw{ID: "i1"}).Refused(meeting.NotAllowed)
	p.ByParticipant(anna).When(&ideas.Withdraw{ID: "i9"}).Refused(meeting.Unknown)
	p.Must(&ideas.Withdraw{ID: "i1"}).When(&ideas.Withdraw{ID: "i1"}).Refused(meeting.NoChange)
	if got := place(p, "i1"); got != ideas.IsWithdrawn {
		t.Error(got)
	}
}

func TestI3_OnlyTheAuthorPutsItBackWhereItWas(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Cluster{ID: "c1", Theme: "vinden", Title: "Samen", Ideas: []string{"i1"}}, &ideas.Lock{Theme: "vinden"})
	p.ByParticipant(anna).When(&ideas.PutBack{ID: "i1"}).Refused(meeting.NoChange)
	p.When(&ideas.PutBack{ID: "i9"}).Refused(meeting.Unknown)
	p.Must(&ideas.Withdraw{ID: "i1"})
	p.ByParticipant(bram).When(&ideas.PutBack{ID: "i1"}).Refused(meeting.NotAllowed)
	p.ByParticipant(anna).Must(&ideas.PutBack{ID: "i1"})
	if got := place(p, "i1"); got != ideas.OnBoard {
		t.Error(got)
	}
	p.ByFacilitator().Must(&ideas.Hide{Ideas: []string{"i1"}, Reason: "Een naam"})
	p.ByParticipant(anna).Must(&ideas.Withdraw{ID: "i1"}, &ideas.PutBack{ID: "i1"})
	if got := place(p, "i1"); got != ideas.IsHidden {
		t.Errorf("what was hidden came back by itself: %s", got)
	}
}

func TestI4_TheFirstStateThatFits(t *testing.T) {
	p := play(t)
	step := func(want ideas.Place, who meeting.PersonID, do meeting.Intent) {
		t.Helper()
		if p.ByFacilitator(); who != "" {
			p.ByParticipant(who)
		}
		p.Must(do)
		if got := place(p, "i1"); got != want {
			t.Errorf("after %s %+v: %s, want %s", do.Intent(), do, got, want)
		}
	}
	step(ideas.IsPrivate, bram, &ideas.React{ID: "i2", Kind: ideas.Careful, On: true})
	step(ideas.OnBoard, "", &ideas.Reveal{Theme: "vinden"})
	step(ideas.IsMerged, "", &ideas.Merge{Into: "i2", Ideas: []string{"i1"}})
	step(ideas.IsMerged, anna, &ideas.Withdraw{ID: "i1"})
	step(ideas.IsHidden, "", &ideas.Hide{Ideas: []string{"i1"}, Reason: "Een naam"})
	step(ideas.IsMerged, "", &ideas.Restore{Ideas: []string{"i1"}})
	step(ideas.IsWithdrawn, "", &ideas.SplitBack{ID: "i1"})
}

func TestI5_ForgottenWordsShowAsGone(t *testing.T) {
	s := ideas.New(themes{"vinden"}, hall{}, hall{})
	s.Apply(meeting.Event{Fact: &ideas.Added{ID: "i1", Theme: "vinden"}})
	s.Apply(meeting.Event{Fact: &ideas.Clustered{ID: "k1", Theme: "vinden", Ideas: []string{"i1"}}})
	seen := parttest.Sections(s, meeting.Viewer{Audience: meeting.Console})
	expect(t, seen["ideas.idea/i1"], `"gone":true`, `"text":""`)
	expect(t, seen["ideas.cluster/k1"], `"gone":true`)
	if s.Author("i1") != "" || len(s.All()) != 1 {
		t.Error("a forgotten author came back, or the card went")
	}
}

func TestI5_EveryWordIsEncryptedUnderItsOwnKey(t *testing.T) {
	for _, row := range []struct {
		fact meeting.Hides
		key  meeting.KeyName
	}{
		{&ideas.Added{ID: "a"}, "idea/a"}, {&ideas.Edited{ID: "a"}, "idea/a"}, {&ideas.TakenOff{ID: "a"}, "idea/a"},
		{&ideas.Clustered{ID: "a"}, "cluster/a"}, {&ideas.ClusterRenamed{ID: "a"}, "cluster/a"},
	} {
		if got := row.fact.Hidden(); len(got) != 1 || got[0].Key != row.key {
			t.Errorf("%T: %+v", row.fact, got)
		}
	}
}

var room = []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Device}

func TestI6_PrivateFirst(t *testing.T) {
	p := play(t)
	for _, a := range room {
		if got := on(p, a, "ideas.idea/i1"); got != "" {
			t.Errorf("%s sees a private card: %s", a, got)
		}
	}
	expect(t, on(p, meeting.Console, "ideas.idea/i1"), "De huisarts vraagt ernaar", `"state":"private"`, "!"+string(anna))
	expect(t, of(p, anna, "ideas.mine/i1"), "De huisarts vraagt ernaar", `"state":"private"`)
	if got := of(p, bram, "ideas.mine/i1"); got != "" {
		t.Errorf("Bram sees Anna's card: %s", got)
	}
	if got := p.Part().Show(meeting.Viewer{Audience: meeting.Phone, Person: bram}, meeting.Key{Part: "ideas", Name: "mine", ID: "i1", For: bram}); got != nil {
		t.Errorf("Bram may ask for Anna's card: %v", got)
	}
	p.When(&ideas.Release{ID: "i9"}).Refused(meeting.Unknown)
	p.Must(&ideas.Release{ID: "i1"}).When(&ideas.Release{ID: "i1"}).Refused(meeting.NoChange)
	for _, a := range room {
		expect(t, on(p, a, "ideas.idea/i1"), "De huisarts vraagt ernaar", "!state", "!"+string(anna))
		if got := on(p, a, "ideas.idea/i2"); got != "" {
			t.Errorf("%s sees a card that was not released: %s", a, got)
		}
	}
	p.When(&ideas.Reveal{Theme: "taart"}).Refused(meeting.Unknown)
	p.Must(&ideas.Reveal{Theme: "vinden"}).When(&ideas.Reveal{Theme: "vinden"}).Refused(meeting.NoChange)
	p.ByParticipant(bram).Must(&ideas.Add{ID: "i4", Theme: "vinden", Text: "Een buurthuis"}, &ideas.Add{ID: "i5", Theme: "respijt", Text: "Een bed"})
	for _, a := range room {
		expect(t, on(p, a, "ideas.idea/i4"), "Een buurthuis")
		expect(t, on(p, a, "ideas.board/vinden"), `"revealed":true`, `"count":4`)
		if got := on(p, a, "ideas.idea/i5"); got != "" {
			t.Errorf("revealing one board revealed another: %s", got)
		}
	}
	for _, a := range []meeting.Audience{meeting.Town, meeting.Advice} {
		if got := parttest.Sections(p.Part(), meeting.Viewer{Audience: a}); len(got) != 0 {
			t.Errorf("%s sees %v", a, got)
		}
	}
}

func TestI7_HiddenAndWithdrawnCardsAreGone(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: []string{"i1", "i2"}})
	p.Must(&ideas.Hide{Ideas: []string{"i1"}, Reason: "Er stond een naam in"})
	for _, a := range room {
		if got := on(p, a, "ideas.idea/i1"); got != "" {
			t.Errorf("%s sees a hidden card: %s", a, got)
		}
		expect(t, on(p, a, "ideas.cluster/k1"), `"count":1`)
	}
	expect(t, of(p, anna, "ideas.mine/i1"), `"state":"hidden"`, "Er stond een naam in", "!Samen")
	expect(t, on(p, meeting.Console, "ideas.idea/i1"), `"state":"hidden"`, "Er stond een naam in")
	p.ByParticipant(bram).Must(&ideas.Withdraw{ID: "i2"})
	for _, a := range room {
		if got := on(p, a, "ideas.idea/i2") + on(p, a, "ideas.cluster/k1"); got != "" {
			t.Errorf("%s sees a withdrawn card or its empty cluster: %s", a, got)
		}
	}
	p.ByFacilitator().Must(&ideas.Restore{Ideas: []string{"i1"}})
	expect(t, of(p, anna, "ideas.mine/i1"), `"state":"board"`, "Samen", "!Er stond een naam in")
}

func TestI8_OneOfEachKind(t *testing.T) {
	p := play(t).ByParticipant(bram)
	p.When(&ideas.React{ID: "i9", Kind: ideas.Question, On: true}).Refused(meeting.Unknown)
	p.When(&ideas.React{ID: "i1", Kind: ideas.Question, On: true}).Refused(meeting.Unknown) // private: not known to Bram
	p.Must(&ideas.React{ID: "i2", Kind: ideas.Question, On: true})                          // his own
	p.ByFacilitator().Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Lock{Theme: "vinden"})
	p.ByParticipant(bram).When(&ideas.React{ID: "i1", Kind: "boos", On: true}).Refused(meeting.BadValue, "field", "kind")
	p.When(&ideas.React{ID: "i1", Kind: ideas.Question}).Refused(meeting.NoChange)
	p.Must(&ideas.React{ID: "i1", Kind: ideas.Question, On: true}, &ideas.React{ID: "i1", Kind: ideas.Recognise, On: true})
	p.When(&ideas.React{ID: "i1", Kind: ideas.Question, On: true}).Refused(meeting.NoChange)
	expect(t, of(p, bram, "ideas.reacted/i1"), `["recognise","question"]`)
	p.Must(&ideas.React{ID: "i1", Kind: ideas.Question}, &ideas.React{ID: "i1", Kind: ideas.Recognise})
	if got := of(p, bram, "ideas.reacted/i1"); got != "" {
		t.Errorf("took everything back, still shown: %s", got)
	}
	p.ByFacilitator().Must(&ideas.Hide{Ideas: []string{"i1"}, Reason: "Een naam"})
	p.ByParticipant(bram).When(&ideas.React{ID: "i1", Kind: ideas.Careful, On: true}).Refused(meeting.Unknown)
	p.ByParticipant(anna).When(&ideas.React{ID: "i1", Kind: ideas.Careful, On: true}).Refused(meeting.Unknown)
}

func TestI9_CountsAppearWhenGroupingStarts(t *testing.T) {
	for name, start := range map[string]meeting.Intent{
		"a cluster": &ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen"},
		"a lock":    &ideas.Lock{Theme: "vinden"},
	} {
		t.Run(name, func(t *testing.T) {
			p := play(t).Must(&ideas.Reveal{Theme: "vinden"})
			p.ByParticipant(bram).Must(&ideas.React{ID: "i1", Kind: ideas.Important, On: true})
			expect(t, on(p, meeting.Console, "ideas.idea/i1"), `"important":1`)
			for _, a := range room {
				expect(t, on(p, a, "ideas.idea/i1"), "!counts")
			}
			p.ByFacilitator().Must(start)
			for _, a := range room {
				expect(t, on(p, a, "ideas.idea/i1"), `"important":1`, `"careful":0`, "!"+string(bram))
			}
		})
	}
}

func TestI10_ReactionsCountTogetherOncePerPerson(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Lock{Theme: "vinden"})
	p.ByParticipant(bram).Must(&ideas.React{ID: "i1", Kind: ideas.Important, On: true}, &ideas.React{ID: "i2", Kind: ideas.Important, On: true})
	p.ByParticipant(anna).Must(&ideas.React{ID: "i2", Kind: ideas.Important, On: true}, &ideas.React{ID: "i2", Kind: ideas.Question, On: true})
	p.Given(&ideas.Reacted{ID: "i3", Kind: ideas.Question, On: true}) // by Anna
	p.By(meeting.Actor{}).Given(&ideas.Reacted{ID: "i1", Kind: ideas.Question, On: true}, &ideas.Reacted{ID: "i1", Kind: ideas.Careful, On: true}, &ideas.Reacted{ID: "i1", Kind: ideas.Careful})
	p.ByFacilitator().Must(&ideas.Merge{Into: "i1", Ideas: []string{"i2", "i3"}})
	expect(t, on(p, meeting.Projector, "ideas.idea/i1"), `"important":2`, `"question":2`, `"careful":0`) // Anna once, one forgotten
	p.ByParticipant("p-cor").Must(&ideas.React{ID: "i3", Kind: ideas.Careful, On: true})
	expect(t, on(p, meeting.Projector, "ideas.idea/i1"), `"careful":1`)
	p.ByFacilitator().Must(&ideas.SplitBack{ID: "i1"})
	expect(t, on(p, meeting.Projector, "ideas.idea/i1"), `"important":1`, `"question":1`, `"careful":0`)
	expect(t, on(p, meeting.Projector, "ideas.idea/i2"), `"important":2`, `"question":1`)
}

func TestPlaces_APhoneAtTheOldThemeLosesAMovedCard(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Reveal{Theme: "respijt"})
	changed := slices.DeleteFunc(p.Part().Apply(meeting.Event{Fact: &ideas.Moved{Ideas: []string{"i1"}, Theme: "respijt"}}), func(k meeting.Key) bool { return k.String() != "ideas.idea/i1" })
	if len(changed) != 2 || changed[0].At != "theme/vinden" || changed[1].At != "theme/respijt" {
		t.Fatalf("changed: %+v", changed)
	}
	phone := meeting.Viewer{Audience: meeting.Phone}
	if was, is := p.Part().Show(phone, changed[0]), p.Part().Show(phone, changed[1]); was != nil || is == nil {
		t.Errorf("at the old place %v, at the new %v", was, is)
	}
	for _, k := range changed {
		if p.Part().Show(meeting.Viewer{Audience: meeting.Projector}, k) == nil {
			t.Errorf("the projector, which sees all themes, lost it: %+v", k)
		}
	}
}

func TestI23_APointFromTheConversationsBeforehand(t *testing.T) {
	p := play(t)
	p.When(&ideas.Seed{ID: "i1", Theme: "vinden", Text: "Dubbel"}).Refused(meeting.Taken, "field", "id")
	p.When(&ideas.Seed{ID: "s1", Theme: "taart", Text: "x"}).Refused(meeting.Unknown, "theme", "taart")
	p.Must(&ideas.Seed{ID: "s1", Theme: "vinden", Text: " Bel terug "}, &ideas.Reveal{Theme: "vinden"})
	for _, a := range []meeting.Audience{meeting.Phone, meeting.Projector, meeting.Console, meeting.Device} {
		expect(t, on(p, a, "ideas.idea/s1"), `"text":"Bel terug"`, `"before":true`)
		expect(t, on(p, a, "ideas.idea/i1"), `!"before"`)
	}
	for _, who := range []meeting.PersonID{anna, bram} {
		if got := of(p, who, "ideas.mine/s1"); got != "" {
			t.Errorf("it is %s's: %s", who, got)
		}
		p.ByParticipant(who).When(&ideas.Edit{ID: "s1", Text: "Anders"}).Refused(meeting.NotAllowed)
		p.When(&ideas.Withdraw{ID: "s1"}).Refused(meeting.NotAllowed)
	}
	p.ByFacilitator().Must(&ideas.Hide{Ideas: []string{"s1"}, Reason: "Te herkennen"}, &ideas.Lock{Theme: "vinden"})
	if is, _ := state(p).Became("s1"); is.State != ideas.IsHidden {
		t.Errorf("%+v", is)
	}
	p.When(&ideas.Seed{ID: "s2", Theme: "vinden", Text: "Te laat"}).Refused(meeting.WrongPhase, "theme", "vinden")
	if no := state(p).Veto(meeting.Command{Do: &prepare.DropTheme{ID: "vinden"}}); no == nil || no.Code != meeting.WrongPhase {
		t.Errorf("a theme with cards is dropped: %+v", no)
	}
	if no := state(p).Veto(meeting.Command{Do: &prepare.DropTheme{ID: "leeg"}}); no != nil {
		t.Errorf("a theme without cards is not: %+v", no)
	}
}
