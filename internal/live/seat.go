package live

import (
	"context"
	"slices"

	"hoofdlijn/internal/meeting"
)

// Outlet is the wire behind a seat. Send is called by the room's goroutine with messages in their order, to be written
// at once, and must not block or keep the slice; it takes all of them or none. false means: not now, and Seat.Ready will
// be called when it can be tried again. What was refused is not lost: newer is sent instead.
type Outlet interface{ Send(all ...*Message) bool }

// Visit is somebody coming to look.
type Visit struct {
	Viewer meeting.Viewer   // Person empty: sees what is shared only
	Behind meeting.PersonID // whose phone shows what the projector shows; empty for a screen in the hall
	Place  meeting.Place    // what a phone looks at
	From   string           // the position the screen has; empty for none
	Polls  bool             // the seat ends with an answer, and who had it comes for the next one
	Out    Outlet
}

// Seat is one screen that looks on. Its methods may be called from any goroutine and never block.
type Seat struct {
	room  *Room
	visit Visit

	// The rest belongs to the room.
	shared  *view
	own     *view // nil when nobody is named
	at      int   // index in shared.seats
	ownAt   int
	shown   meeting.Place // what the screen's sections are of; visit.Place is what they shall be of
	seen    uint64        // version of the shared view the screen has
	seenOwn uint64
	reset   bool // the screen must forget everything first
	owesPos bool // the screen has no position of what it shows
	blocked bool // Send said not now
	queued  bool // in room.due
	gone    bool
	answers []*Message
	hash    bool // a hash was asked for
	writing bool // somebody is typing there
}

// Sit seats a screen. It is served from its position on when that is known, else with everything anew.
func (r *Room) Sit(v Visit) *Seat {
	s := &Seat{room: r, visit: v, gone: true}
	if !r.in.post(func() { r.seat(s) }) {
		v.Out.Send(byeMessage(byeRestart, true))
	}
	return s
}

// Look says what the screen looks at now.
func (s *Seat) Look(place meeting.Place) {
	s.room.in.post(func() {
		s.visit.Place = place
		s.room.owe(s)
	})
}

// Ready says that the outlet can be written again.
func (s *Seat) Ready() {
	s.room.in.post(func() {
		s.blocked = false
		s.room.owe(s)
	})
}

// Leave gives the seat up. Nothing is sent after the room has heard it.
func (s *Seat) Leave() { s.room.in.post(func() { s.room.unseat(s) }) }

// Ask asks; the answer goes to the seat as a message. When too much is waiting the refusal goes there instead.
func (s *Seat) Ask(ask Ask) {
	a := s.room.read(ask)
	a.seat = s
	a.answer = func(answer Answer) { s.tell(doneMessage(ask.ID, answer)) }
	if !s.room.in.put(a) {
		no := s.room.noRoom()
		s.room.in.post(func() { a.answer(Answer{No: no}) })
	}
}

// Hash asks for the hash of what the screen shall show (see hash.go), as a message.
func (s *Seat) Hash() {
	s.room.in.post(func() {
		s.hash = true
		s.room.owe(s)
	})
}

// Wait returns when everything asked of the seat so far has been done by the room.
func (s *Seat) Wait(ctx context.Context) {
	heard := make(chan struct{})
	if s.room.in.post(func() { close(heard) }) {
		select {
		case <-heard:
		case <-ctx.Done():
		}
	}
}

func (r *Room) seat(s *Seat) {
	v := s.visit
	if r.frozen {
		v.Out.Send(byeMessage(byeMovedBack, false))
		return
	}
	v.Viewer.Audience = r.audienceOf(v)
	s.visit = v
	from := r.readPosition(v.From, v.Viewer.Audience, v.Place)
	if from.ok && from.seq > r.head.Seq && r.aheadOfRecord(from) {
		v.Out.Send(byeMessage(byeMovedBack, false))
		return
	}
	if !from.ok && r.sawMore(v.From, v.Viewer.Audience, v.Place) {
		v.Out.Send(noticeMessage(noticeWentBack)) // and then everything anew
	}
	s.gone, s.shown = false, v.Place
	s.shared = r.view(meeting.Viewer{Audience: v.Viewer.Audience})
	s.at = join(s.shared, s)
	known := from.ok && from.here && from.version >= s.shared.since
	if v.Viewer.Person != "" {
		s.own = r.view(v.Viewer)
		s.ownAt = join(s.own, s)
		r.list(s.own)
		r.stale = true
		known = known && from.version >= s.own.since
	}
	s.reset, s.owesPos = !known, true
	s.seen, s.seenOwn = min(from.version, s.shared.version), from.version
	r.seats++
	r.passing.come(r, s)
	r.owe(s)
}

// audienceOf: a phone whose person is not on the list, or who is out, is in the lobby, whatever it shows.
func (r *Room) audienceOf(v Visit) meeting.Audience {
	who, wants := v.Viewer.Person, meeting.Phone
	if v.Behind != "" {
		who, wants = v.Behind, meeting.Projector
	}
	_, knows := r.life.(knowing)
	switch {
	case !knows || v.Viewer.Audience != wants && v.Viewer.Audience != meeting.Lobby:
		return v.Viewer.Audience
	case r.as(meeting.Actor{Role: meeting.Nobody, Person: who}).Role == meeting.Nobody:
		return meeting.Lobby
	}
	return wants
}

// letIn seats those anew who were in the lobby and have come on the list since.
func (r *Room) letIn() {
	lobby := r.viewOf(meeting.Viewer{Audience: meeting.Lobby})
	if lobby == nil {
		return
	}
	for _, s := range slices.Clone(lobby.seats) {
		if r.audienceOf(s.visit) != meeting.Lobby {
			r.unseat(s)
			s.visit.From = ""
			r.seat(s)
		}
	}
}

// letOut seats those anew who were inside and are not any more: their screen forgets what it showed. Who is out changes
// rarely, and then everything may look different.
func (r *Room) letOut() {
	if !r.turned {
		return
	}
	r.turned = false
	for _, a := range []meeting.Audience{meeting.Phone, meeting.Projector} {
		inside := r.viewOf(meeting.Viewer{Audience: a})
		if inside == nil {
			continue
		}
		for _, s := range slices.Clone(inside.seats) {
			if r.audienceOf(s.visit) == meeting.Lobby {
				r.unseat(s)
				s.visit.From = ""
				r.seat(s)
			}
		}
	}
}

func join(v *view, s *Seat) int {
	v.seats = append(v.seats, s)
	return len(v.seats) - 1
}

// aheadOfRecord is L16: a screen has seen more than the record holds. Before that is believed the record is read.
func (r *Room) aheadOfRecord(from position) bool {
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	if err := r.catchUp(ctx); err != nil {
		r.stumble(err)
		return r.frozen
	}
	if from.seq > r.head.Seq {
		r.freeze(errMovedBack)
	}
	return r.frozen
}

func (r *Room) unseat(s *Seat) {
	if s.gone {
		return
	}
	s.gone = true
	r.seats--
	r.leave(s.shared, s.at, func(moved *Seat) { moved.at = s.at })
	if s.own != nil {
		r.leave(s.own, s.ownAt, func(moved *Seat) { moved.ownAt = s.ownAt })
	}
	r.passing.leave(r, s)
}

func (r *Room) leave(v *view, at int, moved func(*Seat)) {
	last := len(v.seats) - 1
	v.seats[at] = v.seats[last]
	moved(v.seats[at])
	v.seats[last] = nil
	if v.seats = v.seats[:last]; last == 0 {
		v.emptied = r.used
	}
}

// dismiss sends everybody away.
func (r *Room) dismiss(why string, retry bool) {
	if why == "" || r.seats == 0 {
		return
	}
	bye := byeMessage(why, retry)
	for _, v := range r.views[""] {
		for _, s := range slices.Clone(v.seats) {
			s.visit.Out.Send(bye)
			r.unseat(s)
		}
	}
}

func (r *Room) owe(s *Seat) {
	if !s.gone && !s.queued {
		s.queued = true
		r.due = append(r.due, s)
	}
}

// owes says whether there may be something to send.
func (r *Room) owes() bool { return r.stale || len(r.due) > 0 }

// tell sends an answer at once, or with what is personal at the next flush: when everybody answers at the same moment
// that is half the writes. A screen that cannot take it gets it when it can; of very many the oldest are dropped,
// since asking again gives the same answer.
func (s *Seat) tell(m *Message) {
	if s.gone {
		return
	}
	if s.own != nil && s.own.listed {
		s.room.owe(s)
	} else if len(s.answers) == 0 && s.send(m) {
		return
	}
	if len(s.answers) >= mostAnswers {
		s.answers = s.answers[1:]
	}
	s.answers = append(s.answers, m)
}

func (s *Seat) send(all ...*Message) bool {
	if s.blocked {
		return false
	}
	s.blocked = !s.visit.Out.Send(all...)
	return !s.blocked
}
