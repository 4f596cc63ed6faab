package talks

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// list is the intake team's list of one meeting, as somebody looks at it. Once made it is kept up to date.
type list struct {
	ready chan struct{} // closed when all were read
	err   error

	mu      sync.Mutex
	version int
	rows    map[meeting.PersonID]row
	gone    map[meeting.PersonID]int // the version at which a conversation was forgotten
	news    chan struct{}            // closed at the next change
}

type row struct {
	intake.Summary
	version int
}

// Changes is what changed on a list after a version.
type Changes struct {
	Version int                `json:"version"`
	Rows    []intake.Summary   `json:"rows"`
	Gone    []meeting.PersonID `json:"gone"`
}

// List gives what changed on the list of a meeting after a version, and waits for something as long as ctx lasts. From
// version 0 on it is everything, at once.
func (t *Talks) List(ctx context.Context, m meeting.ID, after int) (Changes, error) {
	l := t.listOf(context.WithoutCancel(ctx), m)
	select {
	case <-l.ready:
	case <-ctx.Done():
		return Changes{}, ctx.Err()
	}
	if l.err != nil {
		return Changes{}, l.err
	}
	if after == 0 {
		t.readAgain(ctx, m, l)
	}
	for {
		is, news := l.after(after)
		if after == 0 || is.Version != after {
			return is, nil
		}
		select {
		case <-news:
		case <-ctx.Done():
			return is, nil
		}
	}
}

// listOf is the list of a meeting. Whoever wants it first has every conversation read; what changes meanwhile is in it
// already, for the rooms tell it.
func (t *Talks) listOf(ctx context.Context, m meeting.ID) *list {
	t.mu.Lock()
	defer t.mu.Unlock()
	l := t.lists[m]
	if l == nil {
		l = &list{ready: make(chan struct{}), version: 1, rows: map[meeting.PersonID]row{}, gone: map[meeting.PersonID]int{}, news: make(chan struct{})}
		t.lists[m] = l
		go func() {
			defer close(l.ready)
			if l.err = t.fill(ctx, m, l); l.err != nil {
				t.mu.Lock()
				delete(t.lists, m) // the next to ask tries again
				t.mu.Unlock()
			}
		}()
	}
	return l
}

func (t *Talks) fill(ctx context.Context, m meeting.ID, l *list) error {
	for stream, err := range t.conf.Store.Streams(ctx, prefix+string(m)+"/") {
		if err != nil {
			return fmt.Errorf("list the conversations of %s: %w", m, err)
		}
		room := meeting.ID(strings.TrimPrefix(stream, prefix))
		err := t.look(ctx, room, l.putFirst)
		if errors.Is(err, live.ErrClosed) {
			return err
		}
		if err != nil { // one that cannot be read keeps no other from the list, and is on it
			slog.Error("a conversation cannot be read", "room", room, "error", err)
			_, p := partsOf(room)
			l.putFirst(intake.Summary{Person: p, Step: intake.Unreadable})
		}
	}
	return nil
}

// look reads one conversation, if it was begun.
func (t *Talks) look(ctx context.Context, room meeting.ID, put func(intake.Summary)) error {
	return t.halls.Look(ctx, room, func(life live.Life) {
		if summary, begun := life.(*intake.Talk).Summary(); begun {
			put(summary)
		}
		if len(life.(*intake.Talk).Seeds()) > 0 { // the program ended before it came to the board
			t.sow(room)
		}
	})
}

// readAgain tries what could not be read once more: it may have been mended.
func (t *Talks) readAgain(ctx context.Context, m meeting.ID, l *list) {
	for _, p := range l.unreadable() {
		_ = t.look(ctx, roomOf(m, p), l.put) // it is on the list as it is
	}
}

func (l *list) unreadable() (all []meeting.PersonID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for p, r := range l.rows {
		if r.Step == intake.Unreadable {
			all = append(all, p)
		}
	}
	return all
}

// putFirst adds a row unless a room told of it already, which is newer than what was read.
func (l *list) putFirst(s intake.Summary) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, told := l.rows[s.Person]; !told && l.gone[s.Person] == 0 {
		l.rows[s.Person] = row{s, l.version}
	}
}

func (l *list) put(s intake.Summary) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if was, is := l.rows[s.Person]; is && reflect.DeepEqual(was.Summary, s) {
		return
	}
	delete(l.gone, s.Person)
	l.rows[s.Person] = row{s, l.turn()}
}

func (l *list) drop(p meeting.PersonID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, is := l.rows[p]; is {
		delete(l.rows, p)
		l.gone[p] = l.turn()
	}
}

// turn makes the next version and tells who waits for one.
func (l *list) turn() int {
	l.version++
	close(l.news)
	l.news = make(chan struct{})
	return l.version
}

func (l *list) after(version int) (Changes, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	is := Changes{Version: l.version, Rows: []intake.Summary{}, Gone: []meeting.PersonID{}}
	for _, p := range slices.Sorted(maps.Keys(l.rows)) {
		if r := l.rows[p]; version == 0 || r.version > version {
			is.Rows = append(is.Rows, r.Summary)
		}
	}
	for p, at := range l.gone {
		if version > 0 && at > version {
			is.Gone = append(is.Gone, p)
		}
	}
	return is, l.news
}

// dropped takes a conversation from the list of its meeting, if anybody looks at it.
func (t *Talks) dropped(m meeting.ID, p meeting.PersonID) {
	t.mu.Lock()
	l := t.lists[m]
	t.mu.Unlock()
	if l != nil {
		l.drop(p)
	}
}
