package live

import (
	"time"

	"hoofdlijn/internal/meeting"
)

// flush builds what changed, once per kind of viewer, and lets the seats pull it.
func (r *Room) flush() {
	start := time.Now()
	r.letIn()
	changed := make([]bool, len(order))
	for i, audience := range order {
		if v := r.views[meeting.Viewer{Audience: audience}]; v != nil && len(v.seats) > 0 {
			changed[i] = r.refresh(v)
		}
	}
	if r.stale {
		r.refreshOwn()
	}
	r.stale = false
	for i, audience := range order {
		if changed[i] {
			for _, s := range r.views[meeting.Viewer{Audience: audience}].seats {
				r.pull(s)
			}
		}
	}
	due := r.due
	r.due = nil
	for _, s := range due {
		s.queued = false
		r.pull(s)
	}
	r.flushed = time.Now()
	r.tick = r.conf.Tick
	if r.flushed.Sub(start) > r.conf.Tick {
		r.tick = r.conf.SlowTick
	}
}

// refreshOwn builds the personal sections that changed; their seats are due.
func (r *Room) refreshOwn() {
	for _, v := range r.ownDirty {
		v.listed = false
		if len(v.seats) > 0 && r.refresh(v) {
			for _, s := range v.seats {
				r.owe(s)
			}
		}
	}
	r.ownDirty = r.ownDirty[:0]
}

// pull brings one screen up to date, as far as its outlet takes it. What is personal goes first and the position last,
// so that a screen never has a position of what it did not get (L11).
func (r *Room) pull(s *Seat) {
	if s.gone || s.blocked || !r.pullTogether(s) || !s.sendAnswers() {
		return
	}
	if s.reset {
		if !s.send(r.reset(s.shared, s.visit.Place)) {
			return
		}
		s.reset, s.owesPos = false, true
		s.shown, s.seen, s.seenOwn = s.visit.Place, s.shared.version, 0
	}
	delta := r.sharedDelta(s)
	if !r.pullOwn(s, delta == nil) {
		return
	}
	if delta != nil {
		if !s.send(delta) {
			return
		}
		s.owesPos = false
	}
	s.seen, s.shown = s.shared.version, s.visit.Place
	if s.hash && s.send(r.hashMessage(s)) {
		s.hash = false
	}
}

// pullTogether sends answers and what is personal in one write, where that can be done. false when the outlet took
// nothing.
func (r *Room) pullTogether(s *Seat) bool {
	out, can := s.visit.Out.(Together)
	if !can || len(s.answers) == 0 || s.reset || s.own == nil || s.seenOwn >= s.own.version {
		return true
	}
	last := r.sharedDelta(s) == nil
	all := append(s.answers[:len(s.answers):len(s.answers)], r.frame(s.shared, s.visit.Place, false, last, s.ownCells()))
	if s.blocked = !out.SendAll(all); s.blocked {
		return false
	}
	s.answers = nil
	s.sentOwn(last)
	return true
}

func (s *Seat) ownCells() []*cell {
	var cells []*cell
	if s.own != nil && s.seenOwn < s.own.version {
		for c := s.own.newest; c != nil && c.changed > s.seenOwn; c = c.older {
			cells = append(cells, c)
		}
	}
	return cells
}

func (s *Seat) sentOwn(last bool) {
	if s.own != nil {
		s.seenOwn = s.own.version
	}
	if last {
		s.owesPos = false
	}
}

func (s *Seat) sendAnswers() bool {
	for len(s.answers) > 0 {
		if !s.send(s.answers[0]) {
			return false
		}
		s.answers = s.answers[1:]
	}
	return true
}

func (r *Room) sharedDelta(s *Seat) *Message {
	if s.seen == s.shared.version && s.shown == s.visit.Place {
		return nil
	}
	return r.delta(s.shared, frameKey{place: s.visit.Place, old: s.shown, from: s.seen})
}

// pullOwn sends what is personal, with the position when nothing shared follows.
func (r *Room) pullOwn(s *Seat, last bool) bool {
	cells := s.ownCells()
	if len(cells) == 0 && !(s.owesPos && last) {
		return true
	}
	if !s.send(r.frame(s.shared, s.visit.Place, false, last, cells)) {
		return false
	}
	s.sentOwn(last)
	return true
}
