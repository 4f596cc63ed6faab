package propose_test

import (
	"testing"

	"hoofdlijn/internal/life/prepare"
	"hoofdlijn/internal/life/propose"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// V15: a verdict that was given on paper is entered later; it does not replace one the room gave after it.
func TestV15_AVerdictFromPaper(t *testing.T) {
	m := rehearsals.Begin(t, 1, prepare.Text{ID: "preventie", Kind: "strategy", Text: "Preventie"}).Draft("v1").Must(rehearsals.Fits("v1", "*"))
	unclear := &propose.Check{Proposal: "v1", Framework: "preventie", Opinion: propose.Opinion{Verdict: propose.Unclear}}
	paper := meeting.Actor{Role: meeting.Facilitator, Via: meeting.ViaPaper}
	m.No(m.Dated(paper, 5), unclear, meeting.DoneLater, "framework", "preventie")
	m.By(m.Dated(paper, 0), unclear)
	m.Must(rehearsals.Fits("v1", "preventie")) // without a time it is now
}
