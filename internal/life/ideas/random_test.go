package ideas_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/casework"
	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

type themes []string

func (t themes) HasTheme(id string) bool { return slices.Contains(t, id) }

// hall is a hall without tables.
type hall struct{}

func (hall) TableOf(meeting.PersonID) int  { return 0 }
func (hall) DeviceAt(meeting.PersonID) int { return 0 }

// NoteOf: one table noted one thing.
func (hall) NoteOf(id string) (casework.OfNote, bool) {
	return casework.OfNote{ID: id, Case: "mevrouw-k", Question: "wie", Text: "Vraag het de buren", Table: 3}, id == "n1"
}

func made() meeting.Part { return ideas.New(themes{"vinden", "respijt"}, hall{}, hall{}) }

// anything asks something at random, which is often refused. The kit checks each answer and each fact.
func anything(t *rapid.T, p *parttest.Play) {
	id := rapid.SampledFrom([]string{"i1", "i2", "i3", "i4", "i5", "k1", "k2", "k3"})
	cluster := rapid.SampledFrom([]string{"k1", "k2", "k3"})
	theme := rapid.SampledFrom([]string{"vinden", "respijt"})
	some := rapid.SliceOfN(id, 0, 3)
	text := rapid.SampledFrom([]string{"Een buurthuis", "Een dag vrij", "Vraag het de huisarts"})
	asks := []func() meeting.Intent{
		func() meeting.Intent {
			return &ideas.Add{ID: id.Draw(t, "id"), Theme: theme.Draw(t, "theme"), Text: text.Draw(t, "text")}
		},
		func() meeting.Intent { return &ideas.Edit{ID: id.Draw(t, "id"), Text: text.Draw(t, "text")} },
		func() meeting.Intent {
			return &ideas.React{ID: id.Draw(t, "id"), Kind: rapid.SampledFrom(ideas.Kinds).Draw(t, "kind"), On: rapid.Bool().Draw(t, "on")}
		},
		func() meeting.Intent { return &ideas.Withdraw{ID: id.Draw(t, "id")} },
		func() meeting.Intent { return &ideas.PutBack{ID: id.Draw(t, "id")} },
		func() meeting.Intent { return &ideas.Reveal{Theme: theme.Draw(t, "theme")} },
		func() meeting.Intent { return &ideas.Release{ID: id.Draw(t, "id")} },
		func() meeting.Intent {
			return &ideas.Cluster{ID: cluster.Draw(t, "id"), Theme: theme.Draw(t, "theme"), Title: text.Draw(t, "title"), Ideas: some.Draw(t, "ideas")}
		},
		func() meeting.Intent {
			return &ideas.RenameCluster{ID: cluster.Draw(t, "id"), Title: text.Draw(t, "title")}
		},
		func() meeting.Intent {
			return &ideas.Put{Ideas: some.Draw(t, "ideas"), Cluster: cluster.Draw(t, "cluster")}
		},
		func() meeting.Intent { return &ideas.Put{Ideas: some.Draw(t, "ideas")} },
		func() meeting.Intent { return &ideas.Merge{Into: id.Draw(t, "into"), Ideas: some.Draw(t, "ideas")} },
		func() meeting.Intent { return &ideas.SplitBack{ID: id.Draw(t, "id")} },
		func() meeting.Intent { return &ideas.Move{Ideas: some.Draw(t, "ideas"), Theme: theme.Draw(t, "theme")} },
		func() meeting.Intent {
			return &ideas.Hide{Ideas: some.Draw(t, "ideas"), Reason: text.Draw(t, "reason")}
		},
		func() meeting.Intent { return &ideas.Restore{Ideas: some.Draw(t, "ideas")} },
		func() meeting.Intent {
			return &ideas.AddNote{ID: id.Draw(t, "id"), Theme: theme.Draw(t, "theme"), Note: rapid.SampledFrom([]string{"n1", "n2"}).Draw(t, "note")}
		},
		func() meeting.Intent {
			return &ideas.Seed{ID: id.Draw(t, "id"), Theme: theme.Draw(t, "theme"), Text: text.Draw(t, "text")}
		},
		func() meeting.Intent { return &ideas.Lock{Theme: theme.Draw(t, "theme")} },
		func() meeting.Intent { return &ideas.Unlock{Theme: theme.Draw(t, "theme")} },
	}
	which := rapid.IntRange(0, len(asks)-1).Draw(t, "ask")
	if which < 5 {
		p.ByParticipant(meeting.PersonID(rapid.SampledFrom([]string{"p-anna", "p-bram"}).Draw(t, "who")))
	} else {
		p.ByFacilitator()
	}
	p.Do(asks[which]())
}

// seeded is a meeting with a few cards, so that random acts find something to act on.
func seeded(t *rapid.T) *parttest.Play {
	p := parttest.New(t, made)
	for i, who := range []meeting.PersonID{"p-anna", "p-bram", "p-anna", "p-bram"} {
		p.ByParticipant(who).Must(&ideas.Add{ID: fmt.Sprintf("i%d", i+1), Theme: "vinden", Text: fmt.Sprintf("Kaart %d", i+1)})
	}
	return p
}

// Whatever is asked in whatever order, and whichever commands are taken back afterwards: nothing panics, the changes
// add up to the view built afresh (both by the kit), every card is in one state and is counted once.
func TestI4_I17_AnythingInAnyOrderWithAnythingTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := seeded(t)
		for range rapid.IntRange(0, 25).Draw(t, "acts") {
			anything(t, p)
		}
		sound(t, p.Part().(*ideas.State))
		causes := map[meeting.CommandID]bool{}
		for _, e := range p.History() {
			if !causes[e.Cause] {
				causes[e.Cause] = rapid.IntRange(0, 3).Draw(t, "taken back") == 0
			}
		}
		sound(t, p.Without(func(c meeting.CommandID) bool { return causes[c] }).(*ideas.State))
	})
}

// sound: every card has one of the known states, stands in one cluster at most, and boards and clusters count it so.
func sound(t *rapid.T, s *ideas.State) {
	standing := map[string]int{}
	for _, id := range s.All() {
		idea, ok := s.Idea(id)
		known := []ideas.Place{ideas.IsHidden, ideas.IsMerged, ideas.IsWithdrawn, ideas.OnBoard, ideas.IsPrivate}
		if !ok || !slices.Contains(known, idea.State) || (idea.State == ideas.IsMerged) && idea.Into == "" {
			t.Fatalf("%+v", idea)
		}
		if idea.Cluster != "" {
			in, ok := s.Cluster(idea.Cluster)
			if !ok || !slices.Contains(in.Ideas, id) || in.Theme != idea.Theme {
				t.Fatalf("%+v is not in %+v", idea, in)
			}
		}
		if idea.State == ideas.OnBoard || idea.State == ideas.IsPrivate {
			standing[idea.Theme]++
		}
	}
	for _, theme := range []string{"vinden", "respijt"} {
		b, _ := s.Show(meeting.Viewer{Audience: meeting.Console}, meeting.Key{Part: "ideas", Name: "board", ID: theme}).(ideas.Board)
		if b.Count != standing[theme] {
			t.Fatalf("the board of %s counts %d, there are %d", theme, b.Count, standing[theme])
		}
	}
}
