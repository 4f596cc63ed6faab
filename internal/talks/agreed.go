package talks

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/meeting"
)

const toldRow = "talk-told/"

// tellWithin is how long a meeting may take to hear of somebody who is prepared.
const tellWithin = 10 * time.Second

// telling is what a meeting is told of one conversation.
type telling struct {
	agreed int64      // the agreement that was told, or is being told
	turn   sync.Mutex // of two that were soon after each other the later one is told last
	row    sync.Mutex // what was told is written down, or forgotten
}

// tell tells the meeting of an agreement, beside the conversation: the meeting may be slow. What is told later on the day
// itself counts, so an agreement is told once, whatever is said in the conversation afterwards.
func (t *Talks) tell(room meeting.ID, is intake.Summary) {
	t.mu.Lock()
	defer t.mu.Unlock()
	one := t.told[room]
	if t.conf.Agreed == nil || one != nil && one.agreed == is.Agreed {
		return
	}
	if one == nil {
		one = &telling{}
		t.told[room] = one
	}
	one.agreed = is.Agreed
	t.telling.Go(func() {
		one.turn.Lock()
		defer one.turn.Unlock()
		if err := t.tellOnce(room, one, is); err != nil {
			t.conf.Log.Warn("the meeting does not know yet of somebody who is prepared", "error", err)
			t.mu.Lock()
			if t.told[room] == one && one.agreed == is.Agreed {
				one.agreed = 0 // at the next change
			}
			t.mu.Unlock()
		}
	})
}

// tellOnce tells nothing of what was agreed with anew meanwhile, or is forgotten.
func (t *Talks) tellOnce(room meeting.ID, one *telling, is intake.Summary) error {
	if t.outdated(room, one, is) {
		return nil
	}
	ctx, stop := context.WithTimeout(context.Background(), tellWithin)
	defer stop()
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
	one.row.Lock()
	defer one.row.Unlock()
	if t.outdated(room, one, is) {
		return nil
	}
	return t.conf.Rows.Put(ctx, toldRow+string(room), []byte(at), time.Time{})
}

func (t *Talks) outdated(room meeting.ID, one *telling, is intake.Summary) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.erasing[room] || t.told[room] != one || one.agreed != is.Agreed
}

// forgetTold takes away what was told of a conversation, so that no row of it comes back: what is being told just now writes none.
func (t *Talks) forgetTold(ctx context.Context, room meeting.ID) error {
	t.mu.Lock()
	one := t.told[room]
	delete(t.told, room)
	t.mu.Unlock()
	if one != nil {
		one.row.Lock()
		defer one.row.Unlock()
	}
	return t.conf.Rows.Delete(ctx, toldRow+string(room))
}
