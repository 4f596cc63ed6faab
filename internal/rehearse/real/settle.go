package real

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"hoofdlijn/internal/rehearse/play"
)

const (
	// settleWithin is how long screens may take to show what was acknowledged.
	settleWithin = 15 * time.Second
	// nothingNew is how long the console may be silent about a fact before it is taken that it shows nothing of it.
	nothingNew = 300 * time.Millisecond
	// quiet is how long no screen changes when all have been served.
	quiet = 6 * time.Millisecond
)

// Settle waits until the console is as far as the last answer, all screens of one kind that look at the same place show
// the same, and none changes any more.
func (s *Stage) Settle(ctx context.Context) error {
	start := time.Now()
	for {
		late := s.late(start)
		if late == "" {
			return nil
		}
		if time.Since(start) > settleWithin {
			return fmt.Errorf("%v after the answer %s", settleWithin, late)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// late says which screen is still behind; "" when none is.
func (s *Stage) late(start time.Time) string {
	s.mu.Lock()
	mark := s.mark
	s.mu.Unlock()
	sums := map[string]uint64{}
	var newest time.Time
	for actor, c := range s.all() {
		now := c.state()
		if !now.on {
			continue
		}
		if now.last.IsZero() {
			return string(actor) + " shows nothing"
		}
		if actor == play.Console && now.seq < mark && time.Since(start) < nothingNew {
			return "the console is behind"
		}
		kind := c.as + " " + now.place
		if now.out {
			kind = "out of the room " + kind
		}
		if sum, known := sums[kind]; known && sum != now.sum {
			return "screens that look at " + kind + " show different things"
		}
		sums[kind] = now.sum
		if now.last.After(newest) {
			newest = now.last
		}
	}
	if time.Since(newest) < quiet {
		return "screens still change"
	}
	return ""
}

// LetOut waits until the screen of an actor has ended, and was told before that the day is over.
func (s *Stage) LetOut(ctx context.Context, actor play.Actor) error {
	c := s.all()[actor]
	if c == nil {
		return nil // it was never there
	}
	for until := time.Now().Add(settleWithin); c.state().on; {
		if time.Now().After(until) {
			return fmt.Errorf("%v after the day was closed the %s still looks on", settleWithin, actor)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
	if end := string(c.sections()["finish.end"]); !strings.Contains(end, `"closed":true`) {
		return fmt.Errorf("the %s was let out without a word: %s", actor, end)
	}
	return nil
}

// LastSeen is when the last screen changed.
func (s *Stage) LastSeen() time.Time {
	var newest time.Time
	for _, c := range s.all() {
		if now := c.state(); now.on && now.last.After(newest) {
			newest = now.last
		}
	}
	return newest
}

// See is what an actor sees when everything accepted is on their screen.
func (s *Stage) See(ctx context.Context, actor play.Actor) (play.Sections, error) {
	if line := s.lineOf(actor); line != nil { // the play waits for what it looks for
		return line.sections(), nil
	}
	c, err := s.screen(actor)
	if err != nil {
		return nil, err
	}
	if err := s.Settle(ctx); err != nil {
		return nil, err
	}
	return c.sections(), nil
}

// Agree holds what every screen shows, from everything that it was ever told, against what the server tells somebody
// who knows nothing yet. It names the first section in which they differ.
func (s *Stage) Agree(ctx context.Context) error {
	if err := s.Settle(ctx); err != nil {
		return err
	}
	all := s.all()
	actors := slices.Sorted(maps.Keys(all))
	wrong := make([]error, len(actors))
	var asking sync.WaitGroup
	for i, actor := range actors {
		asking.Go(func() { wrong[i] = agrees(ctx, actor, all[actor]) })
	}
	asking.Wait()
	for _, err := range wrong {
		if err != nil {
			return err
		}
	}
	return nil
}

func agrees(ctx context.Context, actor play.Actor, c *screen) error {
	now := c.state()
	if !now.on {
		return nil
	}
	fresh, err := c.afresh(ctx, now.place)
	if err != nil {
		return fmt.Errorf("what %s should see: %w", actor, err)
	}
	if key := differ(c.sections(), fresh); key != "" {
		return fmt.Errorf("%s shows another %s than somebody who comes now", actor, key)
	}
	return nil
}

// afresh asks for everything over the long poll, as a screen without a position.
func (c *screen) afresh(ctx context.Context, place string) (play.Sections, error) {
	var polled struct{ Messages []heard }
	path := "/meetings/" + c.meeting + "/poll?as=" + c.as
	fresh := newScreen(c.browser, c.meeting, c.as)
	for until := time.Now().Add(settleWithin); fresh.pos == "" && time.Now().Before(until); {
		if err := c.browser.post(ctx, path, object{"from": "", "place": place, "asks": []any{}}, &polled); err != nil {
			return nil, err
		}
		for _, m := range polled.Messages {
			fresh.take(m)
		}
	}
	return fresh.shown, nil
}

func differ(shown, fresh play.Sections) string {
	keys := slices.Concat(slices.Collect(maps.Keys(shown)), slices.Collect(maps.Keys(fresh)))
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if !strings.HasPrefix(key, "live.") && !same(shown[key], fresh[key]) {
			return key
		}
	}
	return ""
}

func same(a, b json.RawMessage) bool { return string(a) == string(b) }
