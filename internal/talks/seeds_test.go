package talks

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// reaches waits until a point is so far, and gives it.
func (p *place) reaches(t *testing.T, m meeting.ID, who meeting.PersonID, state intake.Offered) intake.Offer {
	t.Helper()
	room := p.room(t, m, who)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute) // what never comes is red, and does not hang
	defer stop()
	for {
		var is intake.Offer
		ok(t, room.Read(ctx, func(l live.Life) { is = l.(*intake.Talk).Offers()[0] }))
		if is.State == state {
			return is
		}
	}
}

var permitted = []meeting.Intent{&intake.OfferPoint{ID: "punt-1", Theme: "zorg", Text: "Elke middag iemand"}, &intake.AllowPoint{ID: "punt-1", Given: true}}

// The meeting is told the words that were allowed, once, and nothing of whose they are.
func TestAPointComesToTheBoardOnce(t *testing.T) {
	p := newPlace(t)
	room := p.begin(t, "m", "p1")
	do(t, room, team, permitted[0])
	do(t, room, own("p1"), permitted[1])
	is := p.reaches(t, "m", "p1", intake.IsPlaced)
	got := <-p.sown
	if got.card != is.Card || got.theme != "zorg" || got.text != "Elke middag iemand" || strings.Contains(got.card, "p1") || strings.Contains(got.card, "punt") {
		t.Fatalf("%+v of %+v", got, is)
	}
	do(t, room, own("p1"), &intake.Write{ID: "m1", Text: "Dank u"})
	p.again(t)
	p.reaches(t, "m", "p1", intake.IsPlaced)
	must[Changes](t)(p.talks.List(t.Context(), "m", 0))
	p.talks.Close()
	if len(p.sown) > 0 {
		t.Fatalf("told again: %+v", <-p.sown)
	}
}

// A point that a crash kept from the board comes there at the next start, as the same card.
func TestAPointGoesOnWhereItWasCutShort(t *testing.T) {
	p := newPlace(t)
	p.board = func() (bool, error) { return false, errors.New("the power went") }
	room := p.begin(t, "m", "p1")
	do(t, room, team, permitted...)
	first := <-p.sown
	if is := p.reaches(t, "m", "p1", intake.IsGoing); is.Card != first.card {
		t.Fatalf("%+v of %+v", is, first)
	}
	p.close()
	p.board = nil
	p.start(t)
	must[Changes](t)(p.talks.List(t.Context(), "m", 0)) // somebody looks at the list
	is := p.reaches(t, "m", "p1", intake.IsPlaced)
	if again := <-p.sown; again != first || is.Card != first.card {
		t.Fatalf("%+v after %+v", again, first)
	}
}

func TestAClosedBoardTakesNoPoint(t *testing.T) {
	p := newPlace(t)
	p.board = func() (bool, error) { return false, nil }
	do(t, p.begin(t, "m", "p1"), team, permitted...)
	p.reaches(t, "m", "p1", intake.CameLate)
}
