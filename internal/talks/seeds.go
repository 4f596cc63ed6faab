package talks

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"

	"hoofdlijn/internal/intake"
	"hoofdlijn/internal/live"
	"hoofdlijn/internal/meeting"
)

// ErrLater says that a meeting takes no point now, and may soon.
var ErrLater = errors.New("talks: the meeting takes no point now")

// sowAgain is how long is waited before a meeting that said later is asked again.
const sowAgain = 5 * time.Second

// sow brings what was allowed of a conversation to the board, beside the conversation. While that is under way it is noted
// that there may be more.
func (t *Talks) sow(room meeting.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.conf.Seed == nil {
		return
	}
	if _, underWay := t.sowing[room]; underWay {
		t.sowing[room] = true
		return
	}
	t.sowing[room] = false
	t.telling.Go(func() {
		for t.sowAll(room) {
		}
	})
}

// sowAll says whether it has to be done once more.
func (t *Talks) sowAll(room meeting.ID) bool {
	ctx, stop := context.WithTimeout(t.open, tellWithin)
	defer stop()
	err := t.sowOnce(ctx, room)
	if errors.Is(err, ErrLater) {
		select {
		case <-time.After(sowAgain):
			return true
		case <-t.open.Done():
		}
	} else if err != nil && !errors.Is(err, ErrGone) && t.open.Err() == nil {
		t.conf.Log.Warn("a point that was allowed is not on the board yet", "error", err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if more := t.sowing[room]; more && err == nil {
		t.sowing[room] = false
		return true
	}
	delete(t.sowing, room) // after a failure: at the next change, or when the conversation is opened again
	return false
}

func (t *Talks) sowOnce(ctx context.Context, id meeting.ID) error {
	m, p := partsOf(id)
	room, err := t.Begun(ctx, m, p)
	if err != nil {
		return err
	}
	var seeds []intake.Seed
	if err := room.Read(ctx, func(l live.Life) { seeds = l.(*intake.Talk).Seeds() }); err != nil {
		return err
	}
	for _, one := range seeds {
		if err := t.sowPoint(ctx, room, m, one); err != nil {
			return err
		}
	}
	return nil
}

// sowPoint writes down in the conversation which card a point becomes before the meeting hears of it, so that what is cut
// short goes on with the same card. The id of the card is drawn here: it says nothing of the conversation.
func (t *Talks) sowPoint(ctx context.Context, room *live.Room, m meeting.ID, one intake.Seed) error {
	if one.Card == "" {
		one.Card = uuid.NewString()
		if no, err := settle(ctx, room, one, intake.IsGoing); err != nil || no {
			return err // what was allowed is allowed no more
		}
	}
	took, err := t.conf.Seed(ctx, m, one.Card, one.Theme, one.Text)
	if err != nil {
		return err
	}
	state := intake.CameLate
	if took {
		state = intake.IsPlaced
	}
	_, err = settle(ctx, room, one, state)
	return err
}

// settle writes down how far a point is; no says that the conversation has gone on.
func settle(ctx context.Context, room *live.Room, one intake.Seed, state intake.Offered) (no bool, err error) {
	do := &intake.PlacePoint{ID: one.ID, Card: one.Card, State: state}
	data, err := json.Marshal(do)
	if err != nil {
		return false, err
	}
	answer := room.Do(ctx, live.Ask{ID: meeting.CommandID(uuid.NewString()), By: meeting.Actor{Role: meeting.Facilitator, Person: "talks"}, Name: do.Intent(), Data: data})
	if answer.No == nil {
		return false, nil
	}
	if answer.No.Retry {
		return false, answer.No
	}
	return true, nil
}
