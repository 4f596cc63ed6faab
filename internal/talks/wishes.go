package talks

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// wishesWithin is how long taking away all wishes of a meeting may take.
const wishesWithin = 5 * time.Minute

// TablesFixed takes away what people answered about the tables of a meeting, beside it. rounds is how often they were fixed: each is heard of once,
// by each instance and after each start, and what is gone already stays so.
func (t *Talks) TablesFixed(m meeting.ID, rounds int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if rounds <= t.fixed[m] {
		return
	}
	t.fixed[m] = rounds
	t.telling.Go(func() {
		ctx, stop := context.WithTimeout(t.open, wishesWithin)
		defer stop()
		if err := t.endWishes(ctx, m); err != nil && t.open.Err() == nil {
			t.conf.Log.Warn("an answer about the tables is still there", "meeting", m, "error", err)
			t.mu.Lock()
			delete(t.fixed, m) // at the next change
			t.mu.Unlock()
		}
	})
}

// endWishes goes through all conversations: one that fails keeps no other.
func (t *Talks) endWishes(ctx context.Context, m meeting.ID) error {
	var failed error
	for stream, err := range t.conf.Store.Streams(ctx, prefix+string(m)+"/") {
		if err != nil {
			return errors.Join(failed, err)
		}
		_, p := partsOf(meeting.ID(strings.TrimPrefix(stream, prefix)))
		if err := t.endWish(ctx, m, p); err != nil && !errors.Is(err, ErrGone) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

func (t *Talks) endWish(ctx context.Context, m meeting.ID, p meeting.PersonID) error {
	room, err := t.Begun(ctx, m, p)
	if err != nil {
		return err
	}
	answer := room.Do(ctx, live.Ask{ID: meeting.CommandID(uuid.NewString()), By: meeting.Actor{Role: meeting.Facilitator, Person: "tables"}, Name: (*intake.EndWish)(nil).Intent(), Data: []byte("{}")})
	if answer.No != nil && answer.No.Code != meeting.NoChange {
		return answer.No
	}
	return nil
}
