package live

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"hoofdlijn/internal/meeting"
)

// ErrClosed says that the halls are closed: the program is stopping.
var ErrClosed = errors.New("live: closed")

// Halls has the rooms of all meetings that are running. All methods may be called from many goroutines.
type Halls struct {
	conf Config

	mu     sync.Mutex
	rooms  map[meeting.ID]*door
	closed bool
	work   sync.WaitGroup
}

// door is a room that is there, or is being made.
type door struct {
	ready chan struct{}
	room  *Room
	err   error
}

// NewHalls has no rooms yet.
func NewHalls(c Config) *Halls {
	return &Halls{conf: c.withDefaults(), rooms: map[meeting.ID]*door{}}
}

// Open gives the room of a meeting, read from the record when it is not in memory. A meeting that nothing was ever
// written about is an empty room: whether it exists is for the caller to know. Opening counts as use.
func (h *Halls) Open(ctx context.Context, id meeting.ID) (*Room, error) {
	for {
		d, err := h.door(ctx, id)
		if err != nil {
			return nil, err
		}
		select {
		case <-d.ready:
		case <-ctx.Done():
			return nil, fmt.Errorf("open meeting %s: %w", id, ctx.Err())
		}
		if d.err != nil {
			return nil, d.err
		}
		if d.room.in.post(func() {}) {
			return d.room, nil
		}
		h.forget(id, d) // it closed in the meantime
	}
}

func (h *Halls) door(ctx context.Context, id meeting.ID) (*door, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, ErrClosed
	}
	d := h.rooms[id]
	if d == nil {
		d = &door{ready: make(chan struct{})}
		h.rooms[id] = d
		ctx = context.WithoutCancel(ctx) // others may be waiting for it by then
		h.work.Go(func() { h.build(ctx, id, d) })
	}
	return d, nil
}

func (h *Halls) build(ctx context.Context, id meeting.ID, d *door) {
	room, err := newRoom(ctx, id, h.conf)
	if err != nil {
		d.err = fmt.Errorf("open meeting %s: %w", id, err)
		h.forget(id, d)
		close(d.ready)
		return
	}
	d.room = room
	close(d.ready)
	room.run()
	h.forget(id, d)
}

func (h *Halls) forget(id meeting.ID, d *door) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.rooms[id] == d {
		delete(h.rooms, id)
	}
}

// Look shows what is in the record of a meeting without keeping a room for it, unless there is one already. look may use the
// Life until it returns.
func (h *Halls) Look(ctx context.Context, id meeting.ID, look func(Life)) error {
	h.mu.Lock()
	d, closed := h.rooms[id], h.closed
	h.mu.Unlock()
	switch {
	case closed:
		return ErrClosed
	case d != nil:
		room, err := h.Open(ctx, id)
		if err != nil {
			return err
		}
		return room.Read(ctx, look)
	}
	room, err := newRoom(ctx, id, h.conf)
	if err != nil {
		return fmt.Errorf("look at %s: %w", id, err)
	}
	look(room.life)
	return room.keeper.Close(ctx)
}

// End closes the room of a meeting, if there is one, and waits until it has written what it accepted: its record is about
// to go. Whoever looks on is told that it is over.
func (h *Halls) End(id meeting.ID) {
	h.mu.Lock()
	d := h.rooms[id]
	h.mu.Unlock()
	if d == nil {
		return
	}
	<-d.ready
	if d.room != nil {
		d.room.in.post(func() {
			d.room.dismiss(byeErased, false)
			d.room.end("")
		})
		<-d.room.gone
	}
}

// Rooms lists the rooms in memory, in no order.
func (h *Halls) Rooms() []meeting.ID {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Collect(maps.Keys(h.rooms))
}

// Running lists how many rooms are in memory.
func (h *Halls) Running() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.rooms)
}

// Close says goodbye to everybody and waits until all rooms have written what they accepted.
func (h *Halls) Close() {
	h.mu.Lock()
	h.closed = true
	doors := make([]*door, 0, len(h.rooms))
	for _, d := range h.rooms {
		doors = append(doors, d)
	}
	h.mu.Unlock()
	for _, d := range doors {
		<-d.ready
		if d.room != nil {
			d.room.in.post(func() { d.room.end(byeRestart) })
		}
	}
	h.work.Wait()
}
