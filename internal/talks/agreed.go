package talks

import (
	"context"
	"errors"
	"strconv"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/meeting"
)

const toldRow = "talk-told/"

// tellWithin is how long a meeting may take to hear of somebody who is prepared.
const tellWithin = 10 * time.Second

// tell tells the meeting of an agreement, beside the conversation: the meeting may be slow. What is told later on the day
// itself counts, so an agreement is told once, whatever is said in the conversation afterwards.
func (t *Talks) tell(room meeting.ID, is intake.Summary) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.conf.Agreed == nil || t.told[room] == is.Agreed {
		return
	}
	t.told[room] = is.Agreed
	t.telling.Go(func() {
		ctx, stop := context.WithTimeout(context.Background(), tellWithin)
		defer stop()
		if err := t.tellOnce(ctx, room, is); err != nil {
			t.conf.Log.Warn("the meeting does not know yet of somebody who is prepared", "error", err)
			t.mu.Lock()
			delete(t.told, room) // at the next change
			t.mu.Unlock()
		}
	})
}

func (t *Talks) tellOnce(ctx context.Context, room meeting.ID, is intake.Summary) error {
	at := strconv.FormatInt(is.Agreed, 10)
	was, err := t.conf.Rows.Get(ctx, toldRow+string(room))
	if err != nil && !errors.Is(err, door.ErrNone) {
		return err
	}
	if string(was) == at {
		return nil
	}
	m, _ := partsOf(room)
	if err := t.conf.Agreed(ctx, m, is); err != nil {
		return err
	}
	return t.conf.Rows.Put(ctx, toldRow+string(room), []byte(at), time.Time{})
}
