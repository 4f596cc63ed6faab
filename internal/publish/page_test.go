package publish_test

import (
	"strings"
	"testing"

	"hoofdlijn/internal/life/correct"
	"hoofdlijn/internal/life/follow"
	"hoofdlijn/internal/life/plan"
	"hoofdlijn/internal/publish"
)

// What came after the seal stands beside the plan, in words, and what people typed stays text.
func TestThePageSaysWhatBecameOfThePlan(t *testing.T) {
	const hostile = `<script>alert(1)</script>`
	decisions := []plan.Decision{{Proposal: "v1", Title: "Een vaste plek"}, {Proposal: "v2", Title: "Een nummer"}}
	view := publish.View{Meeting: "m", Plan: plan.Document{Language: "nl", Meeting: plan.Meeting{Question: "Wat is er nodig?"}, Themes: []plan.Theme{{Title: "Vinden", Decisions: decisions}}}, Today: "2027-03-02",
		Corrections: correct.Made{Corrections: []correct.Correction{{Slip: correct.Slip{Proposal: "v1", Says: "1 maart", Reads: "1 mei", Why: hostile}, Date: "2026-12-01", Right: 2}}},
		Became: follow.View{
			Actions: []follow.Action{
				{Proposal: "v1", Status: "busy", Due: "2027-03-01", Lead: "De buurtkamer", Named: []follow.Lead{{Lead: "De buurtkamer"}}, Helping: 1, Updates: []follow.Update{
					{Status: "accepted", Text: "van eerder", Date: "2026-12-02", From: follow.FromTeam},
					{Status: "busy", Text: "Wij zoeken een plek", Date: "2027-01-02", From: follow.FromTown, Right: 1, Wrong: 3, Said: []follow.Said{{Text: hostile}, {TakenOut: "2027-01-09"}}, Responses: []follow.Response{{Text: "Wij bellen u", Date: "2027-01-03", From: follow.FromTeam}}}}},
				{Proposal: "v2", Status: "done", Due: "2027-03-01"}},
			Course: follow.Course{Evaluation: []string{"2027-05-01", "2027-06-01"}, Evaluated: []follow.Response{{Text: "Het liep goed", Date: "2027-06-01", From: follow.FromTeam}},
				Replaced: []follow.Successor{{Proposal: "v2", Title: "Twee nummers", Address: "https://elders.example/plan/x", Code: "AAAA-BBBB-CCCC-DDDD", Date: "2028-01-01"}}}}}
	is := string(publish.Page(view))
	for _, want := range []string{"Vervangen door een later besluit", "Nu geldt: Twee nummers", "AAAA-BBBB-CCCC-DDDD", "Lees: ‘1 mei’", "1 van 2 besluiten zijn klaar", "Te laat: het had op 1 maart 2027 klaar moeten zijn.", "Trekker: De buurtkamer", "1 mens helpt mee.",
		"Van de gemeente, 2 januari 2027: Wij zoeken een plek", "1 mens zegt: klopt.", "3 mensen zeggen: klopt niet.", "Van de gespreksleiding, 3 januari 2027: Wij bellen u", "Op 1 juni 2027 wordt teruggekeken", "Het liep goed", "Klaar", "Op 9 januari 2027 zijn hier woorden weggehaald, op verzoek."} {
		if !strings.Contains(is, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(is, hostile) || strings.Count(is, "Te laat") != 1 || strings.Contains(is, "van eerder") {
		t.Error(is)
	}
	view.Corrections, view.Became = correct.Made{}, follow.View{}
	for _, none := range []string{"Verbeteringen", "Terugkijken", "Vervangen", "Wat komt ervan terecht"} {
		if strings.Contains(string(publish.Page(view)), none) {
			t.Errorf("nothing came after it, and it says %q", none)
		}
	}
}
