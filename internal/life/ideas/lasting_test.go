package ideas_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/parttest"
	"hoofdlijn/internal/meeting"
)

// views is what everybody sees, but for the twins: of two alike the one that stood there first is named, and a card
// that was away for a while comes after the others.
func views(part meeting.Part) map[string]string {
	all := map[string]string{}
	viewers := []meeting.Viewer{{Audience: meeting.Phone, Person: anna}, {Audience: meeting.Phone, Person: bram}}
	for _, a := range meeting.Audiences {
		viewers = append(viewers, meeting.Viewer{Audience: a})
	}
	for _, v := range viewers {
		for k, shown := range parttest.Sections(part, v) {
			if !strings.HasPrefix(k, "ideas.alike/") {
				all[fmt.Sprint(v, k)] = shown
			}
		}
	}
	return all
}

func TestI12_SplittingBackRestores(t *testing.T) {
	tried, merges := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		tried++
		p := seeded(t)
		for range rapid.IntRange(0, 15).Draw(t, "acts") {
			anything(t, p)
		}
		before := views(p.Part())
		id := rapid.SampledFrom([]string{"i1", "i2", "i3", "i4"})
		merged := rapid.SliceOfNDistinct(id, 1, 3, rapid.ID).Draw(t, "ideas")
		for _, m := range merged { // a card under one that is gone stands, but merging it elsewhere is for good
			if p.ByFacilitator().When(&ideas.SplitBack{ID: m}).No() == nil {
				return
			}
		}
		answer := p.Do(&ideas.Merge{Into: id.Draw(t, "into"), Ideas: merged})
		if answer.No() != nil {
			return
		}
		merges++
		for _, m := range answer.Facts()[0].(*ideas.Merged).Ideas {
			p.Must(&ideas.SplitBack{ID: m})
		}
		if after := views(p.Part()); !maps.Equal(before, after) {
			t.Fatalf("before %v\nafter  %v", before, after)
		}
	})
	if merges < tried/10 {
		t.Errorf("only %d of %d merges were split back", merges, tried)
	}
}

// Whatever facilitators do with cards, everybody keeps what they wrote and what they said of others' cards.
func TestI10_NoAuthorOrReactionIsEverLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := seeded(t)
		p.ByFacilitator().Must(&ideas.Reveal{Theme: "vinden"})
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			anything(t, p)
		}
		author, said := map[string]meeting.PersonID{}, map[string]bool{}
		for _, e := range p.History() {
			switch f := e.Fact.(type) {
			case *ideas.Added:
				author[f.ID] = e.By.Subject()
			case *ideas.Reacted:
				said[fmt.Sprint(e.By.Subject(), f.ID, f.Kind)] = f.On
			}
		}
		s := p.Part().(*ideas.State)
		for id, who := range author {
			if got := s.Author(id); got != who {
				t.Fatalf("%s is by %q, was by %q", id, got, who)
			}
			if parttest.Sections(s, meeting.Viewer{Audience: meeting.Phone, Person: who})["ideas.mine/"+id] == "" {
				t.Fatalf("%s does not see %s any more", who, id)
			}
		}
		for _, who := range []meeting.PersonID{anna, bram} {
			mine := parttest.Sections(s, meeting.Viewer{Audience: meeting.Phone, Person: who})
			for id := range author {
				for _, kind := range ideas.Kinds {
					if got, want := strings.Contains(mine["ideas.reacted/"+id], `"`+string(kind)+`"`), said[fmt.Sprint(who, id, kind)]; got != want {
						t.Fatalf("%s said %s of %s: %v, shown %v", who, kind, id, want, got)
					}
				}
			}
		}
	})
}
