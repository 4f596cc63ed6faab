package talks

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/journal"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// heads is where the conversations of the meetings that are looked at here ended at the last look, by their room.
type heads map[meeting.ID]journal.Seq

// Follow begins to take over every so often what other instances wrote, until Close: a list gets what was said in conversations
// that nobody has open here, and what was forgotten there is on no list and no screen here either.
func (t *Talks) Follow(every time.Duration) {
	t.telling.Go(func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for before := (heads{}); ; {
			select {
			case <-t.open.Done():
				return
			case <-tick.C:
			}
			now := heads{}
			for _, m := range t.lookedAt() {
				if err := t.catchUp(t.open, m, before, now); err != nil && !errors.Is(err, live.ErrClosed) && t.open.Err() == nil {
					t.conf.Log.Warn("what other instances wrote of conversations is not known yet", "meeting", m, "error", err)
				}
			}
			before = now
		}
	})
}

// lookedAt is the meetings of which there is a list here, or an open conversation.
func (t *Talks) lookedAt() []meeting.ID {
	all := map[meeting.ID]bool{}
	for _, room := range t.halls.Rooms() {
		m, _ := partsOf(room)
		all[m] = true
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for m := range t.lists {
		all[m] = true
	}
	return slices.Collect(maps.Keys(all))
}

// catchUp looks at one meeting; now gets where its conversations end.
func (t *Talks) catchUp(ctx context.Context, m meeting.ID, before, now heads) error {
	var failed error
	for stream, err := range t.conf.Store.Streams(ctx, prefix+string(m)+"/") {
		if err != nil {
			return err
		}
		head, err := t.conf.Store.Head(ctx, stream)
		if err != nil {
			return err
		}
		room := meeting.ID(strings.TrimPrefix(stream, prefix))
		if head.Seq < before[room] { // forgotten, and begun anew
			t.halls.End(room)
		}
		if now[room] = head.Seq; head.Seq != before[room] {
			failed = errors.Join(failed, t.relist(ctx, m, room))
		}
	}
	gone := t.listed(m)
	for room := range before {
		if of, _ := partsOf(room); of == m {
			gone[room] = true
		}
	}
	maps.DeleteFunc(gone, func(room meeting.ID, _ bool) bool { return now[room] > 0 })
	for room := range gone {
		head, err := t.conf.Store.Head(ctx, prefix+string(room)) // it may have begun since
		if err != nil {
			return err
		}
		if head.Seq == 0 {
			t.halls.End(room)
			_, p := partsOf(room)
			t.dropped(m, p)
		}
	}
	return failed
}

// relist puts a conversation on the list of its meeting as it is now, if there is a list. What is open here is on it already.
func (t *Talks) relist(ctx context.Context, m, room meeting.ID) error {
	t.mu.Lock()
	l := t.lists[m]
	t.mu.Unlock()
	if l == nil {
		return nil
	}
	return t.halls.Look(ctx, room, func(life live.Life) {
		if summary, begun := life.(*intake.Talk).Summary(); begun {
			l.put(summary)
		}
	})
}

// listed is the conversations on the list of a meeting.
func (t *Talks) listed(m meeting.ID) map[meeting.ID]bool {
	t.mu.Lock()
	l := t.lists[m]
	t.mu.Unlock()
	all := map[meeting.ID]bool{}
	if l != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		for p := range l.rows {
			all[roomOf(m, p)] = true
		}
	}
	return all
}
