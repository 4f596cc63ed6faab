package demo

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/door"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// MostCopies is how many copies are played at once. Who comes after that shares one.
const MostCopies = 20

// Forgotten is how long a visitor's page may be silent before the copy is closed. Browsers let pages in the background
// speak once a minute.
const Forgotten = 150 * time.Second

// ErrNobody: the visitor has no copy, or had one that was closed.
var ErrNobody = errors.New("demo: no such visitor")

// Theatre has the copies and who visits them. All methods may be called from many goroutines.
type Theatre struct {
	halls  *live.Halls
	door   *door.Door
	c      *casefile.Case
	staff  Staff
	now    func() time.Time
	seed   uint64
	orders chan Chapter
	work   sync.WaitGroup
	stop   context.CancelFunc

	mu       sync.Mutex
	made     int
	stock    map[Chapter][]*performance
	playing  []*performance
	visitors map[string]*visitor
}

// Staff is the accounts of the example.
type Staff struct {
	Leader string       // leads the meetings
	Town   door.Account // the municipality
}

// performance is one copy of the meeting.
type performance struct {
	id       meeting.ID
	code     string
	chapter  Chapter
	room     *live.Room
	troupe   *troupe // nil while it is in stock
	visitors map[string]*visitor
}

// visitor is a browser that looks around.
type visitor struct {
	token  string
	person string
	at     *performance
	seen   time.Time
	stays  bool     // is not forgotten
	links  []string // of the sessions, to end them
}

// Open makes a theatre with the first copy in stock; the others follow in the background.
func Open(ctx context.Context, halls *live.Halls, d *door.Door, c *casefile.Case, staff Staff, seed uint64, now func() time.Time) (*Theatre, error) {
	t := &Theatre{halls: halls, door: d, c: c, staff: staff, now: now, seed: seed, orders: make(chan Chapter, 4*len(Chapters)),
		stock: map[Chapter][]*performance{}, visitors: map[string]*visitor{}}
	first, err := t.make(ctx, Decisions)
	if err != nil {
		return nil, err
	}
	t.stock[Decisions] = []*performance{first}
	ctx, t.stop = context.WithCancel(context.WithoutCancel(ctx))
	for _, chapter := range []Chapter{Plan, Proposals, Ideas, Talks, Bounds, Question, Decisions} {
		t.orders <- chapter
	}
	t.work.Go(func() { t.fill(ctx) })
	t.work.Go(func() { t.sweep(ctx) })
	return t, nil
}

// Close ends every copy.
func (t *Theatre) Close() {
	t.stop()
	t.work.Wait()
	t.mu.Lock()
	playing := t.playing
	t.playing, t.visitors = nil, map[string]*visitor{}
	t.mu.Unlock()
	for _, p := range playing {
		p.troupe.close()
	}
}

// fill keeps one copy of every chapter in stock.
func (t *Theatre) fill(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case chapter := <-t.orders:
			p, err := t.make(ctx, chapter)
			if err != nil {
				if ctx.Err() == nil {
					slog.Error("the example could not be prepared", "chapter", string(chapter), "error", err)
				}
				continue
			}
			t.mu.Lock()
			t.stock[chapter] = append(t.stock[chapter], p)
			t.mu.Unlock()
		}
	}
}

// make plays a copy as far as a chapter.
func (t *Theatre) make(ctx context.Context, chapter Chapter) (*performance, error) {
	t.mu.Lock()
	t.made++
	number := t.made
	t.mu.Unlock()
	m, err := t.door.MakeMeeting(ctx, door.Meeting{ID: meeting.ID(fmt.Sprintf("voorbeeld-%d-%s", number, newID()[:8])),
		Title: t.c.Title, Municipality: t.staff.Town.Municipality, Facilitators: []string{t.staff.Leader}})
	if err != nil {
		return nil, err
	}
	room, err := t.halls.Open(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	if err := prepare(ctx, room, t.c, chapter); err != nil {
		return nil, fmt.Errorf("chapter %s: %w", chapter, err)
	}
	return &performance{id: m.ID, code: m.Code, chapter: chapter, room: room, visitors: map[string]*visitor{}}, nil
}

// take gives a copy of a chapter: from stock, or made now.
func (t *Theatre) take(ctx context.Context, chapter Chapter) (*performance, error) {
	t.mu.Lock()
	var p *performance
	if all := t.stock[chapter]; len(all) > 0 {
		p, t.stock[chapter] = all[0], all[1:]
	}
	t.mu.Unlock()
	select {
	case t.orders <- chapter:
	default: // enough is on order
	}
	if p == nil {
		var err error
		if p, err = t.make(ctx, chapter); err != nil {
			return nil, err
		}
	}
	room, err := t.halls.Open(ctx, p.id) // in stock for long it left memory
	p.room = room
	return p, err
}

// sweep closes what nobody visits any more.
func (t *Theatre) sweep(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := t.now()
		t.mu.Lock()
		var gone []*visitor
		for _, v := range t.visitors {
			if !v.stays && now.Sub(v.seen) > Forgotten {
				gone = append(gone, v)
			}
		}
		t.mu.Unlock()
		for _, v := range gone {
			t.release(ctx, v)
		}
	}
}
