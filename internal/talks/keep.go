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
	// Afterwards is of how many people it was forgotten too how they could be asked afterwards how it goes.
	Afterwards int `json:"afterwards,omitempty"`
}

const endedRow = "talk-ended/"

// Until is how long the conversations of a meeting are kept.
func (t *Talks) Until(ctx context.Context, m door.Meeting) (time.Time, error) {
	setup, err := t.Setup(ctx, m, "")
	return m.Closes.AddDate(0, 0, setup.KeepDays), err
}

// LettersUntil is how long the letter of a conversation may work: as long as something may be taken back with it. It ends
// with the conversation for who is not to be asked anything afterwards.
func (t *Talks) LettersUntil(ctx context.Context, m door.Meeting) (time.Time, error) {
	talk, err := t.Until(ctx, m)
	if err != nil {
		return talk, err
	}
	after, err := t.AfterUntil(ctx, m)
	if after.After(talk) {
		talk = after
	}
	return talk, err
}

// Expire forgets the conversations of every meeting whose time is over, and writes down that it did; and it finishes what was
// being forgotten and failed. What fails now is tried again at the next call.
func (t *Talks) Expire(ctx context.Context, all []door.Meeting) error {
	failed := t.Finish(ctx)
	for _, m := range all {
		until, err := t.Until(ctx, m)
		if err == nil && !t.conf.Now().Before(until) {
			err = t.expire(ctx, m, until)
		}
		if err = errors.Join(err, t.expireAfter(ctx, m)); err != nil {
			failed = errors.Join(failed, fmt.Errorf("meeting %s: %w", m.ID, err))
		}
	}
	return failed
}

// unreadable is how long a conversation whose time is over, and that cannot be read, waits for somebody to mend it. Then it is
// forgotten without what was to be kept of it.
const unreadable = 24 * time.Hour

func (t *Talks) expire(ctx context.Context, m door.Meeting, until time.Time) error {
	var rooms []meeting.ID
	for stream, err := range t.conf.Store.Streams(ctx, prefix+string(m.ID)+"/") {
		if err != nil {
			return err
		}
		rooms = append(rooms, meeting.ID(strings.TrimPrefix(stream, prefix)))
	}
	var failed error
	for _, room := range rooms { // one that fails keeps no other
		_, p := partsOf(room)
		r, err := t.EraseAndKeep(ctx, m, p)
		if err != nil && !errors.Is(err, ErrGone) && !t.conf.Now().Before(until.Add(unreadable)) {
			r, err = t.erase(ctx, m.ID, p, time.Time{})
		}
		if err == nil {
			err = t.noteEnded(ctx, m.ID, r)
		}
		if err != nil && !errors.Is(err, ErrGone) { // somebody was sooner
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// noteEnded adds one to what was forgotten of a meeting.
func (t *Talks) noteEnded(ctx context.Context, m meeting.ID, r Receipt) error {
	return t.changeEnded(ctx, m, func(is *Ended) { is.Talks, is.Pieces = is.Talks+1, is.Pieces+r.Pieces })
}

func (t *Talks) changeEnded(ctx context.Context, m meeting.ID, change func(*Ended)) error {
	return t.conf.Rows.Change(ctx, endedRow+string(m), func(old []byte) ([]byte, time.Time, error) {
		var is Ended
		if old != nil {
			if err := json.Unmarshal(old, &is); err != nil {
				return nil, time.Time{}, err
			}
		}
		is.Day = t.conf.Now().Format(time.DateOnly)
		change(&is)
		raw, err := json.Marshal(is)
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
