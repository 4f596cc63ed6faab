package finish_test

import (
	"testing"

	"hoofdlijn/internal/life/finish"
	"hoofdlijn/internal/life/rehearsals"
	"hoofdlijn/internal/meeting"
)

// F9: a signature on paper is entered later with its time; what somebody did themselves after that stands.
func TestF9_SigningOnPaperIsEnteredLater(t *testing.T) {
	m := rehearsals.Begin(t, 2).Seal()
	for range 120 {
		m.Ask(rehearsals.Phone("p01"), &finish.Sign{}) // not yet; some minutes go by
	}
	m.Must(&finish.OpenSigning{})
	m.By(rehearsals.Phone("p01"), &finish.Sign{}, &finish.TakeBack{})
	m.No(m.Dated(rehearsals.Paper("p01"), 2), &finish.Sign{}, meeting.DoneLater)
	m.No(m.Dated(rehearsals.Paper("p02"), 100), &finish.Sign{}, meeting.BadValue, "field", "at")
	m.By(m.Dated(rehearsals.Paper("p02"), 1), &finish.Sign{}).By(m.Dated(rehearsals.Paper("p01"), 0), &finish.Sign{})
	if end := rehearsals.Read[finish.End](m, meeting.Viewer{Audience: meeting.Console}, "finish.end"); end.Signatures != 2 {
		t.Errorf("%d signatures", end.Signatures)
	}
}
