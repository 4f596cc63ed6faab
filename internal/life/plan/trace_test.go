package plan_test

import (
	"encoding/json"
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// traceOf is what somebody's phone says of a card; empty when it says nothing.
func traceOf(m *rehearsals.Meeting, v meeting.Viewer, card string) string {
	is, there := m.Life.Show(v, meeting.Key{Part: "plan", Name: "trace", ID: card, For: v.Person}).(plan.Trace)
	if !there {
		return ""
	}
	raw, _ := json.Marshal(is.In)
	return string(raw)
}

func phoneOf(who meeting.PersonID) meeting.Viewer {
	return meeting.Viewer{Audience: meeting.Phone, Person: who}
}

func TestL12_EverybodySeesWhereTheirCardsEnded(t *testing.T) {
	m := rehearsals.Begin(t, 2, soft)
	for _, id := range []string{"i1", "i2", "i3"} {
		m.By(rehearsals.Phone("p01"), &ideas.Add{ID: id, Theme: "zorg", Text: "Kaart " + id})
	}
	m.Must(&ideas.Seed{ID: "s1", Theme: "zorg", Text: "Van tevoren"}, &ideas.Cluster{ID: "c1", Theme: "zorg", Title: "Samen", Ideas: []string{"i1", "s1"}})
	from := func(id string, cards ...string) *propose.Draft {
		do := rehearsals.Draft(id)
		do.From = cards
		return do
	}
	m.Must(from("v1", "c1"), from("v2", "i2"), from("v3", "i2"))
	expect := func(card, want string) {
		t.Helper()
		if got := traceOf(m, phoneOf("p01"), card); got != want {
			t.Errorf("%s ended in\n%s\nnot\n%s", card, got, want)
		}
	}
	expect("i1", `[{"proposal":"v1","title":"Voorstel v1"}]`)
	expect("i3", "")
	m.Must(rehearsals.Fits("v1", "*")).Carry("r1", "v1").Must(&propose.Park{ID: "v2", Parked: propose.Parked{Reason: "Te vroeg", Who: "Wij", When: "2023"}},
		&propose.Split{ID: "v3", Points: []propose.Point{{ID: "a", Title: "A", Text: "AA"}, {ID: "b", Title: "B", Text: "BB"}}},
		&propose.Check{Proposal: "a", Framework: "preventie", Opinion: propose.Opinion{Verdict: "does_not_fit", Reason: "Te laat"}})
	parked := `{"proposal":"v2","title":"Voorstel v2","outcome":"parked","reason":"Te vroeg","who":"Wij","when":"2023"}`
	expect("i2", `[`+parked+`,{"proposal":"a","title":"A"},{"proposal":"b","title":"B"}]`)
	m.Seal()
	expect("i1", `[{"proposal":"v1","title":"Voorstel v1","outcome":"adopted","in_plan":true,"method":"stand_behind"}]`)
	expect("i2", `[`+parked+`,{"proposal":"a","title":"A","outcome":"outside_frameworks","reason":"Te laat"},{"proposal":"b","title":"B","outcome":"not_reached"}]`)
	if is, known := m.Life.Trace("s1"); !known || is.Text != "Van tevoren" || len(is.In) != 1 || !is.In[0].InPlan {
		t.Errorf("%+v", is)
	}
	for _, other := range []meeting.Viewer{phoneOf("p02"), {Audience: meeting.Console, Person: "p01"}, {Audience: meeting.Phone}} {
		if got := traceOf(m, other, "i1"); got != "" {
			t.Errorf("%v sees where somebody's card ended: %s", other, got)
		}
	}
}
