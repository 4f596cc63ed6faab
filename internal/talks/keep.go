package talks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"hoofdlijn/internal/door"
	"hoofdlijn/internal/meeting"
)

// Ended is that the conversations of a meeting were forgotten because their time was over: on which day, how many, and of how
// many pieces.
type Ended struct {
	Day    string `json:"day"`
	Talks  int    `json:"talks"`
	Pieces int    `json:"pieces"`
}

const endedRow = "talk-ended/"

// Until is how long the conversations of a meeting are kept.
func (t *Talks) Until(ctx context.Context, m door.Meeting) (time.Time, error) {
	setup, err := t.Setup(ctx, m, "")
	return m.Closes.AddDate(0, 0, setup.KeepDays), err
}

// Expire forgets the conversations of every meeting whose time is over, and writes down that it did. What fails is tried
// again at the next call.
func (t *Talks) Expire(ctx context.Context, all []door.Meeting) error {
	var failed error
	for _, m := range all {
		until, err := t.Until(ctx, m)
		if err == nil && !t.conf.Now().Before(until) {
			err = t.expire(ctx, m.ID)
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("meeting %s: %w", m.ID, err))
		}
	}
	return failed
}

func (t *Talks) expire(ctx context.Context, m meeting.ID) error {
	var rooms []meeting.ID
	for stream, err := range t.conf.Store.Streams(ctx, prefix+string(m)+"/") {
		if err != nil {
			return err
		}
		rooms = append(rooms, meeting.ID(strings.TrimPrefix(stream, prefix)))
	}
	for _, room := range rooms {
		_, p := partsOf(room)
		r, err := t.Erase(ctx, m, p)
		if errors.Is(err, ErrGone) { // somebody was sooner
			continue
		}
		if err != nil {
			return err
		}
		if err := t.noteEnded(ctx, m, r); err != nil {
			return err
		}
	}
	return nil
}

// noteEnded adds one to what was forgotten of a meeting.
func (t *Talks) noteEnded(ctx context.Context, m meeting.ID, r Receipt) error {
	return t.conf.Rows.Change(ctx, endedRow+string(m), func(old []byte) ([]byte, time.Time, error) {
		var is Ended
		if old != nil {
			if err := json.Unmarshal(old, &is); err != nil {
				return nil, time.Time{}, err
			}
		}
		raw, err := json.Marshal(Ended{r.Day, is.Talks + 1, is.Pieces + r.Pieces})
		return raw, time.Time{}, err
	})
}

// Ended is what was forgotten of a meeting because its time was over; nil as long as nothing was.
func (t *Talks) Ended(ctx context.Context, m meeting.ID) (*Ended, error) {
	raw, err := t.conf.Rows.Get(ctx, endedRow+string(m))
	if errors.Is(err, door.ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var is Ended
	return &is, json.Unmarshal(raw, &is)
}
