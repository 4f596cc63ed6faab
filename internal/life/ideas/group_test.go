package ideas_test

import (
	"slices"
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

func list(ids ...string) []string { return ids }

func inCluster(p *parttest.Play, id string) []string {
	c, _ := state(p).Cluster(id)
	return c.Ideas
}

func TestI11_AClusterTakesCardsOfOtherThemesAlong(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Merge{Into: "i1", Ideas: list("i2")})
	p.When(&ideas.Cluster{ID: "k1", Theme: "respijt", Title: "x", Ideas: list("i2")}).Refused(meeting.BadValue) // it is merged
	p.Must(&ideas.Cluster{ID: "k1", Theme: "respijt", Title: "x", Ideas: list("i1")})
	for _, id := range list("i1", "i2") { // what was merged in it comes along
		if idea, _ := state(p).Idea(id); idea.Theme != "respijt" {
			t.Errorf("%s is of %s", id, idea.Theme)
		}
	}
	p.When(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "x"}).Refused(meeting.Taken)
	p.Must(&ideas.Cluster{ID: "i1", Theme: "vinden", Title: "ids are unique per kind"})
	made := p.History()[len(p.History())-2].Cause
	back := p.Without(func(c meeting.CommandID) bool { return c == made }).(*ideas.State)
	if idea, _ := back.Idea("i2"); idea.Theme != "vinden" || idea.Into != "i1" {
		t.Errorf("taken back: %+v", idea)
	}
}

func TestI11_CardsInAndOutOfClusters(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"})
	for _, row := range []struct {
		do   ideas.Cluster
		code meeting.Code
	}{
		{ideas.Cluster{ID: "k1", Theme: "taart", Title: "x"}, meeting.Unknown},
		{ideas.Cluster{ID: "k1", Theme: "vinden", Title: "x", Ideas: list("i1", "i9")}, meeting.Unknown},
		{ideas.Cluster{ID: "k1", Theme: "vinden", Title: " "}, meeting.BadValue},
	} {
		p.When(&row.do).Refused(row.code)
	}
	p.When(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: " Samen ", Ideas: list("i2", "i1", "i2")}).
		Then(&ideas.Clustered{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i2", "i1")})
	p.Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i2", "i1")}, &ideas.Cluster{ID: "k2", Theme: "vinden", Title: "Later"},
		&ideas.Put{Ideas: list("i1", "i3"), Cluster: "k2"})
	if got := [][]string{inCluster(p, "k1"), inCluster(p, "k2")}; !slices.Equal(got[0], list("i2")) || !slices.Equal(got[1], list("i1", "i3")) {
		t.Errorf("clusters hold %v", got)
	}
	expect(t, on(p, meeting.Phone, "ideas.idea/i1"), `"cluster":"k2"`)
	expect(t, on(p, meeting.Phone, "ideas.cluster/k2"), `"title":"Later"`, `"count":2`)
	p.When(&ideas.RenameCluster{ID: "k9", Title: "x"}).Refused(meeting.Unknown)
	p.When(&ideas.RenameCluster{ID: "k2", Title: " "}).Refused(meeting.BadValue)
	p.When(&ideas.RenameCluster{ID: "k2", Title: "Later"}).Refused(meeting.NoChange)
	p.Must(&ideas.RenameCluster{ID: "k2", Title: "Straks"})
	expect(t, of(p, anna, "ideas.mine/i1"), `"title":"Straks"`)
	p.Must(&ideas.Put{Ideas: list("i1")})
	if got := inCluster(p, "k2"); !slices.Equal(got, list("i3")) {
		t.Errorf("taken out, still there: %v", got)
	}
	p.When(&ideas.Put{Ideas: list("i1")}).Refused(meeting.NoChange)
	p.When(&ideas.Put{Ideas: list("i1"), Cluster: "k9"}).Refused(meeting.Unknown, "cluster", "k9")
	p.When(&ideas.Put{Ideas: list(), Cluster: "k1"}).Refused(meeting.Incomplete)
}

func TestI11_OnlyStandingCardsAreGrouped(t *testing.T) {
	p := play(t).Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen"}, &ideas.Hide{Ideas: list("i1"), Reason: "Een naam"},
		&ideas.Merge{Into: "i2", Ideas: list("i3")})
	for _, id := range list("i1", "i3") {
		p.When(&ideas.Put{Ideas: list("i2", id), Cluster: "k1"}).Refused(meeting.BadValue, "idea", id)
		p.When(&ideas.Cluster{ID: "k2", Theme: "vinden", Title: "x", Ideas: list(id)}).Refused(meeting.BadValue, "idea", id)
		p.When(&ideas.Move{Ideas: list("i2", id), Theme: "respijt"}).Refused(meeting.BadValue, "idea", id)
	}
	p.When(&ideas.Merge{Into: "i1", Ideas: list("i2")}).Refused(meeting.BadValue, "field", "into")
}

func TestI12_MergingAndSplittingBack(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i1", "i2", "i3")})
	p.When(&ideas.Merge{Into: "i9", Ideas: list("i1")}).Refused(meeting.Unknown, "idea", "i9")
	p.When(&ideas.Merge{Into: "i1", Ideas: list("i9")}).Refused(meeting.Unknown, "idea", "i9")
	p.When(&ideas.Merge{Into: "i1", Ideas: list("i2", "i1")}).Refused(meeting.BadValue, "field", "into")
	p.When(&ideas.SplitBack{ID: "i9"}).Refused(meeting.Unknown)
	p.When(&ideas.SplitBack{ID: "i1"}).Refused(meeting.NoChange)
	p.Must(&ideas.Merge{Into: "i1", Ideas: list("i2", "i3")})
	expect(t, on(p, meeting.Phone, "ideas.idea/i2"), `"into":"i1"`, "!cluster")
	expect(t, of(p, bram, "ideas.mine/i2"), `"state":"merged"`, `"into":"i1"`)
	expect(t, on(p, meeting.Phone, "ideas.cluster/k1"), `"count":1`)
	p.When(&ideas.Merge{Into: "i1", Ideas: list("i2")}).Refused(meeting.NoChange)
	p.When(&ideas.Merge{Into: "i2", Ideas: list("i1")}).Refused(meeting.BadValue, "field", "into")
	p.When(&ideas.SplitBack{ID: "i1"}).Then(&ideas.Parted{Ideas: list("i2", "i3")})
	p.Must(&ideas.SplitBack{ID: "i2"})
	expect(t, on(p, meeting.Phone, "ideas.idea/i2"), "!into", `"cluster":"k1"`)
	if got := state(p).MergedInto("i3"); got != "i1" {
		t.Errorf("splitting one back took the other along: %q", got)
	}
	p.ByParticipant(bram).Must(&ideas.Add{ID: "i4", Theme: "respijt", Text: "Een bed"})
	p.ByFacilitator().When(&ideas.Merge{Into: "i1", Ideas: list("i4")}).Refused(meeting.BadValue, "idea", "i4")
}

func TestI13_NobodysCardGoesDownWithAnothers(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Merge{Into: "i2", Ideas: list("i1")}, &ideas.Merge{Into: "i3", Ideas: list("i2")})
	into := func(want string) {
		t.Helper()
		if got := state(p).MergedInto("i1"); got != want {
			t.Errorf("i1 is under %q, want %q", got, want)
		}
	}
	into("i3")
	p.Must(&ideas.Hide{Ideas: list("i3"), Reason: "Een naam"})
	into("i2")
	p.ByParticipant(bram).Must(&ideas.Withdraw{ID: "i2"})
	into("")
	if got := place(p, "i1"); got != ideas.OnBoard {
		t.Errorf("i1 is %s", got)
	}
	expect(t, on(p, meeting.Projector, "ideas.idea/i1"), "De huisarts vraagt ernaar", "!into")
	p.ByFacilitator().Must(&ideas.Restore{Ideas: list("i3")})
	into("i3")
}

func TestI14_MovingTakesWhatIsMergedAlong(t *testing.T) {
	p := play(t).Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i1", "i2", "i3")}, &ideas.Merge{Into: "i1", Ideas: list("i2")})
	p.When(&ideas.Move{Ideas: list("i1"), Theme: "taart"}).Refused(meeting.Unknown, "theme", "taart")
	p.When(&ideas.Move{Ideas: list("i9"), Theme: "respijt"}).Refused(meeting.Unknown, "idea", "i9")
	p.When(&ideas.Move{Ideas: list("i1", "i3"), Theme: "vinden"}).Refused(meeting.NoChange)
	p.Must(&ideas.Move{Ideas: list("i1"), Theme: "respijt"})
	for _, id := range list("i1", "i2") {
		if idea, _ := state(p).Idea(id); idea.Theme != "respijt" || idea.Cluster != "" {
			t.Errorf("%+v", idea)
		}
	}
	if got := inCluster(p, "k1"); !slices.Equal(got, list("i3")) {
		t.Errorf("the cluster holds %v", got)
	}
	expect(t, on(p, meeting.Console, "ideas.board/vinden"), `"count":1`)
	expect(t, on(p, meeting.Console, "ideas.board/respijt"), `"count":1`)
}

func TestI15_HidingNeedsAReasonAndLockingStopsWriting(t *testing.T) {
	p := play(t)
	p.When(&ideas.Hide{Ideas: list("i1"), Reason: " "}).Refused(meeting.Incomplete, "field", "reason")
	p.When(&ideas.Hide{Ideas: list("i1", "i2"), Reason: "Namen"}).Then(&ideas.TakenOff{ID: "i1", Reason: "Namen"}, &ideas.TakenOff{ID: "i2", Reason: "Namen"})
	p.When(&ideas.Restore{Ideas: list("i1")}).Refused(meeting.NoChange)
	p.When(&ideas.Unlock{Theme: "vinden"}).Refused(meeting.NoChange)
	p.When(&ideas.Lock{Theme: "taart"}).Refused(meeting.Unknown)
	p.Must(&ideas.Lock{Theme: "vinden"}).When(&ideas.Lock{Theme: "vinden"}).Refused(meeting.NoChange)
	p.ByParticipant(anna).When(&ideas.Add{ID: "i4", Theme: "vinden", Text: "x"}).Refused(meeting.WrongPhase, "board", "locked", "theme", "vinden")
	p.Must(&ideas.Add{ID: "i5", Theme: "respijt", Text: "Een bed"})
	p.ByFacilitator().Must(&ideas.Merge{Into: "i1", Ideas: list("i2")}, &ideas.Unlock{Theme: "vinden"})
	p.ByParticipant(anna).Must(&ideas.Add{ID: "i4", Theme: "vinden", Text: "Toch nog een"})
}

func TestI16_SeveralCardsAreOneAct(t *testing.T) {
	p := play(t).Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i1")})
	for _, do := range []meeting.Intent{
		&ideas.Put{Ideas: list("i2", "i9"), Cluster: "k1"}, &ideas.Merge{Into: "i1", Ideas: list("i2", "i9")}, &ideas.Move{Ideas: list("i2", "i9"), Theme: "respijt"},
		&ideas.Hide{Ideas: list("i2", "i9"), Reason: "x"}, &ideas.Restore{Ideas: list("i2", "i9")},
	} {
		p.When(do).Refused(meeting.Unknown, "idea", "i9")
	}
	p.When(&ideas.Put{Ideas: list("i1", "i2"), Cluster: "k1"}).Then(&ideas.Placed{Ideas: list("i2"), Cluster: "k1"}) // i1 was there
	p.Must(&ideas.Hide{Ideas: list("i2"), Reason: "Een naam"})
	p.When(&ideas.Hide{Ideas: list("i1", "i2"), Reason: "Namen"}).Then(&ideas.TakenOff{ID: "i1", Reason: "Namen"})
	p.When(&ideas.Restore{Ideas: list("i1", "i2")}).Then(&ideas.Restored{Ideas: list("i2")})
}

func TestI17_AClusterThatWasUndoneLeavesCardsLoose(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Eén", Ideas: list("i1")},
		&ideas.Cluster{ID: "k2", Theme: "vinden", Title: "Twee", Ideas: list("i2")}, &ideas.Put{Ideas: list("i2", "i3"), Cluster: "k1"},
		&ideas.RenameCluster{ID: "k1", Title: "Nieuw"}, &ideas.Merge{Into: "i3", Ideas: list("i1")})
	acts := state(p).Acts()
	if len(acts) != 2 || acts[0].Cluster != "k1" || acts[0].Kind != "cluster" || acts[1].Seq != 6 {
		t.Fatalf("acts: %+v", acts)
	}
	without := p.Without(func(c meeting.CommandID) bool { return c == acts[0].Cause }).(*ideas.State)
	if _, there := without.Cluster("k1"); there {
		t.Error("the cluster is still there")
	}
	for _, id := range list("i1", "i2", "i3") {
		if idea, _ := without.Idea(id); idea.Cluster != "" {
			t.Errorf("%+v is not loose", idea)
		}
	}
	if got := without.MergedInto("i1"); got != "i3" {
		t.Errorf("the merge went too: %q", got)
	}
	if left := without.Acts(); len(left) != 1 || left[0].Cluster != "k2" {
		t.Errorf("acts left: %+v", left)
	}
}

func TestLineage_IdeasOf(t *testing.T) {
	p := play(t)
	p.ByParticipant(bram).Must(&ideas.Add{ID: "i4", Theme: "vinden", Text: "Een bed"}, &ideas.Add{ID: "i5", Theme: "vinden", Text: "Een bad"})
	p.ByFacilitator().Must(&ideas.Cluster{ID: "k1", Theme: "vinden", Title: "Samen", Ideas: list("i3", "i1", "i4")},
		&ideas.Merge{Into: "i1", Ideas: list("i2")}, &ideas.Hide{Ideas: list("i4"), Reason: "Een naam"})
	for _, row := range []struct{ from, want []string }{
		{list("k1"), list("i3", "i1", "i2")},
		{list("i5", "k1"), list("i5", "i3", "i1", "i2")},
		{list("k1", "i1", "i2"), list("i3", "i1", "i2")},
		{list("i4", "weg"), list("i4")},
		{nil, nil},
	} {
		if got := state(p).IdeasOf(row.from); !slices.Equal(got, row.want) {
			t.Errorf("from %v: %v, want %v", row.from, got, row.want)
		}
	}
	if got := state(p).All(); !slices.Equal(got, list("i1", "i2", "i3", "i4", "i5")) {
		t.Errorf("all: %v", got)
	}
	if idea, there := state(p).Idea("weg"); there || state(p).Text("weg") != "" || state(p).Author("weg") != "" {
		t.Errorf("found what is not there: %+v", idea)
	}
	if got := state(p).Text("i5"); got != "Een bad" {
		t.Error(got)
	}
}

func TestI13_WhatIsGoneDoesNotCountAndStaysWhereItWas(t *testing.T) {
	p := play(t).Must(&ideas.Reveal{Theme: "vinden"}, &ideas.Lock{Theme: "vinden"}, &ideas.Merge{Into: "i2", Ideas: list("i1")}, &ideas.Merge{Into: "i3", Ideas: list("i2")})
	p.ByParticipant(bram).Must(&ideas.React{ID: "i1", Kind: ideas.Careful, On: true}, &ideas.React{ID: "i2", Kind: ideas.Question, On: true})
	expect(t, on(p, meeting.Projector, "ideas.idea/i3"), `"question":1`, `"careful":1`)
	expect(t, on(p, meeting.Projector, "ideas.idea/i2"), `"question":1`, `"careful":0`) // i1 is under i3 now
	p.Must(&ideas.Withdraw{ID: "i2"})
	expect(t, on(p, meeting.Projector, "ideas.idea/i3"), `"question":0`, `"careful":1`)
	p.ByFacilitator().Must(&ideas.Hide{Ideas: list("i3"), Reason: "Een naam"}, &ideas.Move{Ideas: list("i1"), Theme: "respijt"}, &ideas.Restore{Ideas: list("i3")})
	if idea, _ := state(p).Idea("i1"); idea.Theme != "respijt" || idea.State != ideas.IsPrivate {
		t.Errorf("moved while it stood by itself: %+v", idea)
	}
}

func TestI6_ACardShownUnderAPrivateOneTellsNothingOfIt(t *testing.T) {
	p := play(t).Must(&ideas.Release{ID: "i1"})
	if got := place(p, "i1"); got != ideas.OnBoard {
		t.Errorf("released, yet %s", got)
	}
	p.Must(&ideas.Merge{Into: "i2", Ideas: list("i1")})
	expect(t, on(p, meeting.Phone, "ideas.idea/i1"), "De huisarts vraagt ernaar", "!into")
	expect(t, of(p, anna, "ideas.mine/i1"), `"state":"merged"`, "!into")
	expect(t, on(p, meeting.Console, "ideas.idea/i1"), `"into":"i2"`)
}

func TestI5_AForgottenAuthorIsNobody(t *testing.T) {
	p := play(t).By(meeting.Actor{}).Given(&ideas.Added{ID: "i4", Theme: "vinden", Text: "Een bed"})
	p.ByFacilitator().When(&ideas.Edit{ID: "i4", Text: "x"}).Refused(meeting.NotAllowed)
	p.When(&ideas.Withdraw{ID: "i4"}).Refused(meeting.NotAllowed)
}

// What Decide never allows can still stand in the record once a command between was taken back.
func TestI17_WhatLostItsGroundHappensAsFarAsItCan(t *testing.T) {
	p := play(t).Must(&ideas.Merge{Into: "i2", Ideas: list("i1")}, &ideas.SplitBack{ID: "i1"}, &ideas.Merge{Into: "i1", Ideas: list("i2")},
		&ideas.Cluster{ID: "k1", Theme: "respijt", Title: "Samen"}, &ideas.Move{Ideas: list("i3"), Theme: "respijt"}, &ideas.Put{Ideas: list("i3"), Cluster: "k1"})
	without := p.Without(func(c meeting.CommandID) bool {
		e := p.History()[slices.IndexFunc(p.History(), func(e meeting.Event) bool { return e.Cause == c })]
		return e.Fact.Fact() == "ideas.parted" || e.Fact.Fact() == "ideas.moved"
	}).(*ideas.State)
	if one, two := without.MergedInto("i1"), without.MergedInto("i2"); one != "i2" || two != "" {
		t.Errorf("i1 is under %q, i2 under %q", one, two)
	}
	if idea, _ := without.Idea("i3"); idea.Theme != "vinden" || idea.Cluster != "" {
		t.Errorf("in a cluster of another theme: %+v", idea)
	}
}
