package demo

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"hoofdlijn/internal/casefile"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
	"hoofdlijn/internal/rehearse/play"
)

// troupe is everybody who is simulated in one copy: one goroutine that looks when something changed, notes what people
// wish, and does it when its time has come.
type troupe struct {
	stage stage
	mind  *Mind
	stop  context.CancelFunc
	ended chan struct{}
	stir  chan struct{} // something changed, or was asked of us

	mu       sync.Mutex
	director Director
	leads    bool // the simulated facilitator plays
	sealing  bool
	onward   bool // the next proposal was asked for
}

// breath is how long the troupe waits after a change, so that many changes are looked at once.
const breath = 60 * time.Millisecond

// wished is a wish that waits for its time.
type wished struct {
	key string
	at  time.Time
	ask play.Ask
}

// perform starts a troupe in a room. own are the people that visitors play.
func perform(room *live.Room, mind *Mind, chapter Chapter, own map[string]bool) *troupe {
	ctx, stop := context.WithCancel(context.Background())
	t := &troupe{stage: stage{room}, mind: mind, stop: stop, ended: make(chan struct{}), stir: make(chan struct{}, 1), leads: true,
		director: Director{Mind: mind, Chapter: chapter, Own: own, GaveUp: map[string]bool{}}}
	if chapter == Decisions {
		t.director.Goal = Goal
	}
	go t.run(ctx)
	return t
}

func (t *troupe) close() {
	t.stop()
	<-t.ended
}

func (t *troupe) wake() {
	select {
	case t.stir <- struct{}{}:
	default:
	}
}

// ear hears that something changed, and keeps nothing.
type ear struct{ wake func() }

// Send is called by the room.
func (e ear) Send(...*live.Message) bool {
	e.wake()
	return true
}

// sit gives everybody with a phone a place in the room, so that the console sees them connected.
func (t *troupe) sit() []*live.Seat {
	seats := []*live.Seat{t.stage.room.Sit(live.Visit{Viewer: meeting.Viewer{Audience: meeting.Console}, Out: ear{t.wake}})}
	for _, p := range t.mind.Case.People {
		if p.Device == "phone" && !t.isOwn(p.ID) {
			viewer := meeting.Viewer{Audience: meeting.Phone, Person: meeting.PersonID(p.ID)}
			seats = append(seats, t.stage.room.Sit(live.Visit{Viewer: viewer, Out: ear{func() {}}}))
		}
	}
	return seats
}

func (t *troupe) isOwn(person string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.director.Own[person]
}

func (t *troupe) run(ctx context.Context) {
	defer close(t.ended)
	for _, seat := range t.sit() {
		defer seat.Leave()
	}
	var waiting []wished
	known := map[string]bool{}
	var step stepping
	for {
		next := time.Hour
		room, err := t.look(ctx)
		if err == nil {
			now := time.Now()
			waiting = append(waiting, t.wishes(room, known, now)...)
			waiting = t.act(ctx, waiting, now)
			t.direct(ctx, room, &step, now)
			next = soonest(waiting, step, time.Now())
		} else if ctx.Err() == nil {
			slog.Warn("the example cannot be read", "error", err)
			next = time.Second
		}
		select {
		case <-ctx.Done():
			return
		case <-t.stir:
			if !pause(ctx, breath) {
				return
			}
		case <-time.After(next):
		}
	}
}

func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

func (t *troupe) look(ctx context.Context) (Seen, error) {
	sections, err := t.stage.See(ctx, play.Console)
	if err != nil {
		return Seen{}, err
	}
	return Look(sections), nil
}

// wishes is what people newly wish.
func (t *troupe) wishes(room Seen, known map[string]bool, now time.Time) []wished {
	var all []wished
	for _, p := range t.cast() {
		for _, w := range t.mind.React(p, room) {
			key := p.ID + " " + w.Key
			if !known[key] {
				known[key] = true
				all = append(all, wished{key, now.Add(w.After), w.Ask})
			}
		}
	}
	for id, p := range room.People { // the helper at the door lets in who knocks
		if key := "door " + id; p.Waiting && !known[key] {
			known[key] = true
			all = append(all, wished{key, now.Add(1500 * time.Millisecond),
				play.Ask{By: play.Helper, Name: "people.let_in", Data: object{"id": id, "capacity": "resident"}}})
		}
	}
	return all
}

// cast is the people of the case that no visitor plays.
func (t *troupe) cast() []casefile.Person {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(t.mind.Case.People), func(p casefile.Person) bool { return t.director.Own[p.ID] })
}

// act does what is due, in the order of its time. A refusal is an answer like any: people do not ask twice.
func (t *troupe) act(ctx context.Context, waiting []wished, now time.Time) []wished {
	slices.SortFunc(waiting, func(a, b wished) int { return a.at.Compare(b.at) })
	for len(waiting) > 0 && !waiting[0].at.After(now) {
		if _, err := t.stage.Ask(ctx, waiting[0].ask); err != nil {
			return waiting
		}
		waiting = waiting[1:]
	}
	return waiting
}

// stepping is the step the facilitator is about to make.
type stepping struct {
	key string
	at  time.Time
}

// direct makes the facilitator's step when it has been the next one for long enough.
func (t *troupe) direct(ctx context.Context, room Seen, s *stepping, now time.Time) {
	if t.seal(ctx, room) {
		return
	}
	t.mu.Lock()
	d, leads := t.director, t.leads
	if t.onward {
		t.onward = false
		t.director.Goal = d.Undecided(room)
		d = t.director
	}
	t.mu.Unlock()
	next, ok := d.Next(room)
	if !ok || !leads {
		*s = stepping{}
		return
	}
	if s.key != next.Key {
		*s = stepping{next.Key, now.Add(next.After)}
	}
	if s.at.After(now) {
		return
	}
	*s = stepping{}
	for _, ask := range next.Asks {
		said, err := t.stage.Ask(ctx, ask)
		if err != nil || said.Refused != "" && said.Refused != "no_change" {
			t.giveUp(d.Goal, ask.Name, said.Refused)
			return
		}
	}
	t.wake()
}

// giveUp: what was refused once is refused again. The visitor can go on at the console.
func (t *troupe) giveUp(goal, name, code string) {
	slog.Info("the facilitator of the example was refused", "ask", name, "code", code)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.director.GaveUp[goal] = true
}

// seal reads the last texts and seals, when a visitor asked for the plan.
func (t *troupe) seal(ctx context.Context, room Seen) bool {
	t.mu.Lock()
	wanted := t.sealing
	t.sealing = false
	t.mu.Unlock()
	if _, open := room.open(); !wanted || open || room.Phase != "open" {
		return false
	}
	asks := []play.Ask{console("plan.seal", object{}), show("plan", "")}
	if len(room.Unticked) > 0 {
		asks = append([]play.Ask{console("plan.tick", object{"items": room.Unticked})}, asks...)
	}
	for _, ask := range asks {
		if said, err := t.stage.Ask(ctx, ask); err != nil || said.Refused != "" {
			return true
		}
	}
	return true
}

func soonest(waiting []wished, s stepping, now time.Time) time.Duration {
	next := time.Hour
	if len(waiting) > 0 {
		next = max(0, waiting[0].at.Sub(now))
	}
	if s.key != "" {
		next = min(next, max(0, s.at.Sub(now)))
	}
	return next
}
