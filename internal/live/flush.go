package live

import (
	"context"
	"time"
)

// flush builds what changed, once per kind of viewer, and lets the seats pull it.
func (r *Room) flush() {
	start := time.Now()
	r.hush()
	r.letIn()
	r.letOut()
	var changed []*view
	for _, v := range r.views[""] {
		if len(v.seats) > 0 && r.refresh(v) {
			changed = append(changed, v)
		}
	}
	built := time.Now()
	if r.stale {
		r.refreshOwn()
	}
	r.stale = false
	own := time.Since(built)
	for _, v := range changed {
		for _, s := range v.seats {
			r.pull(s)
		}
	}
	shared := time.Since(start) - own
	due := r.due
	r.due = nil
	for _, s := range due {
		s.queued = false
		r.pull(s)
	}
	r.endDay()
	r.flushed = time.Now()
	r.tick = r.conf.Tick
	if shared > r.conf.Tick { // what all see is worth gathering; what is somebody's own, an answer above all, is not the less for waiting
		r.tick = r.conf.SlowTick
	}
}

// endDay lets those out whose day is over, once the frame that says so is on its way to them.
func (r *Room) endDay() {
	if !r.dayEnded {
		return
	}
	r.dayEnded = false
	if r.conf.DayEnded == nil {
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), r.conf.Patience)
	defer stop()
	if err := r.conf.DayEnded(ctx, r.id); err != nil {
		r.conf.Log.Error("helper devices and screens may still be in", "meeting", r.id, "error", err)
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

// pull brings one screen up to date, as far as its outlet takes it: answers, then what is personal, then what is shared,
// all with one write. The position comes last, so that a screen never has a position of what it did not get (L11).
func (r *Room) pull(s *Seat) {
	if s.gone || s.blocked || s.reset && !r.pullReset(s) {
		return
	}
	delta := r.sharedDelta(s)
	some := append(r.pack[:0], s.answers...)
	if own := s.ownCells(); len(own) > 0 || s.owesPos && delta == nil {
		some = append(some, r.frame(s.shared, s.visit.Place, false, delta == nil, own))
	}
	large := delta != nil && len(delta.buf) > mostTogether // not copied, so that a slow screen holds nothing of its own
	if delta != nil && !large {
		some = append(some, delta)
	}
	r.pack = some
	if len(some) > 0 && !s.send(some...) {
		return
	}
	s.answers = nil
	if s.own != nil {
		s.seenOwn = s.own.version
	}
	if large && !s.send(delta) {
		return
	}
	s.owesPos = false
	s.seen, s.shown = s.shared.version, s.visit.Place
	if s.hash && s.send(r.hashMessage(s)) {
		s.hash = false
	}
}

// pullReset sends everything anew.
func (r *Room) pullReset(s *Seat) bool {
	if len(s.answers) > 0 && !s.send(s.answers...) {
		return false
	}
	s.answers = nil
	if !s.send(r.reset(s.shared, s.visit.Place)) {
		return false
	}
	s.reset, s.owesPos = false, true
	s.shown, s.seen, s.seenOwn = s.visit.Place, s.shared.version, 0
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

func (r *Room) sharedDelta(s *Seat) *Message {
	if s.seen == s.shared.version && s.shown == s.visit.Place {
		return nil
	}
	return r.delta(s.shared, frameKey{place: s.visit.Place, old: s.shown, from: s.seen})
}
