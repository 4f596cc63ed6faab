package intake

import "hoofdlijn/internal/meeting"

// Offered is how far a point is on its way from the conversation to the board.
type Offered string

// How far a point is, in order. Going has an id for its card, and the meeting may not have it yet; Late came when the board
// was closed.
const (
	IsOffered Offered = "offered"
	IsRefused Offered = "refused"
	IsDiscuss Offered = "instead" // other words are wanted
	IsAllowed Offered = "allowed"
	IsGoing   Offered = "going"
	IsPlaced  Offered = "placed"
	CameLate  Offered = "late"
)

// offer is a point that was offered for the board.
type offer struct {
	point   OfferPoint
	state   Offered
	instead string
	by      side  // who answered
	at      int64 // when it was offered, in ms
	card    string
}

// Offer is "talk.offer/<id>": a point for the board, and how far it is. Team: it was the team to whom it was answered.
type Offer struct {
	OfferPoint
	State   Offered `json:"state"`
	Instead string  `json:"instead,omitempty"`
	Team    bool    `json:"team,omitempty"`
	At      int64   `json:"at"`
	Card    string  `json:"card,omitempty"` // on the board
}

// Seed is a point that was allowed and is not on the board yet. Card is empty until it has an id there.
type Seed struct {
	OfferPoint
	Card string
}

// Seeds is what is on its way to the board: K17.
func (t *Talk) Seeds() []Seed {
	var all []Seed
	for _, o := range t.is.offers {
		if o.state == IsGoing || o.state == IsAllowed && t.is.permit != 0 {
			all = append(all, Seed{o.point, o.card})
		}
	}
	return all
}

// Offers is every point that was offered, as the conversation shows it.
func (t *Talk) Offers() []Offer { return each(t.is.offers, (*offer).shown) }

func (s *state) offer(id string) *offer {
	for _, o := range s.offers {
		if o.point.ID == id {
			return o
		}
	}
	return nil
}

// underWay: nothing that is said of it afterwards holds it back.
func (o *offer) underWay() bool { return o.card != "" }

func (o *offer) shown() Offer {
	return Offer{OfferPoint: o.point, State: o.state, Instead: o.instead, Team: o.by == ofTeam, At: o.at, Card: o.card}
}

func (s *state) wantsOtherWords() int {
	n := 0
	for _, o := range s.offers {
		if o.state == IsDiscuss {
			n++
		}
	}
	return n
}

func (s *state) applyPoint(f meeting.Fact, by side, at int64) {
	switch f := f.(type) {
	case *PointOffered:
		if f.Point.ID != "" {
			s.offers = append(s.offers, &offer{point: f.Point, state: IsOffered, at: at})
		}
	case *PointAllowed:
		if o := s.offer(f.Answer.ID); o != nil {
			o.state, o.instead, o.by = f.Answer.means(), f.Answer.Instead, by
		}
	case *PointPlaced:
		if o := s.offer(f.Place.ID); o != nil {
			o.state, o.card = f.Place.State, f.Place.Card
		}
	case *PointDropped:
		s.gone[f.ID] = true
		for i, o := range s.offers {
			if o.point.ID == f.ID {
				s.offers = append(s.offers[:i:i], s.offers[i+1:]...)
				break
			}
		}
	}
}

// means is how far a point is after an answer.
func (a AllowPoint) means() Offered {
	switch {
	case a.Given:
		return IsAllowed
	case a.Instead != "":
		return IsDiscuss
	}
	return IsRefused
}

// offersPoint is K16.
func (s *state) offersPoint(do OfferPoint) (facts, *meeting.Refusal) {
	switch {
	case s.offer(do.ID) != nil || s.gone[do.ID]:
		return nil, meeting.Refuse(meeting.Taken, "field", "id")
	case len(s.offers) >= mostPoints:
		return nil, meeting.Refuse(meeting.TooMany, "limit", mostPoints)
	}
	return facts{&PointOffered{do}}, nil
}

// allowsPoint is K16.
func (s *state) allowsPoint(do AllowPoint) (facts, *meeting.Refusal) {
	o := s.offer(do.ID)
	switch {
	case o == nil:
		return nil, meeting.Refuse(meeting.Unknown, "field", "id")
	case o.underWay():
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "card")
	case do.Given && do.Instead != "":
		return nil, meeting.Refuse(meeting.BadValue, "field", "instead")
	}
	return changed(o.state != do.means() || o.instead != do.Instead, &PointAllowed{do})
}

func (s *state) dropsPoint(id string) (facts, *meeting.Refusal) {
	o := s.offer(id)
	if o != nil && o.underWay() && o.state != CameLate {
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "card")
	}
	return s.dropped(o != nil, &PointDropped{id})
}

// placesPoint is K17: first under which id, then how it went.
func (s *state) placesPoint(do PlacePoint) (facts, *meeting.Refusal) {
	o := s.offer(do.ID)
	switch {
	case o == nil:
		return nil, meeting.Refuse(meeting.Unknown, "field", "id")
	case do.State == IsGoing && (o.state != IsAllowed || s.permit == 0), do.State != IsGoing && (o.state != IsGoing || o.card != do.Card):
		return nil, meeting.Refuse(meeting.WrongPhase, "field", "state")
	}
	return facts{&PointPlaced{do}}, nil
}
