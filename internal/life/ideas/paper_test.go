package ideas_test

import (
	"testing"

	"hoofdlijn/internal/life/ideas"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// I21: what was written on paper stands where it is entered, whatever its time; of a reaction somebody's latest counts.
func TestI21_IdeasAndReactionsFromPaper(t *testing.T) {
	m := rehearsals.Begin(t, 2)
	m.By(rehearsals.Phone("p01"), &ideas.Add{ID: "first", Theme: "zorg", Text: "Op de telefoon"})
	m.By(m.Dated(rehearsals.Paper("p02"), 1), &ideas.Add{ID: "second", Theme: "zorg", Text: "Op een kaart"})
	m.Must(&ideas.Reveal{Theme: "zorg"})
	console := meeting.Viewer{Audience: meeting.Console}
	first, second := rehearsals.Read[ideas.Card](m, console, "ideas.idea/first"), rehearsals.Read[ideas.Card](m, console, "ideas.idea/second")
	if first.Nr != 1 || second.Nr != 2 {
		t.Errorf("cards %d and %d", first.Nr, second.Nr)
	}
	react := func(on bool) *ideas.React { return &ideas.React{ID: "first", Kind: ideas.Question, On: on} }
	m.By(rehearsals.Phone("p02"), react(true), react(false))
	m.No(m.Dated(rehearsals.Paper("p02"), 3), react(true), meeting.DoneLater)
	m.By(m.Dated(rehearsals.Paper("p02"), 0), react(true))
	m.No(m.Dated(rehearsals.Paper("p01"), 3600), react(true), meeting.BadValue, "field", "at") // before the meeting
}
